#include "ui/bus_session.h"

#include <QSignalSpy>
#include <QThread>
#include <gtest/gtest.h>

#include <thread>

namespace luot::ui {
namespace {

using protocol::LinkState;

class Session : public testing::Test {
protected:
    static protocol::BranchView viewWith(const std::string& label)
    {
        protocol::BranchView view;
        view.calls.push_back({label, CounterId{"3"}, false, 1, {}});
        return view;
    }

    // As the client does it: on a thread of its own.
    void onBusThread(const std::function<void()>& work)
    {
        std::thread bus{work};
        bus.join();
    }

    VirtualClock clock;
    std::unique_ptr<BusSession> session = std::make_unique<BusSession>(clock);
    protocol::Client::Listener listener = session->listener();
};

TEST_F(Session, theViewArrivesOnTheGuiThreadAndNotBefore)
{
    QSignalSpy changed{session.get(), &BusSession::viewChanged};
    QThread* signalled = nullptr;
    QObject::connect(session.get(), &BusSession::viewChanged, [&] { signalled = QThread::currentThread(); });

    onBusThread([&] { listener.changed(viewWith("A001"), {}); });
    EXPECT_TRUE(session->view().calls.empty());

    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(session->view(), viewWith("A001"));
    EXPECT_EQ(signalled, QThread::currentThread());
}

TEST_F(Session, onlyTheNewestViewIsShownButNoNewsIsLost)
{
    QSignalSpy changed{session.get(), &BusSession::viewChanged};
    std::size_t heard = 0;
    QObject::connect(session.get(), &BusSession::viewChanged,
                     [&](const std::vector<protocol::Event>& news) { heard += news.size(); });
    onBusThread([&] {
        for (int i = 0; i < 50; ++i)
            listener.changed(viewWith("A" + std::to_string(i)), {protocol::Event{}});
    });
    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(session->view(), viewWith("A49"));
    EXPECT_EQ(heard, 50U);
    EXPECT_EQ(changed.count(), 1);
}

TEST_F(Session, losingTheLineKeepsTheViewAndTellsSinceWhen)
{
    QSignalSpy changed{session.get(), &BusSession::connectionChanged};
    EXPECT_EQ(session->connection(), BusSession::Waiting);

    onBusThread([&] {
        listener.changed(viewWith("A001"), {});
        listener.linkChanged(LinkState::Live);
    });
    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(session->connection(), BusSession::Live);

    clock.advance(Milliseconds{90000});
    onBusThread([&] { listener.linkChanged(LinkState::Stale); });
    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(session->connection(), BusSession::Reconnecting);
    EXPECT_EQ(session->asOf(), clock.wall());
    EXPECT_EQ(session->view(), viewWith("A001"));

    onBusThread([&] {
        listener.linkChanged(LinkState::Connecting);
        listener.linkChanged(LinkState::Syncing);
        listener.linkChanged(LinkState::Live);
    });
    ASSERT_TRUE(changed.wait());
    EXPECT_EQ(session->connection(), BusSession::Live);
}

TEST_F(Session, withoutAServiceItIsWaitingNotReconnecting)
{
    QSignalSpy changed{session.get(), &BusSession::connectionChanged};
    onBusThread([&] { listener.linkChanged(LinkState::Stale); });
    EXPECT_FALSE(changed.wait(100));
    EXPECT_EQ(session->connection(), BusSession::Waiting);
}

TEST_F(Session, aClientThatOutlivesItIsHarmless)
{
    session.reset();
    onBusThread([&] {
        listener.changed(viewWith("A001"), {});
        listener.linkChanged(LinkState::Live);
    });
}

}
}
