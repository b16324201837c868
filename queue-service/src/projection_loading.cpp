#include "queue-service/src/projection.h"

#include "protocol/names.h"

#include <sqlite3.h>

#include <charconv>
#include <sstream>

namespace luot::queue_service {

using namespace protocol;

namespace {

template <class Value> Value known(std::optional<Value> value, const char* column)
{
    if (!value)
        throw SQLite::Exception{std::string{"a word in "} + column + " is unknown", SQLITE_CORRUPT};
    return *value;
}

template <class Word>
std::optional<Word> wordIfAny(const Prepared::Run& row, int index,
                              std::optional<Word> (*named)(std::string_view), const char* column)
{
    if (row.column(index).isNull())
        return std::nullopt;
    return known(named(row.text(index)), column);
}

Ticket ticketIn(const Prepared::Run& row)
{
    Ticket ticket;
    ticket.id = TicketId{row.text(0)};
    ticket.businessDate = row.text(1);
    ticket.field = FieldId{row.text(2)};
    ticket.number = row.column(3).getInt();
    ticket.label = row.text(4);
    ticket.state = known(ticketStateNamed(row.text(5)), "ticket.state");
    ticket.hasPriority = row.integer(6) != 0;
    ticket.priority = known(priorityClassNamed(row.text(7)), "ticket.priority_class");
    ticket.counter = CounterId{row.text(8)};
    ticket.callCount = row.column(9).getInt();
    ticket.callReason = known(callReasonNamed(row.text(10)), "ticket.call_reason");
    ticket.version = row.column(11).getInt();
    ticket.way = known(issueWayNamed(row.text(12)), "ticket.way");
    ticket.printed = known(printStateNamed(row.text(13)), "ticket.printed");
    ticket.faceBound = row.integer(14) != 0;
    ticket.tokenHash = row.text(15);
    ticket.outcome = wordIfAny(row, 16, serviceOutcomeNamed, "ticket.outcome");
    ticket.reason = row.text(17);
    ticket.issuedBy = DeviceId{row.text(18)};
    ticket.issuedAt = row.timeIfAny(19);
    ticket.queuedAt = row.timeIfAny(20);
    ticket.calledAt = row.timeIfAny(21);
    ticket.startedAt = row.timeIfAny(22);
    ticket.endedAt = row.timeIfAny(23);
    ticket.backAt = row.timeIfAny(24);
    ticket.boundTo = CounterId{row.text(25)};
    ticket.endedBy = row.text(26);
    if (!row.column(27).isNull())
        ticket.took = Milliseconds{row.integer(27)};
    return ticket;
}

/// From the column that a profile set at run time is kept in.
std::vector<ProfileLine> profileIn(const std::string& text)
{
    std::vector<ProfileLine> profile;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const std::size_t colon = word.find(':');
        int coefficient = 0;
        if (colon != std::string::npos)
            std::from_chars(word.data() + colon + 1, word.data() + word.size(), coefficient);
        if (coefficient < 1)
            throw SQLite::Exception{"counter.profile cannot be read", SQLITE_CORRUPT};
        profile.push_back({FieldId{word.substr(0, colon)}, coefficient});
    }
    return profile;
}

std::map<std::string, PartState> partsIn(const std::string& text)
{
    std::map<std::string, PartState> parts;
    std::istringstream words{text};
    for (std::string word; words >> word;) {
        const std::size_t colon = word.rfind(':');
        if (colon == std::string::npos)
            throw SQLite::Exception{"device.parts cannot be read", SQLITE_CORRUPT};
        parts.emplace(word.substr(0, colon), known(partStateNamed(word.substr(colon + 1)), "device.parts"));
    }
    return parts;
}

/// A ticket's single request without a procedure needs no words.
void loadRequests(const SQLite::Database& database, BookState& state)
{
    Prepared select{database,
                    "SELECT ticket, field, procedure, outcome FROM service_request WHERE ticket IN "
                    "(SELECT id FROM ticket WHERE business_date=? OR state IN "
                    "('waiting', 'called', 'serving', 'on_hold')) ORDER BY ticket, ordinal"};
    for (auto row = select.rows(state.businessDate); row.next();) {
        const auto ticket = state.tickets.find(TicketId{row.text(0)});
        if (ticket != state.tickets.end())
            ticket->second.requests.push_back(
                {FieldId{row.text(1)}, ProcedureId{row.text(2)},
                 wordIfAny(row, 3, serviceOutcomeNamed, "service_request.outcome")});
    }
    for (auto& [id, ticket] : state.tickets)
        if (ticket.requests.size() == 1 && ticket.requests.front().procedure.empty())
            ticket.requests.clear();
}

void loadRecords(const SQLite::Database& database, BookState& state)
{
    Prepared ratings{
        database, "SELECT ticket FROM rating WHERE ticket IN (SELECT id FROM ticket WHERE business_date=?)"};
    for (auto row = ratings.rows(state.businessDate); row.next();)
        state.rated.emplace(row.text(0));

    Prepared dossiers{database,
                      "SELECT code, procedure, received, due, ticket FROM dossier WHERE state='pending'"};
    for (auto row = dossiers.rows(); row.next();) {
        Dossier dossier;
        dossier.code = DossierCode{row.text(0)};
        dossier.procedure = ProcedureId{row.text(1)};
        dossier.received = row.text(2);
        dossier.due = row.text(3);
        dossier.ticket = TicketId{row.text(4)};
        state.dossiers.emplace(dossier.code, std::move(dossier));
    }
    Prepared settled{database, "SELECT code FROM dossier WHERE state!='pending'"};
    for (auto row = settled.rows(); row.next();)
        state.settledDossiers.emplace(row.text(0));

    Prepared feedback{database, "SELECT id, text, ticket, due FROM feedback WHERE answered_ms IS NULL"};
    for (auto row = feedback.rows(); row.next();)
        state.feedback.emplace(
            FeedbackId{row.text(0)},
            Feedback{FeedbackId{row.text(0)}, row.text(1), TicketId{row.text(2)}, row.text(3), {}});
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
        "issued_ms, queued_ms, called_ms, started_ms, ended_ms, back_ms, bound_to, ended_by, "
        "took_ms FROM ticket "
        "WHERE business_date=? OR state IN ('waiting', 'called', 'serving', 'on_hold')"};
    for (auto row = tickets.rows(state.businessDate); row.next();) {
        Ticket ticket = ticketIn(row);
        state.tickets.emplace(ticket.id, std::move(ticket));
    }
    loadRequests(database, state);
    Prepared numbers{database, "SELECT business_date, series, last FROM last_number"};
    for (auto row = numbers.rows(); row.next();)
        state.lastNumbers.emplace(BookState::Series{row.text(0), row.text(1)}, row.column(2).getInt());
    Prepared fields{
        database,
        "SELECT id, open, waiting, wait_from_min, wait_to_min, closed_by_hand, opens_ms, is_full FROM field"};
    for (auto row = fields.rows(); row.next();)
        state.fields.emplace(row.text(0),
                             FieldStatus{row.integer(1) != 0,
                                         row.column(2).getInt(),
                                         {row.column(3).getInt(), row.column(4).getInt()},
                                         row.integer(5) != 0,
                                         row.timeIfAny(6),
                                         row.integer(7) != 0});
    for (const auto& [field, status] : state.fields)
        if (auto served = lastServed(database, field.str()); !served.empty())
            state.served.emplace(field, std::move(served));
    Prepared counters{
        database,
        "SELECT id, open, paused, priority_streak, pause_reason, profile, (SELECT opened_by FROM "
        "counter_session WHERE counter=counter.id AND closed_ms IS NULL) FROM counter"};
    for (auto row = counters.rows(); row.next();)
        state.counters.emplace(row.text(0),
                               CounterStatus{row.integer(1) != 0, row.integer(2) != 0, row.column(3).getInt(),
                                             wordIfAny(row, 4, pauseReasonNamed, "counter.pause_reason"),
                                             profileIn(row.text(5)), row.text(6)});
    Prepared devices{database,
                     "SELECT id, wants_help, parts, text, people, is_paused, wrong_pins FROM device"};
    for (auto row = devices.rows(); row.next();)
        state.devices.emplace(
            row.text(0),
            DeviceStatus{row.text(0), row.integer(1) != 0, partsIn(row.text(2)), row.text(3),
                         row.column(4).isNull() ? std::nullopt : std::optional{row.column(4).getInt()},
                         row.integer(5) != 0, row.column(6).getInt()});
    loadRecords(database, state);
    return state;
}

}
