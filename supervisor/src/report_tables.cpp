#include "supervisor/src/report_tables.h"

#include "base/local_day.h"
#include "base/log.h"
#include "protocol/codec.h"
#include "protocol/names.h"

#include <algorithm>
#include <string>

namespace luot::supervisor {

using namespace protocol;

namespace {

/// Another number: the tables are thrown away and filled again.
constexpr int layoutVersion = 1;

constexpr const char* layout = R"sql(
CREATE TABLE followed (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    seq INTEGER NOT NULL,
    epoch TEXT NOT NULL
) STRICT;
INSERT INTO followed VALUES (1, 0, '0');

CREATE TABLE visit (
    ticket TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    business_date TEXT NOT NULL,
    field TEXT NOT NULL,
    way TEXT NOT NULL,
    state TEXT NOT NULL,
    priority INTEGER NOT NULL,
    counter TEXT NOT NULL,
    issued_ms INTEGER,
    ended_ms INTEGER,
    took_ms INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_day ON visit (business_date);

CREATE TABLE period (
    ticket TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    state TEXT NOT NULL,
    counter TEXT NOT NULL,
    from_ms INTEGER NOT NULL,
    to_ms INTEGER, -- NULL: it lasts
    PRIMARY KEY (ticket, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE counter_session (
    counter TEXT NOT NULL,
    opened_ms INTEGER NOT NULL,
    closed_ms INTEGER, -- NULL: it is open
    PRIMARY KEY (counter, opened_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE rating (
    ticket TEXT PRIMARY KEY,
    score INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
)sql";

std::int64_t number(WallTime at) { return at.time_since_epoch().count(); }
WallTime time(const SQLite::Column& column) { return WallTime{Milliseconds{column.getInt64()}}; }
std::optional<WallTime> timeIfAny(const SQLite::Column& column)
{
    return column.isNull() ? std::nullopt : std::optional{time(column)};
}

std::optional<std::int64_t> numberOf(std::optional<WallTime> at)
{
    return at ? std::optional{number(*at)} : std::nullopt;
}

}

ReportTables::ReportTables(const std::string& file)
    : sql{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}
{
    // Whatever a power cut takes comes back from the log.
    sql.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
}

bool ReportTables::isOurs() { return sql.execAndGet("PRAGMA user_version").getInt() == layoutVersion; }

void ReportTables::makeAnew()
{
    SQLite::Transaction change{sql};
    for (const char* table : {"followed", "visit", "period", "counter_session", "rating"})
        sql.exec(std::string{"DROP TABLE IF EXISTS "} + table);
    sql.exec(layout);
    sql.exec("PRAGMA user_version=" + std::to_string(layoutVersion));
    change.commit();
}

void ReportTables::take(const LogEntry& entry)
{
    const auto body = decodeBody(entry.type, entry.body);
    if (!body) {
        spdlog::warn("event {} of the log is left out of the reports: {}", entry.seq, body.error().message);
        return;
    }
    if (const auto* ticket = std::get_if<TicketEvent>(&*body))
        take(ticket->ticket, entry.at);
    else if (const auto* counter = std::get_if<CounterEvent>(&*body))
        take(counter->counter, entry.at);
    else if (const auto* rated = std::get_if<RatingAdded>(&*body))
        run("INSERT OR REPLACE INTO rating VALUES (?, ?)", rated->rating.ticket.str(),
            std::int64_t{rated->rating.score});
}

void ReportTables::take(const Ticket& ticket, WallTime at)
{
    // GCC 12 takes an optional that is bound as NULL for one that is read uninitialised.
    const std::int64_t took = ticket.took ? std::int64_t{ticket.took->count()} : std::int64_t{-1};
    run("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, -1))", ticket.id.str(),
        ticket.label, ticket.businessDate, ticket.field.str(), nameOf(ticket.way), nameOf(ticket.state),
        std::int64_t{ticket.hasPriority ? 1 : 0}, ticket.counter.str(), numberOf(ticket.issuedAt),
        numberOf(ticket.endedAt), took);
    SQLite::Statement last{sql, "SELECT ordinal, state FROM period WHERE ticket=? AND to_ms IS NULL"};
    last.bind(1, ticket.id.str());
    std::int64_t ordinal = 0;
    if (last.executeStep()) {
        if (last.getColumn(1).getString() == nameOf(ticket.state))
            return;
        ordinal = last.getColumn(0).getInt64() + 1;
        run("UPDATE period SET to_ms=? WHERE ticket=? AND to_ms IS NULL", number(at), ticket.id.str());
    } else {
        SQLite::Statement highest{sql, "SELECT coalesce(max(ordinal) + 1, 0) FROM period WHERE ticket=?"};
        highest.bind(1, ticket.id.str());
        highest.executeStep();
        ordinal = highest.getColumn(0).getInt64();
    }
    if (isLive(ticket.state))
        run("INSERT INTO period VALUES (?, ?, ?, ?, ?, NULL)", ticket.id.str(), ordinal, nameOf(ticket.state),
            ticket.counter.str(), number(at));
}

void ReportTables::take(const Counter& counter, WallTime at)
{
    if (!counter.open)
        run("UPDATE counter_session SET closed_ms=? WHERE counter=? AND closed_ms IS NULL", number(at),
            counter.id.str());
    else
        run("INSERT OR IGNORE INTO counter_session SELECT ?1, ?2, NULL WHERE NOT EXISTS "
            "(SELECT 1 FROM counter_session WHERE counter=?1 AND closed_ms IS NULL)",
            counter.id.str(), number(at));
}

void ReportTables::addVisits(const ReportSpan& span, FigureSums& sums, std::map<int, FigureSums>& hours)
{
    SQLite::Statement row{
        sql,
        "SELECT v.ticket, v.field, v.state, v.way, v.priority, v.counter, v.issued_ms, "
        "v.ended_ms, v.took_ms, p.state, p.from_ms, p.to_ms, p.counter FROM visit v LEFT JOIN "
        "period p ON p.ticket=v.ticket WHERE v.business_date BETWEEN ? AND ? ORDER BY v.ticket, "
        "p.ordinal"};
    row.bind(1, span.from);
    row.bind(2, span.to);
    std::string ticket;
    VisitTimes visit;
    WallTime firstCall{}; // only where isCalled
    bool isCalled = false;
    const auto finish = [&] {
        if (ticket.empty())
            return;
        sums.add(visit);
        if (isCalled)
            hours.try_emplace(localHour(firstCall), [](const FieldId&) { return Milliseconds{0}; })
                .first->second.add(visit);
    };
    while (row.executeStep()) {
        if (row.getColumn(0).getString() != ticket) {
            finish();
            ticket = row.getColumn(0).getString();
            isCalled = false;
            visit = VisitTimes{
                .field = FieldId{row.getColumn(1).getString()},
                .state = ticketStateNamed(row.getColumn(2).getString()).value_or(TicketState::Waiting),
                .way = issueWayNamed(row.getColumn(3).getString()).value_or(IssueWay::Head),
                .hasPriority = row.getColumn(4).getInt() != 0,
                .counter = CounterId{row.getColumn(5).getString()},
                .issuedAt = timeIfAny(row.getColumn(6)),
                .endedAt = timeIfAny(row.getColumn(7))};
            if (!row.getColumn(8).isNull())
                visit.took = Milliseconds{row.getColumn(8).getInt64()};
        }
        const auto state = ticketStateNamed(row.getColumn(9).getString());
        if (!state || row.getColumn(10).isNull())
            continue;
        if (*state == TicketState::Called && !isCalled) {
            firstCall = time(row.getColumn(10));
            isCalled = true;
        }
        sums.add(visit,
                 {*state,
                  time(row.getColumn(10)),
                  timeIfAny(row.getColumn(11)),
                  CounterId{row.getColumn(12).getString()},
                  {}},
                 span.now);
    }
    finish();
}

void ReportTables::addSessions(const ReportSpan& span, FigureSums& sums)
{
    const WallTime begin = beginningOf(span.from, 0);
    const WallTime end = std::min(beginningOf(span.to, 1), span.now);
    SQLite::Statement row{
        sql,
        "SELECT counter, opened_ms, closed_ms FROM counter_session WHERE opened_ms < ?2 AND "
        "(closed_ms IS NULL OR closed_ms > ?1)"};
    row.bind(1, number(begin));
    row.bind(2, number(end));
    while (row.executeStep())
        sums.addOpen(CounterId{row.getColumn(0).getString()},
                     std::min(timeIfAny(row.getColumn(2)).value_or(end), end)
                         - std::max(time(row.getColumn(1)), begin));
}

void ReportTables::addRatings(const ReportSpan& span, Report& report)
{
    SQLite::Statement row{
        sql,
        "SELECT v.field, r.score, count(*) FROM visit v JOIN rating r ON r.ticket=v.ticket WHERE "
        "v.business_date BETWEEN ? AND ? GROUP BY 1, 2 ORDER BY 1"};
    row.bind(1, span.from);
    row.bind(2, span.to);
    while (row.executeStep()) {
        const FieldId field{row.getColumn(0).getString()};
        const int score = row.getColumn(1).getInt();
        const int count = row.getColumn(2).getInt();
        if (score < 1 || score > 5)
            continue;
        report.figures.ratings.at(static_cast<std::size_t>(score) - 1) += count;
        if (report.ratings.empty() || report.ratings.back().field != field)
            report.ratings.push_back({field, 0, 0.0});
        FieldRating& sum = report.ratings.back();
        sum.mean = (sum.mean * sum.count + score * count) / (sum.count + count);
        sum.count += count;
    }
}

std::string ReportTables::text(const std::string& query) { return sql.execAndGet(query).getString(); }

}
