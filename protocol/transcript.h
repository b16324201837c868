#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace luot::protocol {

/// A line of JSON for each thing a process did:
/// {"t":12.345,"event":"ticket.called","process":"luot-queue-service",
/// "pid":4711,"label":"A001","counter":"3"}. Several processes append to one file; a line is written whole.
///
/// `t` counts seconds from `start`, a reading of the machine's monotonic clock, so that all processes agree.
/// Thread: any.
class Transcript {
public:
    /// Writes nowhere.
    Transcript() = default;
    ~Transcript();
    Transcript(Transcript&& other) noexcept;
    Transcript& operator=(Transcript&& other) noexcept;
    Transcript(const Transcript&) = delete;
    Transcript& operator=(const Transcript&) = delete;

    /// `start`: seconds of CLOCK_MONOTONIC.
    static Result<Transcript> open(const std::filesystem::path& file, std::string process, double start);

    /// `label` and `counter` are left out where empty.
    void write(std::string_view event, std::string_view label = {}, std::string_view counter = {}) const;
    /// The same for what happened earlier; its line stands where it was told, not where it belongs.
    void writeAt(SteadyTime at, std::string_view event, std::string_view label = {}) const;
    bool isKept() const { return m_file >= 0; }

private:
    void writeLine(double seconds, std::string_view event, std::string_view label,
                   std::string_view counter) const;

    int m_file = -1;
    std::string m_process;
    double m_start = 0.0;
};

}
