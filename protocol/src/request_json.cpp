#include "protocol/codec.h"

#include "base/uuid.h"
#include "protocol/src/arguments_json.h"
#include "protocol/src/json_guard.h"

#include <sodium.h>

#include <algorithm>
#include <iterator>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::int64_t longestTtl = 60'000;

/// In the order of Command's alternatives.
constexpr std::array<std::string_view, std::variant_size_v<Command>> ops{
    "sys.hello",           "sys.ping",          "field.list",          "ticket.issue",       "ticket.get",
    "ticket.print_result", "counter.open",      "counter.close",       "ticket.call_next",   "ticket.recall",
    "ticket.start",        "ticket.finish",     "ticket.no_show",      "ticket.cancel",      "face.bind",
    "face.erase",          "ticket.call",       "ticket.return",       "ticket.hold",        "ticket.resume",
    "ticket.transfer",     "ticket.reactivate", "ticket.set_priority", "ticket.add_request", "ticket.reprint",
    "ticket.rate",         "counter.pause",     "counter.release",     "counter.profile",    "field.open",
    "field.close",         "notice.set",        "dossier.record",      "dossier.close",      "feedback.add",
    "feedback.answer",     "session.login",     "session.logout",      "user.list",          "user.add",
    "user.change",         "user.reset",        "user.unlock",         "user.remove",        "log.get",
    "audit.get",           "face.get",          "backup.now",          "ticket.invite",      "device.report",
    "stats.get",           "config.get",        "config.set",          "key.list",           "key.accept",
    "key.revoke",          "procedure.list",    "ticket.history",      "device.list"};

constexpr std::size_t tokenDigits = 64;

bool isToken(const std::string& text)
{
    return text.size() == tokenDigits && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::array<std::uint8_t, 32> hashOf(const std::string& op, json args)
{
    // A hash of six digits gives them away.
    args.erase("pin");
    // A JSON object of this library keeps its keys sorted, so its text is canonical.
    const std::string text = op + "\n" + dumped(args);
    std::array<std::uint8_t, 32> hash{};
    static_assert(hash.size() == crypto_hash_sha256_BYTES);
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
    return hash;
}

tl::unexpected<Refusal> refused(ErrorCode code, std::string message)
{
    return tl::unexpected<Refusal>{Refusal{code, std::move(message)}};
}

tl::unexpected<Refusal> badRequest(const std::string& problem)
{
    return refused(ErrorCode::BadRequest, "The request was refused: " + problem + ".");
}

}

std::string_view opOf(const Command& command) { return ops.at(command.index()); }

std::string encodeRequest(const RequestId& id, const Command& command, Milliseconds ttl, int attempt,
                          const std::string& token)
{
    json request{{"v", 1},
                 {"id", id.str()},
                 {"op", opOf(command)},
                 {"ttl_ms", ttl.count()},
                 {"try", attempt},
                 {"args", argumentsOf(command)}};
    if (!token.empty())
        request["token"] = token;
    return dumped(request);
}

tl::expected<DecodedRequest, Refusal> decodeRequest(std::string_view text, RequestId& id)
{
    const GuardedJson guarded = parseGuarded(text, commandLimits);
    std::string problem;
    ObjectReader envelope{guarded.root, problem};
    if (std::string given = envelope.text("id"); isUuid(given))
        id = RequestId{std::move(given)};
    if (guarded.refusal)
        return tl::unexpected<Refusal>{*guarded.refusal};

    problem.clear();
    const std::int64_t version = envelope.requiredInteger("v", 0, 1'000'000);
    if (!envelope.failed() && version != 1)
        return refused(ErrorCode::UnsupportedVersion,
                       "This service speaks version 1 of LQ1: update the device.");
    if (id.empty())
        envelope.complain("id", "is no UUID");

    DecodedRequest request;
    request.id = id;
    const std::string op = envelope.requiredText("op");
    request.ttl = Milliseconds{envelope.integer("ttl_ms", 1, longestTtl, request.ttl.count())};
    request.attempt = static_cast<int>(envelope.integer("try", 1, 1'000'000, 1));
    request.token = envelope.text("token");
    if (!request.token.empty() && !isToken(request.token))
        envelope.complain("token", "is not 64 lower-case hex digits");
    const json& args = envelope.has("args") ? envelope.object("args") : json(json::object());
    if (envelope.failed())
        return badRequest(problem);

    const auto* const found = std::ranges::find(ops, op);
    if (found == ops.end())
        return refused(ErrorCode::UnknownOp, "This service does not know the operation asked for.");
    ObjectReader reader{args, problem};
    request.command = readCommand(static_cast<std::size_t>(std::distance(ops.begin(), found)), reader);
    if (reader.failed())
        return badRequest(problem);
    request.hash = hashOf(op, args);
    return request;
}

}
