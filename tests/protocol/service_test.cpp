#include "tests/protocol/small_service.h"
#include "tests/protocol/watcher.h"

#include <gtest/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

RequestOptions within(Milliseconds giveUpAfter, Milliseconds ttl = 3000ms)
{
    RequestOptions options;
    options.ttl = ttl;
    options.giveUpAfter = giveUpAfter;
    return options;
}

IssueTicket issueOf(const std::string& field)
{
    IssueTicket issue;
    issue.field = FieldId{field};
    return issue;
}

ErrorCode codeOf(const Reply& reply)
{
    return reply.outcome ? ErrorCode::Internal : reply.outcome.error().code;
}

class Service : public testing::Test {
protected:
    /// Both see the same, and the device knows it.
    bool agree(Watcher& watcher, Stream stream)
    {
        const BranchView truth = m_service.view(stream);
        return watcher.waitFor([&](const BranchView& view) { return view == truth; })
            && watcher.waitForLink(LinkState::Live);
    }
    Watcher watch(const std::string& id, Role role, std::optional<Stream> stream)
    {
        return Watcher{m_service.settingsFor(m_service.admit(id, role), stream)};
    }

    SmallService m_service;
};

TEST_F(Service, aTicketIsIssuedCalledAndServedAndEverybodySeesIt)
{
    const DeviceKey kiosk = m_service.admit("k1", Role::Kiosk);
    const DeviceKey clerk = m_service.admit("c1", Role::Clerk, {CounterId{"1"}});
    const DeviceKey board = m_service.admit("b1", Role::Board);
    m_service.start();
    Watcher kioskWatcher{m_service.settingsFor(kiosk, Stream::Public)};
    Watcher clerkWatcher{m_service.settingsFor(clerk, Stream::Staff)};
    Watcher boardWatcher{m_service.settingsFor(board, Stream::Public)};
    ASSERT_TRUE(agree(boardWatcher, Stream::Public));
    ASSERT_TRUE(agree(clerkWatcher, Stream::Staff));

    const Reply issued = kioskWatcher.ask(issueOf("A"));
    ASSERT_TRUE(issued.outcome) << issued.outcome.error().message;
    const Ticket ticket = std::get<IssuedTicket>(*issued.outcome).ticket;
    EXPECT_EQ(ticket.label, "A001");
    EXPECT_FALSE(issued.duplicate);

    ASSERT_TRUE(clerkWatcher.ask(OpenCounter{CounterId{"1"}}).outcome);
    const Reply called = clerkWatcher.ask(CallNext{CounterId{"1"}});
    ASSERT_TRUE(called.outcome);
    EXPECT_EQ(std::get<TicketResult>(*called.outcome).ticket->label, "A001");
    EXPECT_TRUE(boardWatcher.waitFor([](const BranchView& view) {
        return view.calls.size() == 1 && view.calls[0].label == "A001"
            && view.calls[0].counter == CounterId{"1"};
    }));

    ASSERT_TRUE(clerkWatcher.ask(StartService{ticket.id, CounterId{"1"}, {}}).outcome);
    ASSERT_TRUE(
        clerkWatcher.ask(FinishService{ticket.id, CounterId{"1"}, ServiceOutcome::Guidance, {}}).outcome);
    EXPECT_TRUE(agree(boardWatcher, Stream::Public));
    EXPECT_TRUE(agree(clerkWatcher, Stream::Staff));
    EXPECT_FALSE(std::get<TicketResult>(*clerkWatcher.ask(CallNext{CounterId{"1"}}).outcome).ticket)
        << "nobody is waiting any more";
}

