#include "queue-service/opening_hours.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace luot::queue_service {

using namespace std::chrono;

namespace {

constexpr int daysLookedAhead = 60;

std::optional<unsigned> digits(std::string_view text)
{
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

}

std::string nameOfDay(Day day)
{
    const year_month_day date{day};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Day> dayNamed(std::string_view name)
{
    if (name.size() != 10 || name[4] != '-' || name[7] != '-')
        return std::nullopt;
    const auto y = digits(name.substr(0, 4));
    const auto m = digits(name.substr(5, 2));
    const auto d = digits(name.substr(8, 2));
    if (!y || !m || !d)
        return std::nullopt;
    const year_month_day date{year{static_cast<int>(*y)}, month{*m}, day{*d}};
    return date.ok() ? std::optional{Day{date}} : std::nullopt;
}

const OpeningHours::Spans& OpeningHours::on(Day day) const
{
    const auto found = special.find(day);
    return found != special.end() ? found->second : week.at(weekday{day}.c_encoding());
}

bool OpeningHours::isOpenAt(LocalTime time) const
{
    if (!isSet)
        return true;
    const Day day = floor<days>(time);
    return std::ranges::any_of(
        on(day), [&](const OpenSpan& span) { return day + span.from <= time && time < day + span.to; });
}

std::optional<LocalTime> OpeningHours::nextOpening(LocalTime after) const
{
    if (!isSet)
        return std::nullopt;
    const Day today = floor<days>(after);
    for (Day day = today; day <= today + days{daysLookedAhead}; day += days{1})
        for (const OpenSpan& span : on(day))
            if (day + span.from > after)
                return day + span.from;
    return std::nullopt;
}

std::optional<LocalTime> OpeningHours::closingOn(Day day) const
{
    if (!isSet || on(day).empty())
        return std::nullopt;
    return day + on(day).back().to;
}

bool OpeningHours::isWorkingDay(Day day) const
{
    if (const auto found = special.find(day); found != special.end())
        return !found->second.empty();
    const weekday name{day};
    return name != Saturday && name != Sunday;
}

Day OpeningHours::workingDaysAfter(Day day, int count) const
{
    while (count > 0) {
        day += days{1};
        if (isWorkingDay(day))
            --count;
    }
    return day;
}

}
