#include "queue-service/wait_estimate.h"

#include <gtest/gtest.h>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;
using protocol::WaitRange;

std::deque<Milliseconds> allTook(Milliseconds each) { return std::deque<Milliseconds>(20, each); }

TEST(WaitEstimate, nobodyAheadAndAFreeCounterIsNoWait)
{
    EXPECT_EQ(estimateWait({.ahead = 0, .counters = 1.0, .counterFree = true, .served = {}}), WaitRange{});
}

TEST(WaitEstimate, nobodyAheadAtABusyCounterIsAtMostOneTurn)
{
    const WaitRange wait
        = estimateWait({.ahead = 0, .counters = 1.0, .counterFree = false, .served = allTook(6min)});
    EXPECT_EQ(wait, (WaitRange{0, 6}));
}

TEST(WaitEstimate, followsTheLastServed)
{
    const FieldLoad load{.ahead = 10, .counters = 2.0, .counterFree = false, .served = allTook(4min)};
    EXPECT_EQ(estimateWait(load), (WaitRange{20, 25}));
}

TEST(WaitEstimate, moreCountersMeanLessWait)
{
    FieldLoad load{.ahead = 12, .counters = 1.0, .counterFree = false, .served = allTook(5min)};
    const int withOne = estimateWait(load).toMinutes;
    load.counters = 3.0;
    EXPECT_LT(estimateWait(load).toMinutes, withOne / 2);
}

TEST(WaitEstimate, oneVisitThatTookAllMorningDoesNotSpoilIt)
{
    FieldLoad load{.ahead = 4, .counters = 1.0, .counterFree = false, .served = allTook(5min)};
    const WaitRange usual = estimateWait(load);
    load.served.back() = 4h;
    EXPECT_EQ(estimateWait(load), usual);
}

TEST(WaitEstimate, beforeThereIsHistoryItIsFourToEightMinutesAPerson)
{
    const FieldLoad load{.ahead = 1, .counters = 1.0, .counterFree = false, .served = {1h}};
    EXPECT_EQ(estimateWait(load), (WaitRange{4, 20}));
}

}
}
