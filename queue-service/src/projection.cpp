#include "queue-service/src/projection.h"

#include "protocol/names.h"

#include <sqlite3.h>

#include <set>

namespace luot::queue_service {

using namespace protocol;

namespace {

std::optional<std::string_view> nameIfAny(const std::optional<ServiceOutcome>& outcome)
{
    return outcome ? std::optional{nameOf(*outcome)} : std::nullopt;
}

/// Recalls and print results change the ticket, not where the person stands.
bool beginsPeriod(TicketChange change)
{
    return change != TicketChange::Issued && change != TicketChange::Recalled
        && change != TicketChange::PrintResult && change != TicketChange::PrioritySet;
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
                     "issued_seq) "
                     "VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"}
    , m_updateTicket{database,
                     "UPDATE ticket SET state=?2, priority=?3, priority_class=?4, counter=?5, call_count=?6, "
                     "call_reason=?7, ver=?8, printed=?9, face_bound=?10, token_hash=?11, outcome=?12, "
                     "reason=?13, "
                     "queued_ms=?14, called_ms=?15, started_ms=?16, ended_ms=?17, "
                     "ended_seq=COALESCE(ended_seq, ?18) "
                     "WHERE id=?1"}
    , m_lastNumber{database,
                   "INSERT INTO last_number (branch, business_date, series, last) VALUES (?,?,?,?) "
                   "ON CONFLICT DO UPDATE SET last=max(last, excluded.last)"}
    , m_closePeriod{database, "UPDATE period SET to_ms=?2 WHERE ticket=?1 AND to_ms IS NULL"}
    , m_openPeriod{database,
                   "INSERT INTO period (ticket, ordinal, state, from_ms, counter, actor) VALUES "
                   "(?1, (SELECT count(*) + 1 FROM period WHERE ticket=?1), ?2, ?3, ?4, ?5)"}
    , m_addRequest{database,
                   "INSERT INTO service_request (ticket, ordinal, field) VALUES "
                   "(?1, (SELECT count(*) + 1 FROM service_request WHERE ticket=?1), ?2)"}
    , m_requestOutcome{database, "UPDATE service_request SET outcome=?2 WHERE ticket=?1 AND outcome IS NULL"}
    , m_field{database,
              "INSERT INTO field (id, open, waiting, wait_from_min, wait_to_min) VALUES (?,?,?,?,?) ON "
              "CONFLICT DO "
              "UPDATE SET open=excluded.open, waiting=excluded.waiting, "
              "wait_from_min=excluded.wait_from_min, "
              "wait_to_min=excluded.wait_to_min"}
    , m_counter{database,
                "INSERT INTO counter (id, open, paused) VALUES (?,?,?) "
                "ON CONFLICT DO UPDATE SET open=excluded.open, paused=excluded.paused"}
    , m_streak{database,
               "INSERT INTO counter (id, priority_streak) VALUES (?1, ?2) "
               "ON CONFLICT DO UPDATE SET priority_streak=CASE WHEN ?2=1 THEN priority_streak+1 ELSE 0 END"}
    , m_openSession{database,
                    "INSERT INTO counter_session (opened_seq, counter, opened_by, opened_ms) VALUES "
                    "(?,?,?,?)"}
    , m_closeSession{database,
                     "UPDATE counter_session SET closed_by=?2, closed_ms=?3 WHERE counter=?1 AND closed_ms "
                     "IS NULL"}
    , m_face{database, "UPDATE ticket SET face_bound=?2 WHERE id=?1"}
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
                    field->field.wait.toMinutes);
    else if (const auto* face = std::get_if<FaceEvent>(&body))
        m_face.run(face->ticket, face->change == FaceChange::Bound);
    else if (const auto* skipped = std::get_if<NumbersSkipped>(&body))
        m_lastNumber.run(m_branch, skipped->businessDate, skipped->series, skipped->to);
}

void Projection::applyTicket(std::uint64_t seq, WallTime at, const std::string& actor,
                             const TicketEvent& event)
{
    const Ticket& ticket = event.ticket;
    if (event.change == TicketChange::Issued) {
        insertTicket(seq, ticket);
        m_lastNumber.run(m_branch, ticket.businessDate, ticket.field, ticket.number);
        m_openPeriod.run(ticket.id, nameOf(ticket.state), at, std::optional<std::string>{}, actor);
        m_addRequest.run(ticket.id, ticket.field);
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
    if (event.change == TicketChange::Completed)
        m_requestOutcome.run(ticket.id, nameIfAny(ticket.outcome));
}

void Projection::applyCounter(std::uint64_t seq, WallTime at, const std::string& actor,
                              const CounterEvent& event)
{
    m_counter.run(event.counter.id, event.counter.open, event.counter.paused);
    if (event.change == CounterChange::Opened)
        m_openSession.run(seq, event.counter.id, actor, at);
    if (event.change == CounterChange::Closed)
        m_closeSession.run(event.counter.id, actor, at);
}

void Projection::insertTicket(std::uint64_t seq, const Ticket& ticket)
{
    m_insertTicket.run(ticket.id, m_branch, ticket.businessDate, ticket.field, ticket.field, ticket.number,
                       ticket.label, nameOf(ticket.state), ticket.hasPriority, nameOf(ticket.priority),
                       orNull(ticket.counter), ticket.callCount, nameOf(ticket.callReason), ticket.version,
                       nameOf(ticket.way), nameOf(ticket.printed), ticket.faceBound, orNull(ticket.tokenHash),
                       nameIfAny(ticket.outcome), orNull(ticket.reason), ticket.issuedBy, ticket.issuedAt,
                       ticket.queuedAt, ticket.calledAt, ticket.startedAt, ticket.endedAt, seq);
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
                       ticket.startedAt, ticket.endedAt, endedSeq);
}

