#pragma once

#include "base/result.h"
#include "benchmarks/figure.h"

namespace luot::benchmarks {

/// The main job: a visit's delays, a call's way to the board, memory, how long building and testing take.
Result<> measureMain(Report& report);

/// The queue service's speed and memory beside what SQLite and ZeroMQ do alone. `share` of the counts; below
/// one only shows whether something is broken.
Result<> measureService(Report& report, double share);

/// Board and clerk's terminal: from a call to its row and its first sample, alone and among 200; a key's way
/// to the screen; what they use of a core while nothing happens, and whether they grow.
Result<> measureDevices(Report& report, double share);

/// The kiosk as people meet it: from the lock to the paper, from the camera to the highlight, what it uses of
/// a core, and whether it grows.
Result<> measureKiosk(Report& report, double share);

/// The pages: from an event to every live page, what 2,000 phones do to the queue service, weight, memory,
/// and connections that say nothing. `share` of the counts.
Result<> measureWeb(Report& report, double share);

/// Choosing by head, identity, liveness and the eyes' speed, on rendered people (vision/evaluation). `share`
/// of the clips; below one only shows whether something is broken.
Result<> measureVision(Report& report, double share);

}
