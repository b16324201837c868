#pragma once

namespace luot::vision {

/// This process's resident memory by /proc/self/status; 0 where there is none.
double residentMiB();

}
