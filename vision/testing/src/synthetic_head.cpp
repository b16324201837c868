#include "vision/testing/synthetic_head.h"

#include "vision/models.h"
#include "vision/testing/src/portrait.h"
#include "vision/testing/src/texture.h"
#include "vision/testing/src/turned.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace luot::vision::testing {

namespace {

constexpr double pivotBelowEyes = 0.65; ///< eye distances
constexpr double most = 1.2; ///< eye distances by which anything is moved by a turn

cv::Point2d inLevel(cv::Point2d sharp, double scale)
{
    return {(sharp.x + 0.5) * scale - 0.5, (sharp.y + 0.5) * scale - 0.5};
}

}

struct SyntheticHead::State {
    std::array<Texture, 3> levels; ///< each half as large as the one before
    cv::Size size; ///< of the sharpest
    cv::Point2d eyes; ///< between the eyes, in the sharpest level
    cv::Mat field; ///< CV_32FC2, depth and weight, a node each fieldStep
    cv::Rect2d turning; ///< what a turn moves, and where it may come to lie
    cv::Mat nearby; ///< the squares that a turn may bring something to

    class Turn;

    /// Further down everything is as there.
    double lowest() const { return size.height - 12.0; }
};

/// By how much a turn moves the places of the portrait, in its pixels.
class SyntheticHead::State::Turn {
public:
    Turn(const State& state, const HeadView& view)
        : m_state{state}
        , m_rotation{rotation(view.pose, view.roll)}
    {
    }

    cv::Point2d displaced(double x, double y) const
    {
        const double column = x / fieldStep;
        const double row = y / fieldStep;
        const int c = static_cast<int>(std::floor(column));
        const int r = static_cast<int>(std::floor(row));
        if (c < 0 || r < 0 || c + 1 >= m_state.field.cols || r + 1 >= m_state.field.rows)
            return {0.0, 0.0};
        const double fx = column - c;
        const double fy = row - r;
        const auto* upper = m_state.field.ptr<cv::Vec2f>(r) + c;
        const auto* lower = m_state.field.ptr<cv::Vec2f>(r + 1) + c;
        const auto between = [&](int channel) {
            return (upper[0][channel] * (1 - fx) + upper[1][channel] * fx) * (1 - fy)
                + (lower[0][channel] * (1 - fx) + lower[1][channel] * fx) * fy;
        };
        const double weight = between(1);
        if (weight <= 0.0)
            return {0.0, 0.0};
        constexpr double camera = cameraDistance * sharpEyeDistance;
        const double z = between(0);
        const double seenX = x - m_state.eyes.x;
        const double seenY = y - m_state.eyes.y - pivotBelowEyes * sharpEyeDistance;
        const double nearness = (camera - z) / camera;
        const cv::Vec3d turned = m_rotation * cv::Vec3d{seenX * nearness, seenY * nearness, z};
        const double away = camera / (camera - turned[2]);
        return {(turned[0] * away - seenX) * weight, (turned[1] * away - seenY) * weight};
    }

    /// The place that is seen at (x, y). The warp is known forwards only; fixed-point steps invert it,
    /// because a turn moves neighbours alike.
    cv::Point2d source(double x, double y) const
    {
        cv::Point2d from{x, y};
        if (!m_state.turning.contains(from) || !mayBeThere(from))
            return from;
        constexpr double nearEnough = 0.05;
        for (int step = 0; step < 7; ++step) {
            const cv::Point2d d = displaced(from.x, from.y);
            const cv::Point2d change{x - d.x - from.x, y - d.y - from.y};
            // Where a turn folds the cheek, whole steps would go to and fro.
            from += change * (step < 3 ? 1.0 : 0.5);
            if (std::abs(change.x) + std::abs(change.y) < nearEnough)
                break;
        }
        return from;
    }

private:
    bool mayBeThere(cv::Point2d place) const
    {
        const int column = static_cast<int>(place.x) / Texture::square;
        const int row = static_cast<int>(place.y) / Texture::square;
        return cv::Rect{0, 0, m_state.nearby.cols, m_state.nearby.rows}.contains({column, row})
            && m_state.nearby.at<std::uint8_t>(row, column) != 0;
    }

    const State& m_state;
    cv::Matx33d m_rotation;
};

SyntheticHead::SyntheticHead(std::shared_ptr<const State> state)
    : m_state{std::move(state)}
{
}

