#pragma once

#include <string_view>
#include <vector>

namespace luot::supervisor {

/// A page, script, style or drawing, built into the program.
struct Page {
    std::string_view name; ///< "live.html"
    std::string_view type; ///< "text/html; charset=utf-8"
    std::string_view text;
    std::string_view tag; ///< changes with the text: for a browser's If-None-Match
    bool isPublic; ///< also at the listener for everybody
};

const std::vector<Page>& pages();
const Page* pageNamed(std::string_view name); ///< nullptr: none

}
