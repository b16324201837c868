#include "protocol/codec.h"

#include "base/uuid.h"
#include "protocol/names.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/vocabulary_json.h"

#include <sodium.h>

#include <algorithm>
#include <iterator>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::int64_t longestTtl = 60'000;

/// In the order of Command's alternatives.
constexpr std::array<std::string_view, std::variant_size_v<Command>> ops{
    "sys.hello",           "sys.ping",      "field.list",     "ticket.issue",     "ticket.get",
    "ticket.print_result", "counter.open",  "counter.close",  "ticket.call_next", "ticket.recall",
    "ticket.start",        "ticket.finish", "ticket.no_show", "ticket.cancel",    "face.bind",
    "face.erase"};

std::string base64Of(const std::vector<std::uint8_t>& bytes)
{
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // libsodium counts the final NUL
    return text;
}

std::optional<std::vector<std::uint8_t>> bytesOf(const std::string& base64)
{
    std::vector<std::uint8_t> bytes(base64.size() + 1); // libsodium takes no null, not even for nothing
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), base64.data(), base64.size(), nullptr, &size, nullptr,
                          sodium_base64_VARIANT_ORIGINAL)
        != 0)
        return std::nullopt;
    bytes.resize(size);
    return bytes;
}

struct Arguments {
    json operator()(const Hello&) const { return json::object(); }
    json operator()(const Ping&) const { return json::object(); }
    json operator()(const ListFields&) const { return json::object(); }
    json operator()(const IssueTicket& command) const
    {
        json args{{"field", command.field.str()}, {"lang", command.language}, {"way", nameOf(command.way)}};
        if (command.priority != PriorityClass::None)
            args["priority_class"] = nameOf(command.priority);
        if (!command.tokenHash.empty())
            args["token_hash"] = command.tokenHash;
        return args;
    }
    json operator()(const GetTicket& command) const { return {{"ticket", command.ticket.str()}}; }
    json operator()(const ReportPrint& command) const
    {
        return {{"ticket", command.ticket.str()}, {"result", nameOf(command.result)}};
    }
    json operator()(const OpenCounter& command) const { return {{"counter", command.counter.str()}}; }
    json operator()(const CloseCounter& command) const { return {{"counter", command.counter.str()}}; }
    json operator()(const CallNext& command) const { return {{"counter", command.counter.str()}}; }
    json operator()(const Recall& command) const { return atCounter(command); }
    json operator()(const StartService& command) const { return atCounter(command); }
    json operator()(const FinishService& command) const
    {
        json args = atCounter(command);
        args["outcome"] = nameOf(command.outcome);
        return args;
    }
    json operator()(const MarkNoShow& command) const { return atCounter(command); }
    json operator()(const CancelTicket& command) const
    {
        json args{{"ticket", command.ticket.str()}, {"reason", command.reason}};
        if (command.expectVersion)
            args["expect_ver"] = *command.expectVersion;
        return args;
    }
    json operator()(const BindFace& command) const
    {
        return {{"ticket", command.ticket.str()}, {"sealed", base64Of(command.sealed)}};
    }
    json operator()(const EraseFace& command) const { return {{"ticket", command.ticket.str()}}; }

    template <class C> json atCounter(const C& command) const
    {
        json args{{"ticket", command.ticket.str()}, {"counter", command.counter.str()}};
        if (command.expectVersion)
            args["expect_ver"] = *command.expectVersion;
        return args;
    }
};

Command readIssue(ObjectReader& args)
{
    IssueTicket command;
    command.field = FieldId{args.requiredText("field")};
    if (args.has("lang"))
        command.language = args.text("lang");
    command.priority = args.word("priority_class", priorityClassNamed, PriorityClass::None);
    command.way = args.word("way", issueWayNamed, IssueWay::Head);
    command.tokenHash = args.text("token_hash");
    const bool isHash = command.tokenHash.size() == 64
        && command.tokenHash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!command.tokenHash.empty() && !isHash)
        args.complain("token_hash", "is not 64 lower-case hex digits");
    return command;
}

template <class C> Command readTicketOnly(ObjectReader& args)
{
    return C{TicketId{args.requiredText("ticket")}};
}
template <class C> Command readCounterOnly(ObjectReader& args)
{
    return C{CounterId{args.requiredText("counter")}};
}
template <class C> C readAtCounter(ObjectReader& args)
{
    C command;
    command.ticket = TicketId{args.requiredText("ticket")};
    command.counter = CounterId{args.requiredText("counter")};
    command.expectVersion = args.optionalInt("expect_ver");
    return command;
}

Command readReportPrint(ObjectReader& args)
{
    ReportPrint command{TicketId{args.requiredText("ticket")}};
    if (!args.has("result"))
        args.complain("result", "is missing");
    command.result = args.word("result", printStateNamed, PrintState::Unknown);
    return command;
}

Command readFinish(ObjectReader& args)
{
    auto command = readAtCounter<FinishService>(args);
    if (!args.has("outcome"))
        args.complain("outcome", "is missing");
    command.outcome = args.word("outcome", serviceOutcomeNamed, ServiceOutcome::Guidance);
    return command;
}

Command readCancel(ObjectReader& args)
{
    CancelTicket command;
    command.ticket = TicketId{args.requiredText("ticket")};
    command.reason = args.text("reason");
    command.expectVersion = args.optionalInt("expect_ver");
    return command;
}

Command readBindFace(ObjectReader& args)
{
    BindFace command{TicketId{args.requiredText("ticket")}, {}};
    auto sealed = bytesOf(args.requiredText("sealed"));
    if (!sealed)
        args.complain("sealed", "is no base64");
    else
        command.sealed = std::move(*sealed);
    return command;
}

using Reader = Command (*)(ObjectReader&);

/// In the order of Command's alternatives, as `ops`.
constexpr std::array<Reader, std::variant_size_v<Command>> readers{
    [](ObjectReader&) -> Command { return Hello{}; },
    [](ObjectReader&) -> Command { return Ping{}; },
    [](ObjectReader&) -> Command { return ListFields{}; },
    readIssue,
    readTicketOnly<GetTicket>,
    readReportPrint,
    readCounterOnly<OpenCounter>,
    readCounterOnly<CloseCounter>,
    readCounterOnly<CallNext>,
    [](ObjectReader& args) -> Command { return readAtCounter<Recall>(args); },
    [](ObjectReader& args) -> Command { return readAtCounter<StartService>(args); },
    readFinish,
    [](ObjectReader& args) -> Command { return readAtCounter<MarkNoShow>(args); },
    readCancel,
    readBindFace,
    readTicketOnly<EraseFace>};

std::array<std::uint8_t, 32> hashOf(const std::string& op, const json& args)
{
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

std::string encodeRequest(const RequestId& id, const Command& command, Milliseconds ttl, int attempt)
{
    return dumped({{"v", 1},
                   {"id", id.str()},
                   {"op", opOf(command)},
                   {"ttl_ms", ttl.count()},
                   {"try", attempt},
                   {"args", std::visit(Arguments{}, command)}});
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
    const json& args = envelope.has("args") ? envelope.object("args") : json(json::object());
    if (envelope.failed())
        return badRequest(problem);

    const auto* const found = std::ranges::find(ops, op);
    if (found == ops.end())
        return refused(ErrorCode::UnknownOp, "This service does not know the operation asked for.");
    ObjectReader reader{args, problem};
    request.command = readers.at(static_cast<std::size_t>(std::distance(ops.begin(), found)))(reader);
    if (reader.failed())
        return badRequest(problem);
    request.hash = hashOf(op, args);
    return request;
}

}
