#pragma once

#include "base/clock.h"
#include "protocol/branch_view.h"

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

    protocol::BranchView closed() const;
    protocol::BranchView free() const;
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
