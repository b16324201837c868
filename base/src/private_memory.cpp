#include "base/private_memory.h"

#include "base/log.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace luot {

void keepMemoryPrivate()
{
    constexpr rlimit nothing{0, 0};
    const bool isPrivate = ::setrlimit(RLIMIT_CORE, &nothing) == 0 && ::prctl(PR_SET_DUMPABLE, 0) == 0;
    if (!isPrivate)
        spdlog::warn("This system does not let this program keep its memory out of crash dumps.");
}

}
