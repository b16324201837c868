#include "benchmarks/src/raw_rows.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>

namespace luot::benchmarks {

namespace {

/// As the service's own (storage.md's writer).
constexpr const char* pragmas = R"sql(
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA wal_autocheckpoint = 0;
PRAGMA journal_size_limit = 16777216;
PRAGMA temp_store = MEMORY;
PRAGMA cell_size_check = ON;
PRAGMA trusted_schema = OFF;
PRAGMA mmap_size = 0;
)sql";

struct Value {
    int type = SQLITE_NULL;
    std::int64_t number = 0;
    std::string bytes;
};
using Row = std::vector<Value>;

struct Table {
    std::string name;
    std::vector<std::string> columns;
    std::unique_ptr<SQLite::Statement> insert;
};

/// A row, and the table it goes to.
struct Written {
    std::size_t table = 0;
    Row row;
};

Row rowOf(SQLite::Statement& select)
{
    Row row;
    for (int i = 0; i < select.getColumnCount(); ++i) {
        const SQLite::Column column = select.getColumn(i);
        Value value{column.getType(), 0, {}};
        if (value.type == SQLITE_INTEGER)
            value.number = column.getInt64();
        else if (value.type == SQLITE_TEXT || value.type == SQLITE_BLOB)
            value.bytes.assign(static_cast<const char*>(column.getBlob()),
                               static_cast<std::size_t>(column.getBytes()));
        row.push_back(std::move(value));
    }
    return row;
}

void bindRow(SQLite::Statement& insert, const Row& row)
{
    int index = 0;
    for (const Value& value : row) {
        ++index;
        if (value.type == SQLITE_INTEGER)
            insert.bind(index, value.number);
        else if (value.type == SQLITE_TEXT)
            insert.bindNoCopy(index, value.bytes);
        else if (value.type == SQLITE_BLOB)
            insert.bindNoCopy(index, value.bytes.data(), static_cast<int>(value.bytes.size()));
        else
            insert.bind(index);
    }
}

}

struct RawRows::Database {
    SQLite::Database sample;
    SQLite::Database sql;
    std::vector<Table> tables;
    std::vector<std::vector<Written>> commands;
    std::int64_t lastSeq = 0; ///< of the last ticket read
    std::size_t repliesRead = 0;
    std::size_t transactions = 0;
    int walPages = 0;

    Database(const std::filesystem::path& from, const std::filesystem::path& to)
        : sample{from, SQLite::OPEN_READWRITE}
        , sql{to, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}
    {
        sql.exec(pragmas);
        SQLite::Statement schema{sample,
                                 "SELECT sql, type, name FROM sqlite_schema WHERE sql NOT NULL AND name NOT "
                                 "LIKE 'sqlite_%' ORDER BY type != 'table'"};
        while (schema.executeStep()) {
            sql.exec(schema.getColumn(0).getString());
            if (schema.getColumn(1).getString() == "table")
                addTable(schema.getColumn(2).getString());
        }
        sqlite3_wal_hook(
            sql.getHandle(),
            [](void* self, sqlite3*, const char*, int pages) {
                static_cast<Database*>(self)->walPages = pages;
                return SQLITE_OK;
            },
            this);
    }

    void addTable(const std::string& name)
    {
        Table table{name, {}, {}};
        SQLite::Statement info{sample, "SELECT name FROM pragma_table_info(?)"};
        info.bind(1, name);
        while (info.executeStep())
            table.columns.push_back(info.getColumn(0).getString());
        std::string places = "?";
        for (std::size_t i = 1; i < table.columns.size(); ++i)
            places += ",?";
        table.insert = std::make_unique<SQLite::Statement>(
            sql, "INSERT OR REPLACE INTO " + name + " VALUES (" + places + ")");
        tables.push_back(std::move(table));
    }

    std::size_t indexOf(const std::string& name) const
    {
        return static_cast<std::size_t>(std::ranges::find(tables, name, &Table::name) - tables.begin());
    }
    bool hasColumn(const Table& table, const std::string& column) const
    {
        return std::ranges::find(table.columns, column) != table.columns.end();
    }

