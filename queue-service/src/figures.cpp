#include "queue-service/src/figures.h"

#include "protocol/names.h"
#include "queue-service/src/prepared.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace luot::queue_service {

using namespace protocol;

namespace {

using Times = std::vector<Milliseconds>;

int inSeconds(Milliseconds time)
{
    return static_cast<int>(std::chrono::round<std::chrono::seconds>(time).count());
}

/// The nearest rank: the shortest time that so many of them do not exceed.
Milliseconds atRank(const Times& sorted, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted.at(std::max<std::size_t>(rank, 1) - 1);
}

Spread spreadOf(Times times)
{
    if (times.empty())
        return {};
    std::ranges::sort(times);
    const Milliseconds sum = std::accumulate(times.begin(), times.end(), Milliseconds{0});
    constexpr double half = 0.5;
    constexpr double nineOfTen = 0.9;
    return {static_cast<int>(times.size()), inSeconds(sum / static_cast<std::int64_t>(times.size())),
            inSeconds(atRank(times, half)), inSeconds(atRank(times, nineOfTen)), inSeconds(times.back())};
}

/// A visit, with how long it was in each state.
struct Visit {
    std::string ticket;
    FieldId field;
    TicketState state = TicketState::Waiting;
    IssueWay way = IssueWay::Head;
    bool hasPriority = false;
    CounterId counter;
    std::optional<WallTime> issuedAt;
    std::optional<WallTime> endedAt;
    Milliseconds waited{0};
    Milliseconds walked{0};
    Milliseconds served{0};
    bool wasCalled = false;
    bool wasStarted = false;
    std::optional<Milliseconds> took; ///< at the machine
};

/// Sums up visits.
struct Tally {
    VisitFigures figures;
    Times waiting;
    Times walk;
    Times service;
    Times total;

    void add(const Visit& visit, Milliseconds target)
    {
        ++figures.issued;
        figures.withPriority += visit.hasPriority ? 1 : 0;
        figures.completed += visit.state == TicketState::Completed ? 1 : 0;
        figures.noShow += visit.state == TicketState::NoShow ? 1 : 0;
        figures.cancelled += visit.state == TicketState::Cancelled ? 1 : 0;
        figures.expired += visit.state == TicketState::Expired ? 1 : 0;
        if (visit.wasCalled) {
            figures.inTarget += visit.waited <= target ? 1 : 0;
            waiting.push_back(visit.waited);
        }
        if (visit.wasStarted)
            walk.push_back(visit.walked);
        if (visit.state == TicketState::Completed) {
            service.push_back(visit.served);
            if (visit.issuedAt && visit.endedAt)
                total.push_back(std::max(*visit.endedAt - *visit.issuedAt, Milliseconds{0}));
        }
    }
    VisitFigures summed()
    {
        figures.waiting = spreadOf(std::move(waiting));
        figures.walk = spreadOf(std::move(walk));
        figures.service = spreadOf(std::move(service));
        figures.total = spreadOf(std::move(total));
        return figures;
    }
};

class FigureSums {
public:
    FigureSums(const BranchSetup& setup, const FigureSpan& span)
        : m_setup{setup}
        , m_span{span}
    {
    }

    void readVisits(const SQLite::Database& sql)
    {
        Prepared select{
            sql,
            "SELECT t.id, t.field, t.state, t.way, t.priority, t.counter, t.issued_ms, "
            "t.ended_ms, p.state, p.from_ms, p.to_ms, p.counter, t.took_ms FROM ticket t LEFT JOIN period "
            "p ON p.ticket=t.id WHERE t.business_date BETWEEN ? AND ? ORDER BY t.id, p.ordinal"};
        Visit visit;
        for (auto row = select.rows(m_span.from, m_span.to); row.next();) {
            if (row.text(0) != visit.ticket) {
                finish(visit);
                visit = visitIn(row);
            }
            addPeriod(visit, row);
        }
        finish(visit);
    }

