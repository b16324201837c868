#include "tests/supervisor/live_day.h"

#include <gtest/gtest.h>

namespace luot::supervisor {
namespace {

using namespace protocol;
using std::chrono::minutes;
using std::chrono::seconds;

const LiveField& fieldIn(const LivePicture& picture, const std::string& id)
{
    for (const LiveField& field : picture.fields)
        if (field.field.id.str() == id)
            return field;
    throw std::out_of_range{id};
}
const LiveCounter& counterIn(const LivePicture& picture, const std::string& id)
{
    for (const LiveCounter& counter : picture.counters)
        if (counter.counter.id.str() == id)
            return counter;
    throw std::out_of_range{id};
}
const LiveDevice& deviceIn(const LivePicture& picture, const std::string& id)
{
    for (const LiveDevice& device : picture.devices)
        if (device.id == id)
            return device;
    throw std::out_of_range{id};
}

TEST(LivePicture, eachWhoWaitsStandsInTheirFieldLongestFirst)
{
    LiveDay day;
    day.waits("A002", 4);
    day.waits("A001", 16).hasPriority = true;
    day.waits("C001", 3);
    const LivePicture picture = day.picture();
    const LiveField& field = fieldIn(picture, "A");
    ASSERT_EQ(field.waiting.size(), 2U);
    EXPECT_EQ(field.waiting[0].label, "A001");
    EXPECT_EQ(field.waiting[0].queuedAt, day.ago(16));
    EXPECT_TRUE(field.waiting[0].hasPriority);
    EXPECT_EQ(field.waiting[1].label, "A002");
    EXPECT_EQ(picture.totals.waiting, 3);
}

TEST(LivePicture, inTheMorningNothingOfTheDayBeforeIsTodays)
{
    LiveDay day;
    for (const auto& [label, state] : {std::pair{"A001", TicketState::Completed},
                                       {"A002", TicketState::NoShow},
                                       {"A003", TicketState::Serving}}) {
        Ticket ticket = day.isAt(label, "1", TicketState::Called, 3);
        ticket.businessDate = "2026-07-14";
        day.hears(TicketEvent{TicketChange::Called, ticket});
        ticket.state = state;
        day.hears(TicketEvent{TicketChange::Started, ticket});
    }
    EXPECT_EQ(day.picture().totals.issued, 3);
    EXPECT_EQ(day.picture().calls.size(), 3U);
    day.now += std::chrono::hours{24};
    const LivePicture picture = day.picture();
    EXPECT_EQ(picture.totals.issued, 0);
    EXPECT_EQ(picture.totals.done, 0);
    EXPECT_EQ(picture.totals.noShow, 0);
    EXPECT_EQ(picture.totals.serving, 1) << "who is still there is there";
    ASSERT_EQ(picture.calls.size(), 1U);
    EXPECT_EQ(picture.calls.front().label, "A003");
}

TEST(LivePicture, nearAndOverAreByTheFieldsOwnLimit)
{
    LiveDay day;
    day.waits("A001", 23);
    day.waits("A002", 24); // 80 % of 30
    day.waits("A003", 30);
    day.waits("C001", 20);
    const LivePicture picture = day.picture();
    const auto& waiting = fieldIn(picture, "A").waiting;
    EXPECT_EQ(waiting[0].wait, Wait::Over);
    EXPECT_EQ(waiting[1].wait, Wait::Near);
    EXPECT_EQ(waiting[2].wait, Wait::InTime);
    EXPECT_EQ(fieldIn(picture, "C").waiting[0].wait, Wait::Over);

    day.view.fields[0].maxWaitMinutes = 0;
    EXPECT_EQ(fieldIn(day.picture(), "A").waiting[0].wait, Wait::InTime) << "no limit was told";
}

TEST(LivePicture, onlyCountersAtWorkServeAField)
{
    LiveDay day;
    day.opens("1");
    day.opens("2").paused = true;
    const LivePicture picture = day.picture();
    EXPECT_EQ(fieldIn(picture, "A").counters, std::vector{CounterId{"1"}});
    EXPECT_TRUE(fieldIn(picture, "C").counters.empty());
}

TEST(LivePicture, aCounterSaysWhoIsThereSinceWhenAndWhoWorks)
{
    LiveDay day;
    day.opens("1");
    day.isAt("A001", "1", TicketState::Serving, 5);
    day.opens("2", "supervisor:s1/minh");
    day.isAt("C001", "2", TicketState::Called, 1).hasPriority = true;
    const LivePicture picture = day.picture();
    const LiveCounter& one = counterIn(picture, "1");
    EXPECT_EQ(one.phase, CounterPhase::Serving);
    EXPECT_EQ(one.label, "A001");
    EXPECT_EQ(one.since, day.ago(5));
    EXPECT_EQ(one.clerk, "Nguyễn Thị Lan");
    const LiveCounter& two = counterIn(picture, "2");
    EXPECT_EQ(two.phase, CounterPhase::Called);
    EXPECT_TRUE(two.hasPriority);
    EXPECT_EQ(two.clerk, "minh") << "a name that is not known yet: by the one they sign in by";
    EXPECT_EQ(counterIn(picture, "3").phase, CounterPhase::Closed);
    EXPECT_EQ(picture.totals.serving, 2);
}

TEST(LivePicture, aFreeCounterIsFreeSinceTheLastOneLeftOrItOpened)
{
    LiveDay day;
    Counter counter = day.opens("1");
    EXPECT_FALSE(counterIn(day.picture(), "1").since) << "it was open before anything was heard";
    day.hears(CounterEvent{CounterChange::Opened, counter}, 20, "clerk:c1/lan");
    EXPECT_EQ(counterIn(day.picture(), "1").since, day.ago(20));
    day.isAt("A001", "1", TicketState::Completed, 7);
    EXPECT_EQ(counterIn(day.picture(), "1").since, day.ago(7));
    counter.paused = true;
    day.hears(CounterEvent{CounterChange::Paused, counter}, 2, "clerk:c1/lan");
    const LivePicture picture = day.picture();
    EXPECT_EQ(counterIn(picture, "1").phase, CounterPhase::Paused);
    EXPECT_EQ(counterIn(picture, "1").since, day.ago(2));
}

TEST(LivePicture, aMoveToAnotherFieldDoesNotBeginTheTimeAnew)
{
    LiveDay day;
    Counter counter = day.opens("1");
    day.hears(CounterEvent{CounterChange::Opened, counter}, 20, "clerk:c1/lan");
    counter.fields.emplace_back("C");
    day.hears(CounterEvent{CounterChange::ProfileSet, counter}, 1, "supervisor:s1/giamsat");
    EXPECT_EQ(counterIn(day.picture(), "1").since, day.ago(20));
    EXPECT_EQ(fieldIn(day.picture(), "C").counters, std::vector{CounterId{"1"}});
}

TEST(LivePicture, theDayIsCountedAndFiguresComeWhenTheyWereAskedFor)
{
    LiveDay day;
    day.waits("A001", 1);
    day.isAt("A002", "1", TicketState::Completed, 7);
    day.isAt("A003", "1", TicketState::NoShow, 9);
    day.isAt("A004", "1", TicketState::OnHold, 9);
    LiveTotals totals = day.picture().totals;
    EXPECT_EQ(totals.issued, 4);
    EXPECT_EQ(totals.done, 1);
    EXPECT_EQ(totals.noShow, 1);
    EXPECT_EQ(totals.onHold, 1);
    EXPECT_FALSE(totals.medianSeconds);
    EXPECT_FALSE(totals.rating);

    day.figures.emplace();
    EXPECT_FALSE(day.picture().totals.medianSeconds) << "nobody was called: no wait is known";
    day.figures->visits.waiting
        = {.count = 3, .mean = 900, .median = 840, .ninetieth = 1740, .longest = 2000};
    day.figures->ratings = {0, 0, 0, 2, 3};
    totals = day.picture().totals;
    EXPECT_EQ(totals.medianSeconds, 840);
    EXPECT_EQ(totals.ninetiethSeconds, 1740);
    EXPECT_DOUBLE_EQ(totals.rating.value_or(0), 4.6);
    EXPECT_EQ(totals.ratings, 5);
}

TEST(LivePicture, whoCalledWhomAndWhyIsSaidInWords)
{
    LiveDay day;
    day.opens("1");
    Ticket ticket = day.waits("A001", 40);
    ticket.state = TicketState::Called;
    ticket.counter = CounterId{"1"};
    ticket.calledAt = day.ago(1);
    ticket.callReason = CallReason::OverMaxWait;
    day.hears(TicketEvent{TicketChange::Called, ticket}, 1, "clerk:c1/lan");
    Ticket chosen = day.waits("C001", 2);
    chosen.state = TicketState::Called;
    chosen.counter = CounterId{"2"};
    chosen.calledAt = day.now;
    chosen.callReason = CallReason::Chosen;
    chosen.reason = "hẹn trả bổ sung";
    day.hears(TicketEvent{TicketChange::Called, chosen}, 0, "clerk:c2");
    // What is said later of the visit is not why it was called.
    chosen.state = TicketState::Serving;
    chosen.reason = "chuyện khác";
    day.hears(TicketEvent{TicketChange::Started, chosen}, 0, "clerk:c2");

    const LivePicture picture = day.picture();
    ASSERT_EQ(picture.calls.size(), 2U);
    EXPECT_EQ(picture.calls[0].label, "C001");
    EXPECT_EQ(picture.calls[0].why.vi, "Chọn riêng: hẹn trả bổ sung");
    EXPECT_TRUE(picture.calls[0].isChosen);
    EXPECT_EQ(picture.calls[0].clerk, "");
    EXPECT_EQ(picture.calls[1].clerk, "Nguyễn Thị Lan");
    EXPECT_EQ(picture.calls[1].why.vi, "Chờ quá 30 phút");
    EXPECT_EQ(picture.calls[1].why.en, "Waited over 30 minutes");
}

TEST(LivePicture, everyReasonHasItsWords)
{
    using enum CallReason;
    for (const CallReason reason :
         {OverMaxWait, BackFromHold, CallReason::Priority, Coefficient, QueueOrder, Chosen}) {
        const Words words = wordsOf(reason, PriorityClass::None, 30, "");
        EXPECT_FALSE(words.vi.empty());
        EXPECT_FALSE(words.en.empty());
        EXPECT_NE(words.vi, words.en);
    }
    EXPECT_EQ(wordsOf(CallReason::Priority, PriorityClass::Elderly, 0, "").vi, "Ưu tiên: người cao tuổi");
    EXPECT_EQ(wordsOf(OverMaxWait, PriorityClass::None, 0, "").vi, "Chờ quá lâu");
}

TEST(LivePicture, whatADeviceSaysIsSaidInWordsAndTheWorstComesFirst)
{
    LiveDay day;
    day.view.devices["board:b1"] = {"board:b1", false, {{"sound", PartState::Ok}}, ""};
    day.view.devices["kiosk:k1"]
        = {"kiosk:k1", false, {{"printer", PartState::Low}, {"camera", PartState::Ok}}, "14 lượt"};
    day.view.devices["kiosk:k2"]
        = {"kiosk:k2", true, {{"printer", PartState::Out}, {"camera", PartState::Fault}}, ""};
    const LivePicture picture = day.picture();
    ASSERT_EQ(picture.devices.size(), 3U);
    EXPECT_EQ(picture.devices[0].id, "kiosk:k2");
    EXPECT_EQ(picture.devices[0].name.vi, "Máy lấy số K2");
    EXPECT_EQ(picture.devices[0].state.vi, "Camera lỗi, chạm tay vẫn được; Hết giấy");
    EXPECT_TRUE(picture.devices[0].wantsHelp);
    EXPECT_TRUE(picture.devices[0].isOut);
    EXPECT_EQ(picture.devices[1].level, DeviceLevel::Attention);
    EXPECT_FALSE(picture.devices[1].isOut);
    EXPECT_EQ(picture.devices[2].level, DeviceLevel::Good);
}

TEST(LivePicture, aKioskThatSomebodyPausedOrTriesPinsAtWantsALook)
{
    LiveDay day;
    protocol::DeviceStatus& kiosk = day.view.devices["kiosk:k1"]
        = {"kiosk:k1", false, {{"printer", PartState::Ok}}, "14 lượt đến máy trong giờ qua"};
    kiosk.people = 14;
    LiveDevice told = deviceIn(day.picture(), "kiosk:k1");
    EXPECT_EQ(told.level, DeviceLevel::Good);
    EXPECT_EQ(told.state.vi, "Tốt · 14 lượt đến máy trong giờ qua");
    EXPECT_EQ(told.state.en, "Good · 14 people came in the last hour");

    kiosk.wrongPins = 1;
    EXPECT_EQ(deviceIn(day.picture(), "kiosk:k1").level, DeviceLevel::Good) << "a slip";
    kiosk.isPaused = true;
    kiosk.wrongPins = 4;
    told = deviceIn(day.picture(), "kiosk:k1");
    EXPECT_EQ(told.level, DeviceLevel::Attention);
    EXPECT_EQ(told.state.vi, "Tạm ngừng phục vụ; Nhập sai mã PIN 4 lần liền");
    EXPECT_EQ(told.state.en, "Paused; 4 wrong PINs in a row");
    kiosk.parts["printer"] = PartState::Out;
    EXPECT_EQ(deviceIn(day.picture(), "kiosk:k1").level, DeviceLevel::Fault);
}

TEST(LivePicture, aKioskOfWhichNothingIsHeardWhileOthersWorkIsSilent)
{
    LiveDay day;
    day.view.devices["kiosk:k1"] = {"kiosk:k1", false, {{"printer", PartState::Ok}}, ""};
    day.hears(DeviceEvent{day.view.devices["kiosk:k1"]}, 40, "kiosk:k1");
    EXPECT_EQ(deviceIn(day.picture(), "kiosk:k1").level, DeviceLevel::Good)
        << "a quiet hour: nobody came anywhere";
    day.waits("A001", 3);
    const LiveDevice device = deviceIn(day.picture(), "kiosk:k1");
    EXPECT_EQ(device.level, DeviceLevel::Silent);
    EXPECT_EQ(device.heardAt, day.ago(40));
    day.thresholds.silentMinutes = 0;
    EXPECT_EQ(deviceIn(day.picture(), "kiosk:k1").level, DeviceLevel::Good) << "switched off";
}

TEST(LivePicture, aBoardOnlySpeaksWhenSomethingChangesAndIsNeverSilent)
{
    LiveDay day;
    day.view.devices["board:b1"] = {"board:b1", false, {{"sound", PartState::Ok}}, ""};
    day.hears(DeviceEvent{day.view.devices["board:b1"]}, 300, "board:b1");
    day.waits("A001", 3);
    EXPECT_EQ(deviceIn(day.picture(), "board:b1").level, DeviceLevel::Good);
}

TEST(LivePicture, whoCameAfterTheyWereMissedIsLateWhereverTheyStand)
{
    LiveDay day;
    const Ticket ticket = day.waits("A001", 9);
    const auto hears = [&](TicketChange change, TicketState state) {
        Ticket after = ticket;
        after.state = state;
        after.counter = CounterId{"1"};
        after.calledAt = day.now;
        day.hears(TicketEvent{change, after});
    };
    hears(TicketChange::Called, TicketState::Called);
    EXPECT_FALSE(counterIn(day.picture(), "1").isLate);
    hears(TicketChange::NoShow, TicketState::NoShow);
    hears(TicketChange::Reactivated, TicketState::Waiting);
    EXPECT_TRUE(fieldIn(day.picture(), "A").waiting.at(0).isLate);
    hears(TicketChange::Called, TicketState::Called);
    EXPECT_TRUE(counterIn(day.picture(), "1").isLate);
    EXPECT_TRUE(day.picture().calls.at(0).isLate);
    hears(TicketChange::Cancelled, TicketState::Cancelled);
    hears(TicketChange::Issued, TicketState::Waiting);
    EXPECT_FALSE(fieldIn(day.picture(), "A").waiting.at(0).isLate) << "another day's number";
    hears(TicketChange::Cancelled, TicketState::Cancelled);
    hears(TicketChange::Reactivated, TicketState::Waiting);
    EXPECT_FALSE(fieldIn(day.picture(), "A").waiting.at(0).isLate) << "who gave it up by mistake was in time";
}

TEST(LivePicture, everyMachineOfTheHallIsConnectedOrGoneSince)
{
    LiveDay day;
    day.view.devices["board:b1"] = {"board:b1", false, {{"sound", PartState::Ok}}, ""};
    day.view.devices["kiosk:k9"] = {"kiosk:k9", false, {{"printer", PartState::Out}}, ""};
    day.opens("1", "clerk:c1/lan");
    day.tells({{"board:b1", seconds{2}},
               {"clerk:c1", seconds{3}},
               {"counter:q1", seconds{4}},
               {"kiosk:k1", minutes{8}},
               {"monitor:m1", seconds{1}},
               {"supervisor:web", seconds{0}}});
    const LivePicture picture = day.picture();
    EXPECT_EQ(deviceIn(picture, "board:b1").state.vi, "Đã kết nối · loa bật");
    EXPECT_EQ(deviceIn(picture, "board:b1").isThere, true);
    EXPECT_EQ(deviceIn(picture, "counter:q1").state.vi, "Đã kết nối") << "it need not say anything of itself";
    EXPECT_EQ(deviceIn(picture, "counter:q1").level, DeviceLevel::Good);
    EXPECT_EQ(deviceIn(picture, "clerk:c1").level, DeviceLevel::Good);
    EXPECT_EQ(deviceIn(picture, "clerk:c1").state.vi, "Đang dùng");
    const LiveDevice& kiosk = deviceIn(picture, "kiosk:k1");
    EXPECT_EQ(kiosk.level, DeviceLevel::Gone);
    EXPECT_EQ(kiosk.goneSince, day.ago(8));
    EXPECT_EQ(kiosk.state.vi, "Mất kết nối");
    EXPECT_EQ(kiosk.state.en, "Gone");
    const LiveDevice& old = deviceIn(picture, "kiosk:k9");
    EXPECT_EQ(old.state.vi, "Hôm nay chưa kết nối") << "what it said on another day is worth nothing";
    EXPECT_FALSE(old.isOut);
    EXPECT_EQ(picture.devices.size(), 5U) << "what watches is no machine of the hall's";
}

TEST(LivePicture, aServiceThatCannotTellWhoIsThereLeavesWhatDevicesSay)
{
    LiveDay day;
    day.view.devices["board:b1"] = {"board:b1", false, {{"sound", PartState::Ok}}, ""};
    EXPECT_EQ(deviceIn(day.picture(), "board:b1").isThere, std::nullopt);
    EXPECT_EQ(deviceIn(day.picture(), "board:b1").state.vi, "Tốt · loa bật");
}

}
}
