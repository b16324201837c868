#include "voice/speaking_hours.h"

#include <algorithm>
#include <charconv>
#include <ctime>
#include <optional>
#include <string>

namespace luot::voice {

namespace {

using std::chrono::minutes;

std::optional<int> numberIn(std::string_view text, int most)
{
    int number = -1;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool isWhole = read.ec == std::errc{} && read.ptr == text.data() + text.size();
    return isWhole && number >= 0 && number <= most ? std::optional{number} : std::nullopt;
}

/// "07:30"; "24:00" is the day's end.
std::optional<minutes> timeIn(std::string_view text)
{
    if (text.size() != 5 || text[2] != ':')
        return {};
    const auto hours = numberIn(text.substr(0, 2), 24);
    const auto rest = numberIn(text.substr(3), 59);
    if (!hours || !rest || (*hours == 24 && *rest != 0))
        return {};
    return minutes{*hours * 60 + *rest};
}

std::vector<std::string_view> parts(std::string_view text)
{
    std::vector<std::string_view> all;
    while (!text.empty()) {
        const std::size_t comma = std::min(text.find(','), text.size());
        all.push_back(text.substr(0, comma));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return all;
}

minutes timeOfDay(WallTime time)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
    std::tm local{};
    localtime_r(&seconds, &local);
    return minutes{local.tm_hour * 60 + local.tm_min};
}

}

Result<SpeakingHours> SpeakingHours::parse(std::string_view volumes, std::string_view quiet)
{
    SpeakingHours hours;
    for (const std::string_view part : parts(volumes)) {
        const std::size_t equals = part.find('=');
        const auto from = timeIn(part.substr(0, std::min(equals, part.size())));
        const auto percent
            = equals == std::string_view::npos ? std::nullopt : numberIn(part.substr(equals + 1), 100);
        if (!from || !percent)
            return failure("\"" + std::string{part}
                           + "\" is no volume; write times and per cent, such as 07:00=100,17:00=60.");
        hours.m_steps.push_back({*from, *percent / 100.0});
    }
    std::ranges::stable_sort(hours.m_steps, {}, &Step::from);
    for (const std::string_view part : parts(quiet)) {
        const std::size_t dash = part.find('-');
        const auto from = timeIn(part.substr(0, std::min(dash, part.size())));
        const auto to = dash == std::string_view::npos ? std::nullopt : timeIn(part.substr(dash + 1));
        if (!from || !to || *from == *to)
            return failure("\"" + std::string{part}
                           + "\" are no quiet hours; write from and to, such as 11:30-13:30.");
        hours.m_quiet.push_back({*from, *to});
    }
    return hours;
}

double SpeakingHours::volumeAt(WallTime time) const
{
    if (m_steps.empty())
        return 1.0;
    const minutes now = timeOfDay(time);
    double volume = m_steps.back().volume;
    for (const Step& step : m_steps)
        volume = step.from <= now ? step.volume : volume;
    return volume;
}

bool SpeakingHours::isQuietAt(WallTime time) const
{
    const minutes now = timeOfDay(time);
    return std::ranges::any_of(m_quiet, [now](const Span& span) {
        return span.from < span.to ? now >= span.from && now < span.to : now >= span.from || now < span.to;
    });
}

}
