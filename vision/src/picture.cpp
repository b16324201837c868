#include "vision/picture.h"

namespace luot::vision {

Picture::Picture(int width, int height, std::vector<std::uint8_t> bgr)
{
    if (width <= 0 || height <= 0
        || bgr.size() != static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 3)
        return;
    m_width = width;
    m_height = height;
    m_bgr = std::make_shared<const std::vector<std::uint8_t>>(std::move(bgr));
}

std::span<const std::uint8_t> Picture::bgr() const
{
    return m_bgr ? std::span<const std::uint8_t>{*m_bgr} : std::span<const std::uint8_t>{};
}

}
