#pragma once

#include "base/id.h"
#include "protocol/vocabulary.h"

#include <array>
#include <string>
#include <vector>

/// What stats.get counts. The terms are docs/protocol.md's ("Figures").
namespace luot::protocol {

/// How long something took over many visits, in whole seconds; all 0: it never happened.
struct Spread {
    int count = 0;
    int mean = 0;
    int median = 0;
    int ninetieth = 0; ///< nine of ten took no longer
    int longest = 0;
    friend bool operator==(const Spread&, const Spread&) = default;
};

/// Of the numbers given on the days asked for.
struct VisitFigures {
    int issued = 0;
    int withPriority = 0;
    int completed = 0;
    int noShow = 0;
    int cancelled = 0;
    int expired = 0; ///< the rest of `issued` is still there
    int inTarget = 0; ///< of those called: after no longer than their field's max_wait_min
    Spread waiting; ///< in the queue, until called; with what came after a return, a hold, a transfer
    Spread walk; ///< called, until started
    Spread service; ///< of those completed
    Spread total; ///< of those completed: from the number to the end
    friend bool operator==(const VisitFigures&, const VisitFigures&) = default;
};

struct FieldFigures {
    FieldId field; ///< whose queue the visit was in at last
    VisitFigures visits;
    friend bool operator==(const FieldFigures&, const FieldFigures&) = default;
};

/// So that no way in is the slower one.
struct WayFigures {
    IssueWay way = IssueWay::Head;
    int issued = 0;
    Spread waiting;
    Spread taking{}; ///< at the machine, until the number was asked for; of those whose machine told
    friend bool operator==(const WayFigures&, const WayFigures&) = default;
};

struct CounterFigures {
    CounterId counter;
    int called = 0;
    int completed = 0;
    int noShow = 0;
    Spread service;
    int openSeconds = 0;
    int busySeconds = 0; ///< somebody was called or served there; the rest was idle or a pause
    friend bool operator==(const CounterFigures&, const CounterFigures&) = default;
};

/// Of the dossiers that were due on the days asked for.
struct DossierFigures {
    FieldId field; ///< its procedure's; empty: a procedure that is no longer in the branch file
    int pending = 0; ///< not due yet
    int pendingLate = 0; ///< due before today, and not returned
    int early = 0;
    int onTime = 0;
    int overdue = 0; ///< returned late; by whose doing:
    int lateOwn = 0;
    int lateOtherOffice = 0;
    int lateBoth = 0;
    int closed = 0; ///< without a result
    friend bool operator==(const DossierFigures&, const DossierFigures&) = default;
};

struct Figures {
    std::string from; ///< business days
    std::string to;
    VisitFigures visits;
    std::vector<FieldFigures> fields; ///< those with visits, in the branch's order
    std::vector<WayFigures> ways; ///< those that were used
    std::vector<CounterFigures> counters; ///< those that were open or called somebody
    std::vector<DossierFigures> dossiers; ///< a field each
    std::array<int, 5> ratings{}; ///< how many gave 1 … 5
    int feedbackAdded = 0;
    int feedbackAnswered = 0; ///< of these
    int feedbackLate = 0; ///< of these: not answered, and due before today
    friend bool operator==(const Figures&, const Figures&) = default;
};

}
