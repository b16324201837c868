#include "queue-service/src/log_start.h"

#include "protocol/codec.h"
#include "queue-service/src/migration.h"
#include "queue-service/src/prepared.h"
#include "queue-service/src/projection.h"
#include "queue-service/src/schema.h"
#include "queue-service/src/store_database.h"

#include <sqlite3.h>

#include <cstring>
#include <ranges>
#include <vector>

namespace luot::queue_service {

namespace {

struct Column {
    std::string name;
    bool isKey = false;
};

std::vector<Column> columnsOf(SQLite::Database& sql, const std::string& table)
{
    std::vector<Column> columns;
    Prepared select{sql, "SELECT name, pk FROM pragma_table_info(?)"};
    for (auto row = select.rows(table); row.next();)
        columns.push_back({row.text(0), row.integer(1) != 0});
    return columns;
}

/// "json_object('id', id, 'open', open)"; with keys alone if asked.
std::string asObject(const std::vector<Column>& columns, bool keysAlone)
{
    std::string text;
    for (const Column& column : columns)
        if (column.isKey || !keysAlone)
            text.append(text.empty() ? "" : ", ")
                .append("'")
                .append(column.name)
                .append("', ")
                .append(column.name);
    return "json_object(" + text + ")";
}

/// The day's tables as they were after the `end`-th event, in a database of their own.
void buildPast(SQLite::Database& past, SQLite::Database& sql, std::uint64_t end)
{
    layOut(past);
    loadStart(past, sql, "main");
    Prepared branch{sql, "SELECT v FROM meta WHERE k='branch'"};
    auto branchRow = branch.rows();
    Projection projection{past, BranchId{branchRow.next() ? branchRow.text(0) : ""}};
    Prepared events{
        sql,
        "SELECT seq, n_staff, coalesce(n_pub, 0), at_ms, type, actor, body FROM event WHERE seq <= ? "
        "ORDER BY seq"};
    for (auto row = events.rows(end); row.next();) {
        const protocol::StoredEvent event = eventIn(row);
        const auto body = protocol::decodeBody(event.type, event.body);
        if (!body)
            throw SQLite::Exception{"event " + std::to_string(event.seq) + " cannot be read", SQLITE_CORRUPT};
        projection.apply(event.seq, event.at, event.actor, *body);
    }
}

void keepFigures(SQLite::Database& sql, SQLite::Database& past)
{
    Prepared figures{
        past,
        "SELECT substr(business_date, 1, 7), field, count(*), sum(priority), sum(state='completed'), "
        "sum(state='no_show'), sum(state='cancelled'), sum(state='expired'), count(called_ms), "
        "total(max(called_ms - queued_ms, 0)), total(max(started_ms - called_ms, 0)), "
        "total(CASE WHEN state='completed' THEN max(ended_ms - started_ms, 0) END) "
        "FROM ticket WHERE ended_seq NOT NULL GROUP BY 1, 2"};
    Prepared add{
        sql,
        "INSERT INTO month_figure (month, field, issued, with_priority, completed, no_show, cancelled, "
        "expired, called, waited_ms, walked_ms, served_ms) VALUES (?,?,?,?,?,?,?,?,?,?,?,?) "
        "ON CONFLICT DO UPDATE SET issued=issued+excluded.issued, "
        "with_priority=with_priority+excluded.with_priority, completed=completed+excluded.completed, "
        "no_show=no_show+excluded.no_show, cancelled=cancelled+excluded.cancelled, "
        "expired=expired+excluded.expired, called=called+excluded.called, "
        "waited_ms=waited_ms+excluded.waited_ms, walked_ms=walked_ms+excluded.walked_ms, "
        "served_ms=served_ms+excluded.served_ms"};
    for (auto row = figures.rows(); row.next();)
        add.run(row.text(0), row.text(1), row.integer(2), row.integer(3), row.integer(4), row.integer(5),
                row.integer(6), row.integer(7), row.integer(8), row.integer(9), row.integer(10),
                row.integer(11));
}

/// Takes the past's forgotten rows out of it, and out of `sql` by their keys.
void forgetRows(SQLite::Database& sql, SQLite::Database& past, const ProjectedTable& table,
                const std::string& day)
{
    const std::vector<Column> columns = columnsOf(past, table.name);
    std::string sameKey;
    for (const Column& column : columns)
        if (column.isKey)
            sameKey.append(sameKey.empty() ? "" : " AND ")
                .append(column.name)
                .append(" = json_extract(?1, '$.")
                .append(column.name)
                .append("')");
    Prepared select{past,
                    ("SELECT " + asObject(columns, true) + " FROM " + table.name + " WHERE ("
                     + table.forgotten + ") AND ?1 NOT NULL")
                        .c_str()};
    Prepared remove{sql, (std::string{"DELETE FROM "} + table.name + " WHERE " + sameKey).c_str()};
    for (auto row = select.rows(day); row.next();)
        remove.run(row.text(0));
    Prepared{past,
             (std::string{"DELETE FROM "} + table.name + " WHERE (" + table.forgotten + ") AND ?1 NOT NULL")
                 .c_str()}
        .run(day);
}

void keepStart(SQLite::Database& sql, SQLite::Database& past, std::uint64_t end)
{
    sql.exec("DELETE FROM log_start_row");
    Prepared add{sql, "INSERT INTO log_start_row (name, content) VALUES (?, ?)"};
    for (const ProjectedTable& table : projectedTables()) {
        Prepared select{
            past, ("SELECT " + asObject(columnsOf(past, table.name), false) + " FROM " + table.name).c_str()};
        for (auto row = select.rows(); row.next();)
            add.run(table.name, row.text(0));
    }
    Prepared{sql,
             "INSERT OR REPLACE INTO log_start (id, seq, n_staff, n_pub, hash) SELECT 1, seq, n_staff, "
             "max((SELECT coalesce(max(n_pub), 0) FROM event WHERE seq <= ?1), "
             "coalesce((SELECT n_pub FROM log_start), 0)), hash FROM event WHERE seq = ?1"}
        .run(end);
}

}

LogStart logStartIn(SQLite::Database& sql, const std::string& schema)
{
    LogStart start;
    if (Prepared table{sql, ("SELECT 1 FROM " + schema + ".sqlite_schema WHERE name='log_start'").c_str()};
        !table.rows().next())
        return start;
    Prepared select{sql, ("SELECT seq, n_staff, n_pub, hash FROM " + schema + ".log_start").c_str()};
    if (auto row = select.rows(); row.next()) {
        start = {row.unsignedInteger(0), row.unsignedInteger(1), row.unsignedInteger(2), {}};
        const SQLite::Column hash = row.column(3);
        if (hash.getBytes() == static_cast<int>(start.hash.size()))
            std::memcpy(start.hash.data(), hash.getBlob(), start.hash.size());
    }
    return start;
}

void loadStart(SQLite::Database& to, SQLite::Database& from, const std::string& schema)
{
    if (logStartIn(from, schema).seq == 0)
        return;
    Prepared rows{from, ("SELECT name, content FROM " + schema + ".log_start_row ORDER BY ordinal").c_str()};
    Prepared keys{from, "SELECT key FROM json_each(?)"};
    for (auto row = rows.rows(); row.next();) {
        // Written by an earlier version, a row may know fewer columns.
        std::string names;
        std::string values;
        for (auto key = keys.rows(row.text(1)); key.next();) {
            names.append(names.empty() ? "" : ", ").append(key.text(0));
            values.append(values.empty() ? "" : ", ")
                .append("json_extract(?1, '$.")
                .append(key.text(0))
                .append("')");
        }
        std::string insert = "INSERT INTO ";
        insert.append(row.text(0)).append(" (").append(names).append(") VALUES (").append(values).append(")");
        Prepared{to, insert.c_str()}.run(row.text(1));
    }
}

std::optional<std::string> oldestDay(SQLite::Database& sql)
{
    Prepared select{sql,
                    "SELECT min(business_date) FROM ticket WHERE issued_seq > coalesce((SELECT seq FROM "
                    "log_start), 0)"};
    auto row = select.rows();
    if (!row.next() || row.column(0).isNull())
        return std::nullopt;
    return row.text(0);
}

bool forgetOldestDay(SQLite::Database& sql)
{
    const auto day = oldestDay(sql);
    if (!day)
        return false;
    std::uint64_t end = 0;
    {
        Prepared next{sql, "SELECT min(issued_seq) - 1 FROM ticket WHERE business_date > ?"};
        auto row = next.rows(*day);
        if (!row.next() || row.column(0).isNull())
            return false;
        end = row.unsignedInteger(0);
    }
    // Days out of order, after a clock that was wrong: there is nothing that could go alone.
    if (end <= logStartIn(sql, "main").seq)
        return false;
    SQLite::Database past{"", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
    past.exec("BEGIN");
    buildPast(past, sql, end);
    keepFigures(sql, past);
    // Rows that belong to others go first.
    for (const ProjectedTable& table : projectedTables() | std::views::reverse)
        if (table.forgotten != nullptr)
            forgetRows(sql, past, table, *day);
    keepStart(sql, past, end);
    Prepared{sql, "DELETE FROM event WHERE seq <= ?"}.run(end);
    return true;
}

}