    void readSessions(const SQLite::Database& sql)
    {
        const auto first = dayNamed(m_span.from);
        const auto last = dayNamed(m_span.to);
        if (!first || !last)
            return;
        const WallTime begin{first->time_since_epoch() - m_setup.utcOffset};
        const WallTime end = std::min(
            WallTime{last->time_since_epoch() + std::chrono::days{1} - m_setup.utcOffset}, m_span.now);
        Prepared select{sql,
                        "SELECT counter, opened_ms, closed_ms FROM counter_session WHERE opened_ms < ?2 AND "
                        "(closed_ms IS NULL OR closed_ms > ?1)"};
        for (auto row = select.rows(begin, end); row.next();) {
            const WallTime from = std::max(row.time(1), begin);
            const WallTime to = std::min(row.timeIfAny(2).value_or(end), end);
            m_counters[CounterId{row.text(0)}].open += std::max(to - from, Milliseconds{0});
        }
    }

    Figures summed()
    {
        Figures figures;
        figures.from = m_span.from;
        figures.to = m_span.to;
        figures.visits = m_all.summed();
        for (const FieldSetup& field : m_setup.fields)
            if (auto found = m_fields.extract(field.id))
                figures.fields.push_back({field.id, found.mapped().summed()});
        for (auto& [field, tally] : m_fields) // of fields that are no longer in the branch file
            figures.fields.push_back({field, tally.summed()});
        for (auto& [way, use] : m_ways)
            figures.ways.push_back(
                {way, use.issued, spreadOf(std::move(use.waiting)), spreadOf(std::move(use.taking))});
        for (auto& [counter, work] : m_counters)
            figures.counters.push_back({counter, work.called, work.completed, work.noShow,
                                        spreadOf(std::move(work.service)), inSeconds(work.open),
                                        inSeconds(work.busy)});
        return figures;
    }

private:
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

    static Visit visitIn(const Prepared::Run& row)
    {
        Visit visit;
        visit.ticket = row.text(0);
        visit.field = FieldId{row.text(1)};
        visit.state = ticketStateNamed(row.text(2)).value_or(TicketState::Waiting);
        visit.way = issueWayNamed(row.text(3)).value_or(IssueWay::Head);
        visit.hasPriority = row.integer(4) != 0;
        visit.counter = CounterId{row.text(5)};
        visit.issuedAt = row.timeIfAny(6);
        visit.endedAt = row.timeIfAny(7);
        if (!row.column(12).isNull())
            visit.took = Milliseconds{row.integer(12)};
        return visit;
    }

    void addPeriod(Visit& visit, const Prepared::Run& row)
    {
        const auto state = ticketStateNamed(row.text(8));
        if (!state || row.column(9).isNull())
            return;
        const auto end = row.timeIfAny(10);
        const Milliseconds lasted = std::max(end.value_or(m_span.now) - row.time(9), Milliseconds{0});
        if (*state == TicketState::Waiting && end)
            visit.waited += lasted;
        if (*state == TicketState::Called) {
            visit.wasCalled = true;
            visit.walked += lasted;
        }
        if (*state == TicketState::Serving) {
            visit.wasStarted = true;
            visit.served += lasted;
        }
        if (*state == TicketState::Called || *state == TicketState::Serving) {
            Work& work = m_counters[CounterId{row.text(11)}];
            work.called += *state == TicketState::Called ? 1 : 0;
            work.busy += lasted;
        }
    }

    void finish(const Visit& visit)
    {
        if (visit.ticket.empty())
            return;
        const FieldSetup* field = m_setup.field(visit.field);
        const Milliseconds target = field == nullptr ? FieldSetup{}.maxWait : field->maxWait;
        m_all.add(visit, target);
        m_fields[visit.field].add(visit, target);
        Use& use = m_ways[visit.way];
        ++use.issued;
        if (visit.wasCalled)
            use.waiting.push_back(visit.waited);
        if (visit.took)
            use.taking.push_back(*visit.took);
        if (visit.counter.empty())
            return;
        Work& work = m_counters[visit.counter];
        work.noShow += visit.state == TicketState::NoShow ? 1 : 0;
        if (visit.state == TicketState::Completed) {
            ++work.completed;
            work.service.push_back(visit.served);
        }
    }

