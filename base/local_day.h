#pragma once

#include "base/clock.h"

#include <string>

/// This machine's calendar, which is set as the centre's is. A day is written "2026-07-14". Thread: any.
namespace luot {

std::string localDay(WallTime at);
int localHour(WallTime at); ///< 0–23
long minutesEast(WallTime at); ///< of Greenwich: 420 in Viet Nam
bool isDay(const std::string& text); ///< written so, and there is such a day
/// When the day begins that is so many days after `day`. Requires: isDay().
WallTime beginningOf(const std::string& day, int later);

}
