#pragma once

#include "base/result.h"
#include "benchmarks/figure.h"

namespace luot::benchmarks {

/// How much is measured: a share of the full counts, at least enough to show that it works.
struct Extent {
    double share = 1.0;

    int rounds() const { return share >= 1.0 ? 7 : 5; }
    std::size_t of(std::size_t count) const
    {
        const auto part = static_cast<std::size_t>(static_cast<double>(count) * share);
        return part < 20 ? 20 : part;
    }
};

/// issue_1, issue_64_vs_single, issue_64_vs_batch, issue_p50: durable numbers against SQLite alone.
Result<> measureIssuing(Report& report, Extent extent);
/// fanout_50, event_p99_ms_over_raw: events against a bare XPUB with the same frames.
Result<> measureEvents(Report& report, Extent extent);
/// subs_4_cost, stopped_sub_cost, join_100: what listeners cost those who ask.
Result<> measureListeners(Report& report, Extent extent);
/// restart_1m_s, mem_1m_mib: with a log of a million events.
Result<> measureLongLog(Report& report, Extent extent);
/// resync_s, mem_idle_mib, mem_1000_mib.
Result<> measureCrowd(Report& report, Extent extent);

}
