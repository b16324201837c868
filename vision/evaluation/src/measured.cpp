#include "vision/evaluation/measured.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace luot::vision::evaluation {

namespace {

constexpr double normal95 = 1.959964;

}

Bounds shareBounds(int hits, int n)
{
    const double trials = n;
    const double share = hits / trials;
    const double squared = normal95 * normal95;
    const double middle = (share + squared / (2 * trials)) / (1 + squared / trials);
    const double half = normal95 / (1 + squared / trials)
        * std::sqrt(share * (1 - share) / trials + squared / (4 * trials * trials));
    return {hits == 0 ? 0.0 : std::max(0.0, middle - half), hits == n ? 1.0 : std::min(1.0, middle + half)};
}

double mean(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0)
        / static_cast<double>(std::max<std::size_t>(values.size(), 1));
}

Bounds meanBounds(const std::vector<double>& groupMeans)
{
    const double middle = mean(groupMeans);
    if (groupMeans.size() < 2)
        return {middle, middle};
    double squares = 0.0;
    for (const double value : groupMeans)
        squares += (value - middle) * (value - middle);
    const auto n = static_cast<double>(groupMeans.size());
    const double half = normal95 * std::sqrt(squares / (n - 1) / n);
    return {middle - half, middle + half};
}

double quantile(std::vector<double> values, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    const auto at
        = values.begin() + static_cast<std::ptrdiff_t>(std::clamp<std::size_t>(rank, 1, values.size()) - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

Bounds quantileBounds(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    const auto n = static_cast<double>(values.size());
    const double half = normal95 * std::sqrt(n * share * (1 - share));
    const auto at
        = [&](double rank) { return values.at(static_cast<std::size_t>(std::clamp(rank, 1.0, n)) - 1); };
    return {at(std::floor(n * share - half)), at(std::ceil(n * share + half))};
}

bool Measured::reached() const { return better == Goal::AtMost ? value <= goal : value >= goal; }

}
