#include "vision/testing/src/citizen_mind.h"

#include "vision/testing/hall.h"
#include "vision/testing/src/minimum_jerk.h"
#include "vision/testing/src/unrest.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace luot::vision::testing {

namespace {

using namespace std::chrono_literals;
using Seconds = std::chrono::duration<double>;

constexpr Seconds emptyHall{0.8};
constexpr Seconds coming{2.0};
constexpr Seconds going{1.8};
constexpr double standingY = 330.0;
constexpr double mostYaw = 17.0;
constexpr double mostPitch = 11.0;

SteadyTime after(SteadyTime time, double seconds)
{
    return time + std::chrono::duration_cast<SteadyTime::duration>(Seconds{seconds});
}

}

CitizenMind::CitizenMind(const CitizenScript& script, SteadyTime now)
    : m_script{script}
    , m_random{script.seed}
    , m_born{now}
    , m_placeSince{now}
    , m_gazeUntil{now}
    , m_nextCorrection{now}
    , m_moveStart{now}
{
    m_phase = chance(0.0, 2.0 * std::numbers::pi);
    if (script.arrives == Arrival::StandingThere)
        m_place = Place::Standing;
}

double CitizenMind::chance(double from, double to)
{
    return std::uniform_real_distribution<double>{from, to}(m_random);
}

std::optional<HeadView> CitizenMind::live(const ScreenView& noticed, SteadyTime now)
{
    const auto enter = [&](Place place) {
        m_place = place;
        m_placeSince = now;
    };
    const Seconds there = now - m_placeSince;
    if (m_place == Place::Outside && there >= emptyHall)
        enter(Place::Coming);
    else if (m_place == Place::Coming && there >= coming)
        enter(Place::Standing);
    else if (m_place == Place::Going && there >= going)
        enter(Place::Gone);

    if (m_place == Place::Outside || m_place == Place::Gone)
        return std::nullopt;
    if (m_place == Place::Standing) {
        decide(noticed, now);
        if (m_page == ScreenView::Page::Issued && now >= m_gazeUntil) {
            enter(Place::Going);
            turnTo({24.0, 0.0}, now);
        }
    }
    return bodyNow(now);
}

void CitizenMind::decide(const ScreenView& noticed, SteadyTime now)
{
    if (noticed.page != m_page) {
        m_page = noticed.page;
        m_ringWasFull = false;
        m_gaze = Gaze::Reading;
        if (m_script.reads == Reading::Nothing && noticed.page != ScreenView::Page::Issued) {
            // Who knows the kiosk goes straight to the next card; Confirm wants the middle before it.
            m_gazeUntil = noticed.page == ScreenView::Page::Confirm ? toTheMiddle(now) : now;
            return;
        }
        // A new page is read first, and its middle is where the eyes begin.
        turnTo({0.0, 0.0}, now);
        m_gazeUntil = after(now, noticed.page == ScreenView::Page::Issued ? 4.0 : chance(0.9, 1.4));
        return;
    }
    if (noticed.cards)
        watchCards(noticed, now);
}

std::optional<Cell> CitizenMind::wanted(const ScreenView& noticed) const
{
    switch (noticed.page) {
    case ScreenView::Page::Consent:
        return m_script.consent == Consent::Yes ? noticed.yes : noticed.no;
    case ScreenView::Page::Choose:
        return m_script.choose;
    case ScreenView::Page::Confirm:
        return noticed.chosen && !(*noticed.chosen == m_script.choose) ? noticed.no : noticed.yes;
    default:
        return std::nullopt;
    }
}

