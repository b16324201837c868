#include "vision/neutral_pose.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr Milliseconds windowLength = 600ms;
constexpr Milliseconds longestGap = 400ms;
constexpr double mostDeviation = 1.0;
constexpr std::size_t fewestSamples = 5;

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double deviation(const std::vector<double>& values)
{
    double mean = 0.0;
    for (const double value : values)
        mean += value / static_cast<double>(values.size());
    double squares = 0.0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

}

NeutralPose::State NeutralPose::add(Pose absolute, SteadyTime at)
{
    if (m_state != State::Collecting || !std::isfinite(absolute.yaw) || !std::isfinite(absolute.pitch))
        return m_state;
    if (!m_window.empty() && (at <= m_window.back().at || at - m_window.back().at > longestGap))
        m_window.clear();
    m_window.push_back({absolute, at});
    if (at - m_window.front().at >= windowLength)
        judgeWindow();
    return m_state;
}

void NeutralPose::judgeWindow()
{
    std::vector<double> yaws;
    std::vector<double> pitches;
    for (const Sample& sample : m_window) {
        yaws.push_back(sample.pose.yaw);
        pitches.push_back(sample.pose.pitch);
    }
    m_window.clear();
    if (yaws.size() >= fewestSamples && deviation(yaws) < mostDeviation
        && deviation(pitches) < mostDeviation) {
        m_pose = {median(yaws), median(pitches)};
        m_state = State::Found;
        return;
    }
    if (--m_triesLeft == 0)
        m_state = State::GaveUp;
}

double NeutralPose::progress() const
{
    if (m_state == State::Found)
        return 1.0;
    if (m_window.size() < 2)
        return 0.0;
    const std::chrono::duration<double> there = m_window.back().at - m_window.front().at;
    return std::min(1.0, there / std::chrono::duration<double>{windowLength});
}

}
