#pragma once

#include "supervisor/live_picture.h"

namespace luot::supervisor {

/// What is known of each device, those first that need somebody.
std::vector<LiveDevice> devicesOf(const LiveInputs& inputs);

}
