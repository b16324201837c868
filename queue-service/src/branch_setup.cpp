#include "queue-service/branch_setup.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace luot::queue_service {

const FieldSetup* BranchSetup::field(const FieldId& id) const
{
    const auto found = std::ranges::find(fields, id, &FieldSetup::id);
    return found == fields.end() ? nullptr : &*found;
}

const CounterSetup* BranchSetup::counter(const CounterId& id) const
{
    const auto found = std::ranges::find(counters, id, &CounterSetup::id);
    return found == counters.end() ? nullptr : &*found;
}

std::string businessDateAt(WallTime time, std::chrono::minutes utcOffset)
{
    const std::chrono::year_month_day day{std::chrono::floor<std::chrono::days>(time + utcOffset)};
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
    return text.data();
}

}
