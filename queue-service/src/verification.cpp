#include "queue-service/verification.h"

#include "protocol/codec.h"
#include "queue-service/src/log_start.h"
#include "queue-service/src/migration.h"
#include "queue-service/src/prepared.h"
#include "queue-service/src/schema.h"
#include "queue-service/src/store_database.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace luot::queue_service {

using namespace protocol;

namespace {

/// What a check found wrong; empty: nothing.
using Finding = std::optional<std::string>;

/// An empty database that goes to a temporary file where it grows large, with the file attached to it as
/// "stored", for reading only.
class Examination {
public:
    Examination(const std::filesystem::path& file, bool isImmutable, std::stop_token stop)
        : m_stop{std::move(stop)}
        , m_sql{"", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_URI, 2000}
    {
        constexpr int stepsBetweenLooks = 10000;
        sqlite3_progress_handler(
            m_sql.getHandle(), stepsBetweenLooks,
            [](void* asked) { return static_cast<std::stop_token*>(asked)->stop_requested() ? 1 : 0; },
            &m_stop);
        std::string address = "file:";
        for (const char c : std::filesystem::absolute(file).string()) {
            const bool isPlain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '/' || c == '.'
                || c == '-' || c == '_';
            std::array<char, 4> escaped{};
            std::snprintf(escaped.data(), escaped.size(), "%%%02X", static_cast<unsigned char>(c));
            address += isPlain ? std::string{c} : std::string{escaped.data()};
        }
        address += isImmutable ? "?immutable=1" : "?mode=ro";
        m_sql.exec("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON");
        Prepared{m_sql, "ATTACH ? AS stored"}.run(address);
        // One moment of it, even if a service goes on writing.
        m_sql.exec("BEGIN");
        number("SELECT count(*) FROM stored.sqlite_schema");
    }

    std::int64_t number(const std::string& sql) const
    {
        SQLite::Statement statement{m_sql, sql};
        return statement.executeStep() ? statement.getColumn(0).getInt64() : 0;
    }

    /// The first column of the first row; empty: no row.
    Finding first(const std::string& sql) const
    {
        SQLite::Statement statement{m_sql, sql};
        if (!statement.executeStep())
            return std::nullopt;
        return statement.getColumn(0).getString();
    }