Result<SyntheticHead> SyntheticHead::open(const std::filesystem::path& file, const Rendering& rendering)
{
    Result<Portrait> portrait = loadPortrait(file, rendering);
    if (!portrait)
        return tl::unexpected{portrait.error()};

    auto state = std::make_shared<State>();
    cv::Mat& colour = portrait->colour;
    cv::Mat& alpha = portrait->alpha;
    // A little inside the measured outline, so that no light of the old background shines at the edge.
    cv::erode(alpha, alpha, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}), {-1, -1}, 1,
              cv::BORDER_REPLICATE);
    cv::GaussianBlur(alpha, alpha, {}, 1.6, 0.0, cv::BORDER_REPLICATE);
    // Where the picture ends at the waist, the person goes on, without stripes; at its sides an arm ends.
    constexpr int below = 24;
    cv::copyMakeBorder(colour, colour, 0, below, 0, 0, cv::BORDER_REPLICATE);
    cv::copyMakeBorder(alpha, alpha, 0, below, 0, 0, cv::BORDER_REPLICATE);
    for (int row = colour.rows - below; row < colour.rows; ++row) {
        const double spread = 1.0 + row - (colour.rows - below);
        cv::GaussianBlur(colour.row(row), colour.row(row), {0, 1}, spread, 0.0, cv::BORDER_REPLICATE);
    }
    state->size = colour.size();
    state->levels[0] = Texture{colour, alpha};
    state->levels[1] = state->levels[0].smaller();
    state->levels[2] = state->levels[1].smaller();

    state->eyes = portrait->eyes;
    cv::merge(std::vector{portrait->depth, portrait->weight}, state->field);
    cv::Mat turning;
    cv::compare(portrait->weight, 0.0, turning, cv::CMP_GT);
    const cv::Rect box = cv::boundingRect(turning);
    const double spare = most * sharpEyeDistance;
    state->nearby = state->levels[0].nearby(spare);
    state->turning = {box.x * fieldStep - spare, box.y * fieldStep - spare, box.width * fieldStep + 2 * spare,
                      box.height * fieldStep + 2 * spare};
    return SyntheticHead{std::move(state)};
}

void SyntheticHead::draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const
{
    const State& state = *m_state;
    const double zoom = view.eyeDistancePx / sharpEyeDistance;
    const std::size_t index = zoom > 0.6 ? 0 : zoom > 0.3 ? 1 : 2;
    const double scale = std::ldexp(1.0, -static_cast<int>(index));
    const auto frameX = [&](double x) { return static_cast<int>((x - state.eyes.x) * zoom + view.x); };
    const auto frameY = [&](double y) { return static_cast<int>((y - state.eyes.y) * zoom + view.y); };
    const int spare = static_cast<int>(most * view.eyeDistancePx);
    const cv::Rect roi = cv::Rect{cv::Point{frameX(0) - spare, frameY(0) - spare},
                                  cv::Point{frameX(state.size.width) + spare, height}}
        & cv::Rect{0, 0, width, height};
    if (roi.empty())
        return;

    const State::Turn turn{state, view};
    const int step = view.eyeDistancePx < 60.0 ? 4 : 8;
    cv::Mat nodes((roi.height - 1) / step + 2, (roi.width - 1) / step + 2, CV_32FC2);
    for (int row = 0; row < nodes.rows; ++row) {
        auto* out = nodes.ptr<cv::Vec2f>(row);
        const double y = (roi.y + row * step - view.y) / zoom + state.eyes.y;
        for (int column = 0; column < nodes.cols; ++column) {
            const double x = (roi.x + column * step - view.x) / zoom + state.eyes.x;
            const cv::Point2d from = inLevel(turn.source(x, std::min(y, state.lowest())), scale);
            out[column] = {static_cast<float>(from.x), static_cast<float>(from.y)};
        }
    }
    cv::Mat frame(height, width, CV_8UC3, bgr.data());
    state.levels.at(index).draw(nodes, roi, step, frame);
}

Likeness::Point SyntheticHead::betweenEyes(const HeadView& view) const
{
    const double zoom = view.eyeDistancePx / sharpEyeDistance;
    const cv::Point2d moved = State::Turn{*m_state, view}.displaced(m_state->eyes.x, m_state->eyes.y);
    return {view.x + moved.x * zoom, view.y + moved.y * zoom};
}

bool SyntheticHead::hides(const HeadView& view, Point point) const
{
    const double zoom = view.eyeDistancePx / sharpEyeDistance;
    const cv::Point2d from = State::Turn{*m_state, view}.source(
        (point.x - view.x) / zoom + m_state->eyes.x,
        std::min((point.y - view.y) / zoom + m_state->eyes.y, m_state->lowest()));
    return m_state->levels[0].alphaAt(from.x, from.y) > 127;
}

std::filesystem::path portraitFolder() { return modelFolder().parent_path() / "portraits"; }

std::filesystem::path portraitFile(const std::string& nameOrPath)
{
    std::error_code error;
    if (std::filesystem::exists(nameOrPath, error))
        return nameOrPath;
    for (const char* ending : {"", ".png", ".jpg"}) {
        std::filesystem::path path = portraitFolder() / (nameOrPath + ending);
        if (std::filesystem::is_regular_file(path, error))
            return path;
    }
    return portraitFolder() / nameOrPath;
}

}
