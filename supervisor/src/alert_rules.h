#pragma once

#include "supervisor/alert_book.h"

namespace luot::supervisor {

/// What in the picture is worth a look, each with a stable id; of a field only the worst.
std::vector<LiveAlert> alertsIn(const LivePicture& picture, const std::vector<ServiceNews>& news);

}
