#pragma once

#include <cstdint>
#include <span>

#include <opencv2/core.hpp>

namespace luot::vision::testing {

/// A picture with transparency that can be drawn warped.
class Texture {
public:
    Texture() = default;
    /// Requires: CV_8UC3 and CV_8U of one size. Around it nothing is drawn.
    Texture(const cv::Mat& colour, const cv::Mat& alpha);

    cv::Size size() const { return m_pixels.size(); }
    /// Half as large.
    Texture smaller() const;

    /// Draws into `roi` of the frame. `nodes` (CV_32FC2, a node each `step` pixels from the region's first
    /// one, one more than there are steps in both directions) says which place of this texture is seen
    /// there; between nodes it goes linearly.
    void draw(const cv::Mat& nodes, cv::Rect roi, int step, cv::Mat& frame) const;

    /// CV_8U, for each square of `square` pixels, 1 where anything is within `reach` pixels of it.
    cv::Mat nearby(double reach) const;
    static constexpr int square = 16;

    /// 0 to 255; 0 outside.
    int alphaAt(double x, double y) const;

private:
    enum class Cover : std::uint8_t { Nothing, Partly, Wholly };

    explicit Texture(cv::Mat premultiplied);

    Cover coverOf(cv::Rect2f area) const;

    cv::Mat m_pixels; ///< CV_16UC4, blue, green, red times alpha, alpha, 0 to 255; an empty pixel around
    cv::Mat m_cover; ///< CV_8U, the Cover of each square of pixels
};

}