    SQLite::Database& sql() { return m_sql; }

private:
    std::stop_token m_stop;
    SQLite::Database m_sql;
};

Finding integrity(Examination& file)
{
    auto said = file.first("PRAGMA stored.integrity_check(1)");
    return said && *said == "ok" ? std::nullopt : Finding{said.value_or("no answer")};
}

Finding schema(Examination& file)
{
    SQLite::Database fresh{":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    layOut(fresh, static_cast<int>(file.number("PRAGMA stored.user_version")));
    SQLite::Statement wanted{fresh, "SELECT name, sql FROM sqlite_schema WHERE sql NOT NULL"};
    Prepared found{file.sql(), "SELECT count(*) FROM stored.sqlite_schema WHERE name=? AND sql=?"};
    while (wanted.executeStep()) {
        const std::string name = wanted.getColumn(0).getString();
        auto row = found.rows(name, wanted.getColumn(1).getString());
        if (!row.next() || row.integer(0) != 1)
            return name + " is missing or has been changed";
    }
    return std::nullopt;
}

Finding hashChain(Examination& file)
{
    Prepared select{file.sql(),
                    "SELECT seq, n_staff, coalesce(n_pub, 0), at_ms, type, actor, body, hash FROM "
                    "stored.event ORDER BY seq"};
    ChainHash before = logStartIn(file.sql(), "stored").hash;
    for (auto row = select.rows(); row.next();) {
        const StoredEvent event = eventIn(row);
        before = chainHash(before, event);
        if (!isHash(row.column(7), before))
            return "event " + std::to_string(event.seq) + " or one before it has been altered or removed";
    }
    return std::nullopt;
}

Finding streams(Examination& file)
{
    const LogStart start = logStartIn(file.sql(), "stored");
    for (const auto& [column, forgotten] : {std::pair<std::string, std::uint64_t>{"seq", start.seq},
                                            {"n_staff", start.staffN},
                                            {"n_pub", start.publicN}}) {
        std::string misplaced = "SELECT n FROM (SELECT ";
        misplaced += column;
        misplaced += " AS n, row_number() OVER (ORDER BY ";
        misplaced += column;
        misplaced += ") AS place FROM stored.event WHERE ";
        misplaced += column;
        misplaced += " NOT NULL) WHERE n != place + " + std::to_string(forgotten) + " LIMIT 1";
        if (const auto gap = file.first(misplaced))
            return "there is a gap before " + column + " " + *gap;
    }
    return std::nullopt;
}

/// The columns that the stored table has: an older version's may be fewer. Empty: it has no such table.
std::string columnsOf(Examination& file, const char* table)
{
    Prepared select{file.sql(), "SELECT group_concat(name) FROM pragma_table_info(?, 'stored')"};
    auto row = select.rows(table);
    return row.next() ? row.text(0) : std::string{};
}

/// Builds the tables anew from the events and compares.
Finding tables(Examination& file)
{
    if (Finding unreadable = buildTables(file.sql(), "stored"))
        return unreadable;
    for (const ProjectedTable& table : projectedTables()) {
        const std::string name = table.name;
        const std::string columns = columnsOf(file, table.name);
        if (columns.empty())
            continue;
        for (const auto& [from, to] : {std::pair{"main.", "stored."}, std::pair{"stored.", "main."}}) {
            std::string surplus = "SELECT ";
            surplus.append(table.row).append(" FROM (SELECT ").append(columns).append(" FROM ");
            surplus.append(from).append(name).append(" EXCEPT SELECT ").append(columns);
            surplus.append(" FROM ").append(to).append(name).append(") LIMIT 1");
            if (const auto row = file.first(surplus))
                return "table " + name + ", row " + *row + ": is not what the events say";
        }
    }
    return std::nullopt;
}

using Series = std::pair<std::string, std::string>; ///< business date and letter
using Ranges = std::map<int, int>; ///< from, to

std::map<Series, Ranges> skippedNumbers(Examination& file)
{
    std::map<Series, Ranges> skipped;
    Prepared select{file.sql(), "SELECT type, body FROM stored.event WHERE type='numbers.skipped'"};
    for (auto row = select.rows(); row.next();)
        if (const auto body = decodeBody(row.text(0), row.text(1)))
            if (const auto* event = std::get_if<NumbersSkipped>(&*body))
                skipped[{event->businessDate, event->series.str()}][event->from] = event->to;
    return skipped;
}

/// Each series counts from 1 without gaps but those that the log says were skipped, which are in nobody's
/// hand.
Finding numbers(Examination& file)
{
    const std::map<Series, Ranges> skipped = skippedNumbers(file);
    Prepared select{
        file.sql(),
        "SELECT business_date, series, number FROM stored.ticket WHERE issued_seq > ? ORDER BY 1, 2, 3"};
    Series current;
    int expected = 1;
    for (auto row = select.rows(logStartIn(file.sql(), "stored").seq); row.next();) {
        if (Series series{row.text(0), row.text(1)}; series != current) {
            current = std::move(series);
            expected = 1;
        }
        if (const auto ranges = skipped.find(current); ranges != skipped.end())
            for (auto range = ranges->second.find(expected); range != ranges->second.end();
                 range = ranges->second.find(expected))
                expected = range->second + 1;
        if (row.column(2).getInt() != expected)
            return "series " + current.second + " of " + current.first + " has a gap or a number twice";
        ++expected;
    }
    const auto label = file.first(
        "SELECT label FROM stored.ticket WHERE label != series || printf('%03d', number) LIMIT 1");
    return label ? Finding{"ticket " + *label + " does not bear its number"} : std::nullopt;
}

Finding counters(Examination& file)
{
    const auto twice = file.first("SELECT counter FROM stored.ticket WHERE state IN ('called', 'serving') "
                                  "GROUP BY counter HAVING count(*) > 1 LIMIT 1");
    return twice ? Finding{"counter " + *twice + " has two tickets at once"} : std::nullopt;
}

/// Whatever was acknowledged has happened.
Finding replies(Examination& file)
{
    // An earlier version's have no seal.
    const bool hasSeal
        = file.number("SELECT count(*) FROM pragma_table_info('reply', 'stored') WHERE name='seal'") != 0;
    const std::string columns
        = std::string{"h, body, client, rid, at_ms, "} + (hasSeal ? "seal" : "NULL") + " FROM stored.reply";
    Prepared select{file.sql(), ("SELECT " + columns).c_str()};
    Prepared event{file.sql(), "SELECT type FROM stored.event WHERE seq=?"};
    Prepared ticket{file.sql(), "SELECT label FROM stored.ticket WHERE id=?"};
    for (auto row = select.rows(); row.next();) {
        const std::string id = row.text(3);
        if (!isAsWritten(row))
            return "the reply to " + id + " has been altered";
        const auto reply = decodeReply(row.text(1));
        if (!reply)
            return "the reply to " + id + " cannot be read";
        if (!reply->outcome)
            continue;
        if (reply->seq != 0 && !event.rows(reply->seq).next())
            return "the reply to " + id + " names an event that is not there";
        if (const auto* issued = std::get_if<IssuedTicket>(&*reply->outcome)) {
            auto found = ticket.rows(issued->ticket.id);
            if (!found.next() || found.text(0) != issued->ticket.label)
                return "ticket " + issued->ticket.label + " was acknowledged and is not there";
        }
    }
    return std::nullopt;
}

/// What a start begins with instead of the whole log.
Finding views(Examination& file)
{
    if (file.number("SELECT count(*) FROM pragma_table_info('view_checkpoint', 'stored') WHERE name='seal'")
        == 0)
        return std::nullopt;
    Prepared select{
        file.sql(),
        "SELECT public_view, staff_view, seq, seal FROM stored.view_checkpoint WHERE seal NOT NULL"};
    for (auto row = select.rows(); row.next();)
        if (!isHash(row.column(3), sealOf({row.text(0), row.text(1)}, row.integer(2))))
            return "the views kept at event " + std::to_string(row.integer(2)) + " have been altered";
    return std::nullopt;
}

struct Step {
    const char* name;
    Finding (*run)(Examination&);
    const char* counted; ///< what passed: a query
    const char* unit;
};
constexpr std::array steps{
    Step{"integrity", integrity, "SELECT page_count FROM pragma_page_count('stored')", "pages"},
    Step{"schema", schema, "SELECT count(*) FROM stored.sqlite_schema", "tables, indexes and triggers"},
    Step{"hash chain", hashChain, "SELECT count(*) FROM stored.event", "events"},
    Step{"streams", streams, "SELECT count(n_pub) FROM stored.event", "public events"},
    Step{"tables", tables, "SELECT count(*) FROM stored.ticket", "tickets"},
    Step{"numbers", numbers, "SELECT count(*) FROM stored.last_number", "series"},
    Step{"counters", counters, "SELECT count(*) FROM stored.counter", "counters"},
    Step{"replies", replies, "SELECT count(*) FROM stored.reply", "replies"},
    Step{"views", views, "SELECT count(*) FROM stored.view_checkpoint", "kept"},
};

Check checked(const Step& step, Examination& file)
{
    try {
        if (Finding finding = step.run(file))
            return {step.name, false, *finding};
        return {step.name, true, std::to_string(file.number(step.counted)) + " " + step.unit};
    } catch (const SQLite::Exception& exception) {
        return {step.name, false, exception.what()};
    }
}

std::string whyNot(const std::filesystem::path& file, const Examination& examination)
{
    return whyNotOurs(static_cast<int>(examination.number("PRAGMA stored.application_id")),
                      static_cast<int>(examination.number("PRAGMA stored.user_version")), file);
}

}

bool VerificationReport::passed() const
{
    return !checks.empty() && std::ranges::all_of(checks, &Check::passed);
}

std::vector<std::string> VerificationReport::lines() const
{
    std::vector<std::string> lines;
    for (const Check& check : checks)
        lines.push_back((check.passed ? "pass  " : "FAIL  ") + check.name + ": " + check.detail);
    return lines;
}

Result<VerificationReport> verifyDatabase(const std::filesystem::path& file, std::stop_token stop)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error))
        return failure("There is no database " + file.string() + "; give the path of a queue.db.");
    // Without a WAL nobody is at work on it, and a folder that may not be written to is enough.
    const bool isAtRest = !std::filesystem::exists(file.string() + "-wal", error);
    try {
        Examination examination{file, isAtRest, std::move(stop)};
        if (std::string why = whyNot(file, examination); !why.empty())
            return failure(std::move(why));
        layOut(examination.sql());
        VerificationReport report;
        for (const Step& step : steps)
            report.checks.push_back(checked(step, examination));
        return report;
    } catch (const SQLite::Exception& exception) {
        if (exception.getErrorCode() == SQLITE_NOTADB)
            return failure(whyNotOurs(0, 0, file));
        return failure(file.string() + " cannot be read: " + exception.what()
                       + "; if the file is whole, check that this user may read it.");
    }
}

}
