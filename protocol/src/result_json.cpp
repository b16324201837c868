#include "protocol/src/result_json.h"

#include "protocol/src/base64.h"
#include "protocol/src/figures_json.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::int64_t latestSeq = (std::int64_t{1} << 53) - 1;

struct ResultObject {
    json operator()(const Done&) const { return json::object(); }
    json operator()(const HelloResult& result) const
    {
        return {{"build", result.build},
                {"epoch", std::to_string(result.epoch)},
                {"branch", result.branch.str()},
                {"role", result.role},
                {"user", result.user},
                {"at", toJson(result.at)},
                {"up", result.up.count()},
                {"limits", {{"per_second", result.requestsPerSecond}, {"burst", result.burst}}}};
    }
    json operator()(const FieldList& result) const
    {
        return {{"branch", toJson(result.branch)},
                {"fields", toJsonList(result.fields)},
                {"counters", toJsonList(result.counters)}};
    }
    json operator()(const IssuedTicket& result) const
    {
        json object = toJson(result.ticket);
        object["ahead"] = result.ahead;
        object["wait"] = toJson(result.wait);
        object["counters"] = toJsonList(result.counters);
        return object;
    }
    json operator()(const TicketResult& result) const
    {
        return result.ticket ? toJson(*result.ticket) : json{{"ticket", nullptr}};
    }
    json operator()(const CounterResult& result) const { return toJson(result.counter); }
    json operator()(const FieldResult& result) const { return toJson(result.field); }
    json operator()(const DossierResult& result) const { return toJson(result.dossier); }
    json operator()(const LogPage& result) const
    {
        json events = json::array();
        for (const LogEntry& entry : result.events) {
            json event{{"seq", entry.seq},
                       {"n_staff", entry.staffN},
                       {"n_pub", entry.publicN},
                       {"at", toJson(entry.at)},
                       {"t", entry.type},
                       {"actor", entry.actor},
                       {"d", json::parse(entry.body, nullptr, false)}};
            if (!entry.hash.empty())
                event["hash"] = entry.hash;
            events.push_back(std::move(event));
        }
        return {{"events", std::move(events)}, {"next", result.next}, {"last", result.last}};
    }
    json operator()(const FaceResult& result) const { return {{"sealed", base64Of(result.sealed)}}; }
    json operator()(const BackupResult& result) const { return {{"backup", result.name}}; }
    json operator()(const SignedIn& result) const
    {
        json object = toJson(result.person);
        object["token"] = result.token;
        object["until"] = toJson(result.until);
        return object;
    }
    json operator()(const PersonResult& result) const { return toJson(result.person); }
    json operator()(const PersonList& result) const { return {{"users", toJsonList(result.people)}}; }
    json operator()(const FeedbackResult& result) const { return toJson(result.feedback); }
    json operator()(const Invitation& result) const
    {
        return {{"code", result.code}, {"until", toJson(result.until)}};
    }
    json operator()(const Figures& result) const { return toJson(result); }
    json operator()(const SetupPart& result) const
    {
        return {{"part", result.part}, {"parts", result.parts}, {"toml", result.toml}};
    }
    json operator()(const SetupTaken& result) const { return {{"changed", result.changed}}; }
    json operator()(const KeyList& result) const { return {{"keys", toJsonList(result.keys)}}; }
    json operator()(const KeyResult& result) const { return toJson(result.key); }
    json operator()(const ProcedureList& result) const
    {
        return {{"procedures", toJsonList(result.procedures)}};
    }
    json operator()(const VisitHistory& result) const { return {{"periods", toJsonList(result.periods)}}; }
    json operator()(const DeviceList& result) const
    {
        json devices = json::array();
        for (const HeardDevice& heard : result.devices)
            devices.push_back({{"device", heard.device}, {"heard_ms_ago", heard.ago.count()}});
        return {{"devices", std::move(devices)}, {"listening_ms", result.listening.count()}};
    }
};

HelloResult readHello(ObjectReader& reader, std::string& problem)
{
    HelloResult hello;
    hello.build = reader.text("build");
    hello.epoch = reader.decimal("epoch");
    hello.branch = reader.id<BranchId>("branch");
    hello.role = reader.text("role");
    hello.user = reader.text("user");
    hello.at = reader.time("at").value_or(WallTime{});
    hello.up = Milliseconds{reader.integer("up", 0, latestSeq, 0)};
    if (reader.has("limits")) {
        ObjectReader limits{reader.object("limits"), problem};
        hello.requestsPerSecond = limits.number("per_second");
        hello.burst = limits.number("burst");
    }
    return hello;
}

