#include "supervisor/alert_book.h"
#include "tests/supervisor/live_day.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace luot::supervisor {
namespace {

using namespace protocol;
using std::chrono::minutes;
using std::chrono::seconds;

class Alerts : public testing::Test {
protected:
    /// As it is then; the day goes on.
    const LiveAlert* after(Milliseconds time, const std::string& id)
    {
        day.now += time;
        return now(id);
    }
    const LiveAlert* now(const std::string& id)
    {
        book.judge(day.picture(), day.memory.news);
        const auto found = std::ranges::find(book.alerts(), id, &LiveAlert::id);
        return found == book.alerts().end() ? nullptr : &*found;
    }

    LiveDay day;
    AlertBook book;
};

TEST_F(Alerts, nothingIsAlertedInAQuietHall)
{
    day.opens("1");
    day.opens("2");
    day.waits("A001", 4);
    day.view.devices["kiosk:k1"] = {"kiosk:k1", false, {{"printer", PartState::Ok}}, ""};
    book.judge(day.picture(), day.memory.news);
    EXPECT_TRUE(book.alerts().empty()) << book.alerts().front().title.vi;
}

TEST_F(Alerts, aWaitIsAmberNearTheLimitAndRedOverIt)
{
    day.opens("3");
    day.opens("1");
    day.waits("C001", 15);
    EXPECT_EQ(now("wait-C"), nullptr);
    const LiveAlert* near = after(minutes{1}, "wait-C");
    ASSERT_NE(near, nullptr);
    EXPECT_EQ(near->level, AlertLevel::Amber);
    EXPECT_EQ(near->title.vi, "Đất đai: C001 đã chờ 16 phút, gần ngưỡng 20.");
    const LiveAlert* over = after(minutes{5}, "wait-C");
    ASSERT_NE(over, nullptr);
    EXPECT_EQ(over->level, AlertLevel::Red);
    EXPECT_EQ(over->title.vi, "Đất đai: C001 đã chờ 21 phút, ngưỡng 20.");
    EXPECT_EQ(over->title.en, "Đất đai: C001 has waited 21 minutes, the limit is 20.");
    EXPECT_EQ(over->helper, CounterId{"1"}) << "it is free and does not serve C";
    EXPECT_EQ(over->advice.vi, "1 người chờ, 1 quầy mở. Quầy 1 đang rảnh hơn.");
}

TEST_F(Alerts, aCounterThatHasAsMuchToDoIsNoHelp)
{
    day.opens("3");
    day.opens("1");
    day.waits("C001", 25);
    day.waits("A001", 2);
    EXPECT_TRUE(now("wait-C")->helper.empty());
    day.waits("C002", 2);
    EXPECT_EQ(now("wait-C")->helper, CounterId{"1"});
}

TEST_F(Alerts, whoHasSeenOneIsNotCalledAgainUnlessItGetsWorse)
{
    day.opens("3");
    day.waits("C001", 21);
    ASSERT_NE(now("wait-C"), nullptr);
    EXPECT_TRUE(book.acknowledge("wait-C", "Giám sát 1"));
    EXPECT_EQ(after(minutes{5}, "wait-C")->acknowledgedBy, "Giám sát 1");
    EXPECT_EQ(after(minutes{5}, "wait-C")->acknowledgedBy, "") << "half the limit more";
    EXPECT_TRUE(book.acknowledge("wait-C", "Giám sát 2"));
    EXPECT_EQ(now("wait-C")->acknowledgedBy, "Giám sát 2");
}

TEST_F(Alerts, oneThatWasSeenNearTheLimitComesBackOverIt)
{
    day.opens("3");
    day.waits("C001", 19);
    ASSERT_NE(now("wait-C"), nullptr);
    EXPECT_TRUE(book.acknowledge("wait-C", "Giám sát 1"));
    EXPECT_EQ(after(minutes{1}, "wait-C")->acknowledgedBy, "");
}

TEST_F(Alerts, oneThatIsOverAndBeginsAnewIsNew)
{
    day.opens("3");
    day.waits("C001", 21);
    ASSERT_NE(now("wait-C"), nullptr);
    book.acknowledge("wait-C", "Giám sát 1");
    day.view.tickets.clear();
    EXPECT_EQ(after(seconds{30}, "wait-C"), nullptr);
    day.waits("C002", 22);
    EXPECT_EQ(now("wait-C")->acknowledgedBy, "Giám sát 1") << "a moment's pause is none";
    day.view.tickets.clear();
    EXPECT_EQ(after(seconds{61}, "wait-C"), nullptr);
    EXPECT_EQ(after(seconds{61}, "wait-C"), nullptr);
    day.waits("C003", 22);
    EXPECT_EQ(now("wait-C")->acknowledgedBy, "");
}

TEST_F(Alerts, ofAFieldOnlyTheWorstIsSaid)
{
    day.thresholds.queueLength = 2;
    day.waits("C001", 25);
    day.waits("C002", 25);
    book.judge(day.picture(), day.memory.news);
    ASSERT_EQ(book.alerts().size(), 1U);
    EXPECT_EQ(book.alerts().front().id, "wait-C");
}

TEST_F(Alerts, peopleWhomNoCounterServesAreSeen)
{
    day.waits("A001", 4);
    EXPECT_EQ(now("unserved-A"), nullptr);
    const LiveAlert* alert = after(minutes{1}, "unserved-A");
    ASSERT_NE(alert, nullptr);
    EXPECT_EQ(alert->advice.vi, "1 người chờ, chưa có quầy nào mở. Mời cán bộ mở quầy.");
    day.opens("1");
    EXPECT_EQ(now("unserved-A"), nullptr);
}

TEST_F(Alerts, aLongQueueIsSeenAndCanBeSwitchedOff)
{
    day.opens("1");
    for (int i = 0; i < 25; ++i)
        day.waits("A" + std::to_string(100 + i), 1);
    ASSERT_NE(now("queue-A"), nullptr);
    day.thresholds.queueLength = 0;
    EXPECT_EQ(now("queue-A"), nullptr);
}

TEST_F(Alerts, aFreeCounterIsIdleOnlyWhileSomebodyWaitsForIt)
{
    const Counter counter = day.opens("1");
    day.hears(CounterEvent{CounterChange::Opened, counter}, 10, "clerk:c1/lan");
    day.opens("2").paused = true;
    day.waits("C001", 9);
    EXPECT_EQ(now("idle-1"), nullptr) << "nobody waits for what it serves";
    day.waits("A001", 4);
    EXPECT_EQ(now("idle-1"), nullptr);
    const LiveAlert* alert = after(minutes{1}, "idle-1");
    ASSERT_NE(alert, nullptr);
    EXPECT_EQ(alert->title.vi, "Quầy 1 rảnh 11 phút, có 1 người chờ.");
    EXPECT_EQ(alert->advice.vi, "Nhắc Nguyễn Thị Lan gọi kế tiếp, hoặc giải phóng quầy.");
    EXPECT_EQ(now("idle-2"), nullptr) << "a pause is none";
}

TEST_F(Alerts, acallThatNobodyTakesUpIsSeen)
{
    day.opens("1");
    day.isAt("A001", "1", TicketState::Called, 4);
    EXPECT_EQ(now("called-1"), nullptr);
    ASSERT_NE(after(minutes{1}, "called-1"), nullptr);
    day.view.tickets["A001"].state = TicketState::Serving;
    day.view.tickets["A001"].startedAt = day.now;
    EXPECT_EQ(now("called-1"), nullptr);
}

TEST_F(Alerts, aPrinterGetsWorseFromAmberToRed)
{
    const auto printer = [&](PartState state) {
        day.view.devices["kiosk:k2"] = {"kiosk:k2", false, {{"printer", state}}, ""};
        return now("device-kiosk:k2");
    };
    EXPECT_EQ(printer(PartState::Ok), nullptr);
    EXPECT_EQ(printer(PartState::Low)->level, AlertLevel::Amber);
    EXPECT_EQ(printer(PartState::Low)->title.vi, "Máy lấy số K2: Sắp hết giấy.");
    book.acknowledge("device-kiosk:k2", "Giám sát 1");
    EXPECT_EQ(printer(PartState::Low)->acknowledgedBy, "Giám sát 1");
    EXPECT_EQ(printer(PartState::Out)->level, AlertLevel::Red);
    EXPECT_EQ(printer(PartState::Out)->acknowledgedBy, "");
    EXPECT_EQ(printer(PartState::Ok), nullptr);
}

TEST_F(Alerts, whoAsksForHelpIsRedUntilTheyDoNot)
{
    day.view.devices["kiosk:k1"] = {"kiosk:k1", true, {}, ""};
    ASSERT_NE(now("help-kiosk:k1"), nullptr);
    EXPECT_EQ(now("help-kiosk:k1")->level, AlertLevel::Red);
    day.view.devices["kiosk:k1"].wantsHelp = false;
    EXPECT_EQ(now("help-kiosk:k1"), nullptr);
}

TEST_F(Alerts, whatTheServiceSaysStaysUntilSomebodyHasSeenIt)
{
    day.hears(Alert{protocol::AlertKind::DiskFull, "Free some space."});
    day.hears(Alert{protocol::AlertKind::Help, "kiosk:k1"});
    ASSERT_NE(now("service-1"), nullptr);
    EXPECT_EQ(book.alerts().size(), 1U) << "help is the device's to say";
    EXPECT_EQ(book.alerts().front().level, AlertLevel::Red);
    EXPECT_NE(book.alerts().front().advice.vi.find("Free some space."), std::string::npos);
    ASSERT_NE(after(minutes{600}, "service-1"), nullptr);
    EXPECT_TRUE(book.acknowledge("service-1", "Giám sát 1"));
    EXPECT_EQ(now("service-1"), nullptr);
    EXPECT_EQ(after(minutes{600}, "service-1"), nullptr);
}

TEST_F(Alerts, theRedAndNewStandFirst)
{
    day.opens("3");
    day.waits("C001", 25);
    day.waits("A001", 26);
    day.opens("1");
    day.view.devices["kiosk:k1"] = {"kiosk:k1", true, {}, ""};
    now("");
    ASSERT_EQ(book.alerts().size(), 3U);
    EXPECT_EQ(book.alerts()[0].level, AlertLevel::Red);
    EXPECT_EQ(book.alerts()[1].level, AlertLevel::Red);
    EXPECT_EQ(book.alerts()[2].id, "wait-A");
    book.acknowledge("wait-C", "Giám sát 1");
    now("");
    EXPECT_EQ(book.alerts()[2].id, "wait-C");
}

TEST_F(Alerts, nobodyAcknowledgesWhatIsNotThere)
{
    now("");
    EXPECT_FALSE(book.acknowledge("wait-C", "Giám sát 1"));
    EXPECT_FALSE(book.acknowledge("", "Giám sát 1"));
}

// Who is there.

class Presence : public Alerts {
protected:
    /// The service's word after that time, as long as it has been listening.
    const LiveAlert* told(Milliseconds time, std::vector<HeardDevice> devices,
                          Milliseconds listening = std::chrono::hours{24})
    {
        day.now += time;
        day.tells(std::move(devices), listening);
        return now("silent-board:tv");
    }
};

TEST_F(Presence, aBoardThatStopsIsAmberAfterFifteenSecondsAndOverWhenItIsBack)
{
    EXPECT_EQ(told(seconds{3}, {{"board:tv", seconds{4}}}), nullptr);
    EXPECT_EQ(told(seconds{10}, {{"board:tv", seconds{14}}}), nullptr);
    const LiveAlert* gone = told(seconds{3}, {{"board:tv", seconds{17}}});
    ASSERT_NE(gone, nullptr);
    EXPECT_EQ(gone->level, AlertLevel::Amber);
    EXPECT_EQ(gone->cause, AlertCause::Silent);
    EXPECT_EQ(gone->title.vi, "Bảng TV: vừa mất kết nối.");
    EXPECT_EQ(gone->title.en, "Board TV: connection lost.");
    EXPECT_TRUE(book.acknowledge("silent-board:tv", "Giám sát 1"));
    gone = told(minutes{3}, {{"board:tv", seconds{17} + minutes{3}}});
    ASSERT_NE(gone, nullptr);
    EXPECT_EQ(gone->acknowledgedBy, "Giám sát 1");
    EXPECT_EQ(gone->title.vi, "Bảng TV: mất kết nối 3 phút.");
    EXPECT_EQ(told(seconds{3}, {{"board:tv", seconds{1}}}), nullptr);
}

TEST_F(Presence, whatComesBackAtOnceAfterARestartOfTheServiceIsNotMissedAndWhatStaysAwayIs)
{
    told(seconds{3}, {{"board:tv", seconds{2}}, {"kiosk:k1", seconds{2}}});
    EXPECT_EQ(told(seconds{40}, {}, seconds{1}), nullptr) << "nobody could hear it meanwhile";
    EXPECT_EQ(told(seconds{3}, {{"kiosk:k1", seconds{1}}}, seconds{4}), nullptr);
    EXPECT_NE(told(seconds{12}, {{"kiosk:k1", seconds{1}}}, seconds{16}), nullptr);
    EXPECT_EQ(now("silent-kiosk:k1"), nullptr);
    EXPECT_EQ(told(seconds{3}, {{"board:tv", seconds{0}}, {"kiosk:k1", seconds{1}}}, seconds{19}), nullptr);
}

TEST_F(Presence, nobodyMissesWhatWasNotThereTodayOrMayNotComeAnyMore)
{
    EXPECT_EQ(told(seconds{3}, {{"board:tv", std::chrono::hours{15}}}), nullptr) << "switched off yesterday";
    told(seconds{3}, {{"board:tv", seconds{1}}});
    EXPECT_EQ(told(minutes{1}, {}), nullptr) << "its key was taken away";
}

TEST_F(Presence, whoSwitchesOffInTheEveningHasNoAlerts)
{
    for (Field& field : day.view.fields)
        field.open = false;
    day.waits("A001", 3);
    EXPECT_NE(told(seconds{3}, {{"board:tv", minutes{2}}}), nullptr) << "somebody is still to be called";
    day.view.tickets.clear();
    EXPECT_EQ(told(seconds{3}, {{"board:tv", minutes{2}}}), nullptr);
}

TEST_F(Presence, aTerminalIsMissedAsLongAsACounterIsOpenThere)
{
    told(seconds{3}, {{"clerk:c1", minutes{2}}});
    EXPECT_EQ(now("silent-clerk:c1"), nullptr) << "the clerk has gone home";
    day.opens("1", "clerk:c1/lan");
    EXPECT_NE(now("silent-clerk:c1"), nullptr);
}

TEST_F(Presence, canBeSwitchedOff)
{
    day.thresholds.goneSeconds = 0;
    EXPECT_EQ(told(seconds{3}, {{"board:tv", minutes{2}}}), nullptr);
}

}
}
