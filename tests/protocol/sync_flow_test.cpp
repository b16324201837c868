#include "protocol/src/sync_flow.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

/// A service as a flow sees it: a log, an epoch, a steady time.
struct Truth {
    std::uint64_t epoch = 7;
    std::vector<Event> log;
    BranchView view;
    std::size_t cut = 0; ///< events no longer kept

    Event next(SteadyTime now)
    {
        Event event{epoch,
                    log.size() + 1,
                    0,
                    WallTime{},
                    upAt(now),
                    "",
                    NoticeSet{std::to_string(epoch) + "." + std::to_string(log.size() + 1)}};
        log.push_back(event);
        view.apply(event.body, event.at);
        return event;
    }
    Heartbeat heartbeat(SteadyTime now) const { return {epoch, log.size(), WallTime{}, upAt(now)}; }
    Synced answer(const SyncFlow::AskForSync& ask) const
    {
        if (ask.epoch == epoch && ask.afterN >= cut && ask.afterN <= log.size())
            return {epoch, log.size(),
                    std::vector<Event>(log.begin() + static_cast<std::ptrdiff_t>(ask.afterN), log.end())};
        return {epoch, log.size(), view};
    }
    static Milliseconds upAt(SteadyTime now)
    {
        return std::chrono::duration_cast<Milliseconds>(now.time_since_epoch()) + 5h;
    }
};

/// Answers what the flow asks for, and keeps what it tells.
struct Device {
    SteadyTime now{100h};
    SyncFlow flow{now, 1};
    std::optional<SyncFlow::AskForSync> asked;
    std::vector<std::string> news;
    std::vector<LinkState> links;
    int resets = 0;
    int changes = 0;

    void look()
    {
        for (const SyncFlow::Action& action : flow.takeActions()) {
            if (const auto* ask = std::get_if<SyncFlow::AskForSync>(&action)) {
                asked = *ask;
            } else if (std::holds_alternative<SyncFlow::ResetLine>(action)) {
                ++resets;
                asked.reset();
            } else if (const auto* changed = std::get_if<SyncFlow::Changed>(&action)) {
                ++changes;
                for (const Event& event : changed->news)
                    news.push_back(std::get<NoticeSet>(event.body).text);
            } else {
                links.push_back(std::get<SyncFlow::LinkChanged>(action).state);
            }
        }
    }
    void pass(Milliseconds time)
    {
        now += time;
        flow.tick(now);
        look();
    }
    void answer(const Truth& truth)
    {
        if (!asked)
            return;
        flow.takeSync(truth.answer(*std::exchange(asked, std::nullopt)), now);
        look();
    }
    void goLive(const Truth& truth)
    {
        flow.hearWelcome(now);
        pass(0ms);
        answer(truth);
    }
    LinkState link() const { return flow.link(); }
};

TEST(SyncFlow, aWelcomeStartsTheFirstSyncAtOnce)
{
    Truth truth;
    truth.next({});
    Device device;
    device.goLive(truth);
    EXPECT_EQ(device.link(), LinkState::Live);
    EXPECT_EQ(device.flow.view(), truth.view);
    EXPECT_TRUE(device.news.empty());
    EXPECT_EQ(device.changes, 1);
    EXPECT_EQ(device.links, (std::vector{LinkState::Syncing, LinkState::Live}));
}

TEST(SyncFlow, withoutAWelcomeItAsksAfterAWhile)
{
    Device device;
    device.pass(1100ms);
    EXPECT_FALSE(device.asked);
    device.pass(100ms);
    EXPECT_TRUE(device.asked);
}

TEST(SyncFlow, eventsHeardWhileSyncingFollowTheSnapshotOnceEach)
{
    Truth truth;
    truth.next({});
    Device device;
    device.flow.hearWelcome(device.now);
    device.pass(0ms);
    device.flow.hear(truth.next(device.now), device.now);
    const Synced snapshot = truth.answer(*device.asked);
    device.flow.hear(truth.next(device.now), device.now);
    device.flow.takeSync(snapshot, device.now);
    device.look();
    EXPECT_EQ(device.link(), LinkState::Live);
    EXPECT_EQ(device.flow.view(), truth.view);
    EXPECT_EQ(device.news, std::vector<std::string>{"7.3"});
}

