#include "queue-service/src/projection.h"

#include "protocol/names.h"

namespace luot::queue_service {

using namespace protocol;

namespace {

template <class Word> std::optional<std::string_view> nameIfAny(const std::optional<Word>& word)
{
    return word ? std::optional{nameOf(*word)} : std::nullopt;
}

/// Recalls and print results change the ticket, not where the person stands.
bool beginsPeriod(TicketChange change)
{
    return change != TicketChange::Issued && change != TicketChange::Recalled
        && change != TicketChange::PrintResult && change != TicketChange::PrioritySet
        && change != TicketChange::RequestAdded;
}

bool touchesRequests(TicketChange change)
{
    return change == TicketChange::Issued || change == TicketChange::Transferred
        || change == TicketChange::RequestAdded || change == TicketChange::Completed;
}

/// A profile as a column: "A:2 B:1".
std::string profileColumn(const Counter& counter)
{
    std::string text;
    for (std::size_t i = 0; i < counter.fields.size(); ++i) {
        const int coefficient = counter.coefficients.empty() ? 1 : counter.coefficients.at(i);
        text += (text.empty() ? "" : " ") + counter.fields[i].str() + ":" + std::to_string(coefficient);
    }
    return text;
}

/// Parts as a column: "camera:ok printer:low".
std::string partsColumn(const DeviceStatus& status)
{
    std::string text;
    for (const auto& [part, state] : status.parts)
        text += (text.empty() ? "" : " ") + part + ":" + std::string{nameOf(state)};
    return text;
}

}

Projection::Projection(const SQLite::Database& database, BranchId branch)
    : m_branch{std::move(branch)}
    , m_insertTicket{database,
                     "INSERT INTO ticket (id, branch, business_date, field, series, number, label, state, "
                     "priority, "
                     "priority_class, counter, call_count, call_reason, ver, way, printed, face_bound, "
                     "token_hash, "
                     "outcome, reason, issued_by, issued_ms, queued_ms, called_ms, started_ms, ended_ms, "
                     "issued_seq, took_ms) "
                     "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"}
    , m_updateTicket{database,
                     "UPDATE ticket SET state=?2, priority=?3, priority_class=?4, counter=?5, call_count=?6, "
                     "call_reason=?7, ver=?8, printed=?9, face_bound=?10, token_hash=?11, outcome=?12, "
                     "reason=?13, "
                     "queued_ms=?14, called_ms=?15, started_ms=?16, ended_ms=?17, "
                     "ended_seq=CASE WHEN ?18 IS NULL THEN NULL ELSE COALESCE(ended_seq, ?18) END, "
                     "field=?19, back_ms=?20, bound_to=?21, ended_by=?22 "
                     "WHERE id=?1"}
    , m_lastNumber{database,
                   "INSERT INTO last_number (branch, business_date, series, last) VALUES (?,?,?,?) "
                   "ON CONFLICT DO UPDATE SET last=max(last, excluded.last)"}
    , m_closePeriod{database, "UPDATE period SET to_ms=?2 WHERE ticket=?1 AND to_ms IS NULL"}
    , m_openPeriod{database,
                   "INSERT INTO period (ticket, ordinal, state, from_ms, counter, actor) VALUES "
                   "(?1, (SELECT count(*) + 1 FROM period WHERE ticket=?1), ?2, ?3, ?4, ?5)"}
    , m_firstPeriod{database,
                    "INSERT INTO period (ticket, ordinal, state, from_ms, actor) VALUES (?, 1, ?, ?, ?)"}
    , m_firstRequest{database, "INSERT INTO service_request (ticket, ordinal, field) VALUES (?, 1, ?)"}
    , m_request{database,
                "INSERT INTO service_request (ticket, ordinal, field, procedure, outcome) VALUES (?,?,?,?,?) "
                "ON CONFLICT DO UPDATE SET field=excluded.field, procedure=excluded.procedure, "
                "outcome=excluded.outcome"}
    , m_requestOutcome{database, "UPDATE service_request SET outcome=?2 WHERE ticket=?1 AND outcome IS NULL"}
    , m_field{database,
              "INSERT INTO field (id, open, waiting, wait_from_min, wait_to_min, closed_by_hand, opens_ms, "
              "is_full) VALUES (?,?,?,?,?,?,?,?) ON CONFLICT DO UPDATE SET open=excluded.open, "
              "waiting=excluded.waiting, wait_from_min=excluded.wait_from_min, "
              "wait_to_min=excluded.wait_to_min, closed_by_hand=excluded.closed_by_hand, "
              "opens_ms=excluded.opens_ms, is_full=excluded.is_full"}
    , m_counter{database,
                "INSERT INTO counter (id, open, paused, pause_reason) VALUES (?,?,?,?) ON CONFLICT DO UPDATE "
                "SET open=excluded.open, paused=excluded.paused, pause_reason=excluded.pause_reason"}
    , m_profile{database, "UPDATE counter SET profile=?2 WHERE id=?1"}
    , m_streak{database,
               "INSERT INTO counter (id, priority_streak) VALUES (?1, ?2) "
               "ON CONFLICT DO UPDATE SET priority_streak=CASE WHEN ?2=1 THEN priority_streak+1 ELSE 0 END"}
    , m_openSession{database,
                    "INSERT INTO counter_session (opened_seq, counter, opened_by, opened_ms) "
                    "SELECT ?1, ?2, ?3, ?4 WHERE NOT EXISTS "
                    "(SELECT 1 FROM counter_session WHERE counter=?2 AND closed_ms IS NULL)"}
    , m_closeSession{database,
                     "UPDATE counter_session SET closed_by=?2, closed_ms=?3 WHERE counter=?1 AND closed_ms "
                     "IS NULL"}
    , m_handOver{database,
                 "UPDATE counter_session SET closed_by=?2, closed_ms=?3 WHERE counter=?1 AND closed_ms IS "
                 "NULL AND opened_by!=?2"}
    , m_device{database,
               "INSERT INTO device (id, wants_help, parts, text, at_ms, people, is_paused, wrong_pins) "
               "VALUES (?1,?2,?3,?4,?5,?6,?7,?8) "
               "ON CONFLICT DO UPDATE SET wants_help=?2, parts=?3, text=?4, at_ms=?5, people=?6, "
               "is_paused=?7, "
               "wrong_pins=?8"}
    , m_face{database, "UPDATE ticket SET face_bound=?2 WHERE id=?1"}
    , m_dossier{database,
                "INSERT INTO dossier (code, procedure, received, due, returned, state, late_cause, reason, "
                "ticket, recorded_by, recorded_ms) VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11) "
                "ON CONFLICT DO UPDATE SET returned=?5, state=?6, late_cause=?7, reason=?8, ticket=?9, "
                "settled_by=CASE WHEN ?6='pending' THEN NULL ELSE ?10 END, "
                "settled_ms=CASE WHEN ?6='pending' THEN NULL ELSE ?11 END"}
    , m_rating{database, "INSERT INTO rating (ticket, counter, score, text, at_ms) VALUES (?,?,?,?,?)"}
    , m_feedback{database, "INSERT INTO feedback (id, text, ticket, due, added_ms) VALUES (?,?,?,?,?)"}
    , m_answer{database, "UPDATE feedback SET answer=?2, answered_by=?3, answered_ms=?4 WHERE id=?1"}
{
}

void Projection::apply(std::uint64_t seq, WallTime at, const std::string& actor, const EventBody& body)
{
    if (const auto* ticket = std::get_if<TicketEvent>(&body))
        applyTicket(seq, at, actor, *ticket);
    else if (const auto* counter = std::get_if<CounterEvent>(&body))
        applyCounter(seq, at, actor, *counter);
    else if (const auto* field = std::get_if<FieldEvent>(&body))
        m_field.run(field->field.id, field->field.open, field->field.waiting, field->field.wait.fromMinutes,
                    field->field.wait.toMinutes, field->field.closedByHand, field->field.opensAt,
                    field->field.full);
    else if (const auto* dossier = std::get_if<DossierEvent>(&body))
        applyDossier(at, actor, dossier->dossier);
    else if (const auto* rating = std::get_if<RatingAdded>(&body))
        m_rating.run(rating->rating.ticket, orNull(rating->rating.counter), rating->rating.score,
                     orNull(rating->rating.text), at);
    else if (const auto* feedback = std::get_if<FeedbackEvent>(&body))
        applyFeedback(at, actor, *feedback);
    else if (const auto* face = std::get_if<FaceEvent>(&body))
        m_face.run(face->ticket, face->change == FaceChange::Bound);
    else if (const auto* device = std::get_if<DeviceEvent>(&body))
        m_device.run(device->status.device, device->status.wantsHelp, partsColumn(device->status),
                     orNull(device->status.text), at, device->status.people, device->status.isPaused,
                     device->status.wrongPins);
    else if (const auto* skipped = std::get_if<NumbersSkipped>(&body))
        m_lastNumber.run(m_branch, skipped->businessDate, skipped->series, skipped->to);
}

void Projection::applyTicket(std::uint64_t seq, WallTime at, const std::string& actor,
                             const TicketEvent& event)
{
    const Ticket& ticket = event.ticket;
    if (event.change == TicketChange::Issued) {
        insertTicket(seq, ticket);
        m_lastNumber.run(m_branch, ticket.businessDate, seriesOf(ticket), ticket.number);
        m_firstPeriod.run(ticket.id, nameOf(ticket.state), at, actor);
        if (ticket.requests.empty())
            m_firstRequest.run(ticket.id, ticket.field);
        keepRequests(ticket);
        return;
    }
    updateTicket(seq, ticket);
    if (beginsPeriod(event.change)) {
        m_closePeriod.run(ticket.id, at);
        if (isLive(ticket.state))
            m_openPeriod.run(ticket.id, nameOf(ticket.state), at, orNull(ticket.counter), actor);
    }
    if (event.change == TicketChange::Called) {
        if (ticket.callReason == CallReason::Priority)
            m_streak.run(ticket.counter, 1);
        else if (!ticket.hasPriority)
            m_streak.run(ticket.counter, 0);
    }
    if (touchesRequests(event.change))
        keepRequests(ticket);
    if (event.change == TicketChange::Completed)
        m_requestOutcome.run(ticket.id, nameIfAny(ticket.outcome));
}

void Projection::keepRequests(const Ticket& ticket)
{
    int ordinal = 0;
    for (const ServiceRequest& request : ticket.requests)
        m_request.run(ticket.id, ++ordinal, request.field, orNull(request.procedure),
                      nameIfAny(request.outcome));
}

void Projection::applyDossier(WallTime at, const std::string& actor, const Dossier& dossier)
{
    m_dossier.run(dossier.code, dossier.procedure, dossier.received, dossier.due, orNull(dossier.returned),
                  nameOf(dossier.state), nameIfAny(dossier.lateCause), orNull(dossier.reason),
                  orNull(dossier.ticket), actor, at);
}

void Projection::applyFeedback(WallTime at, const std::string& actor, const FeedbackEvent& event)
{
    const Feedback& feedback = event.feedback;
    if (event.change == FeedbackChange::Added)
        m_feedback.run(feedback.id, feedback.text, orNull(feedback.ticket), feedback.due, at);
    else
        m_answer.run(feedback.id, feedback.answer, actor, at);
}

void Projection::applyCounter(std::uint64_t seq, WallTime at, const std::string& actor,
                              const CounterEvent& event)
{
    m_counter.run(event.counter.id, event.counter.open, event.counter.paused,
                  nameIfAny(event.counter.pauseReason));
    if (event.change == CounterChange::ProfileSet)
        m_profile.run(event.counter.id, profileColumn(event.counter));
    if (event.change == CounterChange::Opened) {
        // Before 0.2 nobody was named: whoever had opened it first stays.
        const std::string& opener = event.counter.openedBy.empty() ? actor : event.counter.openedBy;
        if (!event.counter.openedBy.empty())
            m_handOver.run(event.counter.id, opener, at);
        m_openSession.run(seq, event.counter.id, opener, at);
    }
    if (event.change == CounterChange::Closed)
        m_closeSession.run(event.counter.id, actor, at);
}

void Projection::insertTicket(std::uint64_t seq, const Ticket& ticket)
{
    m_insertTicket.run(ticket.id, m_branch, ticket.businessDate, ticket.field, seriesOf(ticket),
                       ticket.number, ticket.label, nameOf(ticket.state), ticket.hasPriority,
                       nameOf(ticket.priority), orNull(ticket.counter), ticket.callCount,
                       nameOf(ticket.callReason), ticket.version, nameOf(ticket.way), nameOf(ticket.printed),
                       ticket.faceBound, orNull(ticket.tokenHash), nameIfAny(ticket.outcome),
                       orNull(ticket.reason), ticket.issuedBy, ticket.issuedAt, ticket.queuedAt,
                       ticket.calledAt, ticket.startedAt, ticket.endedAt, seq,
                       ticket.took ? std::optional<std::int64_t>{ticket.took->count()} : std::nullopt);
}

void Projection::updateTicket(std::uint64_t seq, const Ticket& ticket)
{
    std::optional<std::int64_t> endedSeq;
    if (!isLive(ticket.state))
        endedSeq = static_cast<std::int64_t>(seq);
    m_updateTicket.run(ticket.id, nameOf(ticket.state), ticket.hasPriority, nameOf(ticket.priority),
                       orNull(ticket.counter), ticket.callCount, nameOf(ticket.callReason), ticket.version,
                       nameOf(ticket.printed), ticket.faceBound, orNull(ticket.tokenHash),
                       nameIfAny(ticket.outcome), orNull(ticket.reason), ticket.queuedAt, ticket.calledAt,
                       ticket.startedAt, ticket.endedAt, endedSeq, ticket.field, ticket.backAt,
                       orNull(ticket.boundTo), orNull(ticket.endedBy));
}

}