    /// A command is a ticket, what hangs on it, its field's figures and last number, the events up to the
    /// next ticket's, and a reply.
    void readNewCommands()
    {
        commands.clear();
        std::map<std::string, std::size_t> ofTicket;
        std::vector<std::int64_t> firstSeq;
        SQLite::Statement tickets{sample,
                                  "SELECT id, issued_seq, field, series, business_date FROM ticket WHERE "
                                  "issued_seq > ? ORDER BY issued_seq"};
        tickets.bind(1, lastSeq);
        SQLite::Statement field{sample, "SELECT * FROM field WHERE id=?"};
        SQLite::Statement number{sample, "SELECT * FROM last_number WHERE series=? AND business_date=?"};
        while (tickets.executeStep()) {
            ofTicket.emplace(tickets.getColumn(0).getString(), firstSeq.size());
            firstSeq.push_back(tickets.getColumn(1).getInt64());
            commands.emplace_back();
            field.reset();
            field.bind(1, tickets.getColumn(2).getString());
            takeRow(field, "field");
            number.reset();
            number.bind(1, tickets.getColumn(3).getString());
            number.bind(2, tickets.getColumn(4).getString());
            takeRow(number, "last_number");
        }
        if (commands.empty())
            return;
        for (std::size_t i = 0; i < tables.size(); ++i) {
            const Table& table = tables[i];
            if (table.name == "ticket")
                readByTicket(i, "id", ofTicket);
            else if (hasColumn(table, "ticket"))
                readByTicket(i, "ticket", ofTicket);
        }
        readEvents(firstSeq);
        readReplies();
        lastSeq = firstSeq.back();
    }

    void takeRow(SQLite::Statement& select, const std::string& table)
    {
        if (select.executeStep())
            commands.back().push_back({indexOf(table), rowOf(select)});
    }
    void readByTicket(std::size_t table, const std::string& column,
                      const std::map<std::string, std::size_t>& ofTicket)
    {
        SQLite::Statement select{sample,
                                 "SELECT " + column + ", * FROM " + tables[table].name + " WHERE " + column
                                     + " IN (SELECT id FROM ticket WHERE issued_seq > ?)"};
        select.bind(1, lastSeq);
        while (select.executeStep()) {
            const auto found = ofTicket.find(select.getColumn(0).getString());
            if (found == ofTicket.end())
                continue;
            Row row = rowOf(select);
            row.erase(row.begin());
            // First the ticket, which the others refer to.
            auto& command = commands[found->second];
            command.insert(tables[table].name == "ticket" ? command.begin() : command.end(),
                           {table, std::move(row)});
        }
    }
    void readEvents(const std::vector<std::int64_t>& firstSeq)
    {
        SQLite::Statement select{sample, "SELECT seq, * FROM event WHERE seq >= ? ORDER BY seq"};
        select.bind(1, firstSeq.front());
        while (select.executeStep()) {
            const auto after = std::ranges::upper_bound(firstSeq, select.getColumn(0).getInt64());
            Row row = rowOf(select);
            row.erase(row.begin());
            commands[static_cast<std::size_t>(after - firstSeq.begin()) - 1].push_back(
                {indexOf("event"), std::move(row)});
        }
    }
    void readReplies()
    {
        // Their ids were made in the order in which they were asked.
        SQLite::Statement select{sample, "SELECT * FROM reply ORDER BY rid LIMIT -1 OFFSET ?"};
        select.bind(1, static_cast<std::int64_t>(repliesRead));
        for (std::size_t i = 0; i < commands.size() && select.executeStep(); ++i, ++repliesRead)
            commands[i].push_back({indexOf("reply"), rowOf(select)});
    }

