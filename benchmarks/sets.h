#pragma once

#include "base/result.h"
#include "benchmarks/figure.h"

namespace luot::benchmarks {

/// The main job: a visit's delays, a call's way to the board, memory, how long building and testing take.
Result<> measureMain(Report& report);

}
