#pragma once

#include "base/result.h"

#include <array>
#include <cstdint>
#include <filesystem>

namespace luot::vision {

/// How near the nearest face of the same field in the last ten minutes was, counted over a centre's visits:
/// what its thresholds are calibrated with. Counts only: no template, no person, no time of day.
///
/// Thread: an object belongs to one thread.
class NearestHistogram {
public:
    static constexpr double binWidth = 0.01;
    static constexpr std::size_t binCount = 150; ///< the last one holds everything beyond

    /// One search's distance to the nearest face of another visit. Negative and non-finite ones are ignored.
    void add(double distance);
    void merge(const NearestHistogram& other);

    std::uint64_t total() const;
    /// Of the distances in bins that begin below `edge`.
    std::uint64_t below(double edge) const;
    const std::array<std::uint64_t, binCount>& bins() const { return m_bins; }

    /// Errors: a sentence that names the file, for a missing and for a damaged one.
    static Result<NearestHistogram> load(const std::filesystem::path& file);
    /// The old file stays whole until the new one is on the disk.
    Result<> save(const std::filesystem::path& file) const;

    friend bool operator==(const NearestHistogram&, const NearestHistogram&) = default;

private:
    std::array<std::uint64_t, binCount> m_bins{};
};

}
