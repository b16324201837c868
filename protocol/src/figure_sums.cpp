#include "protocol/figure_sums.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace luot::protocol {

namespace {

int inSeconds(Milliseconds time)
{
    return static_cast<int>(std::chrono::round<std::chrono::seconds>(time).count());
}

/// The nearest rank: the shortest time that so many of them do not exceed.
Milliseconds atRank(const std::vector<Milliseconds>& sorted, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted.at(std::max<std::size_t>(rank, 1) - 1);
}

}

Spread FigureSums::spreadOf(Times times)
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

void FigureSums::Tally::add(const VisitTimes& visit, Milliseconds target)
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

VisitFigures FigureSums::Tally::summed()
{
    figures.waiting = spreadOf(std::move(waiting));
    figures.walk = spreadOf(std::move(walk));
    figures.service = spreadOf(std::move(service));
    figures.total = spreadOf(std::move(total));
    return figures;
}

FigureSums::FigureSums(Target target)
    : m_target{std::move(target)}
{
}

void FigureSums::add(VisitTimes& visit, const Period& period, WallTime now)
{
    const Milliseconds lasted = std::max(period.to.value_or(now) - period.from, Milliseconds{0});
    if (period.state == TicketState::Waiting && period.to)
        visit.waited += lasted;
    if (period.state == TicketState::Called) {
        visit.wasCalled = true;
        visit.walked += lasted;
    }
    if (period.state == TicketState::Serving) {
        visit.wasStarted = true;
        visit.served += lasted;
    }
    if (period.state == TicketState::Called || period.state == TicketState::Serving) {
        Work& work = m_counters[period.counter];
        work.called += period.state == TicketState::Called ? 1 : 0;
        work.busy += lasted;
    }
}

void FigureSums::add(const VisitTimes& visit)
{
    const Milliseconds target = m_target(visit.field);
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

void FigureSums::addOpen(const CounterId& counter, Milliseconds open)
{
    m_counters[counter].open += std::max(open, Milliseconds{0});
}

Figures FigureSums::summed(const std::vector<FieldId>& order)
{
    Figures figures;
    figures.visits = m_all.summed();
    for (const FieldId& field : order)
        if (auto found = m_fields.extract(field))
            figures.fields.push_back({field, found.mapped().summed()});
    for (auto& [field, tally] : m_fields)
        figures.fields.push_back({field, tally.summed()});
    for (auto& [way, use] : m_ways)
        figures.ways.push_back(
            {way, use.issued, spreadOf(std::move(use.waiting)), spreadOf(std::move(use.taking))});
    for (auto& [counter, work] : m_counters)
        figures.counters.push_back({counter, work.called, work.completed, work.noShow,
                                    spreadOf(std::move(work.service)), inSeconds(work.open),
                                    inSeconds(work.busy)});
    m_fields.clear();
    m_ways.clear();
    m_counters.clear();
    return figures;
}

}
