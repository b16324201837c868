#include "clerk-terminal/counter_screen.h"

#include "clerk-terminal/sample_day.h"
#include "fake_service.h"

#include <gtest/gtest.h>

namespace luot::clerk_terminal {
namespace {

class Screen : public testing::Test {
protected:
    Screen() { session.linkChanged(LinkState::Live); }

    CounterScreen look(const BranchView& view)
    {
        session.follow(view, {});
        return screenOf(session, "10.0.0.5:5560");
    }
    static CounterSettings settings()
    {
        CounterSettings settings;
        settings.counter = CounterId{"3"};
        settings.openAtStart = false;
        return settings;
    }

    SampleDay day;
    VirtualClock clock{day.now()};
    RequestId asked;
    CounterSession session{settings(), clock,
                           [this](const protocol::Command&, const RequestId& id) { asked = id; }};
};

TEST_F(Screen, servingTellsTheVisitsTimes)
{
    const CounterScreen screen = look(day.serving());
    EXPECT_EQ(screen.stateName, "Đang phục vụ");
    EXPECT_EQ(screen.fields, "Hộ tịch · Chứng thực");
    EXPECT_EQ(screen.visitsToday, 23);
    EXPECT_EQ(screen.clock, "09:49:46");
    ASSERT_TRUE(screen.visit);
    EXPECT_EQ(screen.visit->label, "A045");
    EXPECT_EQ(screen.visit->priority, "Không ưu tiên");
    EXPECT_EQ(screen.visit->issued, "Lấy số 09:24 tại máy K1");
    EXPECT_EQ(screen.visit->wait.value, "16:52");
    EXPECT_EQ(screen.visit->wait.note, "ngưỡng 30 phút");
    EXPECT_EQ(screen.visit->walk.value, "0:41");
    EXPECT_EQ(screen.visit->walk.note, "gọi 1 lần");
    EXPECT_EQ(screen.visit->service.value, "8:05");
    EXPECT_EQ(screen.visit->service.note, "trung vị 9:10");
    EXPECT_TRUE(screen.visit->service.isRunning);
    EXPECT_TRUE(screen.bannerTitle.empty());
}

TEST_F(Screen, theRunningTimeRuns)
{
    look(day.serving());
    clock.advance(55s);
    EXPECT_EQ(screenOf(session, "").visit->service.value, "9:00");
    clock.advance(1h);
    EXPECT_EQ(screenOf(session, "").visit->service.value, "1:09:00");
}

TEST_F(Screen, calledCountsTheWayToTheCounter)
{
    const CounterScreen screen = look(day.called());
    EXPECT_EQ(screen.visit->walk.caption, "Đang đi đến quầy");
    EXPECT_EQ(screen.visit->walk.value, "0:36");
    EXPECT_EQ(screen.visit->walk.note, "gọi lần 1 lúc 09:49:10");
    EXPECT_TRUE(screen.visit->service.value.empty());
    EXPECT_EQ(screen.requests.at(0).state, "chưa bắt đầu");
}

TEST_F(Screen, aRecallDoesNotMakeTheWaitLonger)
{
    BranchView view = day.called();
    look(view);
    Ticket& ticket = view.tickets["A045"];
    ticket.callCount = 2;
    ticket.calledAt = day.now();
    ++ticket.version;
    const CounterScreen screen = look(view);
    EXPECT_EQ(screen.visit->walk.value, "0:36");
    ASSERT_EQ(screen.history.size(), 3U);
    EXPECT_EQ(screen.history[1].text, "Quầy 3 gọi. Lý do: theo giờ lấy số");
    EXPECT_EQ(screen.history[2].text, "Quầy 3 gọi lại, lần 2");
}

TEST_F(Screen, historyTellsHowTheNumberWasTaken)
{
    const CounterScreen screen = look(day.serving());
    ASSERT_EQ(screen.history.size(), 3U);
    EXPECT_EQ(screen.history[0].at, "09:24:08");
    EXPECT_EQ(screen.history[0].text, "Lấy số, chọn bằng đầu, có đồng ý dùng khuôn mặt; đã in phiếu");
    EXPECT_EQ(screen.history[2].text, "Bắt đầu phục vụ");
}

TEST_F(Screen, theNextOneComesWithTheReason)
{
    const CounterScreen screen = look(day.serving());
    ASSERT_EQ(screen.waiting.size(), 14U);
    EXPECT_EQ(screen.waiting[0].label, "B032");
    EXPECT_EQ(screen.waiting[0].reason, "Kế tiếp · Chờ quá 30 phút");
    EXPECT_EQ(screen.waiting[0].waited, "31:05");
    EXPECT_TRUE(screen.waiting[0].isOverMaxWait);
    EXPECT_EQ(screen.waiting[1].reason, "Ưu tiên: có con nhỏ");
    EXPECT_TRUE(screen.waiting[1].hasPriority);
    EXPECT_EQ(screen.waiting[3].reason, "Lĩnh vực chính của quầy");
    EXPECT_EQ(screen.waiting[13].reason, "Theo giờ lấy số");
}

TEST_F(Screen, finishedShowsWhatCameOfIt)
{
    look(day.serving());
    const CounterScreen screen = look(day.finished());
    EXPECT_FALSE(screen.visit);
    ASSERT_TRUE(screen.lastVisit);
    EXPECT_EQ(screen.lastVisit->outcome, "Nhận hồ sơ");
    EXPECT_EQ(screen.lastVisit->service.value, "8:05");
    EXPECT_FALSE(screen.lastVisit->service.isRunning);
    EXPECT_EQ(screen.visitsToday, 24);
}

TEST_F(Screen, alwaysEightKeysInTheSamePlaces)
{
    for (const BranchView& view : {day.closed(), day.free(), day.called(), day.serving(), day.finished()}) {
        std::string caps;
        for (const KeyRow& key : look(view).keys)
            caps += key.cap + " ";
        EXPECT_EQ(caps, "F1 F2 F3 F4 F6 F7 F8 F9 ");
    }
}

TEST_F(Screen, everyKeyThatIsOffSaysWhy)
{
    for (const BranchView& view : {day.closed(), day.free(), day.called(), day.serving()}) {
        for (const KeyRow& key : look(view).keys)
            EXPECT_EQ(key.state == KeyState::Off, !key.reason.empty()) << key.cap << key.reason;
    }
}

TEST_F(Screen, whatAKioskNeedsAHandForIsSaidUntilItIsOver)
{
    BranchView view = day.withTroubles(day.serving());
    EXPECT_EQ(look(view).troubles,
              (std::vector<std::string>{"Máy lấy số 1: có người cần giúp. Mời ra xem.",
                                        "Máy lấy số 2: mất camera, vẫn lấy số bằng tay. Xin xem dây.",
                                        "Máy lấy số 1: sắp hết giấy. Xin chuẩn bị cuộn mới."}))
        << "the most pressing first";
    view.devices["kiosk:k1"].wantsHelp = false;
    view.devices["kiosk:k1"].parts["printer"] = protocol::PartState::Out;
    view.devices["kiosk:k2"].parts["camera"] = protocol::PartState::Ok;
    EXPECT_EQ(look(view).troubles, std::vector<std::string>{"Máy lấy số 1: hết giấy. Xin thay cuộn mới."});
    view.devices["kiosk:k1"].parts
        = {{"printer", protocol::PartState::Fault}, {"cover", protocol::PartState::Fault}};
    EXPECT_EQ(look(view).troubles,
              std::vector<std::string>{"Máy lấy số 1: nắp máy in đang mở. Xin đóng nắp."});
    view.devices["kiosk:k1"].parts = {{"printer", protocol::PartState::Ok}};
    EXPECT_TRUE(look(view).troubles.empty()) << "gone with its cause, without a key";
}

TEST_F(Screen, whatIsMissingByChoiceIsNoTrouble)
{
    BranchView view = day.free();
    view.devices["kiosk:k1"]
        = {"kiosk:k1",
           false,
           {{"camera", protocol::PartState::Missing}, {"sound", protocol::PartState::Missing}},
           "3 lượt đến máy trong giờ qua"};
    view.devices["board:hall"] = {"board:hall", false, {{"sound", protocol::PartState::Fault}}, {}};
    EXPECT_EQ(look(view).troubles,
              std::vector<std::string>{"Bảng gọi số hall: loa không kêu. Xin xem dây và nguồn của loa."});
}

TEST_F(Screen, aPausedKioskAndSomebodyWhoTriesPinsAreTold)
{
    BranchView view = day.free();
    protocol::DeviceStatus& kiosk = view.devices["kiosk:k1"];
    kiosk.device = "kiosk:k1";
    kiosk.wrongPins = 2;
    EXPECT_TRUE(look(view).troubles.empty()) << "a slip is nobody's business";
    kiosk.wrongPins = 3;
    kiosk.isPaused = true;
    EXPECT_EQ(look(view).troubles,
              (std::vector<std::string>{"Máy lấy số 1: sai mã PIN 3 lần. Mời ra xem ai đang thử.",
                                        "Máy lấy số 1: đang tạm ngừng. Mời khách sang máy khác."}));
}

TEST_F(Screen, overALostLineNoTroubleIsClaimed)
{
    look(day.withTroubles(day.serving()));
    session.linkChanged(LinkState::Stale);
    EXPECT_TRUE(screenOf(session, "10.0.0.5:5560").troubles.empty());
}

TEST_F(Screen, aTroubleTakesNoKey)
{
    const auto keysOf = [](const CounterScreen& screen) { return screen.keys; };
    for (const BranchView& view : {day.free(), day.called(), day.serving()})
        EXPECT_EQ(keysOf(look(view)), keysOf(look(day.withTroubles(view))));
}

TEST_F(Screen, aLostLineIsABannerWithItsTime)
{
    look(day.serving());
    session.linkChanged(LinkState::Stale);
    const CounterScreen screen = screenOf(session, "10.0.0.5:5560");
    EXPECT_EQ(screen.bannerTitle, "Mất kết nối với máy chủ từ 09:49:43.");
    EXPECT_EQ(screen.bannerText,
              "Danh sách là của lúc đó và chưa cập nhật. Lượt A045 vẫn được giữ; phím gọi tạm khóa.");
    EXPECT_EQ(screen.asOf, "lúc 09:49:43");
    for (const KeyRow& key : screen.keys)
        EXPECT_EQ(key.state, KeyState::Off);
}

TEST_F(Screen, aServiceThatIsNotThereIsNamed)
{
    session.linkChanged(LinkState::Connecting);
    const CounterScreen screen = screenOf(session, "10.0.0.5:5560");
    EXPECT_EQ(screen.bannerTitle, "Chưa kết nối được với máy chủ 10.0.0.5:5560.");
    EXPECT_NE(screen.bannerText.find("Kiểm tra dây mạng"), std::string::npos);
    EXPECT_TRUE(screen.waiting.empty());
}

TEST_F(Screen, aWordAboutTheLastKeyMakesRoomAgain)
{
    look(day.free());
    session.press(CounterKey::Start);
    EXPECT_TRUE(screenOf(session, "").notice);
    clock.advance(13s);
    EXPECT_FALSE(screenOf(session, "").notice);
}

TEST_F(Screen, aFieldOfNoNameIsItsLetter)
{
    BranchView view = day.serving();
    view.fields.clear();
    EXPECT_EQ(look(view).visit->field, "A");
}

TEST(Duration, isReadAsAClockIs)
{
    EXPECT_EQ(durationText(0ms), "0:00");
    EXPECT_EQ(durationText(59999ms), "0:59");
    EXPECT_EQ(durationText(8min + 5s), "8:05");
    EXPECT_EQ(durationText(1h + 2min + 9s), "1:02:09");
}

}
}
