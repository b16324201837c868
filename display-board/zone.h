#pragma once

#include "base/result.h"
#include "protocol/branch_view.h"

#include <string>
#include <string_view>
#include <vector>

namespace luot::display_board {

/// The part of a centre that one board serves.
struct Zone {
    std::vector<CounterId> counters; ///< whose calls it shows; empty: all
    std::vector<FieldId> fields; ///< whose waiting it shows; empty: all
};

/// "1,2,3" and "A,B"; empty: all. Fails with a sentence that says what to write instead.
Result<Zone> parseZone(std::string_view counters, std::string_view fields);

/// The view with nothing but the zone in it, as it may be drawn (plain_text.h): calls to its counters,
/// waiting of its fields, their tickets. The calls are also those of people who are still called or served
/// there but whom newer calls of the centre have displaced (BranchView::keptCalls).
protocol::BranchView viewOf(const protocol::BranchView& view, const Zone& zone);

/// A sentence for each counter and field of the zone that the branch does not have.
std::vector<std::string> unknownIn(const Zone& zone, const protocol::BranchView& view);

}
