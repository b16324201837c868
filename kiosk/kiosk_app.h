#pragma once

#include "base/clock.h"

namespace luot::kiosk {

/// The whole process: reads the command line, brings the parts together, runs until the window is closed (or,
/// with
/// --once, until the visit has ended). Returns the process's exit code.
int runKiosk(int argc, char* argv[]);
/// The same with another clock: for those who measure what many visits leave behind and cannot wait for them.
int runKiosk(int argc, char* argv[], const Clock& clock);

}
