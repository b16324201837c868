#include "protocol/codec.h"

#include "base/uuid.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/result_json.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::string_view notDuplicate = "\"dup\":false";
constexpr std::string_view duplicate = "\"dup\":true";
constexpr std::int64_t latestSeq = (std::int64_t{1} << 53) - 1;

Refusal readRefusal(const json& error, std::string& problem)
{
    ObjectReader reader{error, problem};
    Refusal refusal;
    const std::string code = reader.requiredText("code");
    // A code of a newer service: whether to ask again is all that has to be known of it.
    refusal.code = errorCodeNamed(code).value_or(reader.text("retry") == "same_id" ? ErrorCode::Internal
                                                                                   : ErrorCode::BadRequest);
    refusal.message = reader.text("msg");
    refusal.retryAfter = Milliseconds{reader.integer("retry_after_ms", 0, 3'600'000, 0)};
    if (reader.has("ticket")) {
        ObjectReader ticket{reader.object("ticket"), problem};
        refusal.current = readTicket(ticket);
    }
    return refusal;
}

json errorObject(const Refusal& refusal)
{
    json error{{"code", nameOf(refusal.code)},
               {"retry", retryOf(refusal.code) == Retry::SameId ? "same_id" : "never"},
               {"msg", refusal.message},
               {"retry_after_ms", refusal.retryAfter.count()}};
    if (refusal.current)
        error["ticket"] = toJson(*refusal.current);
    return error;
}

}

std::string encodeReply(const RequestId& id, const tl::expected<CommandResult, Refusal>& outcome,
                        std::uint64_t seq)
{
    // Put together by hand: `markDuplicate` relies on "dup" standing before anything a person has written.
    std::string text = "{\"v\":1,\"id\":" + dumped(isUuid(id.str()) ? id.str() : std::string{});
    text += outcome ? ",\"ok\":true," : ",\"ok\":false,";
    text += notDuplicate;
    text += ",\"seq\":" + std::to_string(seq);
    if (outcome)
        text += ",\"result\":" + dumped(toJson(*outcome));
    else
        text += ",\"error\":" + dumped(errorObject(outcome.error()));
    return text + "}";
}

std::string markDuplicate(const std::string& storedReply)
{
    std::string text = storedReply;
    if (const std::size_t at = text.find(notDuplicate); at != std::string::npos)
        text.replace(at, notDuplicate.size(), duplicate);
    return text;
}

Result<Reply> decodeReply(std::string_view text)
{
    const GuardedJson guarded = parseGuarded(text, serviceLimits);
    if (guarded.refusal)
        return failure(guarded.refusal->message);
    std::string problem;
    ObjectReader envelope{guarded.root, problem};
    if (envelope.requiredInteger("v", 0, 1'000'000) != 1)
        envelope.complain("v", "is not 1");

    Reply reply{RequestId{envelope.text("id")}, CommandResult{Done{}}};
    reply.duplicate = envelope.flag("dup", false);
    reply.seq = static_cast<std::uint64_t>(envelope.integer("seq", 0, latestSeq, 0));
    if (!envelope.has("ok"))
        envelope.complain("ok", "is missing");
    if (envelope.flag("ok", false))
        reply.outcome = readResult(envelope.object("result"), problem);
    else
        reply.outcome = tl::unexpected<Refusal>{readRefusal(envelope.object("error"), problem)};
    if (!problem.empty())
        return failure("The service's reply could not be read: " + problem + ".");
    return reply;
}

}
