#include "protocol/src/event_frame.h"

#include "protocol/codec.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/view_json.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::string_view magic = "LQ1E";
constexpr std::int64_t largestInteger = (std::int64_t{1} << 53) - 1;

void putBigEndian(std::string& text, std::uint64_t value, int bytes)
{
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8)
        text += static_cast<char>(static_cast<unsigned char>(value >> static_cast<unsigned>(shift)));
}

std::uint64_t bigEndianAt(std::string_view text, std::size_t at, std::size_t bytes)
{
    std::uint64_t value = 0;
    for (const char byte : text.substr(at, bytes))
        value = value << 8U | static_cast<unsigned char>(byte);
    return value;
}

std::string textOfEvent(std::string_view type, WallTime at, Milliseconds up, std::uint64_t seq,
                        const std::string& actor, const std::string& body)
{
    std::string text = R"({"v":1,"t":)" + dumped(std::string{type})
        + ",\"at\":" + std::to_string(at.time_since_epoch().count()) + ",\"up\":" + std::to_string(up.count())
        + ",\"seq\":" + std::to_string(seq);
    if (!actor.empty())
        text += ",\"actor\":" + dumped(actor);
    return text + ",\"d\":" + body + "}";
}

}

std::string encodeHeader(const EventHeader& header)
{
    std::string frame{magic};
    putBigEndian(frame, header.flags, 4);
    putBigEndian(frame, header.epoch, 8);
    putBigEndian(frame, header.n, 8);
    return frame;
}

std::optional<EventHeader> decodeHeader(std::string_view frame)
{
    if (frame.size() != eventHeaderBytes || !frame.starts_with(magic))
        return std::nullopt;
    return EventHeader{static_cast<std::uint32_t>(bigEndianAt(frame, 4, 4)), bigEndianAt(frame, 8, 8),
                       bigEndianAt(frame, 16, 8)};
}

std::string encodeHeartbeat(const Heartbeat& heartbeat, std::string_view build, std::string_view mode)
{
    return textOfEvent("hb", heartbeat.at, heartbeat.up, 0, {},
                       dumped({{"n", heartbeat.n}, {"build", build}, {"mode", mode}}));
}

ShownEvent shownOn(Stream stream, const StoredEvent& event)
{
    if (stream == Stream::Staff)
        return {event.staffN, event.type, event.actor, event.body};
    if (!event.publicBody.empty())
        return {event.publicN, event.type, {}, event.publicBody};
    if (const auto body = decodeBody(event.type, event.body))
        if (const auto shown = publicForm(*body))
            return {event.publicN, event.type, {}, encodeBody(*shown)};
    return {event.publicN, "skipped", {}, "{}"};
}

std::string encodeEvent(const ShownEvent& shown, const StoredEvent& event, Milliseconds up)
{
    return textOfEvent(shown.type, event.at, up, event.seq, shown.actor, shown.body);
}

Result<StreamMessage> decodeStreamMessage(const EventHeader& header, std::string_view text)
{
    const GuardedJson guarded = parseGuarded(text, serviceLimits);
    if (guarded.refusal)
        return failure(guarded.refusal->message);
    std::string problem;
    ObjectReader reader{guarded.root, problem};
    const std::string type = reader.requiredText("t");
    const WallTime at = reader.time("at").value_or(WallTime{});
    const Milliseconds up{reader.integer("up", 0, largestInteger, 0)};
    StreamMessage message = Heartbeat{header.epoch, header.n, at, up};
    if (type != "hb") {
        const auto seq = static_cast<std::uint64_t>(reader.integer("seq", 0, largestInteger, 0));
        message = Event{header.epoch,
                        header.n,
                        seq,
                        at,
                        up,
                        reader.text("actor"),
                        readBody(type, reader.object("d"), problem)};
    }
    if (!problem.empty())
        return failure("The event could not be read: " + problem + ".");
    return message;
}

}
