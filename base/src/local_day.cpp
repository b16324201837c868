#include "base/local_day.h"

#include <array>
#include <ctime>

namespace luot {

namespace {

std::tm localOf(WallTime at)
{
    // Not by the system clock's nanoseconds: those end in 2262.
    const std::time_t seconds = std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
    std::tm local{};
    localtime_r(&seconds, &local);
    return local;
}

}

std::string localDay(WallTime at)
{
    const std::tm local = localOf(at);
    std::array<char, 16> text{};
    std::strftime(text.data(), text.size(), "%Y-%m-%d", &local);
    return text.data();
}

int localHour(WallTime at) { return localOf(at).tm_hour; }

long minutesEast(WallTime at) { return localOf(at).tm_gmtoff / 60; }

bool isDay(const std::string& text)
{
    constexpr std::size_t length = 10;
    std::tm day{};
    if (text.size() != length)
        return false;
    const char* end = strptime(text.c_str(), "%Y-%m-%d", &day);
    if (end == nullptr || *end != '\0')
        return false;
    const int asked = day.tm_mday;
    day.tm_isdst = -1;
    std::mktime(&day); // turns 31 February into a day of March
    return day.tm_mday == asked;
}

WallTime beginningOf(const std::string& day, int later)
{
    std::tm local{};
    if (strptime(day.c_str(), "%Y-%m-%d", &local) == nullptr)
        return {};
    local.tm_mday += later;
    local.tm_isdst = -1;
    return WallTime{std::chrono::seconds{std::mktime(&local)}};
}

}
