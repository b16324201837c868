#include "base/log.h"

#include <spdlog/sinks/stdout_color_sinks.h>

#include <cstdlib>

namespace luot {

void startLog(const std::string& process)
{
    spdlog::set_default_logger(spdlog::stderr_color_mt(process));
    spdlog::set_pattern("%H:%M:%S.%e %-7l %n: %v");
    if (const char* level = std::getenv("LUOT_LOG"))
        spdlog::set_level(spdlog::level::from_str(level));
}

}
