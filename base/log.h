#pragma once

#include <spdlog/spdlog.h>

#include <string>

namespace luot {

/// Sends this process's log to standard error, one line an entry, with the process's name.
///
/// Nobody ever waits for standard error: what a pipe or a full disk does not take is lost, and counted.
/// A log line never carries a template, a key, a token or a picture. Level by the environment's LUOT_LOG
/// (trace, debug, info, warn, error), else info. Call once, first thing in `main`.
void startLog(const std::string& process);

}
