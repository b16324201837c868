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

    bool isWhole() const { return counters.empty() && fields.empty(); }
};

/// "1,2,3" and "A,B". Fails with a sentence that says what to write instead.
Result<Zone> parseZone(std::string_view counters, std::string_view fields);

/// The view with nothing but the zone in it: calls to its counters, waiting of its fields, their tickets.
protocol::BranchView viewOf(const protocol::BranchView& view, const Zone& zone);

/// Without the marks that turn a text's direction: no name may rearrange what stands beside it.
std::string withoutDirectionMarks(const std::string& text);

}
