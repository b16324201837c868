#include "vision/testing/scripted_citizen.h"
#include "vision/testing/synthetic_head.h"

#include <array>
#include <charconv>
#include <string_view>

namespace luot::vision::testing {

namespace {

constexpr std::string_view scheme = "citizen:";
constexpr const char* rightForm
    = "Give the citizen as citizen:PORTRAIT?choose=ROW,COL&consent=yes|no&reads=yes|no&seed=N, for "
      "example citizen:astronaut?choose=0,2&consent=no.";

std::optional<Cell> parseCell(std::string_view text)
{
    Cell cell;
    const char* end = text.data() + text.size();
    const auto row = std::from_chars(text.data(), end, cell.row);
    if (row.ec != std::errc{} || row.ptr == end || *row.ptr != ',')
        return std::nullopt;
    const auto column = std::from_chars(row.ptr + 1, end, cell.column);
    if (column.ec != std::errc{} || column.ptr != end || cell.row < 0 || cell.row > 2 || cell.column < 0
        || cell.column > 2)
        return std::nullopt;
    return cell;
}

}

bool isScriptedCitizen(const std::string& source) { return source.starts_with(scheme); }

Result<CitizenScript> parseScriptedCitizen(const std::string& source)
{
    if (!isScriptedCitizen(source))
        return failure(rightForm);
    std::string_view rest = std::string_view{source}.substr(scheme.size());
    const std::size_t question = rest.find('?');
    const std::string name{rest.substr(0, question)};
    if (name.empty())
        return failure(rightForm);

    CitizenScript script;
    script.portrait = portraitFile(name);
    rest = question == std::string_view::npos ? std::string_view{} : rest.substr(question + 1);
    while (!rest.empty()) {
        const std::size_t end = rest.find('&');
        const std::string_view option = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
        constexpr std::string_view choose = "choose=";
        if (option.starts_with(choose)) {
            const std::optional<Cell> cell = parseCell(option.substr(choose.size()));
            if (!cell)
                return failure(rightForm);
            script.choose = *cell;
        } else if (constexpr std::string_view seed = "seed="; option.starts_with(seed)) {
            const char* last = option.data() + option.size();
            const auto number = std::from_chars(option.data() + seed.size(), last, script.seed);
            if (number.ec != std::errc{} || number.ptr != last)
                return failure(rightForm);
        } else if (option == "reads=yes") {
            script.reads = Reading::EveryPage;
        } else if (option == "reads=no") {
            script.reads = Reading::Nothing;
        } else if (option == "consent=yes") {
            script.consent = Consent::Yes;
        } else if (option == "consent=no") {
            script.consent = Consent::No;
        } else {
            return failure(rightForm);
        }
    }
    return script;
}

Result<std::unique_ptr<ScriptedCitizen>> openScriptedCitizen(const std::string& source, Pace pace)
{
    const Result<CitizenScript> script = parseScriptedCitizen(source);
    if (!script)
        return tl::unexpected{script.error()};
    return ScriptedCitizen::open(*script, pace);
}

}
