#pragma once

#include "base/clock.h"
#include "vision/card_layout.h"

namespace luot::vision {

enum class RingState {
    None, ///< nothing pointed at
    Intent, ///< a card is highlighted, its ring still empty
    Fill,
    Grace, ///< just looked away: the arc holds
    Leaving, ///< the arc drains, twice as fast as it fills
    Frozen, ///< the face is not in view for a moment, or a bystander is near
    Done, ///< selected; look to the rest zone before anything else can be
};

/// What the screen shows of the pointing after one frame.
struct PointingView {
    std::optional<Cell> highlighted;
    double progress = 0.0; ///< of the ring, 0 to 1
    RingState ring = RingState::None;
    std::optional<Cell> selected; ///< in the one frame in which it happens
    std::optional<Pose> direction; ///< relative to neutral, for the arrow on the mirror's rim
};

struct DwellTiming {
    Milliseconds inert{700};
    Milliseconds intent{200};
    Milliseconds fill{900};
    Milliseconds grace{250};
    Milliseconds freeze{400}; ///< longest absence of the face that keeps the ring
};

/// Chooses a card by holding the head towards it: highlight, intent, a ring that fills, selected.
///
/// One object a page: made when the page appears. Ensures: no selection without `fill` of pointing at that
/// very card, none from the rest zone, none in the first `inert`, none while paused; a second one only after
/// the rest zone. Thread: an object belongs to one thread. Pure: time comes in with the pose.
class Pointing {
public:
    enum class Begin {
        Anywhere,
        AfterRest, ///< the first ring only after the rest zone: for a page that follows another choice
    };

    explicit Pointing(CardLayout layout, DwellTiming timing = {}, Begin begin = Begin::Anywhere);

    /// Requires: `at` later than that of the call before (else nothing changes). No pose: the face is not in
    /// view. `unsmoothed` is the same before the filter, where there is one: a card is entered when two
    /// frames agree on it, and of the first its own word is enough.
    PointingView update(std::optional<Pose> relative, SteadyTime at, Bystander bystander = Bystander::None,
                        std::optional<Pose> unsmoothed = {});

    const CardLayout& layout() const { return m_layout; }
    /// Whether the head must come to the rest zone before a ring can begin.
    bool waitsForRest() const { return m_waitsForRest; }

private:
    void settle(std::optional<Cell> seen, std::optional<Cell> glimpsed);
    void advance(Pose relative, Milliseconds step, PointingView& view);
    void begin(Cell cell);
    void drop();

    CardLayout m_layout;
    DwellTiming m_timing;
    std::optional<SteadyTime> m_start;
    SteadyTime m_last;
    SteadyTime m_faceSeen;
    bool m_waitsForRest;
    std::optional<Cell> m_candidate; ///< of the frame before
    std::optional<Cell> m_glimpsed; ///< of the frame before, unsmoothed
    std::optional<Cell> m_target; ///< confirmed by two frames
    std::optional<Cell> m_ringCell;
    Milliseconds m_intent{0};
    Milliseconds m_filled{0};
    Milliseconds m_away{0};
    RingState m_ring = RingState::None;
};

}
