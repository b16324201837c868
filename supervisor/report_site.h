#pragma once

#include "supervisor/queue_line.h"
#include "supervisor/report_follower.h"
#include "supervisor/report_store.h"
#include "supervisor/router.h"
#include "supervisor/staff_door.h"

#include <nlohmann/json_fwd.hpp>

#include <string>

namespace luot::supervisor {

/// The report as pages and other programs get it: docs/web.md, "Reports".
nlohmann::json reportJson(const Report& report);
/// One line a field and counter, with a heading; comma-separated, decimal points.
std::string reportCsv(const Report& report, const std::vector<protocol::Field>& fields);

/// Figures of today, of a day, of a month: GET /reports, /api/report, /api/report.csv.
///
/// Thread: the loop's.
class ReportSite {
public:
    /// Requires: all outlive it.
    ReportSite(StaffDoor& door, QueueLine& line, ReportStore& store, const ReportFollower& follower);

    void addRoutes(Router& router);

private:
    /// What ?from and ?to name; today without them. Null: it was answered that they are no days.
    std::optional<Report> asked(const std::shared_ptr<Exchange>& exchange);

    StaffDoor& m_door;
    QueueLine& m_line;
    ReportStore& m_store;
    const ReportFollower& m_follower;
};

}
