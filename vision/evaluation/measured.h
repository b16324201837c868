#pragma once

#include <optional>
#include <string>
#include <vector>

namespace luot::vision::evaluation {

/// Between which the true value lies with 95 %.
struct Bounds {
    double lower = 0.0;
    double upper = 0.0;
};

/// Of a share, `hits` out of `n`: Wilson's score interval (Wilson 1927); for none out of n its upper end is
/// close to the rule of three. Requires: `n` above zero.
Bounds shareBounds(int hits, int n);

/// Of the mean of groups that are alike within (clips, people): Student's t on the groups' means is taken as
/// normal from about ten groups on. One group gives no bounds but the value.
Bounds meanBounds(const std::vector<double>& groupMeans);

/// Of a quantile: order statistics with the normal approximation of the binomial (Conover 1999, 3.2).
/// Requires: not empty.
Bounds quantileBounds(std::vector<double> values, double share);

/// The value below which that share of the values lies; nearest rank. Requires: not empty.
double quantile(std::vector<double> values, double share);

double mean(const std::vector<double>& values);

enum class Goal { AtMost, AtLeast };

/// One figure, with what it was measured on and everything a reader needs to judge it.
struct Measured {
    std::string name; ///< as the line of `./luot bench vision`
    std::string what; ///< in words
    double value = 0.0;
    Bounds bounds;
    std::string unit; ///< "" is a share or a plain number
    int n = 0;
    std::string of; ///< what is counted by n, and on whom
    double goal = 0.0;
    Goal better = Goal::AtMost;
    std::vector<double> samples = {}; ///< for the plot: every single value, in the unit of `axis`
    std::string axis = {};

    bool reached() const;
};

}
