#pragma once

#include "protocol/figure_sums.h"
#include "supervisor/report_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace luot::supervisor {

/// The tables of reports.db: how events get into them, and figures out of them. Throws SQLite::Exception;
/// ReportStore is where these end.
struct ReportTables {
    SQLite::Database sql;

    explicit ReportTables(const std::string& file); ///< made if there is none
    bool isOurs(); ///< of this version
    void makeAnew(); ///< all of them, empty

    void take(const protocol::LogEntry& entry);
    void addVisits(const ReportSpan& span, protocol::FigureSums& sums,
                   std::map<int, protocol::FigureSums>& hours);
    void addSessions(const ReportSpan& span, protocol::FigureSums& sums);
    void addRatings(const ReportSpan& span, Report& report);
    std::string text(const std::string& query); ///< the first column of its first row

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

private:
    void take(const protocol::Ticket& ticket, WallTime at);
    void take(const protocol::Counter& counter, WallTime at);
};

}
