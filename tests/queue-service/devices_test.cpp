#include "tests/queue-service/queue_service.h"

#include <algorithm>

/// What devices say of themselves, and what the service says of itself.
namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

class Devices : public QueueService {
protected:
    ReportDevice report(PartState printer, bool wantsHelp = false)
    {
        return {{{}, wantsHelp, {{"camera", PartState::Ok}, {"printer", printer}}, ""}};
    }
    std::ptrdiff_t told(const std::string& type) const
    {
        return std::ranges::count(desk.published, type, &StoredEvent::type);
    }
    std::vector<Alert> alerts() const
    {
        std::vector<Alert> all;
        for (const StoredEvent& event : desk.published)
            if (const auto body = decodeBody(event.type, event.body))
                if (const auto* alert = std::get_if<Alert>(&*body))
                    all.push_back(*alert);
        return all;
    }
    void rest()
    {
        auto outcome = desk.service->rest();
        ASSERT_TRUE(outcome) << outcome.error().message;
        desk.published.insert(desk.published.end(), outcome->events.begin(), outcome->events.end());
    }
};

TEST_F(Devices, staffHearWhatADeviceSaysOnceAndWhoComesLaterSeesIt)
{
    EXPECT_FALSE(codeOf(desk.ask(kiosk(), report(PartState::Low))));
    EXPECT_FALSE(codeOf(desk.ask(kiosk(), report(PartState::Low)))) << "the same is no news";
    EXPECT_EQ(told("device.status"), 1);
    EXPECT_FALSE(codeOf(desk.ask(kiosk(), report(PartState::Out, true))));
    EXPECT_EQ(told("device.status"), 2);
    const BranchView staff = desk.service->snapshot(Stream::Staff);
    ASSERT_TRUE(staff.devices.contains("kiosk:k1"));
    EXPECT_EQ(staff.devices.at("kiosk:k1").parts.at("printer"), PartState::Out);
    EXPECT_TRUE(staff.devices.at("kiosk:k1").wantsHelp);
    EXPECT_TRUE(desk.service->snapshot(Stream::Public).devices.empty());
    expectViewsAreRight("two reports");
}

TEST_F(Devices, whoAsksForHelpIsAnAlertEachTimeAnew)
{
    desk.ask(kiosk(), report(PartState::Ok));
    EXPECT_TRUE(alerts().empty());
    desk.ask(kiosk(), report(PartState::Ok, true));
    desk.ask(kiosk(), report(PartState::Low, true));
    ASSERT_EQ(alerts().size(), 1U) << "it was said";
    EXPECT_EQ(alerts().front().kind, AlertKind::Help);
    EXPECT_NE(alerts().front().text.find("kiosk:k1"), std::string::npos);
    desk.ask(kiosk(), report(PartState::Low));
    desk.ask(kiosk(), report(PartState::Low, true));
    EXPECT_EQ(alerts().size(), 2U);
    desk.ask(kiosk("k2"), report(PartState::Ok, true));
    EXPECT_EQ(alerts().size(), 3U) << "with its first word";
    desk.crash();
    desk.reopen();
    desk.ask(kiosk(), report(PartState::Ok, true));
    EXPECT_EQ(alerts().size(), 3U) << "still the same cry";
}

TEST_F(Devices, nobodySpeaksForAnother)
{
    ReportDevice asked = report(PartState::Ok);
    asked.status.device = "kiosk:k1";
    desk.ask(kiosk("k2"), asked);
    const BranchView staff = desk.service->snapshot(Stream::Staff);
    EXPECT_FALSE(staff.devices.contains("kiosk:k1"));
    EXPECT_TRUE(staff.devices.contains("kiosk:k2"));
}

TEST_F(Devices, aPartWithANameThatIsNoneIsRefused)
{
    for (const std::string name :
         {"", "a b", "a:ok b", "máy in", "../x", "abcdefghijklmnopqrstuvwxyz0123456"}) {
        ReportDevice asked;
        asked.status.parts[name] = PartState::Ok;
        EXPECT_EQ(codeOf(desk.ask(kiosk(), asked)), ErrorCode::BadRequest) << name;
    }
    desk.crash();
    desk.reopen();
    EXPECT_TRUE(desk.service->book().state().devices.empty());
}

TEST_F(Devices, whatWasSaidOutlivesARestart)
{
    desk.ask(kiosk(), report(PartState::Out));
    desk.crash();
    desk.reopen();
    EXPECT_EQ(desk.service->book().state().devices.at("kiosk:k1").parts.at("printer"), PartState::Out);
    desk.ask(kiosk(), report(PartState::Out));
    EXPECT_EQ(told("device.status"), 1) << "known already";
}

