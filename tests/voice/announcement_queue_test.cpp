#include "voice/announcement_queue.h"

#include <gtest/gtest.h>

namespace luot::voice {
namespace {

using namespace std::chrono_literals;

class Calls : public testing::Test {
protected:
    CallToSay call(const std::string& label, int count = 1) const
    {
        return {label, "3", count, clock.wall()};
    }
    std::string allSaid()
    {
        std::string text;
        while (const auto next = queue.next())
            text += next->call.label + "x" + std::to_string(next->times) + " ";
        return text;
    }

    VirtualClock clock{WallTime{std::chrono::hours{24 * 365 * 30}}};
    AnnouncementQueue queue{clock};
};

TEST_F(Calls, areSaidInTheirOrderTwice)
{
    queue.add(call("A001"));
    queue.add(call("B002"));
    EXPECT_EQ(allSaid(), "A001x2 B002x2 ");
}

TEST_F(Calls, areSaidOnceFromThreeOn)
{
    for (const char* label : {"A001", "B002", "C003", "D004"})
        queue.add(call(label));
    EXPECT_EQ(allSaid(), "A001x1 B002x1 C003x2 D004x2 ");
}

TEST_F(Calls, theSameCallIsNeverSaidTwice)
{
    EXPECT_TRUE(queue.add(call("A001")));
    EXPECT_FALSE(queue.add(call("A001")));
    EXPECT_EQ(allSaid(), "A001x2 ");
    EXPECT_FALSE(queue.add(call("A001"))) << "a board that has to look again finds it again";
    EXPECT_EQ(allSaid(), "");
}

TEST_F(Calls, aRecallGoesToTheEndAndIsSaidForBoth)
{
    queue.add(call("A001"));
    queue.add(call("B002"));
    queue.add(call("A001", 2));
    EXPECT_EQ(allSaid(), "B002x2 A001x2 ");
}

TEST_F(Calls, theNumberOfAnotherDayIsAnotherCall)
{
    queue.add(call("A001"));
    queue.next();
    clock.advance(24h);
    EXPECT_TRUE(queue.add(call("A001")));
}

TEST_F(Calls, whoIsNoLongerCalledIsDropped)
{
    for (const char* label : {"A001", "B002", "C003"})
        queue.add(call(label));
    EXPECT_EQ(queue.keepOnly({"B002"}), (std::vector<std::string>{"A001", "C003"}));
    EXPECT_EQ(allSaid(), "B002x2 ");
}

TEST_F(Calls, theLongestDelayIsKnown)
{
    queue.add(call("A001"));
    queue.add(call("B002"));
    clock.advance(2s);
    queue.next();
    EXPECT_EQ(queue.longestDelay(), 2s);
    clock.advance(5s);
    queue.next();
    EXPECT_EQ(queue.longestDelay(), 7s);
    queue.add(call("C003"));
    queue.next();
    EXPECT_EQ(queue.longestDelay(), 7s);
}

}
}
