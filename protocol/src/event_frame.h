#pragma once

#include "base/result.h"
#include "protocol/event.h"
#include "protocol/server.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

/// An event on the wire: [topic] [24-byte header] [JSON]; docs/protocol.md, "Events".
namespace luot::protocol {

inline constexpr std::size_t eventHeaderBytes = 24;
inline constexpr std::uint32_t heartbeatFlag = 1;

struct EventHeader {
    std::uint32_t flags = 0;
    std::uint64_t epoch = 0;
    std::uint64_t n = 0;
    friend bool operator==(const EventHeader&, const EventHeader&) = default;
};

std::string encodeHeader(const EventHeader& header);
std::optional<EventHeader> decodeHeader(std::string_view frame);

/// What a stream says in a second of silence: `n` is the number of its last event.
struct Heartbeat {
    std::uint64_t epoch = 0;
    std::uint64_t n = 0;
    WallTime at{};
    Milliseconds up{0};
    friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

std::string encodeHeartbeat(const Heartbeat& heartbeat, std::string_view build, std::string_view mode);

/// The stored event as the stream may show it. Ensures: something is always shown, so that `n` stays dense.
struct ShownEvent {
    std::uint64_t n = 0;
    std::string type;
    std::string actor;
    std::string body;
};
ShownEvent shownOn(Stream stream, const StoredEvent& event);

std::string encodeEvent(const ShownEvent& shown, const StoredEvent& event, Milliseconds up);

using StreamMessage = std::variant<Event, Heartbeat>;
Result<StreamMessage> decodeStreamMessage(const EventHeader& header, std::string_view text);

}
