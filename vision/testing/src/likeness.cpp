#include "vision/testing/likeness.h"

#include <cmath>

namespace luot::vision::testing {

HeadView between(const HeadView& from, const HeadView& to, double share)
{
    return {{std::lerp(from.pose.yaw, to.pose.yaw, share), std::lerp(from.pose.pitch, to.pose.pitch, share)},
            std::lerp(from.eyeDistancePx, to.eyeDistancePx, share),
            std::lerp(from.x, to.x, share),
            std::lerp(from.y, to.y, share),
            std::lerp(from.roll, to.roll, share)};
}

}
