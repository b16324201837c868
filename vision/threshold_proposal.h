#pragma once

#include "vision/nearest_histogram.h"

#include <optional>

namespace luot::vision {

/// A threshold that a centre's own figures carry.
struct ThresholdProposal {
    double threshold = 0.0; ///< the largest multiple of 0.01 whose bound is under the wanted rate
    std::uint64_t below = 0; ///< searches whose nearest other face was nearer than that
    double bound = 0.0; ///< of the rate of such searches: 95 %, one-sided, Clopper and Pearson 1934
};

struct Calibration {
    std::uint64_t searches = 0;
    std::uint64_t needed = 0; ///< searches without which no threshold can be proposed at that rate
    std::optional<ThresholdProposal> same; ///< "you already have a number", at the wanted rate; none: too few
    std::optional<ThresholdProposal> ask; ///< the question, at ten times that rate
};

/// The upper end of the one-sided 95 % interval for a rate, of which `hits` of `trials` were seen; with no
/// hit, about 3 / trials. Requires: hits ≤ trials. Ensures: 1 without trials.
double upperRate(std::uint64_t hits, std::uint64_t trials);

/// Requires: `falseRate` above 0 and below 0.1. No threshold above 0.60 is proposed, where dlib's own ends.
Calibration calibrate(const NearestHistogram& histogram, double falseRate);

}
