#pragma once

#include <tl/expected.hpp>

#include <string>

namespace luot::queue_service {

/// What kept a store from doing as asked. Full: no space, try again later. Busy: another program holds the
/// file. Rejected: an invariant in the database forbids it. Broken: the disk or the file can no longer be
/// trusted; the process must end and be started anew.
enum class StoreFault { Full, Busy, Rejected, Broken };

struct StoreError {
    StoreFault fault = StoreFault::Broken;
    std::string message;
};

template <class T = void> using Stored = tl::expected<T, StoreError>;

}
