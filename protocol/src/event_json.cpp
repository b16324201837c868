#include "protocol/codec.h"

#include "protocol/role.h"
#include "protocol/src/event_types.h"
#include "protocol/src/json_guard.h"
#include "protocol/src/view_json.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

struct BodyObject {
    static json because(json object, const std::string& reason)
    {
        if (!reason.empty())
            object["reason"] = reason;
        return object;
    }
    json operator()(const TicketEvent& event) const { return toJson(event.ticket); }
    json operator()(const CounterEvent& event) const { return because(toJson(event.counter), event.reason); }
    json operator()(const FieldEvent& event) const { return because(toJson(event.field), event.reason); }
    json operator()(const FaceEvent& event) const
    {
        return {{"ticket", event.ticket.str()}, {"label", event.label}};
    }
    json operator()(const NumbersSkipped& event) const
    {
        return {{"series", event.series.str()},
                {"business_date", event.businessDate},
                {"from", event.from},
                {"to", event.to}};
    }
    json operator()(const NoticeSet& event) const { return {{"text", event.text}}; }
    json operator()(const DossierEvent& event) const { return toJson(event.dossier); }
    json operator()(const RatingAdded& event) const { return toJson(event.rating); }
    json operator()(const FeedbackEvent& event) const { return toJson(event.feedback); }
    json operator()(const PersonEvent& event) const
    {
        json object = json::object();
        if (!event.person.empty())
            object["user"] = event.person.str();
        if (event.role)
            object["role"] = nameOf(*event.role);
        if (!event.machine.empty())
            object["machine"] = event.machine;
        return object;
    }
    json operator()(const ConfigChanged& event) const { return {{"text", event.text}}; }
    json operator()(const Alert& event) const
    {
        return {{"kind", alertKinds.of(event.kind)}, {"text", event.text}};
    }
    json operator()(const DeviceEvent& event) const { return toJson(event.status); }
    json operator()(const KeyEvent& event) const
    {
        json object{{"key", event.id.str()}};
        if (event.role)
            object["role"] = nameOf(*event.role);
        return object;
    }
    json operator()(const UnknownEvent&) const { return json::object(); }
};

}

EventBody readBody(std::string_view type, const json& object, std::string& problem)
{
    ObjectReader reader{object, problem};
    if (const auto change = ticketTypes.named(type))
        return TicketEvent{*change, readTicket(reader)};
    if (const auto change = counterTypes.named(type))
        return CounterEvent{*change, readCounter(reader), reader.text("reason")};
    if (const auto change = fieldTypes.named(type))
        return FieldEvent{*change, readField(reader), reader.text("reason")};
    if (const auto change = faceTypes.named(type))
        return FaceEvent{*change, TicketId{reader.requiredText("ticket")}, reader.text("label")};
    if (type == skippedType)
        return NumbersSkipped{FieldId{reader.requiredText("series")}, reader.requiredText("business_date"),
                              reader.number("from"), reader.number("to")};
    if (const auto change = dossierTypes.named(type))
        return DossierEvent{*change, readDossier(reader)};
    if (type == ratingType)
        return RatingAdded{readRating(reader)};
    if (const auto change = feedbackTypes.named(type))
        return FeedbackEvent{*change, readFeedback(reader)};
    if (const auto change = personTypes.named(type)) {
        PersonEvent event{*change, reader.id<PersonId>("user")};
        if (reader.has("role"))
            event.role = reader.word("role", roleNamed, Role::Clerk);
        event.machine = reader.text("machine");
        return event;
    }
    if (type == noticeType)
        return NoticeSet{reader.text("text")};
    if (type == configType)
        return ConfigChanged{reader.text("text")};
    if (type == deviceType)
        return DeviceEvent{readDeviceStatus(reader)};
    if (const auto change = keyTypes.named(type)) {
        KeyEvent event{*change, DeviceId{reader.requiredText("key")}};
        if (reader.has("role"))
            event.role = reader.word("role", roleNamed, Role::Clerk);
        return event;
    }
    // An alert of a kind that is not known yet is as good as an event that is not.
    if (type == alertType)
        if (const auto kind = alertKinds.named(reader.requiredText("kind")))
            return Alert{*kind, reader.text("text")};
    return UnknownEvent{std::string{type}};
}

std::string encodeBody(const EventBody& body) { return dumped(std::visit(BodyObject{}, body)); }

Result<EventBody> decodeBody(std::string_view type, std::string_view body)
{
    const GuardedJson guarded = parseGuarded(body, serviceLimits);
    if (guarded.refusal)
        return failure(guarded.refusal->message);
    std::string problem;
    EventBody read = readBody(type, guarded.root, problem);
    if (!problem.empty())
        return failure("The event could not be read: " + problem + ".");
    return read;
}

}
