#pragma once

#include <filesystem>
#include <string_view>
#include <system_error>

namespace luot {

/// Puts `content` in the file's place, with that mode. Ensures: whoever reads finds the old content or the
/// new one, never a part, also after a power cut; after an error the file is as it was.
std::error_code replaceFile(const std::filesystem::path& file, std::string_view content, unsigned mode);

}
