#pragma once

#include "base/clock.h"

#include <string>

namespace luot {

/// A new UUID of version 7 (RFC 9562): sorts by the time it was made; the rest is from the system's random
/// source.
///
/// Ensures: later calls of one thread sort later. Thread: any.
std::string makeUuidV7(WallTime now);

/// Whether `text` has the form of a UUID: 36 characters, lower-case hex with dashes.
bool isUuid(const std::string& text);

}
