#include "vision/testing/src/face_paint.h"

#include <opencv2/imgproc.hpp>

#include <array>
#include <cmath>

namespace luot::vision::testing {

namespace {

using Shape = std::vector<cv::Point2d>;

constexpr int subpixelBits = 4;

std::vector<cv::Point> fixedPoint(const Shape& shape)
{
    std::vector<cv::Point> points;
    for (const cv::Point2d& point : shape)
        points.emplace_back(cv::saturate_cast<int>(point.x * (1 << subpixelBits)),
                            cv::saturate_cast<int>(point.y * (1 << subpixelBits)));
    return points;
}

void fill(cv::Mat& mask, const Shape& shape)
{
    cv::fillPoly(mask, std::vector{fixedPoint(shape)}, cv::Scalar(255), cv::LINE_AA, subpixelBits);
}

enum class Ends { Open, Joined };

void stroke(cv::Mat& mask, const Shape& shape, double width, Ends ends = Ends::Open)
{
    cv::polylines(mask, std::vector{fixedPoint(shape)}, ends == Ends::Joined, cv::Scalar(255),
                  std::max(1, static_cast<int>(std::lround(width))), cv::LINE_AA, subpixelBits);
}

/// Lays a colour over the picture where the mask says, as densely as `opacity`.
void lay(cv::Mat& picture, const cv::Mat& mask, const cv::Scalar& colour, double opacity)
{
    const cv::Rect box = cv::boundingRect(mask);
    if (box.empty())
        return;
    for (int row = box.y; row < box.y + box.height; ++row) {
        const auto* m = mask.ptr<std::uint8_t>(row);
        auto* pixels = picture.ptr<cv::Vec3b>(row);
        for (int column = box.x; column < box.x + box.width; ++column) {
            const double share = opacity * m[column] / 255.0;
            for (int channel = 0; channel < 3; ++channel)
                pixels[column][channel] = cv::saturate_cast<std::uint8_t>(
                    pixels[column][channel] * (1.0 - share) + colour[channel] * share);
        }
    }
}

/// The face's own axes in the picture, in eye distances from between the eyes.
class FaceAxes {
public:
    explicit FaceAxes(const Portrait& portrait)
        : m_points{portrait.points}
    {
        const cv::Point2d left = (at(33) + at(133)) * 0.5;
        const cv::Point2d right = (at(362) + at(263)) * 0.5;
        m_origin = (left + right) * 0.5;
        m_right = right - left;
        m_down = {-m_right.y, m_right.x};
    }

