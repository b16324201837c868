#include "protocol/src/vocabulary_json.h"

#include "protocol/names.h"
#include "protocol/role.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr int highestCoefficient = 1000;

void putText(json& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

void putTime(json& object, const char* key, const std::optional<WallTime>& time)
{
    if (time)
        object[key] = toJson(*time);
}

template <class E>
E wordOr(ObjectReader& reader, const char* key, std::optional<E> (*named)(std::string_view), E otherwise)
{
    return named(reader.text(key)).value_or(otherwise);
}

ServiceRequest readServiceRequest(ObjectReader& reader)
{
    ServiceRequest request;
    request.field = reader.id<FieldId>("field");
    request.procedure = reader.id<ProcedureId>("procedure");
    if (reader.has("outcome"))
        request.outcome = serviceOutcomeNamed(reader.text("outcome"));
    return request;
}

}

json toJson(WallTime time) { return time.time_since_epoch().count(); }

json toJson(const WaitRange& wait) { return {{"from", wait.fromMinutes}, {"to", wait.toMinutes}}; }

json toJson(const Ticket& ticket)
{
    json object{{"label", ticket.label},
                {"field", ticket.field.str()},
                {"state", nameOf(ticket.state)},
                {"priority", ticket.hasPriority},
                {"call_count", ticket.callCount}};
    putText(object, "counter", ticket.counter.str());
    putTime(object, "queued_at", ticket.queuedAt);
    putTime(object, "called_at", ticket.calledAt);

    // The rest is for staff; a public ticket leaves all of it at its default.
    const bool forStaff = !ticket.id.empty();
    putText(object, "ticket", ticket.id.str());
    putText(object, "business_date", ticket.businessDate);
    if (forStaff || ticket.number != 0)
        object["number"] = ticket.number;
    if (forStaff || ticket.version != 1)
        object["ver"] = ticket.version;
    if (forStaff || ticket.way != IssueWay::Head)
        object["way"] = nameOf(ticket.way);
    if (forStaff || ticket.printed != PrintState::NotYet)
        object["printed"] = nameOf(ticket.printed);
    if (ticket.priority != PriorityClass::None)
        object["priority_class"] = nameOf(ticket.priority);
    if (ticket.callReason != CallReason::None)
        object["call_reason"] = nameOf(ticket.callReason);
    if (ticket.faceBound)
        object["face_bound"] = true;
    putText(object, "token_hash", ticket.tokenHash);
    if (ticket.outcome)
        object["outcome"] = nameOf(*ticket.outcome);
    putText(object, "reason", ticket.reason);
    putText(object, "issued_by", ticket.issuedBy.str());
    putTime(object, "issued_at", ticket.issuedAt);
    putTime(object, "started_at", ticket.startedAt);
    putTime(object, "ended_at", ticket.endedAt);
    putTime(object, "back_at", ticket.backAt);
    putText(object, "bound_to", ticket.boundTo.str());
    putText(object, "ended_by", ticket.endedBy);
    if (!ticket.requests.empty())
        object["requests"] = toJsonList(ticket.requests);
    if (ticket.took)
        object["took_ms"] = ticket.took->count();
    return object;
}

json toJson(const ServiceRequest& request)
{
    json object{{"field", request.field.str()}};
    putText(object, "procedure", request.procedure.str());
    if (request.outcome)
        object["outcome"] = nameOf(*request.outcome);
    return object;
}