TEST_F(Service, helloTellsWhoOneIs)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    Watcher kiosk{m_service.settingsFor(key, std::nullopt)};
    const Reply reply = kiosk.ask(Hello{});
    ASSERT_TRUE(reply.outcome);
    const auto& hello = std::get<HelloResult>(*reply.outcome);
    EXPECT_EQ(hello.user, "kiosk:k1");
    EXPECT_EQ(hello.role, "kiosk");
    EXPECT_EQ(hello.branch, BranchId{"an-thinh"});
    EXPECT_EQ(hello.epoch, 11'400'714'819'323'198'485ULL);
    EXPECT_TRUE(kiosk.ask(Ping{}).outcome);
    EXPECT_TRUE(kiosk.waitForLink(LinkState::Live));
}

TEST_F(Service, whoComesLateSeesTheSame)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.start();
    for (int i = 0; i < 300; ++i) {
        Ticket ticket;
        ticket.id = TicketId{"t" + std::to_string(i)};
        ticket.label = "A" + std::to_string(100 + i);
        ticket.field = FieldId{"A"};
        m_service.happen(TicketEvent{TicketChange::Issued, ticket});
    }
    Watcher board{m_service.settingsFor(key, Stream::Public)};
    EXPECT_TRUE(agree(board, Stream::Public));
    EXPECT_TRUE(board.news().empty()) << "what is past is no news";
    m_service.happen(NoticeSet{"Nghỉ trưa đến 13 giờ 30"});
    EXPECT_TRUE(agree(board, Stream::Public));
    EXPECT_EQ(board.news().size(), 1U);
}

TEST_F(Service, aLateJoinerInTheMidstOfNewsMissesNothing)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.start();
    std::atomic<bool> isEnough = false;
    std::thread news{[&] {
        for (int i = 0; !isEnough && i < 20'000; ++i)
            m_service.happen(NoticeSet{"Thông báo " + std::to_string(i)});
    }};
    for (int i = 0; i < 5; ++i) {
        Watcher board{m_service.settingsFor(key, Stream::Public)};
        EXPECT_TRUE(board.waitForLink(LinkState::Live));
    }
    Watcher board{m_service.settingsFor(key, Stream::Public)};
    EXPECT_TRUE(board.waitForLink(LinkState::Live));
    isEnough = true;
    news.join();
    EXPECT_TRUE(agree(board, Stream::Public));
    std::uint64_t last = 0;
    for (const Event& event : board.news()) {
        EXPECT_TRUE(last == 0 || event.n == last + 1) << event.n;
        last = event.n;
    }
}

TEST_F(Service, aServiceThatWasAwayIsFoundAgain)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.start();
    Watcher board{m_service.settingsFor(key, Stream::Public)};
    ASSERT_TRUE(agree(board, Stream::Public));
    m_service.stop();
    EXPECT_TRUE(board.waitForLink(LinkState::Stale));
    EXPECT_TRUE(board.waitFor([](const BranchView& view) { return view.fields.size() == 2; }))
        << "it goes on showing";
    m_service.start();
    m_service.happen(NoticeSet{"Mở cửa lại"});
    EXPECT_TRUE(agree(board, Stream::Public));
}

TEST_F(Service, aRestoredServiceIsFollowedFromItsNewBeginning)
{
    const DeviceKey key = m_service.admit("c1", Role::Clerk);
    m_service.start();
    Watcher clerk{m_service.settingsFor(key, Stream::Staff)};
    for (int i = 0; i < 5; ++i)
        m_service.happen(NoticeSet{std::to_string(i)});
    ASSERT_TRUE(agree(clerk, Stream::Staff));
    m_service.run([](Server&, MemorySource& source) { source.restore(42); });
    m_service.happen(NoticeSet{"Đã khôi phục"});
    EXPECT_TRUE(agree(clerk, Stream::Staff));
}

