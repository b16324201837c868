#include "benchmarks/figure.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iomanip>
#include <iostream>

namespace luot::benchmarks {

bool Figure::reached() const
{
    if (!goal)
        return true;
    return better == Better::Lower ? value <= *goal : value >= *goal;
}

void Report::add(Figure figure)
{
    std::cout << "  " << std::left << std::setw(34) << figure.name << std::right << std::fixed
              << std::setprecision(3) << std::setw(12) << figure.value << ' ' << std::left << std::setw(6)
              << figure.unit;
    if (figure.goal) {
        std::cout << (figure.better == Better::Lower ? "  goal ≤ " : "  goal ≥ ") << std::setprecision(3)
                  << *figure.goal << (figure.reached() ? "  reached" : "  MISSED");
    } else {
        std::cout << "  baseline";
    }
    std::cout << "  (n = " << figure.n << ')' << std::endl;
    m_figures.push_back(std::move(figure));
}

bool Report::write(const std::filesystem::path& file) const
{
    std::ofstream stream{file};
    for (const Figure& figure : m_figures) {
        nlohmann::ordered_json line{
            {"set", figure.set}, {"name", figure.name}, {"value", figure.value}, {"unit", figure.unit}};
        line["goal"] = figure.goal ? nlohmann::ordered_json(*figure.goal) : nlohmann::ordered_json(nullptr);
        line["better"] = figure.better == Better::Lower ? "lower" : "higher";
        line["n"] = figure.n;
        stream << line.dump() << '\n';
    }
    stream.flush();
    return stream.good();
}

double quantile(std::vector<double> values, double q)
{
    const auto rank = static_cast<std::size_t>(std::ceil(q * static_cast<double>(values.size())));
    const std::size_t index = std::clamp<std::size_t>(rank, 1, values.size()) - 1;
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(index), values.end());
    return values[index];
}

}
