#pragma once

#include "base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luot::luotctl {

/// A table of comma-separated values with a header line (RFC 4180): fields may be quoted, and then hold
/// commas, line breaks and doubled quotes.
class CsvTable {
public:
    /// Lines may end in LF or CRLF; a byte order mark and empty lines are passed over. Ensures: every row has
    /// as many fields as the header. Errors: a sentence that names the line.
    static Result<CsvTable> parse(std::string_view text);

    std::optional<std::size_t> column(std::string_view name) const;
    const std::vector<std::vector<std::string>>& rows() const { return m_rows; }

private:
    std::vector<std::string> m_header;
    std::vector<std::vector<std::string>> m_rows;
};

/// The field as it stands in a file: quoted where it has to be.
std::string csvField(const std::string& text);

}
