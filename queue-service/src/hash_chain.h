#pragma once

#include "protocol/server.h"

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>

namespace luot::queue_service {

/// What ties an event to all before it. The first event follows a chain of zeros.
using ChainHash = std::array<std::uint8_t, 16>;

/// SHA-256 of `before` and the event's seq, numbers, time, type, actor and body, each number as eight bytes
/// big-endian, each text after its length as eight bytes; its first 16 bytes.
ChainHash chainHash(const ChainHash& before, const protocol::StoredEvent& event);

/// What shows that a row outside the chain is still as it was written: SHA-256 of its values, hashed as
/// above; the first 16 bytes.
ChainHash sealOf(std::initializer_list<std::string_view> texts, std::int64_t number);

}
