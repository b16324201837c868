#pragma once

#include <array>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luot::queue_service {

/// A day of the branch's calendar, and a moment of it: the branch's own clock, without a time zone.
using Day = std::chrono::local_days;
using LocalTime = std::chrono::local_time<std::chrono::milliseconds>;

/// "2026-07-14", both ways; empty: no such day.
std::string nameOfDay(Day day);
std::optional<Day> dayNamed(std::string_view name);

/// From when to when of a day: minutes after midnight, `from` < `to` ≤ 24 hours.
struct OpenSpan {
    std::chrono::minutes from{0};
    std::chrono::minutes to{0};
    friend bool operator==(const OpenSpan&, const OpenSpan&) = default;
};

/// When a centre gives numbers, and which days count as working days.
struct OpeningHours {
    using Spans = std::vector<OpenSpan>; ///< in order, apart; the gaps are breaks

    bool isSet = false; ///< false: open at all times
    std::array<Spans, 7> week; ///< from Sunday, as std::chrono::weekday counts
    std::map<Day, Spans> special; ///< instead of the week's: a holiday has none

    const Spans& on(Day day) const;
    bool isOpenAt(LocalTime time) const;
    /// The next moment at which a span begins, within 60 days; empty: none, or open at all times.
    std::optional<LocalTime> nextOpening(LocalTime after) const;
    /// The end of the day's last span; empty: closed that day, or open at all times.
    std::optional<LocalTime> closingOn(Day day) const;

    /// Monday to Friday but holidays, and special days that are worked instead.
    bool isWorkingDay(Day day) const;
    /// The `count`-th working day after `day`; 0: `day` itself.
    Day workingDaysAfter(Day day, int count) const;

    friend bool operator==(const OpeningHours&, const OpeningHours&) = default;
};

}