TEST(SyncFlow, aGapIsFetchedAsADeltaAndToldInOrder)
{
    Truth truth;
    Device device;
    device.goLive(truth);
    truth.next(device.now);
    device.flow.hear(truth.next(device.now), device.now);
    device.look();
    EXPECT_EQ(device.link(), LinkState::Syncing);
    device.pass(500ms);
    ASSERT_TRUE(device.asked);
    EXPECT_EQ(device.asked->epoch, 7U);
    EXPECT_EQ(device.asked->afterN, 0U);
    device.answer(truth);
    EXPECT_EQ(device.news, (std::vector<std::string>{"7.1", "7.2"}));
    EXPECT_EQ(device.link(), LinkState::Live);
}

TEST(SyncFlow, aHeartbeatTellsOfALostLastEventAfterAShortGrace)
{
    Truth truth;
    Device device;
    device.goLive(truth);
    const Event late = truth.next(device.now);
    device.flow.hear(truth.heartbeat(device.now), device.now);
    device.pass(100ms);
    EXPECT_EQ(device.link(), LinkState::Live) << "it may be under way";
    device.flow.hear(late, device.now);
    device.pass(200ms);
    EXPECT_EQ(device.link(), LinkState::Live);

    truth.next(device.now);
    device.flow.hear(truth.heartbeat(device.now), device.now);
    device.pass(200ms);
    EXPECT_EQ(device.link(), LinkState::Syncing);
}

TEST(SyncFlow, whatWasHeardBeforeIsNoNews)
{
    Truth truth;
    Device device;
    device.goLive(truth);
    const Event event = truth.next(device.now);
    for (int i = 0; i < 3; ++i)
        device.flow.hear(event, device.now);
    device.look();
    EXPECT_EQ(device.news.size(), 1U);
    EXPECT_EQ(device.link(), LinkState::Live);
}

TEST(SyncFlow, anotherEpochMeansAnotherBeginning)
{
    Truth truth;
    Device device;
    truth.next(device.now);
    device.goLive(truth);
    Truth restored;
    restored.epoch = 8;
    restored.next(device.now);
    device.flow.hear(restored.heartbeat(device.now), device.now);
    device.pass(500ms);
    device.answer(restored);
    EXPECT_EQ(device.flow.view(), restored.view);
    EXPECT_EQ(device.link(), LinkState::Live);
}

TEST(SyncFlow, silenceMakesItStaleThenTheLineIsMadeAnew)
{
    Truth truth;
    truth.next({});
    Device device;
    device.goLive(truth);
    device.pass(2900ms);
    EXPECT_EQ(device.link(), LinkState::Live);
    device.pass(100ms);
    EXPECT_EQ(device.link(), LinkState::Stale);
    EXPECT_EQ(device.flow.view(), truth.view) << "the last state stays";
    EXPECT_EQ(device.resets, 0);
    device.pass(2000ms);
    EXPECT_EQ(device.resets, 1);
    device.flow.hearWelcome(device.now);
    device.pass(500ms);
    device.answer(truth);
    EXPECT_EQ(device.link(), LinkState::Live);
}

TEST(SyncFlow, oldDataIsNotTakenForNews)
{
    Truth truth;
    Device device;
    device.goLive(truth);
    device.flow.hear(truth.heartbeat(device.now), device.now);
    const Event slow = truth.next(device.now);
    for (int i = 0; i < 5; ++i) {
        device.pass(500ms);
        device.flow.hear(truth.heartbeat(device.now - 400ms * i), device.now);
    }
    EXPECT_EQ(device.resets, 0) << "a slow line alone is no reason";
    device.flow.hear(slow, device.now);
    device.look();
    EXPECT_EQ(device.resets, 1);
    EXPECT_EQ(device.link(), LinkState::Stale);
    EXPECT_TRUE(device.news.empty());
}

TEST(SyncFlow, aServiceThatDoesNotAnswerIsAskedTwiceThenSeldom)
{
    Truth truth;
    Device device;
    device.flow.hearWelcome(device.now);
    int asks = 0;
    for (int i = 0; i < 300; ++i) {
        device.pass(100ms);
        device.flow.hear(truth.heartbeat(device.now), device.now);
        if (std::exchange(device.asked, std::nullopt))
            ++asks;
    }
    EXPECT_GE(asks, 4);
    EXPECT_LE(asks, 6);
}

