#pragma once

#include <algorithm>

namespace luot::vision::testing {

/// The straightest way of a hand or a head from 0 to 1 (Flash and Hogan 1985).
inline double minimumJerk(double t)
{
    const double x = std::clamp(t, 0.0, 1.0);
    return x * x * x * (10.0 - 15.0 * x + 6.0 * x * x);
}

}
