#pragma once

#include "protocol/src/object_reader.h"
#include "protocol/vocabulary.h"

namespace luot::protocol {

/// What a device counts: in a report as in its status.
void readCounts(ObjectReader& reader, DeviceStatus& status);

}