TEST(SyncFlow, whenEventsComeAndAnswersNeverDoTheLineIsMadeAnew)
{
    Truth truth;
    Device device;
    device.flow.hearWelcome(device.now);
    for (int i = 0; i < 150 && device.resets == 0; ++i) {
        device.pass(100ms);
        device.flow.hear(truth.heartbeat(device.now), device.now);
    }
    EXPECT_EQ(device.resets, 1) << "one half of the line is dead";
    device.flow.hearWelcome(device.now);
    device.pass(600ms);
    ASSERT_TRUE(device.asked);
    device.flow.takeSync(truth.answer(*device.asked), device.now);
    device.flow.hear(truth.heartbeat(device.now), device.now);
    device.look();
    EXPECT_EQ(device.flow.link(), LinkState::Live);
}

TEST(SyncFlow, aRefusedSyncWaitsAsLongAsItWasTold)
{
    Truth truth;
    Device device;
    device.flow.hearWelcome(device.now);
    device.pass(0ms);
    device.flow.refuseSync(2000ms, device.now);
    device.asked.reset();
    device.pass(1900ms);
    EXPECT_FALSE(device.asked);
    device.pass(100ms);
    EXPECT_TRUE(device.asked);
}

TEST(SyncFlow, aSpoiltDeltaIsFollowedByASnapshot)
{
    Truth truth;
    Device device;
    device.goLive(truth);
    truth.next(device.now);
    device.flow.hear(truth.next(device.now), device.now);
    device.pass(500ms);
    ASSERT_TRUE(device.asked && device.asked->epoch);
    device.flow.spoilSync(device.now);
    device.asked.reset();
    device.pass(500ms);
    ASSERT_TRUE(device.asked);
    EXPECT_FALSE(device.asked->epoch);
    device.answer(truth);
    EXPECT_EQ(device.flow.view(), truth.view);
}

TEST(SyncFlow, aFloodWhileSyncingStaysBounded)
{
    Truth truth;
    Device device;
    device.flow.hearWelcome(device.now);
    device.pass(0ms);
    for (std::size_t i = 0; i < SyncFlow::mostBuffered + 100; ++i)
        device.flow.hear(truth.next(device.now), device.now);
    device.look();
    device.pass(500ms);
    device.answer(truth);
    EXPECT_EQ(device.link(), LinkState::Live);
    EXPECT_EQ(device.flow.view(), truth.view);
}

/// Whatever happens to a line: once it works again, the view becomes the service's within some seconds.
RC_GTEST_PROP(SyncFlow, convergesAfterAnyTrouble, ())
{
    Truth truth;
    Device device;
    std::vector<Event> delayed;
    std::vector<std::pair<SyncFlow::AskForSync, Synced>> answers;
    for (int step = *rc::gen::inRange(0, 120); step > 0; --step) {
        switch (*rc::gen::inRange(0, 13)) {
        case 0:
            truth.next(device.now); // lost
            break;
        case 1:
        case 2:
        case 3:
            device.flow.hear(truth.next(device.now), device.now);
            break;
        case 4:
            delayed.push_back(truth.next(device.now));
            break;
        case 5:
            if (!delayed.empty())
                device.flow.hear(*rc::gen::elementOf(delayed), device.now);
            break;
        case 6:
            truth = Truth{truth.epoch + 1, {}, {}, 0};
            break;
        case 7:
            device.flow.hear(truth.heartbeat(device.now), device.now);
            break;
        case 8:
            device.flow.hearWelcome(device.now);
            break;
        case 9:
            if (device.asked)
                answers.emplace_back(*device.asked, truth.answer(*device.asked));
            break;
        case 10:
            // An answer under way meets whatever has happened since; those of earlier requests are not passed
            // on.
            if (!answers.empty() && device.asked && answers.back().first.epoch == device.asked->epoch
                && answers.back().first.afterN == device.asked->afterN) {
                device.asked.reset();
                device.flow.takeSync(answers.back().second, device.now);
            }
            break;
        case 11:
            truth.cut = truth.log.size();
            break;
        default:
            device.pass(Milliseconds{*rc::gen::inRange(0, 2500)});
            break;
        }
        device.look();
    }
    for (int i = 0; i < 300 && !(device.link() == LinkState::Live && device.flow.view() == truth.view); ++i) {
        device.pass(100ms);
        device.answer(truth);
        if (i % 10 == 0)
            device.flow.hear(truth.heartbeat(device.now), device.now);
        device.look();
    }
    RC_ASSERT(device.flow.view() == truth.view);
    RC_ASSERT(device.link() == LinkState::Live);
}

}
}