    Run writeWhatIsNew(std::size_t atOnce);
    void write(const std::vector<Written>& command)
    {
        for (const Written& written : command) {
            SQLite::Statement& insert = *tables[written.table].insert;
            insert.tryReset();
            bindRow(insert, written.row);
            insert.exec();
        }
    }
    /// The service moves the WAL into the file when it has grown, too.
    void tidy()
    {
        if (walPages > 1000)
            sqlite3_wal_checkpoint_v2(sql.getHandle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }
};

namespace {

/// All of them, or false.
template <class Call> bool wholly(Call call, void* bytes, std::size_t size)
{
    auto* at = static_cast<char*>(bytes);
    while (size > 0) {
        const ssize_t done = call(at, size);
        if (done <= 0)
            return false;
        at += done;
        size -= static_cast<std::size_t>(done);
    }
    return true;
}
bool take(int file, void* bytes, std::size_t size)
{
    return wholly([file](char* at, std::size_t left) { return ::read(file, at, left); }, bytes, size);
}
bool give(int file, const void* bytes, std::size_t size)
{
    return wholly([file](char* at, std::size_t left) { return ::write(file, at, left); },
                  const_cast<void*>(bytes), size);
}

}

Run RawRows::Database::writeWhatIsNew(std::size_t atOnce)
{
    Run run;
    readNewCommands();
    const double began = nowSeconds();
    for (std::size_t done = 0; done < commands.size();) {
        const double begins = nowSeconds();
        sql.exec("BEGIN IMMEDIATE");
        for (std::size_t i = 0; i < atOnce && done < commands.size(); ++i, ++done)
            write(commands[done]);
        sql.exec("COMMIT");
        run.milliseconds.push_back((nowSeconds() - begins) * 1000.0);
        if (++transactions % 256 == 0)
            tidy();
    }
    run.seconds = nowSeconds() - began;
    return run;
}

/// What the process does: a width comes, the rows are written, the times go.
void RawRows::serve(const std::filesystem::path& sample, const std::filesystem::path& file, int orders,
                    int answers)
{
    try {
        Database database{sample, file};
        for (std::size_t atOnce = 0; take(orders, &atOnce, sizeof atOnce);) {
            const Run run = database.writeWhatIsNew(atOnce);
            const std::size_t count = run.milliseconds.size();
            if (!give(answers, &run.seconds, sizeof run.seconds) || !give(answers, &count, sizeof count)
                || !give(answers, run.milliseconds.data(), count * sizeof(double)))
                return;
        }
    } catch (const SQLite::Exception& exception) {
        std::fprintf(stderr, "The raw rows cannot be written: %s\n", exception.what());
    }
}

RawRows::RawRows(pid_t process, int orders, int answers)
    : m_process{process}
    , m_orders{orders}
    , m_answers{answers}
{
}

RawRows::~RawRows()
{
    ::close(m_orders);
    ::close(m_answers);
    ::waitpid(m_process, nullptr, 0);
}

Result<std::unique_ptr<RawRows>> RawRows::open(const std::filesystem::path& sample,
                                               const std::filesystem::path& file)
{
    std::array<int, 2> orders{};
    std::array<int, 2> answers{};
    if (::pipe2(orders.data(), O_CLOEXEC) != 0 || ::pipe2(answers.data(), O_CLOEXEC) != 0)
        return failure("There is no pipe to the process of the raw rows.");
    const pid_t process = ::fork();
    if (process == 0) {
        ::close(orders[1]);
        ::close(answers[0]);
        serve(sample, file, orders[0], answers[1]);
        ::_exit(0);
    }
    ::close(orders[0]);
    ::close(answers[1]);
    if (process < 0)
        return failure("The process of the raw rows cannot be started.");
    return std::unique_ptr<RawRows>{new RawRows{process, orders[1], answers[0]}};
}

Result<Run> RawRows::writeWhatIsNew(std::size_t atOnce)
{
    Run run;
    std::size_t count = 0;
    bool isWell = give(m_orders, &atOnce, sizeof atOnce) && take(m_answers, &run.seconds, sizeof run.seconds)
        && take(m_answers, &count, sizeof count);
    run.milliseconds.resize(count);
    isWell = isWell && take(m_answers, run.milliseconds.data(), count * sizeof(double));
    return isWell ? Result<Run>{std::move(run)} : failure("The raw rows could not be written.");
}

double fsyncsPerSecond(const std::filesystem::path& folder)
{
    const std::filesystem::path name = folder / "fsync";
    const int file = ::open(name.c_str(), O_CREAT | O_WRONLY | O_TRUNC | O_CLOEXEC, 0600);
    const std::string page(4096, 'x');
    int count = 0;
    const double began = nowSeconds();
    while (file >= 0 && nowSeconds() - began < 0.3) {
        if (::write(file, page.data(), page.size()) < 0 || ::fdatasync(file) < 0)
            break;
        ++count;
    }
    const double seconds = nowSeconds() - began;
    ::close(file);
    std::filesystem::remove(name);
    return count / seconds;
}

}