FieldList readFieldList(ObjectReader& reader, std::string& problem)
{
    FieldList list;
    ObjectReader branch{reader.object("branch"), problem};
    list.branch = readBranch(branch);
    list.fields = readList(reader, "fields", readField, problem);
    list.counters = readList(reader, "counters", readCounter, problem);
    return list;
}

IssuedTicket readIssued(ObjectReader& reader, std::string& problem)
{
    IssuedTicket issued;
    issued.ticket = readTicket(reader);
    issued.ahead = reader.number("ahead");
    issued.wait = readWait(reader.object("wait"), problem);
    issued.counters = reader.ids<CounterId>("counters");
    return issued;
}

LogEntry readLogEntry(ObjectReader& reader)
{
    LogEntry entry;
    entry.seq = static_cast<std::uint64_t>(reader.requiredInteger("seq", 1, latestSeq));
    entry.staffN = static_cast<std::uint64_t>(reader.requiredInteger("n_staff", 1, latestSeq));
    entry.publicN = static_cast<std::uint64_t>(reader.integer("n_pub", 0, latestSeq, 0));
    entry.at = reader.time("at").value_or(WallTime{});
    entry.type = reader.requiredText("t");
    entry.actor = reader.text("actor");
    entry.body = dumped(reader.object("d"));
    entry.hash = reader.text("hash");
    return entry;
}

LogPage readLogPage(ObjectReader& reader, std::string& problem)
{
    LogPage page;
    page.events = readList(reader, "events", readLogEntry, problem);
    page.next = static_cast<std::uint64_t>(reader.requiredInteger("next", 0, latestSeq));
    page.last = static_cast<std::uint64_t>(reader.requiredInteger("last", 0, latestSeq));
    return page;
}

HeardDevice readHeardDevice(ObjectReader& reader)
{
    return {reader.requiredText("device"),
            Milliseconds{reader.requiredInteger("heard_ms_ago", 0, latestSeq)}};
}

FaceResult readFace(ObjectReader& reader)
{
    auto sealed = bytesOf(reader.requiredText("sealed"));
    if (!sealed)
        reader.complain("sealed", "is no base64");
    return {sealed ? std::move(*sealed) : std::vector<std::uint8_t>{}};
}

}

json toJson(const CommandResult& result) { return std::visit(ResultObject{}, result); }

/// The shapes differ in the members they must have, so a reply can be read without its request.
CommandResult readResult(const json& result, std::string& problem)
{
    ObjectReader reader{result, problem};
    if (reader.has("ahead"))
        return readIssued(reader, problem);
    if (reader.has("visits"))
        return readFigures(reader);
    if (reader.has("dossier"))
        return DossierResult{readDossier(reader)};
    if (reader.has("feedback"))
        return FeedbackResult{readFeedback(reader)};
    if (reader.isNull("ticket"))
        return TicketResult{};
    if (reader.has("label"))
        return TicketResult{readTicket(reader)};
    if (reader.has("code"))
        return Invitation{reader.text("code"), reader.time("until").value_or(WallTime{})};
    if (reader.has("toml"))
        return SetupPart{reader.number("part"), reader.number("parts"), reader.text("toml")};
    if (reader.has("changed"))
        return SetupTaken{reader.text("changed")};
    if (reader.has("procedures"))
        return ProcedureList{readList(reader, "procedures", readProcedure, problem)};
    if (reader.has("periods"))
        return VisitHistory{readList(reader, "periods", readPeriod, problem)};
    if (reader.has("devices"))
        return DeviceList{readList(reader, "devices", readHeardDevice, problem),
                          Milliseconds{reader.integer("listening_ms", 0, latestSeq, 0)}};
    if (reader.has("keys"))
        return KeyList{readList(reader, "keys", readKnownKey, problem)};
    if (reader.has("key"))
        return KeyResult{readKnownKey(reader)};
    if (reader.has("build"))
        return readHello(reader, problem);
    if (reader.has("sealed"))
        return readFace(reader);
    if (reader.has("backup"))
        return BackupResult{reader.text("backup")};
    if (reader.has("events"))
        return readLogPage(reader, problem);
    if (reader.has("token"))
        return SignedIn{reader.text("token"), readPerson(reader), reader.time("until").value_or(WallTime{})};
    if (reader.has("users"))
        return PersonList{readList(reader, "users", readPerson, problem)};
    if (reader.has("user"))
        return PersonResult{readPerson(reader)};
    if (reader.has("branch"))
        return readFieldList(reader, problem);
    if (reader.has("counter"))
        return CounterResult{readCounter(reader)};
    if (reader.has("field"))
        return FieldResult{readField(reader)};
    return Done{};
}

}
