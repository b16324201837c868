#pragma once

#include "vision/sighting.h"

#include <optional>

#include <opencv2/core.hpp>

namespace luot::vision {

/// The small mirror picture: a square around the person that follows without trembling.
///
/// Thread: an object belongs to one thread.
class MirrorView {
public:
    Picture show(const cv::Mat& frame, const std::optional<Face>& person);

private:
    struct Square {
        double x = 0.0;
        double y = 0.0;
        double side = 0.0;
    };

    std::optional<Square> m_square;
};

}
