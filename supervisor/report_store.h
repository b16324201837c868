#pragma once

#include "base/result.h"
#include "protocol/command_result.h"
#include "protocol/figures.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace luot::supervisor {

/// How long people who were called in this hour of the day had waited.
struct HourFigures {
    int hour = 0; ///< 0–23, of this machine's calendar
    protocol::Spread waiting;
    friend bool operator==(const HourFigures&, const HourFigures&) = default;
};
struct FieldRating {
    FieldId field;
    int count = 0;
    double mean = 0.0; ///< 1 to 5
    friend bool operator==(const FieldRating&, const FieldRating&) = default;
};

/// Which business days, and what the branch is like.
struct ReportSpan {
    std::string from; ///< "2026-07-01"
    std::string to;
    WallTime now{};
    std::vector<protocol::Field> fields; ///< order and targets
};

struct Report {
    protocol::Figures figures; ///< without dossiers and feedback, which are the queue service's own
    std::vector<HourFigures> hours; ///< those in which somebody was called
    std::vector<FieldRating> ratings;
    int days = 0; ///< with a visit
    friend bool operator==(const Report&, const Report&) = default;
};

struct ReportTables;

/// The web side's own tables, filled from the queue service's log, event by event. Nothing in them is of its
/// own: they can be thrown away at any time, and are built anew then. So is what a disk has damaged: the file
/// is put aside as `reports.db.damaged`, what was asked fails, and the store is an empty one of no log (epoch
/// 0).
///
/// Thread: the one that owns it.
class ReportStore {
public:
    /// Makes the folder's `reports.db` if there is none, and throws away one that another version has left.
    /// An empty folder name: in memory. Fails where nothing can be written.
    static Result<std::unique_ptr<ReportStore>> open(const std::filesystem::path& folder);
    ~ReportStore();

    std::uint64_t lastSeq() const { return m_lastSeq; } ///< of the log, as far as it is in here; 0: nothing
    std::uint64_t epoch() const { return m_epoch; } ///< of the log it is filled from; 0: none yet

    /// Forgets everything: the log is another one now.
    Result<> startAnew(std::uint64_t epoch);
    /// In the log's order; what is in here already changes nothing. All or nothing. `next`: as far as the log
    /// has been looked at.
    Result<> take(const std::vector<protocol::LogEntry>& events, std::uint64_t next);

    Result<Report> report(const ReportSpan& span);
    std::string firstDay(); ///< the business day of the first ticket; empty: none

private:
    explicit ReportStore(std::string file);
    Result<> begin();
    /// Runs what may throw: SQLite's exceptions end here, as a sentence that begins with `what`.
    template <class Work> auto attempt(const char* what, Work work) -> Result<decltype(work())>;
    void putAside();

    std::string m_file; ///< ":memory:": none
    std::unique_ptr<ReportTables> m_tables; ///< none: opened with the next question
    std::uint64_t m_lastSeq = 0;
    std::uint64_t m_epoch = 0;
};

}
