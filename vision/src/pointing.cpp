#include "vision/pointing.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace luot::vision {

namespace {

// A pause between two frames counts as no more than this: nothing fills while nobody looks.
constexpr Milliseconds longestStep{200};
constexpr int drainSpeed = 2;

}

Pointing::Pointing(CardLayout layout, DwellTiming timing, Begin begin)
    : m_layout{std::move(layout)}
    , m_timing{timing}
    , m_waitsForRest{begin == Begin::AfterRest}
{
}

PointingView Pointing::update(std::optional<Pose> relative, SteadyTime at, Bystander bystander,
                              std::optional<Pose> unsmoothed)
{
    const bool faceSeen = relative && std::isfinite(relative->yaw) && std::isfinite(relative->pitch);
    if (!m_start) {
        m_start = at;
        m_last = at;
        m_faceSeen = at;
    }
    PointingView view;
    if (faceSeen)
        view.direction = relative;

    const Milliseconds step
        = std::min(std::chrono::duration_cast<Milliseconds>(std::max(at - m_last, SteadyTime::duration{0})),
                   longestStep);
    m_last = std::max(m_last, at);
    const bool awake = at - *m_start >= m_timing.inert;

    if (bystander == Bystander::Near || !faceSeen) {
        // While paused by a bystander the arc may hold for long; a face out of view loses it.
        if (bystander != Bystander::Near && at - m_faceSeen >= m_timing.freeze)
            drop();
        if (faceSeen)
            m_faceSeen = at;
        m_candidate.reset();
        m_glimpsed.reset();
        if (m_ringCell)
            view.ring = RingState::Frozen;
    } else {
        m_faceSeen = at;
        settle(m_layout.cellAt(*relative, m_target),
               unsmoothed ? m_layout.cellAt(*unsmoothed, {}) : std::nullopt);
        if (awake)
            advance(*relative, step, view);
        else
            drop();
    }

    if (m_ringCell) {
        view.highlighted = m_ringCell;
        view.progress = std::clamp(
            std::chrono::duration<double>(m_filled) / std::chrono::duration<double>(m_timing.fill), 0.0, 1.0);
        if (view.ring == RingState::None)
            view.ring = m_ring;
    }
    return view;
}

void Pointing::settle(std::optional<Cell> seen, std::optional<Cell> glimpsed)
{
    if (seen == m_candidate || (seen && seen == m_glimpsed))
        m_target = seen;
    m_candidate = seen;
    m_glimpsed = glimpsed;
}

void Pointing::advance(Pose relative, Milliseconds step, PointingView& view)
{
    if (m_waitsForRest) {
        if (!m_target && !m_candidate && m_layout.restsAt(relative)) {
            m_waitsForRest = false;
            drop();
        }
        return;
    }
    if (!m_ringCell) {
        if (m_target)
            begin(*m_target);
        return;
    }

    if (m_target == m_ringCell) {
        m_away = Milliseconds{0};
        m_intent += step;
        if (m_intent <= m_timing.intent) {
            m_ring = RingState::Intent;
            return;
        }
        m_filled += std::min(step, m_intent - m_timing.intent);
        m_ring = RingState::Fill;
        if (m_filled >= m_timing.fill) {
            m_filled = m_timing.fill;
            m_ring = RingState::Done;
            m_waitsForRest = true;
            view.selected = m_ringCell;
        }
        return;
    }

    m_away += step;
    if (m_filled > Milliseconds{0} && m_away <= m_timing.grace) {
        m_ring = RingState::Grace;
        return;
    }
    if (m_target) {
        begin(*m_target);
        return;
    }
    m_filled -= std::min(m_filled, drainSpeed * step);
    m_ring = RingState::Leaving;
    if (m_filled == Milliseconds{0})
        drop();
}

void Pointing::begin(Cell cell)
{
    m_ringCell = cell;
    m_intent = Milliseconds{0};
    m_filled = Milliseconds{0};
    m_away = Milliseconds{0};
    m_ring = RingState::Intent;
}

void Pointing::drop()
{
    m_ringCell.reset();
    m_filled = Milliseconds{0};
    m_intent = Milliseconds{0};
    m_away = Milliseconds{0};
    m_ring = RingState::None;
}

}
