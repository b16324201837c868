#include "vision/threshold_proposal.h"

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

constexpr double doubt = 0.05;
constexpr int highestBin = 60;

/// The chance of at most `hits` in `trials` at that rate.
double atMost(std::uint64_t hits, std::uint64_t trials, double rate)
{
    const auto n = static_cast<double>(trials);
    double chance = 0.0;
    for (std::uint64_t i = 0; i <= hits; ++i) {
        const auto k = static_cast<double>(i);
        chance += std::exp(std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1)
                           + k * std::log(rate) + (n - k) * std::log1p(-rate));
    }
    return chance;
}

std::optional<ThresholdProposal> propose(const NearestHistogram& histogram, double falseRate)
{
    const std::uint64_t searches = histogram.total();
    std::optional<ThresholdProposal> best;
    for (int bin = 1; bin <= highestBin; ++bin) {
        const double edge = bin * NearestHistogram::binWidth;
        const std::uint64_t below = histogram.below(edge);
        // The bound is never under the share itself; most bins need no more than that.
        if (static_cast<double>(below) > falseRate * static_cast<double>(searches))
            break;
        const double bound = upperRate(below, searches);
        if (bound > falseRate)
            break;
        best = ThresholdProposal{edge, below, bound};
    }
    return best;
}

}

double upperRate(std::uint64_t hits, std::uint64_t trials)
{
    if (hits >= trials)
        return 1.0;
    double low = static_cast<double>(hits) / static_cast<double>(trials);
    double high = 1.0;
    for (int i = 0; i < 60; ++i) {
        const double middle = (low + high) / 2;
        (atMost(hits, trials, middle) > doubt ? low : high) = middle;
    }
    return high;
}

Calibration calibrate(const NearestHistogram& histogram, double falseRate)
{
    const auto needed = static_cast<std::uint64_t>(std::ceil(std::log(doubt) / std::log1p(-falseRate)));
    return {histogram.total(), needed, propose(histogram, falseRate), propose(histogram, 10 * falseRate)};
}

}
