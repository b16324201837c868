#include "supervisor/report_store.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "protocol/figure_sums.h"
#include "protocol/names.h"
#include "supervisor/src/local_day.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <type_traits>

namespace luot::supervisor {

using namespace protocol;

namespace {

/// Another number: the tables are thrown away and filled again.
constexpr int layoutVersion = 1;
constexpr const char* inMemory = ":memory:";

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

}

struct ReportStore::Tables {
    SQLite::Database sql;

    explicit Tables(const std::string& file)
        : sql{file, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}
    {
        // Whatever a power cut takes comes back from the log.
        sql.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL");
    }

    bool isOurs() { return sql.execAndGet("PRAGMA user_version").getInt() == layoutVersion; }

    void makeAnew()
    {
        SQLite::Transaction change{sql};
        for (const char* table : {"followed", "visit", "period", "counter_session", "rating"})
            sql.exec(std::string{"DROP TABLE IF EXISTS "} + table);
        sql.exec(layout);
        sql.exec("PRAGMA user_version=" + std::to_string(layoutVersion));
        change.commit();
    }

    template <class... Values> void run(const char* text, const Values&... values)
    {
        SQLite::Statement statement{sql, text};
        int place = 0;
        (bind(statement, ++place, values), ...);
        statement.exec();
    }
    static void bind(SQLite::Statement& statement, int place, const std::string& value)
    {
        statement.bind(place, value);
    }
    static void bind(SQLite::Statement& statement, int place, std::string_view value)
    {
        statement.bind(place, std::string{value});
    }
    static void bind(SQLite::Statement& statement, int place, std::int64_t value)
    {
        statement.bind(place, value);
    }
    static void bind(SQLite::Statement& statement, int place, std::optional<std::int64_t> value)
    {
        if (value)
            statement.bind(place, *value);
        else
            statement.bind(place); // NULL
    }

    static std::optional<std::int64_t> numberOf(std::optional<WallTime> at)
    {
        return at ? std::optional{number(*at)} : std::nullopt;
    }

