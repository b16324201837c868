#include "vision/liveness.h"

#include <algorithm>
#include <cmath>

namespace luot::vision {

namespace {

constexpr std::size_t steadyFrames = 8;
constexpr double mostUnsteady = 0.015; ///< of the nose, in eye distances
constexpr double turned = 0.045; ///< of the nose to the side, in eye distances: about 5° of a head
// As long as nobody turns, what changes the size is the distance, and distance is no area.
constexpr double follows = 0.1; ///< of the difference in size, a frame
constexpr double leastBelow = 0.05; ///< a nose on the line of the eyes says nothing of areas
constexpr std::size_t fewestTurned = 8;
constexpr std::size_t mostTurned = 400;
// Looking up foreshortens a head as it does a picture, so that the least flat third of the frames decides.
constexpr double deciding = 0.33;
constexpr double flatFrom = 0.72;

double eyeDistance(const FaceShape& shape) { return std::hypot(shape.eyesX, shape.eyesY); }

/// The nose's place to the side, along the line of the eyes, in eye distances.
double noseAcross(const FaceShape& shape)
{
    const double unit = eyeDistance(shape);
    return (shape.noseX * shape.eyesX + shape.noseY * shape.eyesY) / (unit * unit);
}

/// The nose's distance from the line of the eyes, in eye distances.
double noseBelow(const FaceShape& shape)
{
    const double unit = eyeDistance(shape);
    return (shape.noseY * shape.eyesX - shape.noseX * shape.eyesY) / (unit * unit);
}

bool isUsable(const FaceShape& shape)
{
    return std::isfinite(shape.noseX) && std::isfinite(shape.noseY) && std::isfinite(eyeDistance(shape))
        && eyeDistance(shape) > 5.0 && std::hypot(shape.noseX, shape.noseY) > 2.0
        && std::abs(noseBelow(shape)) > leastBelow;
}

FaceShape meanOf(const std::vector<FaceShape>& shapes)
{
    FaceShape sum;
    const auto n = static_cast<double>(shapes.size());
    for (const FaceShape& shape : shapes) {
        sum.eyesX += shape.eyesX / n;
        sum.eyesY += shape.eyesY / n;
        sum.noseX += shape.noseX / n;
        sum.noseY += shape.noseY / n;
    }
    return sum;
}

FaceShape scaled(const FaceShape& shape, double factor)
{
    return {factor * shape.eyesX, factor * shape.eyesY, factor * shape.noseX, factor * shape.noseY};
}

/// ln(area factor) / ln(squeeze) of the linear map from one shape to the other.
double exponent(const FaceShape& from, const FaceShape& to)
{
    const double area = from.eyesX * from.noseY - from.eyesY * from.noseX;
    const double a = (to.eyesX * from.noseY - to.noseX * from.eyesY) / area;
    const double b = (to.noseX * from.eyesX - to.eyesX * from.noseX) / area;
    const double c = (to.eyesY * from.noseY - to.noseY * from.eyesY) / area;
    const double d = (to.noseY * from.eyesX - to.eyesY * from.noseX) / area;
    const double factor = std::abs(a * d - b * c);
    // The singular values of a 2×2 matrix from its rotation-like and its reflection-like part.
    const double same = std::hypot(a + d, c - b) / 2;
    const double mirrored = std::hypot(a - d, c + b) / 2;
    const double squeeze = std::abs(same - mirrored) / (same + mirrored);
    return std::log(std::max(factor, 1e-3)) / std::log(std::clamp(squeeze, 1e-3, 0.999));
}

}

Liveness LivenessCheck::add(const FaceShape& shape)
{
    if (!isUsable(shape))
        return verdict();
    if (!m_straightKnown) {
        m_steady.push_back(shape);
        if (m_steady.size() > steadyFrames)
            m_steady.erase(m_steady.begin());
        const auto [least, most] = std::minmax_element(
            m_steady.begin(), m_steady.end(),
            [](const FaceShape& x, const FaceShape& y) { return noseAcross(x) < noseAcross(y); });
        if (m_steady.size() == steadyFrames && noseAcross(*most) - noseAcross(*least) < 2 * mostUnsteady) {
            m_straight = meanOf(m_steady);
            m_straightKnown = true;
        }
        return verdict();
    }
    const double turn = std::abs(noseAcross(shape) - noseAcross(m_straight));
    if (turn < turned / 2)
        m_straight = scaled(m_straight, 1.0 + follows * (eyeDistance(shape) / eyeDistance(m_straight) - 1.0));
    else if (turn >= turned && m_exponents.size() < mostTurned)
        m_exponents.push_back(exponent(m_straight, shape));
    return verdict();
}

Liveness LivenessCheck::verdict() const
{
    if (m_exponents.size() < fewestTurned)
        return Liveness::Unknown;
    std::vector<double> sorted = m_exponents;
    const auto at
        = sorted.begin() + static_cast<std::ptrdiff_t>(deciding * static_cast<double>(sorted.size() - 1));
    std::nth_element(sorted.begin(), at, sorted.end());
    return *at >= flatFrom ? Liveness::Flat : Liveness::Solid;
}

}
