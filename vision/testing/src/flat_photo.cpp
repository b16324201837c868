#include "vision/testing/flat_photo.h"

#include "vision/testing/src/portrait.h"
#include "vision/testing/src/texture.h"
#include "vision/testing/src/turned.h"

#include <opencv2/imgproc.hpp>

#include <cmath>

namespace luot::vision::testing {

namespace {

// Lengths in eye distances of the printed face.
constexpr double aside = 2.1; ///< of the printed picture from the eyes
constexpr double above = 2.3;
constexpr double below = 3.0;
constexpr double border = 0.3;
constexpr double bend = 4.0; ///< radius of the bent print
constexpr double holderSize = 14.0; ///< of the holder's own picture, the photo's middle in its middle

const cv::Scalar skin{126, 152, 196};
const cv::Scalar skinShade{92, 116, 162};

double pixels(double eyeDistances) { return eyeDistances * sharpEyeDistance; }

/// The person behind: shoulders and the arm that holds the picture from below.
Texture holder(double photoBottom)
{
    const int side = static_cast<int>(pixels(holderSize));
    cv::Mat colour(side, side, CV_8UC3, cv::Scalar(92, 74, 66));
    cv::Mat alpha(side, side, CV_8U, cv::Scalar(0));
    const auto at = [&](double x, double y) {
        return cv::Point{static_cast<int>(side / 2.0 + pixels(x)), static_cast<int>(side / 2.0 + pixels(y))};
    };
    const auto length = [](double value) { return static_cast<int>(pixels(value)); };
    const std::vector<cv::Point> torso{at(-0.9, 1.3), at(-2.6, 2.0), at(-3.3, 3.0), at(-3.6, 7.0),
                                       at(3.6, 7.0),  at(3.3, 3.0),  at(2.6, 2.0),  at(0.9, 1.3)};
    cv::fillPoly(alpha, std::vector{torso}, cv::Scalar(255), cv::LINE_AA);
    for (int column = 0; column < side; ++column) {
        const double t = (column - side / 2.0) / pixels(3.6);
        colour.col(column) *= std::max(0.5, 1.1 - 0.35 * t * t);
    }
    const auto limb = [&](cv::Point from, cv::Point to, int width, const cv::Scalar& tone) {
        cv::line(colour, from, to, tone, width, cv::LINE_AA);
        cv::line(alpha, from, to, cv::Scalar(255), width, cv::LINE_AA);
    };
    limb(at(2.9, 6.6), at(0.6, photoBottom + 0.9), length(1.25), {112, 92, 82});
    limb(at(0.75, photoBottom + 1.1), at(0.25, photoBottom + 0.1), length(0.8), skinShade);
    limb(at(0.3, photoBottom + 0.4), at(0.15, photoBottom - 0.1), length(0.95), skin);
    cv::GaussianBlur(colour, colour, {}, 3.0);
    cv::GaussianBlur(alpha, alpha, {}, 2.0);
    return {colour, alpha};
}

/// The picture itself with what is around it and the thumb on it. `middle` becomes its own place of the eyes.
Texture sheet(const Portrait& portrait, FlatPhoto::Kind kind, cv::Point2d& eyes)
{
    const cv::Rect cut = cv::Rect{cv::Point{static_cast<int>(portrait.eyes.x - pixels(aside)),
                                            static_cast<int>(portrait.eyes.y - pixels(above))},
                                  cv::Point{static_cast<int>(portrait.eyes.x + pixels(aside)),
                                            static_cast<int>(portrait.eyes.y + pixels(below))}}
        & cv::Rect{0, 0, portrait.colour.cols, portrait.colour.rows};
    const int around = static_cast<int>(pixels(border));
    const bool screen = kind == FlatPhoto::Kind::Screen;
    cv::Mat picture;
    if (screen)
        cv::convertScaleAbs(portrait.colour(cut) + cv::Scalar(10, 2, 0), picture, 1.15, 6.0);
    else
        portrait.colour(cut).convertTo(picture, CV_8U, 0.94, 8.0);
    cv::Mat whole;
    cv::copyMakeBorder(picture, whole, around, around, around, around, cv::BORDER_CONSTANT,
                       screen ? cv::Scalar(26, 24, 24) : cv::Scalar(238, 240, 242));
    cv::Mat alpha(whole.size(), CV_8U, cv::Scalar(255));
    const cv::Point tip{whole.cols / 2 + static_cast<int>(pixels(0.15)),
                        whole.rows - static_cast<int>(pixels(0.28))};
    const cv::Point root = tip + cv::Point{static_cast<int>(pixels(0.12)), static_cast<int>(pixels(0.5))};
    cv::line(whole, tip, root, skinShade, static_cast<int>(pixels(0.36)), cv::LINE_AA);
    cv::line(whole, tip, root, skin, static_cast<int>(pixels(0.30)), cv::LINE_AA);
    cv::GaussianBlur(whole, whole, {}, 0.7);
    const int free = 3;
    cv::copyMakeBorder(whole, whole, free, free, free, free, cv::BORDER_REPLICATE);
    cv::copyMakeBorder(alpha, alpha, free, free, free, free, cv::BORDER_CONSTANT, cv::Scalar(0));
    cv::GaussianBlur(alpha, alpha, {}, 0.8);
    eyes = {portrait.eyes.x - cut.x + around + free, portrait.eyes.y - cut.y + around + free};
    return {whole, alpha};
}

}

struct FlatPhoto::State {
    Texture sheet;
    Texture holder;
    cv::Size size; ///< of the sheet
    cv::Point2d eyes; ///< on the sheet
    bool bent = false;

