#include "queue-service/src/hours_lines.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace luot::queue_service {

using protocol::HoursLine;

namespace {

constexpr std::size_t daysOfAWeek = 7;

/// From Monday, as people count.
constexpr std::array<const char*, daysOfAWeek> names{"Thứ Hai", "Thứ Ba",  "Thứ Tư",  "Thứ Năm",
                                                     "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"};
constexpr std::array<const char*, daysOfAWeek> namesEn{"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

/// A moment of the day, "7:30".
std::string clockText(std::chrono::minutes time)
{
    const std::chrono::hh_mm_ss clock{time};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    return text.data();
}

std::string timesText(const OpeningHours::Spans& spans)
{
    std::string text;
    for (const OpenSpan& span : spans)
        text += (text.empty() ? "" : ", ") + clockText(span.from) + "–" + clockText(span.to);
    return text;
}

using Marked = std::array<bool, daysOfAWeek>;

/// "Thứ Hai – Thứ Tư, Thứ Sáu": three days in a row and more are a range.
std::string daysText(const Marked& days, const std::array<const char*, daysOfAWeek>& words)
{
    std::string text;
    for (std::size_t first = 0; first < daysOfAWeek; ++first) {
        if (!days.at(first))
            continue;
        std::size_t last = first;
        while (last + 1 < daysOfAWeek && days.at(last + 1))
            ++last;
        text += (text.empty() ? "" : ", ") + std::string{words.at(first)};
        if (last - first >= 2) {
            text += std::string{" – "} + words.at(last);
            first = last;
        }
    }
    return text;
}

}

std::vector<HoursLine> linesOf(const OpeningHours& hours)
{
    std::vector<HoursLine> lines;
    if (!hours.isSet)
        return lines;
    const auto spansOf = [&](std::size_t day) { return hours.week.at((day + 1) % daysOfAWeek); };
    Marked told{};
    for (std::size_t day = 0; day < daysOfAWeek; ++day) {
        const OpeningHours::Spans spans = spansOf(day);
        if (spans.empty() || told.at(day))
            continue;
        Marked alike{};
        for (std::size_t other = day; other < daysOfAWeek; ++other)
            alike.at(other) = spansOf(other) == spans;
        for (std::size_t other = day; other < daysOfAWeek; ++other)
            told.at(other) = told.at(other) || alike.at(other);
        const bool isDaily = std::ranges::all_of(alike, [](bool isAlike) { return isAlike; });
        lines.push_back({isDaily ? "Hằng ngày" : daysText(alike, names),
                         isDaily ? "Every day" : daysText(alike, namesEn), timesText(spans)});
    }
    return lines;
}

}
