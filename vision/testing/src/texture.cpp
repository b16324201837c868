#include "vision/testing/src/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace luot::vision::testing {

namespace {

constexpr int square = 16;
constexpr std::uint32_t evenBytes = 0x00FF00FF;
constexpr std::uint32_t halves = 0x00800080;

/// Two bytes at a time, in the halves of a word: a × (256 − t) + b × t.
std::uint32_t mixed(std::uint32_t a, std::uint32_t b, std::uint32_t t)
{
    return ((a * (256 - t) + b * t + halves) >> 8) & evenBytes;
}

std::uint32_t load(const std::uint8_t* pixel)
{
    std::uint32_t value = 0;
    std::memcpy(&value, pixel, sizeof value);
    return value;
}

/// Blends the texture's place (x, y), in 1/65536 pixels, over one pixel of the frame.
void blend(const cv::Mat& texture, int x, int y, std::uint8_t* to)
{
    const int column = std::clamp(x >> 16, 0, texture.cols - 2);
    const int row = std::clamp(y >> 16, 0, texture.rows - 2);
    const std::uint8_t* upper = texture.ptr<std::uint8_t>(row) + 4 * column;
    const std::uint8_t* lower = upper + texture.step[0];
    const std::uint32_t p00 = load(upper);
    const std::uint32_t p01 = load(upper + 4);
    const std::uint32_t p10 = load(lower);
    const std::uint32_t p11 = load(lower + 4);
    if ((p00 | p01 | p10 | p11) == 0)
        return;
    const auto fx = static_cast<std::uint32_t>(std::clamp(x - (column << 16), 0, 65535) >> 8);
    const auto fy = static_cast<std::uint32_t>(std::clamp(y - (row << 16), 0, 65535) >> 8);
    const std::uint32_t even
        = mixed(mixed(p00 & evenBytes, p01 & evenBytes, fx), mixed(p10 & evenBytes, p11 & evenBytes, fx), fy);
    const std::uint32_t odd = mixed(mixed((p00 >> 8) & evenBytes, (p01 >> 8) & evenBytes, fx),
                                    mixed((p10 >> 8) & evenBytes, (p11 >> 8) & evenBytes, fx), fy);
    const std::uint32_t through = 255 - (odd >> 16);
    const auto over = [&](std::uint32_t mine, std::uint8_t& below) {
        below = static_cast<std::uint8_t>(std::min(255U, mine + (below * through + 127) / 255));
    };
    over(even & 0xFF, to[0]);
    over(odd & 0xFF, to[1]);
    over(even >> 16, to[2]);
}

}

Texture::Texture(const cv::Mat& colour, const cv::Mat& alpha)
    : Texture{[&] {
        cv::Mat pixels(colour.rows, colour.cols, CV_8UC4);
        for (int row = 0; row < colour.rows; ++row) {
            const auto* from = colour.ptr<cv::Vec3b>(row);
            const auto* a = alpha.ptr<std::uint8_t>(row);
            auto* to = pixels.ptr<cv::Vec4b>(row);
            for (int i = 0; i < colour.cols; ++i) {
                for (int channel = 0; channel < 3; ++channel)
                    to[i][channel] = static_cast<std::uint8_t>((from[i][channel] * a[i] + 127) / 255);
                to[i][3] = a[i];
            }
        }
        return pixels;
    }()}
{
}

Texture::Texture(cv::Mat premultiplied)
    : m_pixels{std::move(premultiplied)}
{
    m_pixels.row(0).setTo(cv::Scalar::all(0));
    m_pixels.row(m_pixels.rows - 1).setTo(cv::Scalar::all(0));
    m_pixels.col(0).setTo(cv::Scalar::all(0));
    m_pixels.col(m_pixels.cols - 1).setTo(cv::Scalar::all(0));
    m_occupied
        = cv::Mat((m_pixels.rows - 1) / square + 1, (m_pixels.cols - 1) / square + 1, CV_8U, cv::Scalar(0));
    for (int row = 0; row < m_pixels.rows; ++row) {
        const auto* pixels = m_pixels.ptr<cv::Vec4b>(row);
        auto* occupied = m_occupied.ptr<std::uint8_t>(row / square);
        for (int column = 0; column < m_pixels.cols; ++column) {
            if (pixels[column][3] != 0)
                occupied[column / square] = 1;
        }
    }
}

Texture Texture::smaller() const
{
    cv::Mat half;
    cv::resize(m_pixels, half, {}, 0.5, 0.5, cv::INTER_AREA);
    return Texture{half};
}

bool Texture::anythingIn(float left, float top, float right, float bottom) const
{
    const auto block = [](float at, int blocks) {
        return std::clamp(static_cast<int>(std::floor(at)) / square, 0, blocks - 1);
    };
    if (right < 0 || bottom < 0 || left > static_cast<float>(m_pixels.cols)
        || top > static_cast<float>(m_pixels.rows))
        return false;
    const int lastColumn = block(right + 1, m_occupied.cols);
    const int lastRow = block(bottom + 1, m_occupied.rows);
    for (int row = block(top, m_occupied.rows); row <= lastRow; ++row) {
        for (int column = block(left, m_occupied.cols); column <= lastColumn; ++column) {
            if (m_occupied.at<std::uint8_t>(row, column) != 0)
                return true;
        }
    }
    return false;
}

void Texture::draw(const cv::Mat& nodes, cv::Rect roi, int step, cv::Mat& frame) const
{
    constexpr float one = 65536.0F;
    for (int nodeRow = 0; nodeRow + 1 < nodes.rows; ++nodeRow) {
        const auto* upper = nodes.ptr<cv::Vec2f>(nodeRow);
        const auto* lower = nodes.ptr<cv::Vec2f>(nodeRow + 1);
        const int top = nodeRow * step;
        const int rows = std::min(step, roi.height - top);
        for (int column = 0; column + 1 < nodes.cols; ++column) {
            const cv::Vec2f& a = upper[column];
            const cv::Vec2f& b = upper[column + 1];
            const cv::Vec2f& c = lower[column];
            const cv::Vec2f& d = lower[column + 1];
            const auto [left, right] = std::minmax({a[0], b[0], c[0], d[0]});
            const auto [above, below] = std::minmax({a[1], b[1], c[1], d[1]});
            if (!anythingIn(left, above, right, below))
                continue;
            const int first = column * step;
            const int columns = std::min(step, roi.width - first);
            for (int row = 0; row < rows; ++row) {
                const float t = static_cast<float>(row) / static_cast<float>(step);
                const cv::Vec2f from = (a + (c - a) * t) * one;
                const cv::Vec2f along = ((b + (d - b) * t) * one - from) / static_cast<float>(step);
                auto x = static_cast<int>(from[0]);
                auto y = static_cast<int>(from[1]);
                const auto dx = static_cast<int>(along[0]);
                const auto dy = static_cast<int>(along[1]);
                auto* to = frame.ptr<std::uint8_t>(roi.y + top + row) + 3 * (roi.x + first);
                for (int i = 0; i < columns; ++i, to += 3, x += dx, y += dy)
                    blend(m_pixels, x, y, to);
            }
        }
    }
}

int Texture::alphaAt(double x, double y) const
{
    const int column = static_cast<int>(std::lround(x));
    const int row = static_cast<int>(std::lround(y));
    if (column < 0 || row < 0 || column >= m_pixels.cols || row >= m_pixels.rows)
        return 0;
    return m_pixels.at<cv::Vec4b>(row, column)[3];
}

}
