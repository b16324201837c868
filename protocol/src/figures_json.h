#pragma once

#include "protocol/figures.h"
#include "protocol/src/object_reader.h"

namespace luot::protocol {

nlohmann::json toJson(const Figures& figures);
Figures readFigures(ObjectReader& reader);

}
