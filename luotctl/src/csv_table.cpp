#include "luotctl/src/csv_table.h"

#include <algorithm>

namespace luot::luotctl {

namespace {

/// Takes one row off the text. Errors: a quote that is not closed, or text after a closed one.
Result<std::vector<std::string>> takeRow(std::string_view& text, int& line)
{
    std::vector<std::string> fields{""};
    bool quoted = false;
    bool closed = false;
    const int began = line;
    while (!text.empty()) {
        const char c = text.front();
        text.remove_prefix(1);
        if (c == '\n')
            ++line;
        if (quoted) {
            if (c != '"') {
                fields.back() += c;
            } else if (text.starts_with('"')) {
                fields.back() += c;
                text.remove_prefix(1);
            } else {
                quoted = false;
                closed = true;
            }
        } else if (c == '"' && fields.back().empty() && !closed) {
            quoted = true;
        } else if (c == ',') {
            fields.emplace_back();
            closed = false;
        } else if (c == '\n' || (c == '\r' && text.starts_with('\n'))) {
            if (c == '\r') {
                text.remove_prefix(1);
                ++line;
            }
            return fields;
        } else if (closed) {
            return failure("line " + std::to_string(line) + " has text after a closing quote");
        } else {
            fields.back() += c;
        }
    }
    if (quoted)
        return failure("the quote in line " + std::to_string(began) + " is never closed");
    return fields;
}

}

Result<CsvTable> CsvTable::parse(std::string_view text)
{
    constexpr std::string_view byteOrderMark = "\xEF\xBB\xBF";
    if (text.starts_with(byteOrderMark))
        text.remove_prefix(byteOrderMark.size());
    CsvTable table;
    int line = 1;
    while (!text.empty()) {
        const int began = line;
        Result<std::vector<std::string>> fields = takeRow(text, line);
        if (!fields)
            return tl::unexpected{fields.error()};
        if (fields->size() == 1 && fields->front().empty())
            continue;
        if (table.m_header.empty())
            table.m_header = std::move(*fields);
        else if (fields->size() != table.m_header.size())
            return failure("line " + std::to_string(began) + " has " + std::to_string(fields->size())
                           + " fields instead of " + std::to_string(table.m_header.size()));
        else
            table.m_rows.push_back(std::move(*fields));
    }
    return table;
}

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    const auto at = std::find(m_header.begin(), m_header.end(), name);
    if (at == m_header.end())
        return std::nullopt;
    return static_cast<std::size_t>(at - m_header.begin());
}

std::string csvField(const std::string& text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"')
            quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}