TEST_F(Service, anEventThatWasNeverSentIsFetched)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.start();
    Watcher board{m_service.settingsFor(key, Stream::Public)};
    ASSERT_TRUE(agree(board, Stream::Public));
    std::size_t before = 0;
    m_service.run([&](Server&, MemorySource& source) {
        before = source.snapshotsTaken();
        source.append(NoticeSet{"chỉ trong nhật ký"}, WallTime{});
    });
    EXPECT_TRUE(board.waitFor([](const BranchView& view) { return view.notice == "chỉ trong nhật ký"; }));
    EXPECT_EQ(board.news().size(), 1U);
    m_service.run([&](Server&, MemorySource& source) {
        EXPECT_EQ(source.snapshotsTaken(), before) << "a delta was enough";
        source.append(NoticeSet{"nhật ký đã cắt"}, WallTime{});
        source.forgetEvents();
    });
    EXPECT_TRUE(agree(board, Stream::Public));
}

TEST_F(Service, aLostReplyIsAskedForAgainAndTheTicketIsTheSame)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    m_service.repliesToLose = 1;
    Watcher kiosk{m_service.settingsFor(key, std::nullopt)};
    const Reply reply = kiosk.ask(issueOf("A"), within(20s, 300ms));
    ASSERT_TRUE(reply.outcome) << reply.outcome.error().message;
    EXPECT_TRUE(reply.duplicate);
    EXPECT_EQ(m_service.queue().issued(), 1U);
}

TEST_F(Service, theSameIdForSomethingElseIsRefused)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    Watcher kiosk{m_service.settingsFor(key, std::nullopt)};
    const Reply first = kiosk.ask(issueOf("A"));
    RequestOptions again;
    again.id = first.id;
    const Reply same = kiosk.ask(issueOf("A"), again);
    EXPECT_TRUE(same.duplicate);
    EXPECT_EQ(*same.outcome, *first.outcome);
    EXPECT_EQ(codeOf(kiosk.ask(issueOf("B"), again)), ErrorCode::IdReused);
}

TEST_F(Service, aServiceThatIsNotThereIsASentence)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    ClientSettings settings = m_service.settingsFor(key, Stream::Public);
    settings.port = 1;
    Watcher kiosk{settings};
    const Reply reply = kiosk.ask(issueOf("A"), within(400ms));
    EXPECT_EQ(codeOf(reply), ErrorCode::DeadlineExceeded);
    EXPECT_NE(reply.outcome.error().message.find("see that it runs"), std::string::npos)
        << reply.outcome.error().message;
    EXPECT_TRUE(kiosk.links().empty()) << "still connecting";
}

TEST_F(Service, aClientEndsAtOnceWithRequestsOpen)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    ClientSettings settings = m_service.settingsFor(key, Stream::Public);
    settings.port = 1;
    auto client = Client::connect(settings, {});
    ASSERT_TRUE(client);
    for (int i = 0; i < 100; ++i)
        (*client)->request(
            issueOf("A"), [](const Reply&) { FAIL() << "nobody answered"; }, within(1h));
    client->reset();
}

TEST_F(Service, aWrongHostNameIsASentence)
{
    ClientSettings settings = m_service.settingsFor(m_service.admit("k1", Role::Kiosk), Stream::Public);
    settings.host = "not a host";
    const auto client = Client::connect(settings, {});
    ASSERT_FALSE(client);
    EXPECT_NE(client.error().message.find("host name"), std::string::npos);
}

TEST_F(Service, aBusyPortIsASentence)
{
    m_service.start();
    const MemorySource source{BranchId{"an-thinh"}};
    const auto second = Server::bind(m_service.settings, source);
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().message.find("Port " + std::to_string(m_service.port()) + " is taken"),
              std::string::npos)
        << second.error().message;
}

TEST_F(Service, aServiceWithoutKeysIsASentence)
{
    ServerSettings settings = m_service.settings;
    settings.keys = "/nowhere";
    const MemorySource source{BranchId{"an-thinh"}};
    const auto server = Server::bind(settings, source);
    ASSERT_FALSE(server);
    EXPECT_NE(server.error().message.find("/nowhere/server.key"), std::string::npos)
        << server.error().message;
}

}
}
