#include "vision/testing/src/texture.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace luot::vision::testing {

namespace {

constexpr std::uint64_t lanes = 0x00FF00FF00FF00FF;
constexpr std::uint64_t halves = 0x0080008000800080;

// The loops over pixels live from these being inlined, which -O2 does not do by itself.

/// Four channels at a time, in the quarters of a word: a × (256 − t) + b × t.
[[gnu::always_inline]] inline std::uint64_t mixed(std::uint64_t a, std::uint64_t b, std::uint64_t t)
{
    return ((a * (256 - t) + b * t + halves) >> 8) & lanes;
}

[[gnu::always_inline]] inline std::uint64_t load(const std::uint8_t* pixel)
{
    std::uint64_t value = 0;
    std::memcpy(&value, pixel, sizeof value);
    return value;
}

/// The texture at (x, y), in 1/65536 pixels. Requires: the pixel there and the next ones are inside.
[[gnu::always_inline]] inline std::uint64_t sample(const std::uint8_t* pixels, std::size_t bytesPerRow, int x,
                                                   int y)
{
    const std::uint8_t* upper
        = pixels + static_cast<std::size_t>(y >> 16) * bytesPerRow + 8 * static_cast<std::size_t>(x >> 16);
    const std::uint8_t* lower = upper + bytesPerRow;
    const auto fx = static_cast<std::uint64_t>((x >> 8) & 0xFF);
    const auto fy = static_cast<std::uint64_t>((y >> 8) & 0xFF);
    return mixed(mixed(load(upper), load(upper + 8), fx), mixed(load(lower), load(lower + 8), fx), fy);
}

[[gnu::always_inline]] inline void put(std::uint64_t pixel, std::uint8_t* to)
{
    to[0] = static_cast<std::uint8_t>(pixel);
    to[1] = static_cast<std::uint8_t>(pixel >> 16);
    to[2] = static_cast<std::uint8_t>(pixel >> 32);
}

/// What is below shines through by 255 − alpha. No colour is above its alpha, so no sum is above 255.
[[gnu::always_inline]] inline void blend(std::uint64_t pixel, std::uint8_t* to)
{
    const std::uint64_t below
        = to[0] | static_cast<std::uint64_t>(to[1]) << 16 | static_cast<std::uint64_t>(to[2]) << 32;
    const std::uint64_t product = below * (255 - (pixel >> 48)) + halves;
    put(pixel + (((product + ((product >> 8) & lanes)) >> 8) & lanes), to);
}

cv::Mat premultiplied(const cv::Mat& colour, const cv::Mat& alpha)
{
    cv::Mat pixels(colour.size(), CV_16UC4);
    for (int row = 0; row < colour.rows; ++row) {
        const auto* from = colour.ptr<cv::Vec3b>(row);
        const auto* a = alpha.ptr<std::uint8_t>(row);
        auto* to = pixels.ptr<cv::Vec4w>(row);
        for (int i = 0; i < colour.cols; ++i) {
            for (int channel = 0; channel < 3; ++channel)
                to[i][channel] = static_cast<std::uint16_t>((from[i][channel] * a[i] + 127) / 255);
            to[i][3] = a[i];
        }
    }
    return pixels;
}

}

Texture::Texture(const cv::Mat& colour, const cv::Mat& alpha)
    : Texture{premultiplied(colour, alpha)}
{
}

