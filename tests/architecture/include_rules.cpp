#include "include_rules.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>

namespace luot::architecture {

namespace {

using Folders = std::set<std::string, std::less<>>;

/// Which of the repository's folders a folder may include, besides itself.
const std::map<std::string, Folders, std::less<>>& allowedFolders()
{
    static const std::map<std::string, Folders, std::less<>> table{
        {"base", {}},
        {"protocol", {"base"}},
        {"vision", {"base"}},
        {"ticket-printer", {"base"}},
        {"queue-service", {"base", "protocol"}},
        {"voice", {"base"}},
        {"ui", {"base", "protocol", "voice"}},
        {"kiosk", {"base", "protocol", "ui", "vision", "voice", "ticket-printer"}},
        {"display-board", {"base", "protocol", "voice", "ui"}},
        {"clerk-terminal", {"base", "protocol", "ui", "vision"}},
        {"supervisor", {"base", "protocol", "clerk-terminal"}},
        {"luotctl", {"base", "protocol", "queue-service", "vision", "ticket-printer", "voice"}},
        {"benchmarks", {"base", "protocol", "queue-service", "vision", "ticket-printer", "kiosk", "luotctl"}},
    };
    return table;
}

/// Third-party headers that only some folders may see.
struct Confined {
    std::string_view what;
    std::regex pattern;
    Folders folders;
};

const std::vector<Confined>& confinedHeaders()
{
    static const std::vector<Confined> table{
        {"ZeroMQ", std::regex{"zmq(_addon)?\\.(h|hpp)"}, {"protocol", "benchmarks"}},
        {"JSON", std::regex{"nlohmann/.*"}, {"protocol", "luotctl", "supervisor", "benchmarks"}},
        {"SQLite", std::regex{"(sqlite3\\.h|SQLiteCpp/.*)"}, {"queue-service", "supervisor", "benchmarks"}},
        {"OpenCV or dlib", std::regex{"(opencv2/|dlib/).*"}, {"vision", "benchmarks"}},
        {"TOML",
         std::regex{"toml\\+\\+/.*|toml\\.hpp"},
         {"queue-service", "ticket-printer", "luotctl", "vision", "kiosk", "supervisor"}},
        {"systemd", std::regex{"systemd/.*"}, {"ui"}},
    };
    return table;
}

/// Folders whose libraries must not need Qt. The drawing of tickets and the virtual printer are the
/// exceptions.
bool mayUseQt(std::string_view file)
{
    constexpr std::array<std::string_view, 6> qtFree{"base/",          "protocol/",   "vision/",
                                                     "queue-service/", "supervisor/", "luotctl/"};
    if (std::ranges::any_of(qtFree, [file](std::string_view folder) { return file.starts_with(folder); }))
        return false;
    if (file.starts_with("ticket-printer/"))
        return file.find("drawing") != std::string_view::npos || file == "ticket-printer/main.cpp";
    return true;
}

std::string folderOf(std::string_view path) { return std::string{path.substr(0, path.find('/'))}; }

}

std::vector<Include> parseIncludes(const std::string& file, std::string_view text)
{
    static const std::regex line{R"re((?:^|\n)[ \t]*#[ \t]*include[ \t]*([<"])([^>"\n]+)[>"])re"};
    std::vector<Include> found;
    const std::string content{text};
    for (std::sregex_iterator at{content.begin(), content.end(), line}, end; at != end; ++at)
        found.push_back({file, (*at)[2], (*at)[1] == "<"});
    return found;
}

std::vector<Include> includesOf(const std::filesystem::path& repository, std::string_view folder)
{
    std::vector<Include> all;
    for (const auto& entry : std::filesystem::recursive_directory_iterator{repository / folder}) {
        const auto extension = entry.path().extension();
        if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp"))
            continue;
        std::ifstream stream{entry.path()};
        const std::string text{std::istreambuf_iterator<char>{stream}, {}};
        const auto includes
            = parseIncludes(std::filesystem::relative(entry.path(), repository).string(), text);
        all.insert(all.end(), includes.begin(), includes.end());
    }
    return all;
}

std::string broken(const Include& include)
{
    const std::string own = folderOf(include.file);
    const std::string line = include.file + " includes " + include.target + ": ";

    for (const Confined& confined : confinedHeaders()) {
        if (std::regex_match(include.target, confined.pattern) && !confined.folders.contains(own))
            return line + "headers of " + std::string{confined.what} + " are not for " + own + "/";
    }
    static const std::regex qtHeader{"(Q[A-Z][A-Za-z]*|Qt[A-Z][A-Za-z]*/.*|q[a-z]+\\.h)"};
    if (include.angled && std::regex_match(include.target, qtHeader) && !mayUseQt(include.file))
        return line + "this part is free of Qt";

    if (include.angled)
        return {};
    if (include.target.find("..") != std::string::npos)
        return line + "name it from the repository's root";
    if (include.target.find('/') == std::string::npos)
        return line + "write the folder before the header, so that the dependency can be seen";
    const std::string other = folderOf(include.target);
    if (other == own)
        return {};
    if (!allowedFolders().at(own).contains(other))
        return line + own + "/ may not know " + other + "/";
    if (include.target.find("/src/") != std::string::npos)
        return line + "what lies in src/ belongs to its folder alone";
    return {};
}

}