void CitizenMind::watchCards(const ScreenView& noticed, SteadyTime now)
{
    const std::optional<Cell> want = wanted(noticed);
    if (!want || !noticed.cards->indexOf(*want))
        return;
    const bool onIt = noticed.highlighted == want;
    m_ringWasFull = m_ringWasFull || (onIt && noticed.progress > 0.97);

    if (m_ringWasFull && m_gaze != Gaze::Resting) {
        // The ring is full and the page is still there: it wants another look, after the middle.
        m_gaze = Gaze::Resting;
        if (m_script.reads == Reading::Nothing) {
            m_gazeUntil = toTheMiddle(now);
            return;
        }
        turnTo({0.0, 0.0}, now);
        m_gazeUntil = after(now, chance(1.2, 1.6));
        return;
    }
    if (now < m_gazeUntil)
        return;
    switch (m_gaze) {
    case Gaze::Resting:
        m_ringWasFull = onIt && noticed.progress > 0.97;
        m_gaze = Gaze::Reading;
        m_gazeUntil = now;
        break;
    case Gaze::Reading: {
        Pose target = noticed.cards->aimAt(*want);
        target.yaw += chance(-1.5, 1.5);
        target.pitch += chance(-1.0, 1.0);
        turnTo(target, now);
        m_gaze = Gaze::Turning;
        m_gazeUntil = after(m_moveStart, m_moveSeconds + 0.3);
        m_nextCorrection = m_gazeUntil;
        break;
    }
    case Gaze::Turning:
        m_gaze = Gaze::Holding;
        break;
    case Gaze::Holding:
        if (!onIt && now >= m_nextCorrection)
            correct(noticed, *want, now);
        break;
    }
}

void CitizenMind::correct(const ScreenView& noticed, Cell want, SteadyTime now)
{
    constexpr double yawStep = 2.5;
    constexpr double pitchStep = 2.0;
    Pose target = m_to;
    const Pose aim = noticed.cards->aimAt(want);
    if (noticed.highlighted) {
        const Pose there = noticed.cards->aimAt(*noticed.highlighted);
        target.yaw += std::clamp(aim.yaw - there.yaw, -yawStep, yawStep);
        target.pitch += std::clamp(aim.pitch - there.pitch, -pitchStep, pitchStep);
    } else {
        // Nothing lights up: further the same way.
        target.yaw += std::clamp(aim.yaw, -1.0, 1.0) * yawStep * 0.6;
        target.pitch += std::clamp(aim.pitch, -1.0, 1.0) * pitchStep * 0.8;
    }
    target.yaw = std::clamp(target.yaw, -mostYaw, mostYaw);
    target.pitch = std::clamp(target.pitch, -mostPitch, mostPitch);
    turnTo(target, now);
    // The eyes see the effect of a move only a quarter of a second after it.
    m_nextCorrection = after(m_moveStart, m_moveSeconds + 0.35);
}

SteadyTime CitizenMind::toTheMiddle(SteadyTime now)
{
    constexpr double isThere = 2.0;
    const Pose head = headNow(now);
    if (std::hypot(head.yaw, head.pitch) < isThere)
        return now;
    turnTo({0.0, 0.0}, now);
    return after(m_moveStart, m_moveSeconds);
}

void CitizenMind::turnTo(Pose target, SteadyTime now)
{
    m_from = headNow(now);
    m_to = target;
    m_moveStart = now;
    const double angle = std::hypot(m_to.yaw - m_from.yaw, m_to.pitch - m_from.pitch);
    m_moveSeconds = std::clamp(0.4 + 0.025 * angle + chance(0.0, 0.15), 0.4, 0.9);
}

Pose CitizenMind::headNow(SteadyTime now) const
{
    const double way = minimumJerk(Seconds(now - m_moveStart).count() / m_moveSeconds);
    return {std::lerp(m_from.yaw, m_to.yaw, way), std::lerp(m_from.pitch, m_to.pitch, way)};
}

HeadView CitizenMind::bodyNow(SteadyTime now) const
{
    const double t = Seconds(now - m_born).count();
    HeadView view{headNow(now), m_script.eyeDistancePx, Hall::width / 2.0, standingY};
    view = unrestful(view, t, m_phase);

    const Seconds there = now - m_placeSince;
    if (m_place == Place::Coming) {
        const double way = minimumJerk(there / coming);
        view.eyeDistancePx *= std::lerp(0.6, 1.0, way);
        view.x = std::lerp(-220.0, view.x, way);
        view.y
            = std::lerp(standingY - 40.0, view.y, way) + 5.0 * std::abs(wave(t, 1.8, 0.0, 0.0)) * (1.0 - way);
        view.pose.yaw += 18.0 * (1.0 - way);
    } else if (m_place == Place::Going) {
        const double way = minimumJerk(0.5 * there / going) * 2.0;
        view.eyeDistancePx *= std::lerp(1.0, 0.7, way);
        view.x = std::lerp(view.x, Hall::width + 320.0, way);
        view.y += 5.0 * std::abs(wave(t, 1.8, 0.0, 0.0)) * way;
    }
    return view;
}

}
