#include "base/log.h"

#include <spdlog/sinks/base_sink.h>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <mutex>

namespace luot {

namespace {

/// Standard error, which may be a pipe that nobody reads: who logs never waits for it. What does not fit is
/// lost, and counted as soon as something fits again.
class ErrorSink final : public spdlog::sinks::base_sink<std::mutex> {
private:
    void sink_it_(const spdlog::details::log_msg& message) override
    {
        if (m_lost > 0
            && tryToWrite(std::to_string(m_lost) + " lines of this log are lost: nobody took them\n"))
            m_lost = 0;
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        if (m_lost > 0 || !tryToWrite({line.data(), line.size()}))
            ++m_lost;
    }
    void flush_() override { }

    static bool tryToWrite(std::string_view text)
    {
        const ssize_t sent = ::send(STDERR_FILENO, text.data(), text.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent >= 0 || errno != ENOTSOCK)
            return sent >= 0;
        pollfd target{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
        // A pipe with space has space for so much at least.
        return ::poll(&target, 1, 0) > 0 && (target.revents & POLLOUT) != 0
            && ::write(STDERR_FILENO, text.data(), std::min<std::size_t>(text.size(), PIPE_BUF)) >= 0;
    }

    std::size_t m_lost = 0;
};

}

void startLog(const std::string& process)
{
    spdlog::set_default_logger(std::make_shared<spdlog::logger>(process, std::make_shared<ErrorSink>()));
    spdlog::set_pattern("%H:%M:%S.%e %-7l %n: %v");
    if (const char* level = std::getenv("LUOT_LOG"))
        spdlog::set_level(spdlog::level::from_str(level));
}

}