Texture::Texture(cv::Mat pixels)
    : m_pixels{std::move(pixels)}
{
    m_pixels.row(0).setTo(cv::Scalar::all(0));
    m_pixels.row(m_pixels.rows - 1).setTo(cv::Scalar::all(0));
    m_pixels.col(0).setTo(cv::Scalar::all(0));
    m_pixels.col(m_pixels.cols - 1).setTo(cv::Scalar::all(0));
    m_cover = cv::Mat((m_pixels.rows - 1) / square + 1, (m_pixels.cols - 1) / square + 1, CV_8U);
    for (int row = 0; row < m_cover.rows; ++row) {
        for (int column = 0; column < m_cover.cols; ++column) {
            const cv::Rect area = cv::Rect{column * square, row * square, square, square}
                & cv::Rect{0, 0, m_pixels.cols, m_pixels.rows};
            bool any = false;
            bool all = true;
            for (int y = area.y; y < area.y + area.height; ++y) {
                const auto* line = m_pixels.ptr<cv::Vec4w>(y);
                for (int x = area.x; x < area.x + area.width; ++x) {
                    any = any || line[x][3] != 0;
                    all = all && line[x][3] == 255;
                }
            }
            const Cover cover = all ? Cover::Wholly : any ? Cover::Partly : Cover::Nothing;
            m_cover.at<std::uint8_t>(row, column) = static_cast<std::uint8_t>(cover);
        }
    }
}

Texture Texture::smaller() const
{
    cv::Mat half;
    cv::resize(m_pixels, half, {}, 0.5, 0.5, cv::INTER_AREA);
    return Texture{half};
}

cv::Mat Texture::nearby(double reach) const
{
    const int squares = 2 * static_cast<int>(std::ceil(reach / square)) + 3;
    cv::Mat near;
    cv::dilate(cv::min(m_cover, 1), near, cv::Mat::ones(squares, squares, CV_8U));
    return near;
}

Texture::Cover Texture::coverOf(cv::Rect2f area) const
{
    // What is a little outside still mixes with what is inside.
    const int left = static_cast<int>(std::floor(area.x - 1.0F));
    const int top = static_cast<int>(std::floor(area.y - 1.0F));
    const int right = static_cast<int>(std::floor(area.x + area.width + 2.0F));
    const int bottom = static_cast<int>(std::floor(area.y + area.height + 2.0F));
    if (right < 0 || bottom < 0 || left >= m_pixels.cols || top >= m_pixels.rows)
        return Cover::Nothing;
    bool any = false;
    bool all = left >= 0 && top >= 0 && right < m_pixels.cols && bottom < m_pixels.rows;
    const int lastRow = std::min(bottom / square, m_cover.rows - 1);
    const int lastColumn = std::min(right / square, m_cover.cols - 1);
    for (int row = std::max(top, 0) / square; row <= lastRow; ++row) {
        for (int column = std::max(left, 0) / square; column <= lastColumn; ++column) {
            const auto cover = static_cast<Cover>(m_cover.at<std::uint8_t>(row, column));
            any = any || cover != Cover::Nothing;
            all = all && cover == Cover::Wholly;
        }
    }
    return all ? Cover::Wholly : any ? Cover::Partly : Cover::Nothing;
}

void Texture::draw(const cv::Mat& nodes, cv::Rect roi, int step, cv::Mat& frame) const
{
    constexpr float one = 65536.0F;
    const auto* pixels = m_pixels.ptr<std::uint8_t>();
    const std::size_t bytesPerRow = m_pixels.step[0];
    const int lastX = ((m_pixels.cols - 1) << 16) - 1;
    const int lastY = ((m_pixels.rows - 1) << 16) - 1;
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
            const Cover cover = coverOf({left, above, right - left, below - above});
            if (cover == Cover::Nothing)
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
                auto* to = frame.ptr<std::uint8_t>(roi.y + top + row, roi.x + first);
                if (cover == Cover::Wholly) {
                    for (int i = 0; i < columns; ++i, to += 3, x += dx, y += dy)
                        put(sample(pixels, bytesPerRow, x, y), to);
                    continue;
                }
                for (int i = 0; i < columns; ++i, to += 3, x += dx, y += dy)
                    blend(sample(pixels, bytesPerRow, std::clamp(x, 0, lastX), std::clamp(y, 0, lastY)), to);
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
    return m_pixels.at<cv::Vec4w>(row, column)[3];
}

}
