#pragma once

#include "protocol/branch_view.h"

#include <string>
#include <vector>

namespace luot::protocol {

/// A view's day begins with its first number; people's begins at midnight. These say what is still of the day
/// in between, by the calendar of this machine (base/local_day.h).

/// "2026-07-14": the view's own (of the staff stream), or the calendar's where that is later.
std::string businessDayAt(const BranchView& view, WallTime now);

/// Given on that day; one that says no day is.
bool isOfDay(const Ticket& ticket, const std::string& businessDay);

/// The view's calls but those of a day before: nobody is invited by them any more. Who is still called or
/// served stays, whatever this machine's calendar says.
std::vector<Call> callsOfDay(const BranchView& view, WallTime now);

}