    class Held;
};

/// The sheet as it is held: from a pixel of the frame to the place on the sheet that is seen there, and back.
class FlatPhoto::State::Held {
public:
    Held(const State& state, const HeadView& view)
        : m_state{state}
        , m_zoom{view.eyeDistancePx / sharpEyeDistance}
        , m_middle{(state.size.width - 1) / 2.0, (state.size.height - 1) / 2.0}
        , m_frameMiddle{view.x + (m_middle.x - state.eyes.x) * m_zoom,
                        view.y + (m_middle.y - state.eyes.y) * m_zoom}
        , m_rotation{rotation(view.pose, view.roll)}
    {
    }

    cv::Point2d frameMiddle() const { return m_frameMiddle; }

    cv::Point2d onSheet(double x, double y) const
    {
        const cv::Point2d missed{-100.0, -100.0};
        const cv::Matx33d back = m_rotation.t();
        const cv::Vec3d eye = back * cv::Vec3d{0.0, 0.0, camera};
        const cv::Vec3d ray
            = back * cv::Vec3d{(x - m_frameMiddle.x) / m_zoom, (y - m_frameMiddle.y) / m_zoom, -camera};
        if (!m_state.bent) {
            if (std::abs(ray[2]) < 1e-6)
                return missed;
            const double t = -eye[2] / ray[2];
            return {m_middle.x + eye[0] + t * ray[0], m_middle.y + eye[1] + t * ray[1]};
        }
        // The nearer crossing with a cylinder whose axis lies `radius` behind the sheet's middle.
        const double ez = eye[2] + radius;
        const double a = ray[0] * ray[0] + ray[2] * ray[2];
        const double b = eye[0] * ray[0] + ez * ray[2];
        const double c = eye[0] * eye[0] + ez * ez - radius * radius;
        const double inside = b * b - a * c;
        if (inside <= 0.0)
            return missed;
        const double t = (-b - std::sqrt(inside)) / a;
        const double angle = std::atan2(eye[0] + t * ray[0], ez + t * ray[2]);
        return {m_middle.x + radius * angle, m_middle.y + eye[1] + t * ray[1]};
    }

    cv::Point2d inFrame(cv::Point2d sheet) const
    {
        const cv::Point2d flat = sheet - m_middle;
        const cv::Vec3d shaped = m_state.bent ? cv::Vec3d{radius * std::sin(flat.x / radius), flat.y,
                                                          radius * (std::cos(flat.x / radius) - 1.0)}
                                              : cv::Vec3d{flat.x, flat.y, 0.0};
        const cv::Vec3d turned = m_rotation * shaped;
        const double away = m_zoom * camera / (camera - turned[2]);
        return {m_frameMiddle.x + turned[0] * away, m_frameMiddle.y + turned[1] * away};
    }

private:
    static constexpr double camera = cameraDistance * sharpEyeDistance;
    static constexpr double radius = bend * sharpEyeDistance;

