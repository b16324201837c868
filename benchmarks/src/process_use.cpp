#include "benchmarks/src/process_use.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <unistd.h>

namespace luot::benchmarks {

namespace fs = std::filesystem;

namespace {

double coreSecondsIn(const fs::path& stat)
{
    std::ifstream stream{stat};
    std::string text;
    std::getline(stream, text);
    // The second field is the name in brackets, which may hold anything; after it, state is the third.
    std::istringstream rest{text.substr(std::min(text.rfind(')') + 2, text.size()))};
    std::string word;
    for (int field = 3; field < 14; ++field)
        rest >> word;
    double user = 0.0;
    double system = 0.0;
    rest >> user >> system;
    return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
}

}

double coreSeconds(pid_t pid) { return coreSecondsIn("/proc/" + std::to_string(pid) + "/stat"); }

double coreSeconds(pid_t pid, const std::string& thread)
{
    double seconds = 0.0;
    std::error_code ended;
    for (const auto& task : fs::directory_iterator{"/proc/" + std::to_string(pid) + "/task", ended}) {
        std::string name;
        std::getline(std::ifstream{task.path() / "comm"}, name);
        if (name == thread)
            seconds += coreSecondsIn(task.path() / "stat");
    }
    return seconds;
}

double residentMiB(pid_t pid)
{
    std::ifstream stream{"/proc/" + std::to_string(pid) + "/statm"};
    double size = 0.0;
    double resident = 0.0;
    stream >> size >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
}

double nowSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}
