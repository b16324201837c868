#include "supervisor/src/live_orders.h"

#include "tests/supervisor/live_day.h"

#include <gtest/gtest.h>

/// From what a page sends to the command that goes to the service.
namespace luot::supervisor {
namespace {

using namespace protocol;
using nlohmann::json;

class LiveOrders : public testing::Test {
protected:
    LiveOrders() { day.opens("2").paused = true; }

    std::optional<Command> atCounter(const std::string& step, const json& body) const
    {
        return LiveOrder{body, day.view}.atCounter("2", step);
    }
    std::optional<Command> atField(const std::string& step, const json& body) const
    {
        return LiveOrder{body, day.view}.atField("C", step);
    }

    LiveDay day;
};

TEST_F(LiveOrders, whyACounterIsMovedOpenedClosedOrFreedGoesWithTheCommand)
{
    const CounterId two{"2"};
    const json why{{"reason", "Đổi ca"}};
    EXPECT_EQ(atCounter("open", why), (Command{OpenCounter{two, "Đổi ca"}}));
    EXPECT_EQ(atCounter("close", why), (Command{CloseCounter{two, "Đổi ca"}}));
    EXPECT_EQ(atCounter("release", why), (Command{ReleaseCounter{two, "Đổi ca", false}}));
    EXPECT_EQ(atCounter("profile", {{"fields", {"C"}}, {"reason", "Hàng chờ dài"}}),
              (Command{SetProfile{two, {FieldId{"C"}}, {1}, "Hàng chờ dài"}}));
}

TEST_F(LiveOrders, whyAFieldIsClosedOrOpenedGoesWithTheCommand)
{
    EXPECT_EQ(atField("close", {{"reason", "Sự cố hệ thống"}}),
              (Command{CloseField{FieldId{"C"}, "Sự cố hệ thống"}}));
    EXPECT_EQ(atField("open", {{"reason", "Trở lại bình thường"}}),
              (Command{OpenField{FieldId{"C"}, "Trở lại bình thường"}}));
}

TEST_F(LiveOrders, aReasonThatIsMissingBlankTooLongOrNoTextIsNoReason)
{
    const json fields{{"fields", {"C"}}};
    std::vector<json> bodies(5, fields);
    bodies[1]["reason"] = "";
    bodies[2]["reason"] = " \t\n";
    bodies[3]["reason"] = std::string(257, 'x');
    bodies[4]["reason"] = 7;
    for (const json& body : bodies) {
        for (const char* step : {"open", "close", "profile", "release"})
            EXPECT_FALSE(atCounter(step, body)) << step << ' ' << body;
        for (const char* step : {"open", "close"})
            EXPECT_FALSE(atField(step, body)) << step << ' ' << body;
    }
    EXPECT_TRUE(atField("close", {{"reason", std::string(256, 'x')}}));
}

}
}
