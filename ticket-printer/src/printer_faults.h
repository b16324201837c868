#pragma once

#include "base/result.h"

#include <cstddef>
#include <optional>
#include <string>

namespace luot::ticket_printer {

/// The virtual printer's state and what is wrong with it, as told line by line.
struct PrinterFaults {
    enum class Paper { Ok, Near, Out };

    Paper paper = Paper::Ok;
    std::optional<long> rowsLeft{}; ///< of paper, then it is out
    bool coverOpen = false;
    bool jammed = false; ///< something is in the knife's way
    bool cutterError = false; ///< stays after the knife is free, until DLE ENQ
    bool headHot = false;
    bool broken = false; ///< what only switching off and on ends
    bool offline = false;
    bool stopReading = false;
    bool noStatus = false;
    bool garbageStatus = false;
    bool jamAtCut = false;
    bool resetMidJob = false; ///< at the next band of a picture, once
    bool obeysInData = false; ///< also where a real-time command is by chance
    bool unplugged = false;
    std::optional<long> dieAfterBytes{}; ///< once
    std::optional<long> bytesPerSecond{};
    std::size_t bufferBytes = 4096;

    /// Prints and takes in nothing more, until somebody comes or it has cooled.
    bool isHalted() const
    {
        return paper == Paper::Out || coverOpen || cutterError || headHot || broken || offline;
    }
};

/// Changes the state as `line` says; the lines are those of `faultWords`. Errors: it is none of them.
Result<> obey(PrinterFaults& faults, const std::string& line);

/// Each line there is and what it does, for a person.
std::string faultWords();

}
