#pragma once

#include "base/clock.h"
#include "vision/card_layout.h"

#include <optional>
#include <vector>

namespace luot::kiosk {

struct VisitView;

/// What a scan shows: one card lit after the other, until the button is pressed or the head nods.
struct ScanView {
    std::optional<vision::Cell> lit; ///< none: the phone's way or "cách khác"
    bool isPhoneLit = false; ///< "Chọn trên điện thoại"
    double share = 0.0; ///< of the lit one's time that is over, 0 to 1: the ring counts, it never chooses
    int place = 0; ///< of the lit one, from 1
    int count = 0; ///< with "cách khác"
    bool isPaused = false;
    int secondsEach = 2; ///< from the second on
    std::vector<vision::Cell> order; ///< as they are lit; after them the phone's way, if any, and "cách khác"
    friend bool operator==(const ScanView&, const ScanView&) = default;
};

/// The cells of a page in the order in which they are lit: as one reads, without those that cannot be chosen;
/// on Confirm "Lấy số", which cannot be taken back, comes last, when the hand knows the rhythm.
std::vector<vision::Cell> scanOrder(const VisitView& view);

/// Lights the cards of a page in turn for those who have one button.
///
/// The first card stands longer, for the eye to find it. After three rounds it pauses by itself. A value;
/// time comes in. Thread: the one that owns it.
class CardScan {
public:
    static constexpr Milliseconds first{3500};
    static constexpr int fastest = 1; ///< seconds a card
    static constexpr int slowest = 6;
    static constexpr int rounds = 3;

    /// "Chọn trên điện thoại", which is no card of the page.
    enum class PhoneWay { None, Offered };

    /// `cells` in the order in which they are lit; the phone's way, if it is offered, and "cách khác" follow.
    CardScan(std::vector<vision::Cell> cells, SteadyTime now, int secondsEach = 2,
             PhoneWay phone = PhoneWay::None);

    void advance(SteadyTime now);
    /// What is lit, chosen: a cell, the phone's way, or neither for "cách khác". While it is paused it goes
    /// on from the first instead, and nothing is chosen.
    struct Choice {
        bool isChosen = false;
        std::optional<vision::Cell> cell;
        bool isPhone = false;
    };
    Choice press(SteadyTime now);
    void pause(SteadyTime now); ///< or goes on
    void changeSpeed(int bySeconds, SteadyTime now);

    int secondsEach() const { return m_secondsEach; }
    ScanView view() const;

private:
    Milliseconds time() const; ///< of the lit one
    void begin(SteadyTime now);
    std::size_t last() const { return m_cells.size() + (m_phone == PhoneWay::Offered ? 1 : 0); }
    bool isPhoneLit() const { return m_at == m_cells.size() && m_at < last(); }

    std::vector<vision::Cell> m_cells;
    int m_secondsEach;
    PhoneWay m_phone;
    std::size_t m_at = 0; ///< beyond the cells: the phone's way, "cách khác"
    int m_round = 0;
    bool m_isFirst = true; ///< the first light after a begin
    bool m_isPaused = false;
    SteadyTime m_since;
    SteadyTime m_now;
};

}
