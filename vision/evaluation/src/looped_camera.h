#pragma once

#include "vision/camera.h"

#include <thread>
#include <vector>

namespace luot::vision::evaluation {

/// Plays pictures that are there already to and fro for ever, 30 a second, as a webcam does.
///
/// Thread: `next` from one; `at` from any.
class LoopedCamera final : public Camera {
public:
    static constexpr std::chrono::milliseconds frameTime{33};

    /// Requires: two pictures at least.
    explicit LoopedCamera(std::vector<Picture> pictures, Pace pace = Pace::AsFastAsPossible)
        : m_pictures{std::move(pictures)}
        , m_pace{pace}
    {
    }

    Result<std::optional<Frame>> next() override
    {
        const int number = m_number++;
        if (m_pace == Pace::AsFastAsPossible)
            return Frame{at(number), SteadyTime{} + number * frameTime, number};
        std::this_thread::sleep_until(m_due);
        const SteadyTime now = std::chrono::steady_clock::now();
        m_due = std::max(m_due + frameTime, now);
        return Frame{at(number), now, number};
    }

    const Picture& at(int number) const
    {
        const int last = static_cast<int>(m_pictures.size()) - 1;
        const int there = number % (2 * last);
        return m_pictures[static_cast<std::size_t>(there <= last ? there : 2 * last - there)];
    }

private:
    std::vector<Picture> m_pictures;
    Pace m_pace;
    SteadyTime m_due = std::chrono::steady_clock::now();
    int m_number = 0;
};

}