namespace {

template <class Value> Value known(std::optional<Value> value, const char* column)
{
    if (!value)
        throw SQLite::Exception{std::string{"a word in ticket."} + column + " is unknown", SQLITE_CORRUPT};
    return *value;
}

std::optional<ServiceOutcome> outcomeIn(const Prepared::Run& row, int index)
{
    if (row.column(index).isNull())
        return std::nullopt;
    return known(serviceOutcomeNamed(row.text(index)), "outcome");
}

Ticket ticketIn(const Prepared::Run& row)
{
    Ticket ticket;
    ticket.id = TicketId{row.text(0)};
    ticket.businessDate = row.text(1);
    ticket.field = FieldId{row.text(2)};
    ticket.number = row.column(3).getInt();
    ticket.label = row.text(4);
    ticket.state = known(ticketStateNamed(row.text(5)), "state");
    ticket.hasPriority = row.integer(6) != 0;
    ticket.priority = known(priorityClassNamed(row.text(7)), "priority_class");
    ticket.counter = CounterId{row.text(8)};
    ticket.callCount = row.column(9).getInt();
    ticket.callReason = known(callReasonNamed(row.text(10)), "call_reason");
    ticket.version = row.column(11).getInt();
    ticket.way = known(issueWayNamed(row.text(12)), "way");
    ticket.printed = known(printStateNamed(row.text(13)), "printed");
    ticket.faceBound = row.integer(14) != 0;
    ticket.tokenHash = row.text(15);
    ticket.outcome = outcomeIn(row, 16);
    ticket.reason = row.text(17);
    ticket.issuedBy = DeviceId{row.text(18)};
    ticket.issuedAt = row.timeIfAny(19);
    ticket.queuedAt = row.timeIfAny(20);
    ticket.calledAt = row.timeIfAny(21);
    ticket.startedAt = row.timeIfAny(22);
    ticket.endedAt = row.timeIfAny(23);
    return ticket;
}

std::deque<Milliseconds> lastServed(const SQLite::Database& database, const std::string& field)
{
    Prepared select{database,
                    "SELECT max(ended_ms - called_ms, 0) FROM ticket WHERE field=? AND state='completed' "
                    "AND called_ms NOT NULL AND ended_ms NOT NULL ORDER BY ended_seq DESC LIMIT 20"};
    std::deque<Milliseconds> served;
    auto rows = select.rows(field);
    while (rows.next())
        served.push_front(Milliseconds{rows.integer(0)});
    return served;
}

}

BookState loadBookState(const SQLite::Database& database)
{
    BookState state;
    Prepared date{database, "SELECT business_date FROM ticket ORDER BY issued_seq DESC LIMIT 1"};
    if (auto row = date.rows(); row.next())
        state.businessDate = row.text(0);

    Prepared tickets{
        database,
        "SELECT id, business_date, field, number, label, state, priority, priority_class, counter, "
        "call_count, call_reason, ver, way, printed, face_bound, token_hash, outcome, reason, issued_by, "
        "issued_ms, queued_ms, called_ms, started_ms, ended_ms FROM ticket "
        "WHERE business_date=? OR state IN ('waiting', 'called', 'serving', 'on_hold')"};
    for (auto row = tickets.rows(state.businessDate); row.next();) {
        Ticket ticket = ticketIn(row);
        state.tickets.emplace(ticket.id, std::move(ticket));
    }
    std::set<std::string> series;
    Prepared numbers{database, "SELECT business_date, series, last FROM last_number"};
    for (auto row = numbers.rows(); row.next();) {
        state.lastNumbers.emplace(BookState::Series{row.text(0), row.text(1)}, row.column(2).getInt());
        series.insert(row.text(1));
    }
    for (const std::string& letter : series)
        if (auto served = lastServed(database, letter); !served.empty())
            state.served.emplace(letter, std::move(served));
    Prepared fields{database, "SELECT id, open, waiting, wait_from_min, wait_to_min FROM field"};
    for (auto row = fields.rows(); row.next();)
        state.fields.emplace(row.text(0),
                             FieldStatus{row.integer(1) != 0,
                                         row.column(2).getInt(),
                                         {row.column(3).getInt(), row.column(4).getInt()}});
    Prepared counters{database, "SELECT id, open, paused, priority_streak FROM counter"};
    for (auto row = counters.rows(); row.next();)
        state.counters.emplace(
            row.text(0), CounterStatus{row.integer(1) != 0, row.integer(2) != 0, row.column(3).getInt()});
    return state;
}

}
