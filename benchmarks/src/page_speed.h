#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace luot::benchmarks {

/// A page, and by which element one sees that it can be used.
struct SpeedPage {
    std::string url;
    std::string selector;
};

/// Seconds until each page can be used in a browser that is as slow as a cheap phone, `count` times each, in
/// the order of `pages`. Cookie: "name=value", or empty. Takes several seconds. Fails with what the browser
/// said.
Result<std::vector<std::vector<double>>> pageSpeeds(const std::vector<SpeedPage>& pages, int count,
                                                    const std::string& cookie,
                                                    const std::filesystem::path& folder);

}
