#include "supervisor/ticket_page.h"

#include "protocol/names.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

// As the queue service rounds: a promise that does not flicker.
constexpr int coarseFrom = 10;
constexpr int coarseStep = 5;
/// Sums of shares are a hair beside whole minutes.
constexpr double hair = 1e-6;

int roundDown(double minutes)
{
    const auto whole = static_cast<int>(std::floor(minutes + hair));
    return whole < coarseFrom ? whole : whole / coarseStep * coarseStep;
}

int roundUp(double minutes)
{
    const auto whole = static_cast<int>(std::ceil(minutes - hair));
    return whole < coarseFrom ? whole : (whole + coarseStep - 1) / coarseStep * coarseStep;
}

bool serves(const Counter& counter, const FieldId& field)
{
    return std::ranges::find(counter.fields, field) != counter.fields.end();
}

bool isAtWork(const Counter& counter) { return counter.open && !counter.paused; }

/// Counters that work for the field; one that serves others too counts by the field's part of the people.
double countersFor(const BranchView& view, const Field& field, int ahead)
{
    double counters = 0.0;
    for (const Counter& counter : view.counters) {
        if (!isAtWork(counter) || !serves(counter, field.id))
            continue;
        int others = -field.waiting;
        for (const Field& served : view.fields)
            others += serves(counter, served.id) ? served.waiting : 0;
        counters += (ahead + 1.0) / (ahead + 1.0 + others);
    }
    return counters > 0.0 ? counters : 1.0;
}

/// How many turns pass before the last of those ahead has ended, at most.
double longestTurns(int ahead, double counters) { return ahead / counters + 1.0 / std::max(counters, 1.0); }

bool isSomebodyFree(const BranchView& view, const FieldId& field)
{
    return std::ranges::any_of(view.counters, [&](const Counter& counter) {
        return isAtWork(counter) && serves(counter, field) && view.activeAt(counter.id) == nullptr;
    });
}

std::vector<CounterId> callersOf(const BranchView& view, const Ticket& ticket)
{
    std::vector<CounterId> counters;
    for (const Counter& counter : view.counters)
        if (isAtWork(counter) && serves(counter, ticket.field))
            counters.push_back(counter.id);
    // Back from hold, its own counter takes it as long as that is at work.
    if (std::ranges::find(counters, ticket.boundTo) != counters.end())
        return {ticket.boundTo};
    return counters;
}

json idsOf(const std::vector<CounterId>& counters)
{
    json ids = json::array();
    for (const CounterId& counter : counters)
        ids.push_back(counter.str());
    return ids;
}

}

bool TicketPage::mayCancel() const { return state == TicketState::Waiting || state == TicketState::OnHold; }
bool TicketPage::mayRate() const { return state == TicketState::Completed && !isRated; }

WaitRange waitBehind(const BranchView& view, const Field& field, int ahead)
{
    if (field.waiting <= 0 || ahead >= field.waiting)
        return field.wait;
    if (ahead == 0 && isSomebodyFree(view, field.id))
        return {};
    const double ofAll = countersFor(view, field, field.waiting);
    const double quick = field.wait.fromMinutes * ofAll / field.waiting;
    const double slow = field.wait.toMinutes / longestTurns(field.waiting, ofAll);
    const double counters = countersFor(view, field, ahead);
    return {roundDown(ahead / counters * quick), std::max(1, roundUp(longestTurns(ahead, counters) * slow))};
}

std::optional<TicketPage> ticketPage(const BranchView& view, const PaperIndex& papers,
                                     const std::string& tokenHash)
{
    const Ticket* ticket = papers.find(tokenHash);
    if (ticket == nullptr)
        return std::nullopt;
    TicketPage page{.label = ticket->label,
                    .field = {},
                    .state = ticket->state,
                    .hasPriority = ticket->hasPriority,
                    .counter = ticket->counter,
                    .callCount = ticket->callCount,
                    .calledAt = ticket->calledAt,
                    .endedAt = ticket->endedAt,
                    .outcome = ticket->outcome,
                    .hasFace = ticket->faceBound,
                    .isRated = papers.isRated(ticket->id)};
    page.field.id = ticket->field;
    if (const Field* field = view.field(ticket->field))
        page.field = *field;
    if (ticket->state == TicketState::OnHold)
        page.backAt = ticket->backAt;
    if (ticket->state == TicketState::Waiting) {
        page.ahead = papers.aheadOf(*ticket);
        page.wait = waitBehind(view, page.field, page.ahead);
        page.counters = callersOf(view, *ticket);
    }
    return page;
}

json jsonOf(const TicketPage& page)
{
    json told{{"label", page.label},
              {"state", nameOf(page.state)},
              {"field", page.field.id.str()},
              {"name", page.field.name},
              {"priority", page.hasPriority},
              {"face", page.hasFace},
              {"may_cancel", page.mayCancel()},
              {"may_rate", page.mayRate()}};
    if (!page.field.nameEn.empty())
        told["name_en"] = page.field.nameEn;
    if (page.state == TicketState::Waiting) {
        told["ahead"] = page.ahead;
        told["wait"] = {{"from", page.wait.fromMinutes}, {"to", page.wait.toMinutes}};
        told["counters"] = idsOf(page.counters);
    }
    if (!page.counter.empty())
        told["counter"] = page.counter.str();
    if (page.callCount > 0)
        told["calls"] = page.callCount;
    if (page.outcome)
        told["outcome"] = nameOf(*page.outcome);
    for (const auto& [name, time] : {std::pair{"called_at", page.calledAt}, std::pair{"back_at", page.backAt},
                                     std::pair{"ended_at", page.endedAt}})
        if (time)
            told[name] = time->time_since_epoch().count();
    return told;
}

}
