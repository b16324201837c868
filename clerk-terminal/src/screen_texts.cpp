#include "clerk-terminal/src/screen_parts.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace luot::clerk_terminal {

std::string formatted(WallTime at, const char* format)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &local)};
}

std::string fieldName(const protocol::BranchView& view, const FieldId& id)
{
    const protocol::Field* field = view.field(id);
    return field ? field->name : id.str();
}

std::string durationText(Milliseconds time)
{
    const auto all = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    std::array<char, 32> text{};
    if (all >= 3600)
        std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", static_cast<long long>(all / 3600),
                      static_cast<long long>(all / 60 % 60), static_cast<long long>(all % 60));
    else
        std::snprintf(text.data(), text.size(), "%lld:%02lld", static_cast<long long>(all / 60),
                      static_cast<long long>(all % 60));
    return text.data();
}

std::string clockText(WallTime at) { return formatted(at, "%H:%M:%S"); }

}
