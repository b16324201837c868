#include "tests/kiosk-faults/seen_citizen.h"

#include "vision/testing/hall.h"

#include <chrono>

namespace luot::kiosk_faults {

using namespace std::chrono_literals;
using namespace vision;

namespace {

constexpr auto noticeAfter = 250ms;

Face faceAt(double x, double y, double eyeDistance, Pose pose)
{
    Face face;
    face.eyeDistancePx = eyeDistance;
    face.pose = pose;
    face.box = {x - 1.3 * eyeDistance, y - 1.2 * eyeDistance, 2.6 * eyeDistance, 3.2 * eyeDistance};
    return face;
}

}

SeenCitizen::SeenCitizen(const testing::CitizenScript& script, SteadyTime now)
    : m_mind{script, now}
{
    std::mt19937_64 random{script.seed};
    m_neutral = {std::uniform_real_distribution<double>{-4.0, 4.0}(random),
                 std::uniform_real_distribution<double>{-4.0, 4.0}(random)};
}

void SeenCitizen::see(const testing::ScreenView& screen, SteadyTime now)
{
    m_unnoticed.emplace_back(now, screen);
}

Sighting SeenCitizen::sighting(SteadyTime now)
{
    while (!m_unnoticed.empty() && m_unnoticed.front().first + noticeAfter <= now) {
        m_noticed = m_unnoticed.front().second;
        m_unnoticed.pop_front();
    }
    std::vector<Face> faces;
    const auto head = m_mind.live(m_noticed, now);
    if (head && !m_hasGone && now >= m_hiddenUntil && head->x > 0.0 && head->x < testing::Hall::width)
        faces.push_back(faceAt(head->x, head->y, head->eyeDistancePx,
                               {m_neutral.yaw + head->pose.yaw, m_neutral.pitch + head->pose.pitch}));
    if (now < m_bystanderUntil)
        faces.push_back(faceAt(980.0, 340.0, 125.0, {}));

    const auto verdict = m_lock.update(faces, testing::Hall::width, now);
    Sighting seen;
    seen.at = now;
    seen.frame = m_frame++;
    seen.facesSeen = static_cast<int>(faces.size());
    seen.presence = verdict.presence;
    seen.bystander = verdict.bystander;
    if (verdict.person)
        seen.person = faces.at(*verdict.person);
    return seen;
}

}
