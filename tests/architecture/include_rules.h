#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace luot::architecture {

/// One `#include` line.
struct Include {
    std::string file; ///< relative to the repository: "kiosk/src/visit_flow.cpp"
    std::string target; ///< "vision/sighting.h"
    bool angled = false; ///< <…> rather than "…"
};

/// All includes of the C++ files of one folder of the repository.
std::vector<Include> includesOf(const std::filesystem::path& repository, std::string_view folder);

std::vector<Include> parseIncludes(const std::string& file, std::string_view text);

/// What ARCHITECTURE.md's rules say against it; empty: nothing.
std::string broken(const Include& include);

}
