#pragma once

#include "base/result.h"

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace luot::luotctl {

/// A program started as a process of its own, its output in a log file, its keyboard in our hand. It ends
/// with us: the destructor asks it to (SIGTERM), then makes it (SIGKILL); the kernel does so if we are killed
/// ourselves.
///
/// Thread: the one that started it must live as long as the process shall.
class ChildProcess {
public:
    struct Settings {
        std::filesystem::path program;
        std::vector<std::string> arguments;
        std::vector<std::pair<std::string, std::string>> environment; ///< added to our own
        std::filesystem::path log; ///< standard output and error are appended
    };

    static Result<ChildProcess> start(const Settings& settings);

    ~ChildProcess();
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&& other) noexcept;
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    pid_t pid() const { return m_pid; }
    /// The exit code, 128 + the signal's number after a signal; none while it runs.
    std::optional<int> exitCode();
    /// Waits for the end. None: still running after `patience`.
    std::optional<int> waitForEnd(std::chrono::milliseconds patience);
    /// A line on its standard input. Ensures: a process that is gone does not end us.
    void writeLine(const std::string& line) const;
    /// SIGTERM, and after `grace` SIGKILL. Ensures: it has ended. The exit code.
    int end(std::chrono::milliseconds grace = std::chrono::seconds{5});
    void kill() const; ///< SIGKILL, at once
    const std::filesystem::path& log() const { return m_log; }

private:
    ChildProcess() = default;

    pid_t m_pid = -1;
    int m_input = -1;
    std::optional<int> m_exitCode;
    std::filesystem::path m_log;
};

}
