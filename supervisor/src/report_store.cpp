#include "supervisor/report_store.h"

#include "base/log.h"
#include "supervisor/src/report_tables.h"

#include <sqlite3.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <type_traits>

namespace luot::supervisor {

using namespace protocol;

namespace {

constexpr const char* inMemory = ":memory:";

}

ReportStore::ReportStore(std::string file)
    : m_file{std::move(file)}
{
}

ReportStore::~ReportStore() = default;

template <class Work> auto ReportStore::attempt(const char* what, Work work) -> Result<decltype(work())>
{
    try {
        if (!m_tables) {
            auto tables = std::make_unique<ReportTables>(m_file);
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
