#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace luot::luotctl {

/// One thing a process said it did; see protocol/transcript.h, which writes it.
struct TranscriptLine {
    double t = 0.0; ///< seconds since the transcript's start
    std::string event;
    std::string process;
    int pid = 0;
    std::string label; ///< empty: none
    std::string counter; ///< empty: none
};

/// Follows a transcript that other processes append to.
///
/// Thread: one.
class TranscriptReader {
public:
    explicit TranscriptReader(std::filesystem::path file);

    /// Takes in what is new; lines that are not whole yet wait for the next time.
    void poll();
    const std::vector<TranscriptLine>& lines() const { return m_lines; }

    /// The first line of that name at index `from` or later.
    std::optional<std::size_t> find(const std::string& event, std::size_t from = 0) const;

private:
    std::filesystem::path m_file;
    std::streamoff m_read = 0;
    std::vector<TranscriptLine> m_lines;
};

}
