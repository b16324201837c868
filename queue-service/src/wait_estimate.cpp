#include "queue-service/wait_estimate.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace luot::queue_service {

namespace {

constexpr std::size_t enoughServed = 5;
constexpr int coarseFrom = 10;
constexpr int coarseStep = 5;
constexpr int longestTold = 600;

struct Pace {
    double quickMinutes = 4.0;
    double slowMinutes = 8.0;
};

Pace paceOf(const std::deque<Milliseconds>& served)
{
    if (served.size() < enoughServed)
        return {};
    std::vector<Milliseconds> sorted{served.begin(), served.end()};
    std::ranges::sort(sorted);
    const auto minutesAt = [&](double share) {
        const auto place
            = static_cast<std::size_t>(std::lround(share * static_cast<double>(sorted.size() - 1)));
        return std::chrono::duration<double, std::ratio<60>>(sorted[place]).count();
    };
    return {minutesAt(0.25), minutesAt(0.75)};
}

int roundDown(double minutes)
{
    const auto whole = static_cast<int>(std::min<double>(std::floor(minutes), longestTold));
    return whole < coarseFrom ? whole : whole / coarseStep * coarseStep;
}

int roundUp(double minutes)
{
    const auto whole = static_cast<int>(std::min<double>(std::ceil(minutes), longestTold));
    return whole < coarseFrom ? whole : (whole + coarseStep - 1) / coarseStep * coarseStep;
}

}

protocol::WaitRange estimateWait(const FieldLoad& load)
{
    if (load.ahead == 0 && load.counterFree)
        return {};
    const Pace pace = paceOf(load.served);
    const double counters = load.counters > 0.0 ? load.counters : 1.0;
    const double turns = static_cast<double>(load.ahead) / counters;
    // Whoever is being served now has still to finish: between nothing and a whole turn.
    const double slowest = (turns + 1.0 / std::max(counters, 1.0)) * pace.slowMinutes;
    return {roundDown(turns * pace.quickMinutes), std::max(1, roundUp(slowest))};
}

}
