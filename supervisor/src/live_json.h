#pragma once

#include "supervisor/alert_book.h"

#include <nlohmann/json_fwd.hpp>

namespace luot::supervisor {

/// What the live page is told; docs/web.md lists the members. `now`: the service's calendar, to set the
/// page's clock by.
nlohmann::json jsonOf(const LivePicture& picture, const std::vector<LiveAlert>& alerts,
                      const std::map<std::string, std::string>& people, WallTime now);

}
