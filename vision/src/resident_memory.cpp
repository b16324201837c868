#include "vision/src/resident_memory.h"

#include <fstream>
#include <string>

namespace luot::vision {

double residentMiB()
{
    std::ifstream status{"/proc/self/status"};
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024.0;
    }
    return 0.0;
}

}
