#include "tests/faults/lab.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <set>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace std::chrono_literals;
using queue_service::issue;

/// Faults 11 to 17, 33 and 34 of the line itself.
class LineFaults : public Lab { };

bool hasLink(Watcher& watcher, LinkState link)
{
    const auto links = watcher.links();
    return std::ranges::find(links, link) != links.end();
}

TEST_F(LineFaults, aCutLineIsMarkedAfterThreeSecondsAndWhatWasMissedIsFetched) // 11
{
    Watcher board{throughProxy("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    proxy().set({.isCut = true});
    Asking asking{kiosk.client(), 4};
    ASSERT_TRUE(board.waitForLink(LinkState::Stale));
    ASSERT_TRUE(eventually([&] { return asking.answered() > 50; }));
    ASSERT_TRUE(asking.settle());
    proxy().set({});
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(LineFaults, aPeerWhoseCableIsPulledIsFreed) // 12
{
    const std::size_t before = openFiles();
    Watcher board{throughProxy("b1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_GT(openFiles(), before);
    proxy().set({.isCut = true});
    EXPECT_TRUE(eventually([&] { return openFiles() <= before; }, 8s)) << "the service keeps a dead peer";
    proxy().set({});
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    endAndVerify();
}

TEST_F(LineFaults, withAnswersLostForALongTimeARequestHasOneEffect) // 13
{
    Watcher kiosk{throughProxy("k1")};
    ASSERT_TRUE(kiosk.waitForLink(LinkState::Live));
    proxy().set(Way::ToDevice, {.isCut = true});
    Asking asking{kiosk.client(), 3};
    std::this_thread::sleep_for(3s);
    EXPECT_EQ(asking.answered(), 0U);
    proxy().set({});
    ASSERT_TRUE(eventually([&] { return asking.answered() >= 3; }));
    ASSERT_TRUE(asking.settle());
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(LineFaults, anAnswerLostAfterTheCommitComesAgainAsADuplicate) // 14
{
    Watcher staff{centre().device("a1")};
    Watcher kiosk{throughProxy("k1")};
    ASSERT_TRUE(kiosk.waitForLink(LinkState::Live));
    ASSERT_TRUE(staff.waitForLink(LinkState::Live));
    proxy().set(Way::ToDevice, {.isCut = true});
    std::optional<Reply> reply;
    std::mutex mutex;
    kiosk.client().request(issue("A"),
                           [&](const Reply& given) {
                               const std::scoped_lock lock{mutex};
                               reply = given;
                           },
                           {.ttl = 500ms, .giveUpAfter = 30s, .id = {}});
    ASSERT_TRUE(staff.waitFor([](const BranchView& view) { return view.tickets.contains("A001"); }));
    proxy().resetAll();
    proxy().set({});
    ASSERT_TRUE(eventually([&] {
        const std::scoped_lock lock{mutex};
        return reply.has_value();
    }));
    const std::scoped_lock lock{mutex};
    EXPECT_TRUE(reply->duplicate);
    EXPECT_EQ(ticketIn(*reply).label, "A001");
    expectOnceEach({{reply->id, "A001"}});
    endAndVerify();
}

TEST_F(LineFaults, lateBytesAreNotTakenForALostLine) // 16
{
    proxy().set({.delay = 200ms, .jitter = 200ms});
    Watcher board{throughProxy("b1")};
    Watcher kiosk{throughProxy("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_TRUE(kiosk.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 4};
    ASSERT_TRUE(eventually([&] { return asking.answered() >= 20; }));
    ASSERT_TRUE(asking.settle());
    expectSameAsService(board, "b1");
    EXPECT_FALSE(hasLink(board, LinkState::Stale)) << "a late line is no lost line";
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(LineFaults, aStormOfResetsLeavesNothingBehind) // 17
{
    Watcher bystander{centre().device("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(bystander.waitForLink(LinkState::Live));
    ASSERT_TRUE(kiosk.waitForLink(LinkState::Live));
    const std::size_t before = openFiles();
    {
        std::vector<std::unique_ptr<Watcher>> stormy;
        for (int i = 0; i < 3; ++i)
            stormy.push_back(std::make_unique<Watcher>(throughProxy("b1")));
        Asking asking{kiosk.client(), 2};
        for (int i = 0; i < 60; ++i) {
            std::this_thread::sleep_for(50ms);
            proxy().resetAll();
        }
        ASSERT_TRUE(asking.settle());
        EXPECT_GT(proxy().taken(), 60U) << "the storm was no storm";
        for (auto& watcher : stormy) {
            ASSERT_TRUE(watcher->waitForLink(LinkState::Live));
            expectSameAsService(*watcher, "b1");
        }
        expectOnceEach(asking.labels());
    }
    EXPECT_FALSE(hasLink(bystander, LinkState::Stale));
    EXPECT_TRUE(eventually([&] { return openFiles() <= before; }, 10s))
        << openFiles() << " files, before " << before;
    expectSameAsService(bystander, "b1");
    endAndVerify();
}

TEST_F(LineFaults, whatWasRecordedCannotBePlayedAgain) // 33
{
    std::map<RequestId, std::string> labels;
    {
        ClientSettings settings = throughProxy("k1");
        settings.stream.reset();
        Watcher kiosk{settings};
        const Reply reply = kiosk.ask(issue("A"));
        labels[reply.id] = ticketIn(reply).label;
    }
    const std::string heard = proxy().recorded(0);
    ASSERT_GT(heard.size(), 300U);
    for (int i = 0; i < 3; ++i) {
        const int thief = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(centre().port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        ASSERT_EQ(::connect(thief, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
        ::send(thief, heard.data(), heard.size(), MSG_NOSIGNAL);
        timeval patience{1, 0};
        ::setsockopt(thief, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        std::array<char, 4096> said{};
        std::size_t answered = 0;
        for (ssize_t got = 1; got > 0; answered += static_cast<std::size_t>(std::max<ssize_t>(got, 0)))
            got = ::recv(thief, said.data(), said.size(), 0);
        EXPECT_LT(answered, 600U) << "a greeting, a welcome, no more";
        ::close(thief);
    }
    expectOnceEach(labels);
    endAndVerify();
}

TEST_F(LineFaults, aWrongBitEndsAConnectionAndNeverMakesAWrongEvent) // 34
{
    Watcher truth{centre().device("b1")};
    Watcher board{throughProxy("b1")};
    Watcher kiosk{throughProxy("k1")};
    ASSERT_TRUE(truth.waitForLink(LinkState::Live));
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    const std::uint64_t before = proxy().taken();
    proxy().set({.flipEvery = 20'000});
    Asking asking{kiosk.client(), 4};
    EXPECT_TRUE(eventually([&] { return proxy().taken() > before + 4; })) << "no connection was ever broken";
    proxy().set({});
    ASSERT_TRUE(asking.settle());
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    std::map<std::uint64_t, EventBody> told;
    for (const Event& event : truth.news())
        told.emplace(event.n, event.body);
    for (const Event& event : board.news())
        if (const auto found = told.find(event.n); found != told.end()) {
            EXPECT_EQ(found->second, event.body) << "event " << event.n;
        }
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(LineFaults, connectionsThatBreakInMidwayOrStaySilentAreMadeAnew)
{
    proxy().set(Way::ToDevice, {.endsAfter = 3000});
    Watcher board{throughProxy("b1")};
    Watcher kiosk{throughProxy("k1")};
    Asking asking{kiosk.client(), 2};
    EXPECT_TRUE(eventually([&] { return proxy().taken() > 12; }));
    proxy().set({});
    proxy().beSilentToNewcomers(true);
    proxy().endAll();
    std::this_thread::sleep_for(1s);
    proxy().beSilentToNewcomers(false);
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_TRUE(eventually([&] { return asking.answered() > 20; }));
    ASSERT_TRUE(asking.settle());
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

/// Those that take their time.
class LongLineFaults : public LineFaults { };

TEST_F(LongLineFaults, aLineOfSixtyFourKilobitsIsRightInTheEnd) // 15
{
    Watcher board{throughProxy("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    proxy().set(Way::ToDevice, {.bytesPerSecond = 8000});
    Asking asking{kiosk.client(), 8};
    ASSERT_TRUE(eventually([&] { return asking.answered() > 900; }));
    ASSERT_TRUE(asking.settle());
    std::this_thread::sleep_for(10s);
    proxy().set({});
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(LongLineFaults, cutForAMinute) // 11
{
    Watcher board{throughProxy("b1")};
    Watcher kiosk{throughProxy("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    Asking asking{kiosk.client(), 2, 100ms};
    for (const auto lasts : {2s, 6s, 60s}) {
        proxy().set({.isCut = true});
        std::this_thread::sleep_for(lasts);
        proxy().set({});
        const std::size_t before = asking.answered();
        EXPECT_TRUE(eventually([&] { return asking.answered() > before; }, 15s));
        EXPECT_TRUE(board.waitForLink(LinkState::Live));
    }
    ASSERT_TRUE(asking.settle());
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

}
}