TEST_F(Devices, whatAKioskCountsOutlivesARestartAndIsNewsWhenItChanges)
{
    ReportDevice asked = report(PartState::Ok);
    asked.status.people = 14;
    asked.status.isPaused = true;
    asked.status.wrongPins = 2;
    desk.ask(kiosk(), asked);
    asked.status.wrongPins = 3;
    desk.ask(kiosk(), asked);
    EXPECT_EQ(told("device.status"), 2);
    desk.crash();
    desk.reopen();
    const DeviceStatus& known = desk.service->book().state().devices.at("kiosk:k1");
    EXPECT_EQ(known.people, 14);
    EXPECT_TRUE(known.isPaused);
    EXPECT_EQ(known.wrongPins, 3);
    asked.status.people.reset();
    asked.status.isPaused = false;
    desk.ask(kiosk(), asked);
    desk.crash();
    desk.reopen();
    EXPECT_FALSE(desk.service->book().state().devices.at("kiosk:k1").people) << "not counted is not nobody";
    EXPECT_FALSE(desk.service->book().state().devices.at("kiosk:k1").isPaused);
    expectViewsAreRight("four reports");
}

TEST_F(Devices, aClockThatIsSetIsTold)
{
    rest();
    desk.clock.advance(10min);
    rest();
    EXPECT_TRUE(alerts().empty()) << "time goes by";
    desk.clock.setWall(desk.clock.wall() + 3min);
    rest();
    ASSERT_EQ(alerts().size(), 1U);
    EXPECT_EQ(alerts().front().kind, AlertKind::Clock);
    EXPECT_NE(alerts().front().text.find("180 seconds"), std::string::npos) << alerts().front().text;
    rest();
    EXPECT_EQ(alerts().size(), 1U) << "once";
}

TEST_F(Devices, aDiskWithLittleSpaceIsToldOnce)
{
    desk.close();
    auto opened = Service::open({.data = desk.folder.path(),
                                 .setup = desk.setup,
                                 .ballastBytes = 0,
                                 .lowDiskBytes = std::uintmax_t{1} << 60U},
                                desk.clock);
    ASSERT_TRUE(opened) << opened.error().message;
    desk.service = std::move(*opened);
    desk.clock.advance(10s);
    rest();
    desk.clock.advance(10s);
    rest();
    ASSERT_EQ(alerts().size(), 1U);
    EXPECT_EQ(alerts().front().kind, AlertKind::DiskLow);
    EXPECT_NE(alerts().front().text.find("free some"), std::string::npos);
}

TEST_F(Devices, afterAFullDiskStaffAreToldWhatWasMissed)
{
    desk.issued();
    ASSERT_TRUE(desk.service->store().limitPages(1));
    std::optional<ErrorCode> code;
    for (int i = 0; i < 2000 && !code; ++i)
        code = codeOf(desk.ask(kiosk(), issue("B")));
    EXPECT_EQ(code, ErrorCode::StorageFull);
    EXPECT_TRUE(alerts().empty());
    desk.clock.advance(2min);
    ASSERT_TRUE(desk.service->store().limitPages(0));
    rest();
    ASSERT_EQ(alerts().size(), 1U);
    EXPECT_EQ(alerts().front().kind, AlertKind::DiskFull);
}

TEST_F(Devices, whoWatchesOverTheHallLearnsWhenEachWasHeard)
{
    EXPECT_EQ(desk.ask(supervisor(), ListDevices{}).outcome, CommandResult{DeviceList{}});
    const DeviceList heard{{{"board:tv", 900ms}, {"kiosk:k1", 1h}}, 2h};
    desk.service->noteHeard(heard);
    EXPECT_EQ(desk.ask(supervisor(), ListDevices{}).outcome, CommandResult{heard});
    EXPECT_EQ(desk.ask(admin(), ListDevices{}).outcome, CommandResult{heard});
    EXPECT_EQ(desk.published.size(), 0U) << "nobody is told but who asks";
}

// Who has a counter.

TEST_F(Devices, twoMachinesAtOneCounterAreAMistakeAndTwoPeopleAtOneRelieveEachOther)
{
    const CounterId one{"1"};
    Actor lan = clerk("c1", {one});
    EXPECT_FALSE(codeOf(desk.ask(lan, OpenCounter{one})));
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "clerk:c1");
    EXPECT_EQ(desk.service->snapshot(Stream::Staff).counter(one)->openedBy, "clerk:c1");
    EXPECT_EQ(desk.service->snapshot(Stream::Public).counter(one)->openedBy, "");
    const Reply list = desk.ask(kiosk(), ListFields{});
    EXPECT_EQ(std::get<FieldList>(*list.outcome).counters.front().openedBy, "");

    const Reply other = desk.ask(clerk("c9", {one}), OpenCounter{one});
    EXPECT_EQ(codeOf(other), ErrorCode::InvalidState);
    EXPECT_NE(other.outcome.error().message.find("clerk:c1"), std::string::npos);
    EXPECT_FALSE(codeOf(desk.ask(lan, OpenCounter{one}))) << "its own again";

    desk.ask(lan, PauseCounter{one, PauseReason::Meeting});
    EXPECT_FALSE(codeOf(desk.ask(supervisor(), OpenCounter{one}))) << "a supervisor ends a pause";
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "clerk:c1");
    desk.ask(supervisor(), ReleaseCounter{one, "broken", false});
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "");
    EXPECT_FALSE(codeOf(desk.ask(clerk("c9", {one}), OpenCounter{one})));
    expectViewsAreRight("after a release");
    desk.crash();
    desk.reopen();
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "clerk:c9");
}

}
}
