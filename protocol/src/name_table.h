#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace luot::protocol {

/// The names of an enumeration that counts from 0 without gaps, in its order.
template <class E, std::size_t Size> struct NameTable {
    std::array<std::string_view, Size> names;

    constexpr std::string_view of(E value) const
    {
        const auto index = static_cast<std::size_t>(value);
        return index < Size ? names[index] : std::string_view{};
    }
    constexpr std::optional<E> named(std::string_view name) const
    {
        for (std::size_t i = 0; i < Size; ++i)
            if (names[i] == name)
                return static_cast<E>(i);
        return std::nullopt;
    }
};

}
