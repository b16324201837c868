#pragma once

#include "base/clock.h"
#include "protocol/vocabulary.h"

#include <deque>

namespace luot::queue_service {

inline constexpr std::size_t servedKept = 20;

/// What the wait for a field depends on.
struct FieldLoad {
    int ahead = 0; ///< people of the field who are before
    /// Counters working for the field. One that serves others too counts by the field's part of the people
    /// who wait for it. 0: none is open; one is then assumed.
    double counters = 0.0;
    bool counterFree = false; ///< one of them is open and has nobody
    std::deque<Milliseconds> served; ///< from call to end, of the last people served
};

/// How long somebody with `ahead` people before waits: the people before, each taking between the lower and
/// the upper quartile of the last served, over the counters. With fewer than five served, 4 to 8 minutes a
/// person. From 10 minutes on in steps of 5, so that a promise does not flicker. Both zero with nobody ahead
/// and a counter free.
protocol::WaitRange estimateWait(const FieldLoad& load);

}
