#pragma once

#include "vision/testing/likeness.h"

#include <cmath>
#include <numbers>

namespace luot::vision::testing {

/// A sine of that many hertz; people differ by their phase, and the movements of one by `shift`.
inline double wave(double seconds, double hertz, double phase, double shift)
{
    return std::sin(2.0 * std::numbers::pi * hertz * seconds + phase * shift);
}

/// A head that is held still sways slowly and trembles at some hertz: that, added to a view.
inline HeadView unrestful(HeadView view, double seconds, double phase, double factor = 1.0)
{
    const auto swing
        = [&](double hertz, double shift) { return factor * wave(seconds, hertz, phase, shift); };
    view.pose.yaw += 0.25 * swing(0.37, 1.0) + 0.12 * swing(4.3, 2.0);
    view.pose.pitch += 0.22 * swing(0.29, 3.0) + 0.10 * swing(3.7, 1.5);
    view.x += 3.0 * swing(0.23, 2.5);
    view.y += 1.5 * swing(0.31, 0.5);
    return view;
}

}
