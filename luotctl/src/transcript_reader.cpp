#include "luotctl/transcript_reader.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <utility>

namespace luot::luotctl {

TranscriptReader::TranscriptReader(std::filesystem::path file)
    : m_file{std::move(file)}
{
}

void TranscriptReader::poll()
{
    std::ifstream stream{m_file};
    stream.seekg(m_read);
    std::string text;
    while (std::getline(stream, text) && !stream.eof()) {
        m_read += static_cast<std::streamoff>(text.size()) + 1;
        const auto line = nlohmann::json::parse(text, nullptr, false);
        if (!line.is_object())
            continue;
        m_lines.push_back({line.value("t", 0.0), line.value("event", ""), line.value("process", ""),
                           line.value("pid", 0), line.value("label", ""), line.value("counter", "")});
    }
}

std::optional<std::size_t> TranscriptReader::find(const std::string& event, std::size_t from) const
{
    for (std::size_t i = from; i < m_lines.size(); ++i) {
        if (m_lines[i].event == event)
            return i;
    }
    return std::nullopt;
}

}
