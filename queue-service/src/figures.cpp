#include "queue-service/src/figures.h"

#include "protocol/figure_sums.h"
#include "protocol/names.h"
#include "queue-service/src/prepared.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace luot::queue_service {

using namespace protocol;

namespace {

VisitTimes visitIn(const Prepared::Run& row)
{
    VisitTimes visit;
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

void addVisits(const SQLite::Database& sql, const FigureSpan& span, FigureSums& sums)
{
    Prepared select{
        sql,
        "SELECT t.id, t.field, t.state, t.way, t.priority, t.counter, t.issued_ms, "
        "t.ended_ms, p.state, p.from_ms, p.to_ms, p.counter, t.took_ms FROM ticket t LEFT JOIN period "
        "p ON p.ticket=t.id WHERE t.business_date BETWEEN ? AND ? ORDER BY t.id, p.ordinal"};
    std::string ticket;
    VisitTimes visit;
    for (auto row = select.rows(span.from, span.to); row.next();) {
        if (row.text(0) != ticket) {
            if (!ticket.empty())
                sums.add(visit);
            ticket = row.text(0);
            visit = visitIn(row);
        }
        const auto state = ticketStateNamed(row.text(8));
        if (state && !row.column(9).isNull())
            sums.add(visit, {*state, row.time(9), row.timeIfAny(10), CounterId{row.text(11)}, {}}, span.now);
    }
    if (!ticket.empty())
        sums.add(visit);
}

void addSessions(const SQLite::Database& sql, const BranchSetup& setup, const FigureSpan& span,
                 FigureSums& sums)
{
    const auto first = dayNamed(span.from);
    const auto last = dayNamed(span.to);
    if (!first || !last)
        return;
    const WallTime begin{first->time_since_epoch() - setup.utcOffset};
    const WallTime end
        = std::min(WallTime{last->time_since_epoch() + std::chrono::days{1} - setup.utcOffset}, span.now);
    Prepared select{sql,
                    "SELECT counter, opened_ms, closed_ms FROM counter_session WHERE opened_ms < ?2 AND "
                    "(closed_ms IS NULL OR closed_ms > ?1)"};
    for (auto row = select.rows(begin, end); row.next();)
        sums.addOpen(CounterId{row.text(0)},
                     std::min(row.timeIfAny(2).value_or(end), end) - std::max(row.time(1), begin));
}

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
    FigureSums sums{[&](const FieldId& id) {
        const FieldSetup* field = setup.field(id);
        return Milliseconds{field == nullptr ? FieldSetup{}.maxWait : field->maxWait};
    }};
    addVisits(sql, span, sums);
    addSessions(sql, setup, span, sums);
    std::vector<FieldId> order;
    std::ranges::transform(setup.fields, std::back_inserter(order), &FieldSetup::id);
    Figures figures = sums.summed(order);
    figures.from = span.from;
    figures.to = span.to;
    addDossiers(sql, setup, span, figures);
    addWhatPeopleSaid(sql, span, figures);
    addFeedback(sql, setup, span, figures);
    return figures;
}

}
