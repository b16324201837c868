#include "kiosk/card_scan.h"

#include "kiosk/visit_view.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace luot::kiosk {

std::vector<vision::Cell> scanOrder(const VisitView& view)
{
    std::vector<vision::Cell> cells;
    if (!view.cards)
        return cells;
    std::ranges::copy_if(view.cards->cells(), std::back_inserter(cells),
                         [&view](vision::Cell cell) { return mayPick(view, cell); });
    if (view.page == Page::Confirm)
        std::ranges::stable_partition(cells, [&view](vision::Cell cell) { return cell != view.yes; });
    return cells;
}

CardScan::CardScan(std::vector<vision::Cell> cells, SteadyTime now, int secondsEach, PhoneWay phone)
    : m_cells{std::move(cells)}
    , m_secondsEach{std::clamp(secondsEach, fastest, slowest)}
    , m_phone{phone}
{
    begin(now);
}

void CardScan::begin(SteadyTime now)
{
    m_at = 0;
    m_round = 0;
    m_isFirst = true;
    m_isPaused = false;
    m_since = now;
    m_now = now;
}

Milliseconds CardScan::time() const
{
    const Milliseconds each{m_secondsEach * 1000};
    return m_isFirst ? std::max(first, each) : each;
}

void CardScan::advance(SteadyTime now)
{
    m_now = std::max(m_now, now);
    while (!m_isPaused && m_now - m_since >= time()) {
        m_since += time();
        m_isFirst = false;
        if (++m_at <= last())
            continue;
        m_at = 0;
        if (++m_round == rounds) {
            m_isPaused = true;
            m_since = m_now;
        }
    }
}

CardScan::Choice CardScan::press(SteadyTime now)
{
    advance(now);
    if (m_isPaused) {
        begin(now);
        return {};
    }
    return {true, m_at < m_cells.size() ? std::optional{m_cells[m_at]} : std::nullopt, isPhoneLit()};
}

void CardScan::pause(SteadyTime now)
{
    advance(now);
    if (m_isPaused) {
        begin(now);
        return;
    }
    m_isPaused = true;
}

void CardScan::changeSpeed(int bySeconds, SteadyTime now)
{
    advance(now);
    m_secondsEach = std::clamp(m_secondsEach + bySeconds, fastest, slowest);
    m_since = m_now;
}

ScanView CardScan::view() const
{
    ScanView view;
    if (m_at < m_cells.size())
        view.lit = m_cells[m_at];
    view.isPhoneLit = isPhoneLit();
    view.place = static_cast<int>(m_at) + 1;
    view.count = static_cast<int>(last()) + 1;
    view.order = m_cells;
    view.isPaused = m_isPaused;
    view.secondsEach = m_secondsEach;
    if (!m_isPaused)
        view.share = std::clamp(
            std::chrono::duration<double>(m_now - m_since) / std::chrono::duration<double>(time()), 0.0, 1.0);
    return view;
}

}