    void take(const LogEntry& entry)
    {
        const auto body = decodeBody(entry.type, entry.body);
        if (!body) {
            spdlog::warn("event {} of the log is left out of the reports: {}", entry.seq,
                         body.error().message);
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

    void take(const Ticket& ticket, WallTime at)
    {
        // GCC 12 takes an optional that is bound as NULL for one that is read uninitialised.
        const std::int64_t took = ticket.took ? std::int64_t{ticket.took->count()} : std::int64_t{-1};
        run("INSERT OR REPLACE INTO visit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, nullif(?, -1))",
            ticket.id.str(), ticket.label, ticket.businessDate, ticket.field.str(), nameOf(ticket.way),
            nameOf(ticket.state), std::int64_t{ticket.hasPriority ? 1 : 0}, ticket.counter.str(),
            numberOf(ticket.issuedAt), numberOf(ticket.endedAt), took);
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
            run("INSERT INTO period VALUES (?, ?, ?, ?, ?, NULL)", ticket.id.str(), ordinal,
                nameOf(ticket.state), ticket.counter.str(), number(at));
    }

    void take(const Counter& counter, WallTime at)
    {
        if (!counter.open)
            run("UPDATE counter_session SET closed_ms=? WHERE counter=? AND closed_ms IS NULL", number(at),
                counter.id.str());
        else
            run("INSERT OR IGNORE INTO counter_session SELECT ?1, ?2, NULL WHERE NOT EXISTS "
                "(SELECT 1 FROM counter_session WHERE counter=?1 AND closed_ms IS NULL)",
                counter.id.str(), number(at));
    }

    void addVisits(const ReportSpan& span, FigureSums& sums, std::map<int, FigureSums>& hours)
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

    void addSessions(const ReportSpan& span, FigureSums& sums)
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

    void addRatings(const ReportSpan& span, Report& report)
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

    std::string text(const std::string& query) { return sql.execAndGet(query).getString(); }
};

ReportStore::ReportStore(std::string file)
    : m_file{std::move(file)}
{
}

ReportStore::~ReportStore() = default;

template <class Work> auto ReportStore::attempt(const char* what, Work work) -> Result<decltype(work())>
{
    try {
        if (!m_tables) {
            auto tables = std::make_unique<Tables>(m_file);
            if (!tables->isOurs())
                tables->makeAnew();
            m_tables = std::move(tables);
        }
        if constexpr (std::is_void_v<decltype(work())>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& exception) {
        const bool isDamaged
            = exception.getErrorCode() == SQLITE_CORRUPT || exception.getErrorCode() == SQLITE_NOTADB;
        const std::string why = std::string{"The reports' database "} + what + ": " + exception.what() + ". ";
        if (!isDamaged || m_file == inMemory)
            return failure(why + "Check that its folder can be written and the disk is not full.");
        putAside();
        return failure(why + "It was put aside as " + m_file
                       + ".damaged and is built anew from the queue service's log; check the disk.");
    }
}

void ReportStore::putAside()
{
    m_tables.reset();
    m_lastSeq = 0;
    m_epoch = 0;
    std::error_code failed;
    std::filesystem::rename(m_file, m_file + ".damaged", failed);
    // Parts of the old file: nothing of them may get into the new one.
    for (const char* part : {"-wal", "-shm"})
        std::filesystem::remove(m_file + part, failed);
}

Result<> ReportStore::begin()
{
    return attempt("cannot be opened", [&] {
        m_lastSeq = std::stoull(m_tables->text("SELECT seq FROM followed"));
        m_epoch = std::stoull(m_tables->text("SELECT epoch FROM followed"));
    });
}

Result<std::unique_ptr<ReportStore>> ReportStore::open(const std::filesystem::path& folder)
{
    std::string file = inMemory;
    if (!folder.empty()) {
        std::error_code error;
        std::filesystem::create_directories(folder, error);
        file = (folder / "reports.db").string();
    }
    std::unique_ptr<ReportStore> store{new ReportStore{file}};
    auto begun = store->begin();
    if (!begun && !std::filesystem::exists(file)) { // it was put aside
        spdlog::error("{}", begun.error().message);
        begun = store->begin();
    }
    if (!begun)
        return tl::unexpected{begun.error()};
    return store;
}

Result<> ReportStore::startAnew(std::uint64_t epoch)
{
    return attempt("cannot be cleared", [&] {
        m_tables->makeAnew();
        m_tables->run("UPDATE followed SET epoch=?", std::to_string(epoch));
        m_lastSeq = 0;
        m_epoch = epoch;
    });
}

Result<> ReportStore::take(const std::vector<LogEntry>& events, std::uint64_t next)
{
    return attempt("cannot be filled", [&] {
        SQLite::Transaction change{m_tables->sql};
        for (const LogEntry& entry : events)
            if (entry.seq > m_lastSeq)
                m_tables->take(entry);
        m_tables->run("UPDATE followed SET seq=max(seq, ?)", static_cast<std::int64_t>(next));
        change.commit();
        m_lastSeq = std::max(m_lastSeq, next);
    });
}

Result<Report> ReportStore::report(const ReportSpan& span)
{
    return attempt("cannot be read", [&] {
        FigureSums sums{[&](const FieldId& id) {
            const auto field = std::ranges::find(span.fields, id, &Field::id);
            // As the service has it where nothing is told.
            constexpr int usual = 30;
            return std::chrono::minutes{
                field == span.fields.end() || field->maxWaitMinutes == 0 ? usual : field->maxWaitMinutes};
        }};
        std::map<int, FigureSums> hours;
        m_tables->addVisits(span, sums, hours);
        m_tables->addSessions(span, sums);
        std::vector<FieldId> order;
        std::ranges::transform(span.fields, std::back_inserter(order), &Field::id);
        Report report;
        report.figures = sums.summed(order);
        report.figures.from = span.from;
        report.figures.to = span.to;
        for (auto& [hour, times] : hours)
            report.hours.push_back({hour, times.summed({}).visits.waiting});
        m_tables->addRatings(span, report);
        SQLite::Statement days{
            m_tables->sql,
            "SELECT count(DISTINCT business_date) FROM visit WHERE business_date BETWEEN ? AND ?"};
        days.bind(1, span.from);
        days.bind(2, span.to);
        days.executeStep();
        report.days = days.getColumn(0).getInt();
        return report;
    });
}

std::string ReportStore::firstDay()
{
    return attempt("cannot be read",
                   [&] { return m_tables->text("SELECT coalesce(min(business_date), '') FROM visit"); })
        .value_or(std::string{});
}

}
