#include "vision/src/mirror_view.h"

#include "vision/src/picture_view.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>

namespace luot::vision {

Picture MirrorView::show(const cv::Mat& frame, const std::optional<Face>& person)
{
    constexpr int mirrorSide = 288;
    constexpr double sideInFaces = 2.1;
    constexpr double share = 0.15; ///< of the way to the person, each frame

    const double longest = std::min(frame.cols, frame.rows);
    Square wanted{frame.cols / 2.0, frame.rows / 2.0, longest};
    if (person)
        wanted = {person->box.left + person->box.width / 2, person->box.top + 0.45 * person->box.height,
                  std::clamp(sideInFaces * person->box.width, 1.0, longest)};
    if (!m_square)
        m_square = wanted;
    m_square->x = std::lerp(m_square->x, wanted.x, share);
    m_square->y = std::lerp(m_square->y, wanted.y, share);
    m_square->side = std::min(std::lerp(m_square->side, wanted.side, share), longest);

    const double side = m_square->side;
    const double left = std::clamp(m_square->x - side / 2, 0.0, frame.cols - side);
    const double top = std::clamp(m_square->y - side / 2, 0.0, frame.rows - side);
    const double step = side / mirrorSide;
    const cv::Matx23d flipped{-step, 0.0, left + side - step / 2 - 0.5, 0.0, step, top + step / 2 - 0.5};
    cv::Mat mirror;
    cv::warpAffine(frame, mirror, flipped, {mirrorSide, mirrorSide}, cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    return pictureFrom(mirror);
}

}
