#pragma once

#include "protocol/command.h"

#include <utility>
#include <variant>
#include <vector>

namespace luot::protocol {

namespace detail {

template <std::size_t... Index> std::vector<Command> oneOfEach(std::index_sequence<Index...>)
{
    return {Command{std::in_place_index<Index>}...};
}

}

/// Every command there is, with nothing in it.
inline std::vector<Command> oneOfEachCommand()
{
    return detail::oneOfEach(std::make_index_sequence<std::variant_size_v<Command>>{});
}

}
