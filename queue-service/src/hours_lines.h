#pragma once

#include "protocol/vocabulary.h"
#include "queue-service/opening_hours.h"

#include <vector>

namespace luot::queue_service {

/// The hours of an ordinary week as a door would show them: days that are alike share a line, closed days
/// have none. Empty: open at all times.
std::vector<protocol::HoursLine> linesOf(const OpeningHours& hours);

}
