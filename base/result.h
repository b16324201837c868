#pragma once

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace luot {

/// Why something could not be done: one sentence for the person who has to act, with what to do next.
struct Error {
    std::string message;

    friend bool operator==(const Error&, const Error&) = default;
};

template <class T = void> using Result = tl::expected<T, Error>;

/// `return failure("…");` from any function that returns a Result.
inline tl::unexpected<Error> failure(std::string message)
{
    return tl::unexpected<Error>{Error{std::move(message)}};
}

}
