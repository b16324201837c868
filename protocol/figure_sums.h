#pragma once

#include "base/clock.h"
#include "protocol/figures.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

/// How visits become figures: the same sums for the queue service's stats.get and for whoever keeps the log's
/// events in tables of their own.
namespace luot::protocol {

/// A visit, with how long it was in each state.
struct VisitTimes {
    FieldId field; ///< whose queue it was in at last
    TicketState state = TicketState::Waiting;
    IssueWay way = IssueWay::Head;
    bool hasPriority = false;
    CounterId counter; ///< of the latest call; empty: none
    std::optional<WallTime> issuedAt;
    std::optional<WallTime> endedAt;
    Milliseconds waited{0}; ///< in queues, where it was called from
    Milliseconds walked{0};
    Milliseconds served{0};
    bool wasCalled = false;
    bool wasStarted = false;
    std::optional<Milliseconds> took{}; ///< at the machine
};

/// Sums up visits, period by period.
///
/// Thread: the one that owns it.
class FigureSums {
public:
    /// How long somebody may wait for a field: the target.
    using Target = std::function<Milliseconds(const FieldId&)>;

    explicit FigureSums(Target target);

    /// One period of `visit`, which lasts until `now` where it has no end.
    void add(VisitTimes& visit, const Period& period, WallTime now);
    /// After its last period.
    void add(const VisitTimes& visit);
    /// A counter was open for so long.
    void addOpen(const CounterId& counter, Milliseconds open);

    /// Fields in `order`, then any others. Whatever was added is gone afterwards. `from` and `to` are for the
    /// caller.
    Figures summed(const std::vector<FieldId>& order);

private:
    using Times = std::vector<Milliseconds>;

    struct Tally {
        VisitFigures figures;
        Times waiting;
        Times walk;
        Times service;
        Times total;

        void add(const VisitTimes& visit, Milliseconds target);
        VisitFigures summed();
    };
    struct Use {
        int issued = 0;
        Times waiting;
        Times taking;
    };
    struct Work {
        int called = 0;
        int completed = 0;
        int noShow = 0;
        Times service;
        Milliseconds open{0};
        Milliseconds busy{0};
    };

    static Spread spreadOf(Times times);

    Target m_target;
    Tally m_all;
    std::map<FieldId, Tally> m_fields;
    std::map<IssueWay, Use> m_ways;
    std::map<CounterId, Work> m_counters;
};

}