    const State& m_state;
    double m_zoom;
    cv::Point2d m_middle;
    cv::Point2d m_frameMiddle;
    cv::Matx33d m_rotation;
};

FlatPhoto::FlatPhoto(std::shared_ptr<const State> state)
    : m_state{std::move(state)}
{
}

Result<FlatPhoto> FlatPhoto::open(const std::filesystem::path& file, Kind kind, const Rendering& rendering)
{
    const Result<Portrait> portrait = loadPortrait(file, rendering);
    if (!portrait)
        return tl::unexpected{portrait.error()};
    auto state = std::make_shared<State>();
    state->sheet = sheet(*portrait, kind, state->eyes);
    state->size = state->sheet.size();
    state->bent = kind == Kind::BentPrint;
    state->holder = holder(state->size.height / 2.0 / sharpEyeDistance);
    return FlatPhoto{std::move(state)};
}

void FlatPhoto::draw(const HeadView& view, std::span<std::uint8_t> bgr, int width, int height) const
{
    const State& state = *m_state;
    const State::Held held{state, view};
    constexpr int step = 8;
    cv::Mat frame(height, width, CV_8UC3, bgr.data());
    const auto drawn = [&](const Texture& texture, cv::Rect2d box, const auto& source) {
        const cv::Rect roi
            = cv::Rect{cv::Point{static_cast<int>(box.x) - 1, static_cast<int>(box.y) - 1},
                       cv::Point{static_cast<int>(box.br().x) + 2, static_cast<int>(box.br().y) + 2}}
            & cv::Rect{0, 0, width, height};
        if (roi.empty())
            return;
        cv::Mat nodes((roi.height - 1) / step + 2, (roi.width - 1) / step + 2, CV_32FC2);
        for (int row = 0; row < nodes.rows; ++row) {
            for (int column = 0; column < nodes.cols; ++column) {
                const cv::Point2d from = source(roi.x + column * step, roi.y + row * step);
                nodes.at<cv::Vec2f>(row, column) = {static_cast<float>(from.x), static_cast<float>(from.y)};
            }
        }
        texture.draw(nodes, roi, step, frame);
    };

    const double zoom = view.eyeDistancePx / sharpEyeDistance;
    const cv::Point2d middle = held.frameMiddle();
    const double half = pixels(holderSize) / 2.0;
    drawn(state.holder, {middle.x - half * zoom, middle.y - half * zoom, 2 * half * zoom, 2 * half * zoom},
          [&](double x, double y) {
              return cv::Point2d{(x - middle.x) / zoom + half, (y - middle.y) / zoom + half};
          });

    cv::Rect2d box{middle, cv::Size2d{0.0, 0.0}};
    for (const double x : {0.0, 0.5, 1.0}) {
        for (const double y : {0.0, 1.0}) {
            const cv::Point2d seen = held.inFrame({x * state.size.width, y * state.size.height});
            box |= cv::Rect2d{seen, cv::Size2d{1.0, 1.0}};
        }
    }
    drawn(state.sheet, box, [&](double x, double y) { return held.onSheet(x, y); });
}

Likeness::Point FlatPhoto::betweenEyes(const HeadView& view) const
{
    const cv::Point2d seen = State::Held{*m_state, view}.inFrame(m_state->eyes);
    return {seen.x, seen.y};
}

bool FlatPhoto::hides(const HeadView& view, Point point) const
{
    const State::Held held{*m_state, view};
    const cv::Point2d onSheet = held.onSheet(point.x, point.y);
    const double zoom = view.eyeDistancePx / sharpEyeDistance;
    const double half = pixels(holderSize) / 2.0;
    return m_state->sheet.alphaAt(onSheet.x, onSheet.y) > 127
        || m_state->holder.alphaAt((point.x - held.frameMiddle().x) / zoom + half,
                                   (point.y - held.frameMiddle().y) / zoom + half)
        > 127;
}

}
