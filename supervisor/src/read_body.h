#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

/// What a request's body says, by name; nothing where it is not there or of another kind.
namespace luot::supervisor {

inline std::optional<std::string> textIn(const nlohmann::json& body, const char* name)
{
    const auto found = body.find(name);
    return found != body.end() && found->is_string() ? std::optional{found->get<std::string>()}
                                                     : std::nullopt;
}

/// A count or a place; nothing for one that is neither.
inline std::optional<int> numberIn(const nlohmann::json& body, const char* name)
{
    constexpr int most = 9999;
    const auto found = body.find(name);
    if (found == body.end() || !found->is_number_integer())
        return {};
    const auto number = found->get<long long>();
    return number >= 0 && number <= most ? std::optional{static_cast<int>(number)} : std::nullopt;
}

}
