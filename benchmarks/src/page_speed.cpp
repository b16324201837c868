#include "benchmarks/src/page_speed.h"

#include "luotctl/child_process.h"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>

namespace luot::benchmarks {

using luotctl::ChildProcess;

Result<std::vector<std::vector<double>>> pageSpeeds(const std::vector<SpeedPage>& pages, int count,
                                                    const std::string& cookie,
                                                    const std::filesystem::path& folder)
{
    constexpr std::chrono::seconds patience{120};
    const auto out = folder / "page-speeds.json";
    std::vector<std::string> words{LUOT_SOURCE_FOLDER "/benchmarks/page_speed.py", out.string(),
                                   std::to_string(count), cookie.empty() ? "-" : cookie};
    for (const SpeedPage& page : pages) {
        words.push_back(page.url);
        words.push_back(page.selector);
    }
    auto browser = ChildProcess::start({"/usr/bin/python3", words, {}, folder / "page-speed.log"});
    if (!browser)
        return tl::unexpected{browser.error()};
    if (browser->waitForEnd(patience) != 0)
        return failure("The browser did not measure the pages; see " + browser->log().string());
    std::vector<std::vector<double>> speeds;
    std::ifstream stream{out};
    for (std::string line; std::getline(stream, line);)
        speeds.push_back(nlohmann::json::parse(line).at("seconds").get<std::vector<double>>());
    if (speeds.size() != pages.size())
        return failure("The browser did not measure every page; see " + browser->log().string());
    return speeds;
}

}
