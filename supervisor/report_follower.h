#pragma once

#include "supervisor/queue_line.h"
#include "supervisor/report_store.h"

namespace luot::supervisor {

/// Keeps the reports' tables up with the queue service's log: page by page at first, then whenever the staff
/// stream has news. A log that is another one (a restored backup) makes it start anew.
///
/// Thread: the loop's.
class ReportFollower {
public:
    static constexpr int pageOf = 500;

    /// Requires: all outlive it.
    ReportFollower(ReportStore& store, QueueLine& line, WebLoop& loop);

    bool isUpToDate() const { return m_isUpToDate; }

private:
    void greet();
    void look();
    void take(const protocol::LogPage& page);
    void note(const Result<>& done);

    ReportStore& m_store;
    QueueLine& m_line;
    bool m_isKnown = false; ///< which log it is
    bool m_isAsking = false;
    bool m_hasNews = true;
    bool m_isUpToDate = false;
    bool m_hasFailed = false;
};

}