    cv::Point2d at(std::size_t meshPoint) const { return {m_points[meshPoint].x, m_points[meshPoint].y}; }
    cv::Point2d place(double right, double down) const { return m_origin + m_right * right + m_down * down; }
    double length(double eyeDistances) const { return eyeDistances * cv::norm(m_right); }

private:
    const std::vector<cv::Point3d>& m_points;
    cv::Point2d m_origin;
    cv::Point2d m_right;
    cv::Point2d m_down;
};

/// A rounded lens around one eye; `side` is −1 for the picture's left.
Shape lens(const FaceAxes& face, double side)
{
    Shape shape;
    for (int i = 0; i < 48; ++i) {
        const double angle = 2.0 * CV_PI * i / 48;
        // A superellipse of the fourth degree, lower on its outside.
        const auto rounded = [](double v) { return std::copysign(std::sqrt(std::abs(v)), v); };
        const double u = rounded(std::cos(angle)) * 0.385;
        const double v = rounded(std::sin(angle)) * 0.27;
        shape.push_back(face.place(side * 0.505 + u, 0.055 + v - 0.03 * side * u));
    }
    return shape;
}

void wearGlasses(Portrait& portrait, Glasses glasses)
{
    const FaceAxes face{portrait};
    cv::Mat lenses(portrait.colour.size(), CV_8U, cv::Scalar(0));
    cv::Mat frame = lenses.clone();
    cv::Mat gleam = lenses.clone();
    for (const double side : {-1.0, 1.0}) {
        const Shape shape = lens(face, side);
        fill(lenses, shape);
        stroke(frame, shape, face.length(0.045), Ends::Joined);
        const cv::Point2d hinge = face.place(side * 0.88, -0.04);
        const cv::Point2d ear = face.at(side < 0 ? 127 : 356);
        stroke(frame, {hinge, hinge * 0.35 + ear * 0.65}, face.length(0.05));
        for (const double at : {0.36, 0.60})
            fill(gleam,
                 {face.place(side * 0.5 - 0.36 + at, -0.2), face.place(side * 0.5 - 0.26 + at, -0.2),
                  face.place(side * 0.5 - 0.42 + at, 0.3), face.place(side * 0.5 - 0.52 + at, 0.3)});
    }
    stroke(frame,
           {face.place(-0.13, 0.0), face.place(-0.05, -0.05), face.place(0.05, -0.05), face.place(0.13, 0.0)},
           face.length(0.045));
    gleam &= lenses;
    cv::GaussianBlur(gleam, gleam, {}, 3.0);
    if (glasses == Glasses::Dark) {
        lay(portrait.colour, lenses, {34, 30, 30}, 0.95);
        lay(portrait.colour, gleam, {150, 140, 132}, 0.22);
    } else {
        cv::Mat shade;
        cv::GaussianBlur(frame, shade, {}, 4.0);
        lay(portrait.colour, shade, {30, 34, 50}, 0.35);
        lay(portrait.colour, gleam, {250, 246, 240}, 0.16);
    }
    cv::GaussianBlur(frame, frame, {}, 0.7);
    lay(portrait.colour, frame, {38, 34, 36}, 0.92);
}

void wearMask(Portrait& portrait)
{
    const FaceAxes face{portrait};
    // Along the jaw from ear to ear, then over the cheekbones and the nose.
    const std::array<std::size_t, 17> jaw{93,  132, 58,  172, 136, 150, 149, 176, 152,
                                          400, 378, 379, 365, 397, 288, 361, 323};
    Shape cloth;
    const cv::Point2d inside = face.at(13);
    for (const std::size_t point : jaw)
        cloth.push_back(inside + (face.at(point) - inside) * 1.04);
    for (const std::size_t point : {346UL, 349UL, 197UL, 120UL, 117UL})
        cloth.push_back(face.at(point));
    cv::Mat mask(portrait.colour.size(), CV_8U, cv::Scalar(0));
    fill(mask, cloth);
    cv::GaussianBlur(mask, mask, {}, 1.2);
    lay(portrait.colour, mask, {212, 190, 158}, 1.0);

    cv::Mat folds(portrait.colour.size(), CV_8U, cv::Scalar(0));
    const cv::Point2d nose = face.at(4);
    const cv::Point2d chin = face.at(152);
    for (const double down : {0.30, 0.52, 0.74}) {
        const cv::Point2d middle = nose + (chin - nose) * down;
        const cv::Point2d left = face.at(132) * 0.85 + middle * 0.15;
        const cv::Point2d right = face.at(361) * 0.85 + middle * 0.15;
        const cv::Point2d drop = (chin - nose) * (down - 0.5) * 0.5;
        stroke(folds,
               {left + drop, (left + middle) * 0.5 + drop * 0.6, middle, (right + middle) * 0.5 + drop * 0.6,
                right + drop},
               face.length(0.03));
    }
    cv::GaussianBlur(folds, folds, {}, 2.5);
    folds &= mask;
    lay(portrait.colour, folds, {150, 128, 100}, 0.7);
    // Round as the face is: darker towards the jaw.
    cv::Mat edge;
    cv::GaussianBlur(mask, edge, {}, face.length(0.16));
    edge = (255 - edge) & mask;
    lay(portrait.colour, edge, {120, 96, 70}, 0.8);
    // The thing may stand out a little over the face's own edge.
    cv::max(portrait.alpha, mask, portrait.alpha);
    cv::Mat loops(portrait.colour.size(), CV_8U, cv::Scalar(0));
    for (const auto& [ear, upper, lower] :
         {std::array<std::size_t, 3>{127, 93, 58}, std::array<std::size_t, 3>{356, 323, 288}}) {
        stroke(loops, {face.at(upper), face.at(ear)}, 2.0);
        stroke(loops, {face.at(lower), face.at(ear)}, 2.0);
    }
    lay(portrait.colour, loops, {225, 220, 214}, 0.8);
}

cv::Vec3d towards(Light::From from)
{
    switch (from) {
    case Light::From::Left:
        return cv::normalize(cv::Vec3d{-0.9, -0.25, 0.35});
    case Light::From::Right:
        return cv::normalize(cv::Vec3d{0.9, -0.25, 0.35});
    case Light::From::Above:
        return cv::normalize(cv::Vec3d{0.0, -0.85, 0.5});
    case Light::From::Below:
        return cv::normalize(cv::Vec3d{0.0, 0.85, 0.5});
    case Light::From::Front:
        break;
    }
    return {0.0, 0.0, 1.0};
}

/// How much of the light a place gets, a node each fieldStep: by the normals of the face, by the rough
/// roundness of a body elsewhere.
cv::Mat gainOf(const Portrait& portrait, const Light& light)
{
    cv::Mat smooth;
    cv::GaussianBlur(portrait.depth, smooth, {}, 3.0);
    const cv::Vec3d lamp = towards(light.from);
    cv::Mat gain(smooth.size(), CV_32F, cv::Scalar(1.0));
    const auto share = [&](const cv::Vec3d& normal) {
        // Soft light: half of what is turned away still gets some.
        const double facing = 0.5 + 0.5 * cv::normalize(normal).dot(lamp);
        return facing * facing;
    };
    const double reference = share({0.0, 0.0, 1.0});
    for (int row = 1; row + 1 < smooth.rows; ++row) {
        for (int column = 1; column + 1 < smooth.cols; ++column) {
            const double slopeX
                = (smooth.at<float>(row, column + 1) - smooth.at<float>(row, column - 1)) / (2.0 * fieldStep);
            const double slopeY
                = (smooth.at<float>(row + 1, column) - smooth.at<float>(row - 1, column)) / (2.0 * fieldStep);
            const double aside = (column * fieldStep - portrait.eyes.x) / (2.5 * sharpEyeDistance);
            const double w = portrait.weight.at<float>(row, column);
            const cv::Vec3d normal{-slopeX * w + aside * (1.0 - w), -slopeY * w, 1.0};
            gain.at<float>(row, column)
                = static_cast<float>(1.0 - light.strength + light.strength * share(normal) / reference);
        }
    }
    cv::GaussianBlur(gain, gain, {}, 4.0);
    return gain;
}

void shine(Portrait& portrait, const Light& light)
{
    cv::Mat gain;
    cv::Mat nodes = gainOf(portrait, light);
    const cv::Matx23d toNodes{1.0 / fieldStep, 0, 0, 0, 1.0 / fieldStep, 0};
    cv::warpAffine(nodes, gain, toNodes, portrait.colour.size(), cv::INTER_LINEAR | cv::WARP_INVERSE_MAP,
                   cv::BORDER_REPLICATE);
    const cv::Vec3d tint{1.0 - 0.30 * light.warmth, 1.0 - 0.06 * light.warmth, 1.0 + 0.10 * light.warmth};
    for (int row = 0; row < portrait.colour.rows; ++row) {
        const auto* g = gain.ptr<float>(row);
        auto* pixels = portrait.colour.ptr<cv::Vec3b>(row);
        for (int column = 0; column < portrait.colour.cols; ++column) {
            for (int channel = 0; channel < 3; ++channel) {
                const double lit = double{g[column]} * pixels[column][channel] * light.level * tint[channel];
                pixels[column][channel]
                    = cv::saturate_cast<std::uint8_t>(light.veil + lit * (255.0 - light.veil) / 255.0);
            }
        }
    }
}

}

void paint(Portrait& portrait, const Rendering& rendering)
{
    if (rendering.mask == Mask::Yes)
        wearMask(portrait);
    if (rendering.glasses != Glasses::None)
        wearGlasses(portrait, rendering.glasses);
    const Light& light = rendering.light;
    if (light.strength > 0.0 || light.level != 1.0 || light.warmth != 0.0 || light.veil > 0.0)
        shine(portrait, light);
}

}
