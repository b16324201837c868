#include "protocol/transcript.h"

#include "protocol/src/json_guard.h"

#include <cerrno>
#include <chrono>
#include <cmath>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace luot::protocol {

namespace {

double monotonicSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

}

Transcript::~Transcript()
{
    if (m_file >= 0)
        close(m_file);
}

Transcript::Transcript(Transcript&& other) noexcept
    : m_file{std::exchange(other.m_file, -1)}
    , m_process{std::move(other.m_process)}
    , m_start{other.m_start}
{
}

Transcript& Transcript::operator=(Transcript&& other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_process, other.m_process);
    std::swap(m_start, other.m_start);
    return *this;
}

Result<Transcript> Transcript::open(const std::filesystem::path& file, std::string process, double start)
{
    Transcript transcript;
    transcript.m_file = ::open(file.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0644);
    if (transcript.m_file < 0)
        return failure("The transcript " + file.string() + " cannot be written (" + std::strerror(errno)
                       + "): choose another file with --transcript.");
    transcript.m_process = std::move(process);
    transcript.m_start = start;
    return transcript;
}

void Transcript::write(std::string_view event, std::string_view label, std::string_view counter) const
{
    writeLine(monotonicSeconds(), event, label, counter);
}

void Transcript::writeAt(SteadyTime at, std::string_view event, std::string_view label) const
{
    // Linux's steady clock is CLOCK_MONOTONIC.
    writeLine(std::chrono::duration<double>(at.time_since_epoch()).count(), event, label, {});
}

void Transcript::writeLine(double seconds, std::string_view event, std::string_view label,
                           std::string_view counter) const
{
    if (m_file < 0)
        return;
    nlohmann::ordered_json line{{"t", std::round((seconds - m_start) * 1000.0) / 1000.0},
                                {"event", event},
                                {"process", m_process},
                                {"pid", getpid()}};
    if (!label.empty())
        line["label"] = label;
    if (!counter.empty())
        line["counter"] = counter;
    const std::string text
        = line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    // One write in append mode is whole; a transcript on a full disk is not worth stopping for.
    [[maybe_unused]] const ssize_t written = ::write(m_file, text.data(), text.size());
}

}