    const BranchSetup& m_setup;
    const FigureSpan& m_span;
    Tally m_all;
    std::map<FieldId, Tally> m_fields;
    std::map<IssueWay, Use> m_ways;
    std::map<CounterId, Work> m_counters;
};

void addDossiers(const SQLite::Database& sql, const BranchSetup& setup, const FigureSpan& span,
                 Figures& figures)
{
    Prepared select{sql,
                    "SELECT procedure, state, late_cause, due < ?3, count(*) FROM dossier WHERE due BETWEEN "
                    "?1 AND ?2 GROUP BY 1, 2, 3, 4"};
    std::map<FieldId, DossierFigures> byField;
    for (auto row = select.rows(span.from, span.to, span.today); row.next();) {
        const ProcedureSetup* procedure = setup.procedure(ProcedureId{row.text(0)});
        const FieldId field = procedure == nullptr ? FieldId{} : procedure->field;
        DossierFigures& sums = byField.try_emplace(field, DossierFigures{.field = field}).first->second;
        const int count = row.column(4).getInt();
        switch (dossierStateNamed(row.text(1)).value_or(DossierState::Pending)) {
        case DossierState::Pending:
            (row.integer(3) != 0 ? sums.pendingLate : sums.pending) += count;
            break;
        case DossierState::Early:
            sums.early += count;
            break;
        case DossierState::OnTime:
            sums.onTime += count;
            break;
        case DossierState::Closed:
            sums.closed += count;
            break;
        case DossierState::Overdue:
            sums.overdue += count;
            if (const auto cause = lateCauseNamed(row.text(2)))
                (*cause == LateCause::Own               ? sums.lateOwn
                     : *cause == LateCause::OtherOffice ? sums.lateOtherOffice
                                                        : sums.lateBoth)
                    += count;
            break;
        }
    }
    for (auto& [field, sums] : byField)
        figures.dossiers.push_back(sums);
}

void addWhatPeopleSaid(const SQLite::Database& sql, const FigureSpan& span, Figures& figures)
{
    Prepared ratings{sql,
                     "SELECT r.score, count(*) FROM ticket t JOIN rating r ON r.ticket=t.id WHERE "
                     "t.business_date BETWEEN ? AND ? GROUP BY 1"};
    for (auto row = ratings.rows(span.from, span.to); row.next();)
        if (const auto score = static_cast<std::size_t>(row.integer(0)); score >= 1 && score <= 5)
            figures.ratings.at(score - 1) = row.column(1).getInt();
}

void addFeedback(const SQLite::Database& sql, const BranchSetup& setup, const FigureSpan& span,
                 Figures& figures)
{
    Prepared select{sql,
                    "SELECT date((added_ms + ?4) / 1000, 'unixepoch') AS day, answered_ms NOT NULL, due < ?3 "
                    "FROM feedback WHERE day BETWEEN ?1 AND ?2"};
    const std::int64_t offset = Milliseconds{setup.utcOffset}.count();
    for (auto row = select.rows(span.from, span.to, span.today, offset); row.next();) {
        const bool isAnswered = row.integer(1) != 0;
        ++figures.feedbackAdded;
        figures.feedbackAnswered += isAnswered ? 1 : 0;
        figures.feedbackLate += !isAnswered && row.integer(2) != 0 ? 1 : 0;
    }
}

}

Figures figuresOf(const SQLite::Database& sql, const BranchSetup& setup, const FigureSpan& span)
{
    FigureSums sums{setup, span};
    sums.readVisits(sql);
    sums.readSessions(sql);
    Figures figures = sums.summed();
    addDossiers(sql, setup, span, figures);
    addWhatPeopleSaid(sql, span, figures);
    addFeedback(sql, setup, span, figures);
    return figures;
}

}