Ticket readTicket(ObjectReader& reader)
{
    Ticket ticket;
    ticket.id = reader.id<TicketId>("ticket");
    ticket.label = reader.requiredText("label");
    ticket.field = reader.id<FieldId>("field");
    ticket.businessDate = reader.text("business_date");
    ticket.number = reader.number("number");
    if (!reader.has("state"))
        reader.complain("state", "is missing");
    ticket.state = reader.word("state", ticketStateNamed, TicketState::Waiting);
    ticket.hasPriority = reader.flag("priority", false);
    ticket.priority = wordOr(reader, "priority_class", priorityClassNamed, PriorityClass::None);
    ticket.counter = reader.id<CounterId>("counter");
    ticket.callCount = reader.number("call_count");
    ticket.version = reader.number("ver", 1);
    ticket.callReason = wordOr(reader, "call_reason", callReasonNamed, CallReason::None);
    ticket.way = wordOr(reader, "way", issueWayNamed, IssueWay::Head);
    ticket.printed = wordOr(reader, "printed", printStateNamed,
                            reader.has("printed") ? PrintState::Unknown : PrintState::NotYet);
    ticket.faceBound = reader.flag("face_bound", false);
    ticket.tokenHash = reader.text("token_hash");
    if (reader.has("outcome"))
        ticket.outcome = serviceOutcomeNamed(reader.text("outcome"));
    ticket.reason = reader.text("reason");
    ticket.issuedBy = reader.id<DeviceId>("issued_by");
    ticket.issuedAt = reader.time("issued_at");
    ticket.queuedAt = reader.time("queued_at");
    ticket.calledAt = reader.time("called_at");
    ticket.startedAt = reader.time("started_at");
    ticket.endedAt = reader.time("ended_at");
    ticket.backAt = reader.time("back_at");
    ticket.boundTo = reader.id<CounterId>("bound_to");
    ticket.endedBy = reader.text("ended_by");
    ticket.took = reader.span("took_ms");
    std::string problem;
    ticket.requests = readList(reader, "requests", readServiceRequest, problem);
    if (!problem.empty())
        reader.complain("requests", "holds a wrong request");
    return ticket;
}

json toJson(const Field& field)
{
    json object{{"field", field.id.str()},
                {"name", field.name},
                {"open", field.open},
                {"waiting", field.waiting},
                {"wait", toJson(field.wait)}};
    putText(object, "name_en", field.nameEn);
    putText(object, "icon", field.icon);
    if (field.maxWaitMinutes > 0)
        object["max_wait_min"] = field.maxWaitMinutes;
    if (field.closedByHand)
        object["closed_by_hand"] = true;
    putTime(object, "opens_at", field.opensAt);
    if (field.full)
        object["full"] = true;
    if (field.asksProcedure)
        object["asks_procedure"] = true;
    return object;
}

Field readField(ObjectReader& reader)
{
    Field field;
    field.id = FieldId{reader.requiredText("field")};
    field.name = reader.text("name");
    field.nameEn = reader.text("name_en");
    field.icon = reader.text("icon");
    field.open = reader.flag("open", true);
    field.waiting = reader.number("waiting");
    field.maxWaitMinutes = reader.number("max_wait_min");
    field.closedByHand = reader.flag("closed_by_hand", false);
    field.opensAt = reader.time("opens_at");
    field.full = reader.flag("full", false);
    field.asksProcedure = reader.flag("asks_procedure", false);
    if (reader.has("wait")) {
        std::string problem;
        field.wait = readWait(reader.object("wait"), problem);
        if (!problem.empty())
            reader.complain("wait", "holds a wrong range");
    }
    return field;
}

json toJson(const Counter& counter)
{
    json object{{"counter", counter.id.str()},
                {"fields", toJsonList(counter.fields)},
                {"open", counter.open},
                {"paused", counter.paused}};
    if (!counter.coefficients.empty())
        object["coefficients"] = counter.coefficients;
    if (counter.pauseReason)
        object["pause_reason"] = nameOf(*counter.pauseReason);
    putText(object, "opened_by", counter.openedBy);
    return object;
}

json toJson(const Procedure& procedure)
{
    json object{{"procedure", procedure.id.str()},
                {"name", procedure.name},
                {"field", procedure.field.str()},
                {"legal_days", procedure.legalDays},
                {"due_if_today", procedure.dueIfToday}};
    if (!procedure.documents.empty())
        object["documents"] = procedure.documents;
    return object;
}

Procedure readProcedure(ObjectReader& reader)
{
    return {ProcedureId{reader.requiredText("procedure")},
            reader.text("name"),
            reader.id<FieldId>("field"),
            reader.number("legal_days"),
            reader.text("due_if_today"),
            reader.texts("documents")};
}

json toJson(const Period& period)
{
    json object{{"state", nameOf(period.state)}, {"from", toJson(period.from)}, {"actor", period.actor}};
    if (period.to)
        object["to"] = toJson(*period.to);
    putText(object, "counter", period.counter.str());
    return object;
}

Period readPeriod(ObjectReader& reader)
{
    return {reader.word("state", ticketStateNamed, TicketState::Waiting),
            reader.time("from").value_or(WallTime{}), reader.time("to"), reader.id<CounterId>("counter"),
            reader.text("actor")};
}

