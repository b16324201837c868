#pragma once

#include "base/clock.h"
#include "protocol/branch_view.h"

#include <vector>

namespace luot::clerk_terminal {

/// A made-up morning of a counter, for the self-test and its pictures: Quầy 3 with Hộ tịch and Chứng thực,
/// ten and more people waiting, A045 on its way through.
///
/// Times are local: it is 09:49:46 on 14 July 2026. Thread: a value.
class SampleDay {
public:
    SampleDay();

    const CounterId& counter() const { return m_counter; }
    WallTime now() const { return m_now; }

    std::vector<protocol::Person> people() const; ///< who may sign in
    std::vector<protocol::Procedure> procedures() const; ///< of Hộ tịch

    protocol::BranchView beforeWork() const; ///< eight counters, two of them at work
    protocol::BranchView closed() const;
    protocol::BranchView free() const;
    protocol::BranchView withOthersAway() const; ///< free, somebody on hold, somebody a no-show
    protocol::BranchView paused() const;
    /// The same, while somebody at the first kiosk asks for help, its paper is near its end, and the second
    /// has lost its camera.
    protocol::BranchView withTroubles(protocol::BranchView view) const;
    protocol::BranchView called() const; ///< A045, 36 s ago, once
    protocol::BranchView serving() const; ///< A045, for 8:05 minutes
    protocol::BranchView finished() const; ///< A045, just now

private:
    protocol::Ticket waiting(const char* label, const char* field, Milliseconds waited) const;
    protocol::Ticket visit() const;
    void addServed(protocol::BranchView& view) const;

    CounterId m_counter{"3"};
    WallTime m_now{};
    protocol::BranchView m_base;
};

}
