#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace luot::benchmarks {

enum class Better { Lower, Higher };

/// One measured figure of one run. Shares are fractions; sizes KiB or MiB, times ms or s, as the name ends.
struct Figure {
    std::string set;
    std::string name;
    double value = 0.0;
    std::string unit;
    std::optional<double> goal; ///< none: a baseline, given for comparison
    Better better = Better::Lower;
    int n = 1; ///< how many measurements stand behind it

    bool reached() const;
};

/// What was measured so far, printed as it comes and kept for a file.
class Report {
public:
    void add(Figure figure);
    const std::vector<Figure>& figures() const { return m_figures; }
    /// One line of JSON a figure. False: the file could not be written.
    bool write(const std::filesystem::path& file) const;

private:
    std::vector<Figure> m_figures;
};

/// The value below which a share `q` (0..1) of the values lies; nearest rank. Requires: not empty.
double quantile(std::vector<double> values, double q);

}