Counter readCounter(ObjectReader& reader)
{
    Counter counter;
    counter.id = CounterId{reader.requiredText("counter")};
    counter.fields = reader.ids<FieldId>("fields");
    for (const json& item : reader.array("coefficients")) {
        if (item.is_number_integer() && item >= 1 && item <= highestCoefficient)
            counter.coefficients.push_back(item.get<int>());
        else
            reader.complain("coefficients", "holds something out of its range");
    }
    if (!counter.coefficients.empty() && counter.coefficients.size() != counter.fields.size())
        reader.complain("coefficients", "are not as many as the fields");
    counter.open = reader.flag("open", false);
    counter.paused = reader.flag("paused", false);
    if (reader.has("pause_reason"))
        counter.pauseReason = pauseReasonNamed(reader.text("pause_reason")).value_or(PauseReason::Other);
    counter.openedBy = reader.text("opened_by");
    return counter;
}

json toJson(const Dossier& dossier)
{
    json object{{"dossier", dossier.code.str()},
                {"procedure", dossier.procedure.str()},
                {"received", dossier.received},
                {"due", dossier.due},
                {"state", nameOf(dossier.state)}};
    putText(object, "returned", dossier.returned);
    if (dossier.lateCause)
        object["late_cause"] = nameOf(*dossier.lateCause);
    putText(object, "reason", dossier.reason);
    putText(object, "ticket", dossier.ticket.str());
    return object;
}

Dossier readDossier(ObjectReader& reader)
{
    Dossier dossier;
    dossier.code = DossierCode{reader.requiredText("dossier")};
    dossier.procedure = reader.id<ProcedureId>("procedure");
    dossier.received = reader.text("received");
    dossier.due = reader.text("due");
    dossier.returned = reader.text("returned");
    if (!reader.has("state"))
        reader.complain("state", "is missing");
    dossier.state = reader.word("state", dossierStateNamed, DossierState::Pending);
    if (reader.has("late_cause"))
        dossier.lateCause = lateCauseNamed(reader.text("late_cause"));
    dossier.reason = reader.text("reason");
    dossier.ticket = reader.id<TicketId>("ticket");
    return dossier;
}

json toJson(const Rating& rating)
{
    json object{{"ticket", rating.ticket.str()}, {"label", rating.label}, {"score", rating.score}};
    putText(object, "counter", rating.counter.str());
    putText(object, "text", rating.text);
    return object;
}

Rating readRating(ObjectReader& reader)
{
    Rating rating;
    rating.ticket = TicketId{reader.requiredText("ticket")};
    rating.label = reader.text("label");
    rating.counter = reader.id<CounterId>("counter");
    rating.score = static_cast<int>(reader.requiredInteger("score", 1, 5));
    rating.text = reader.text("text");
    return rating;
}

json toJson(const Feedback& feedback)
{
    json object{{"feedback", feedback.id.str()}, {"text", feedback.text}, {"due", feedback.due}};
    putText(object, "ticket", feedback.ticket.str());
    putText(object, "answer", feedback.answer);
    return object;
}

Feedback readFeedback(ObjectReader& reader)
{
    Feedback feedback;
    feedback.id = FeedbackId{reader.requiredText("feedback")};
    feedback.text = reader.text("text");
    feedback.ticket = reader.id<TicketId>("ticket");
    feedback.due = reader.text("due");
    feedback.answer = reader.text("answer");
    return feedback;
}

json toJson(const Person& person)
{
    json object{{"user", person.id.str()}, {"name", person.name}, {"role", nameOf(person.role)}};
    if (person.lockedUntil)
        object["locked_until"] = toJson(*person.lockedUntil);
    return object;
}

Person readPerson(ObjectReader& reader)
{
    return {PersonId{reader.requiredText("user")}, reader.text("name"),
            reader.word("role", roleNamed, Role::Clerk), reader.time("locked_until")};
}

json toJson(const Call& call)
{
    return {{"label", call.label},
            {"counter", call.counter.str()},
            {"priority", call.hasPriority},
            {"call_count", call.callCount},
            {"at", toJson(call.at)}};
}

Call readCall(ObjectReader& reader)
{
    Call call;
    call.label = reader.requiredText("label");
    call.counter = reader.id<CounterId>("counter");
    call.hasPriority = reader.flag("priority", false);
    call.callCount = reader.number("call_count");
    call.at = reader.time("at").value_or(WallTime{});
    return call;
}

WaitRange readWait(const json& object, std::string& problem)
{
    ObjectReader reader{object, problem};
    WaitRange wait;
    wait.fromMinutes = reader.number("from");
    wait.toMinutes = reader.number("to");
    return wait;
}

}
