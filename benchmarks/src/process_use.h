#pragma once

#include <string>

#include <sys/types.h>

namespace luot::benchmarks {

/// What a process has used of a core so far, in seconds.
double coreSeconds(pid_t pid);

/// The same of its threads of that name; 0 if there is none.
double coreSeconds(pid_t pid, const std::string& thread);

/// What it has resident now.
double residentMiB(pid_t pid);

/// On the clock that transcripts use.
double nowSeconds();

}
