#include "vision/src/picture_view.h"

namespace luot::vision {

cv::Mat viewOf(const Picture& picture)
{
    // OpenCV has no matrix of const pixels; nobody writes through this one.
    return cv::Mat(picture.height(), picture.width(), CV_8UC3,
                   const_cast<std::uint8_t*>(picture.bgr().data()));
}

Picture pictureFrom(const cv::Mat& bgr)
{
    const cv::Mat whole = bgr.isContinuous() ? bgr : bgr.clone();
    const std::size_t size = whole.total() * whole.elemSize();
    return {whole.cols, whole.rows, std::vector<std::uint8_t>{whole.data, whole.data + size}};
}

}
