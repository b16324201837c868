#include "tests/protocol/small_service.h"
#include "ui/bus_session.h"
#include "ui/watchdog.h"

#include <QTest>
#include <gtest/gtest.h>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <condition_variable>
#include <cstring>
#include <mutex>

/// What systemd hears of a program, at a socket of the test's own.
namespace luot::ui {
namespace {

using namespace std::chrono_literals;

class Watched : public testing::Test {
protected:
    void SetUp() override
    {
        // An abstract name: nothing on the disk.
        const std::string name = "luot-watchdog-" + std::to_string(getpid());
        m_socket = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path + 1, name.data(), name.size());
        const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + 1 + name.size());
        ASSERT_EQ(bind(m_socket, reinterpret_cast<const sockaddr*>(&address), length), 0);
        qputenv("NOTIFY_SOCKET", ("@" + name).c_str());
        // An hour: no ping but those the test asks for.
        qputenv("WATCHDOG_USEC", "3600000000");
        qunsetenv("WATCHDOG_PID");
    }

    void TearDown() override
    {
        qunsetenv("NOTIFY_SOCKET");
        qunsetenv("WATCHDOG_USEC");
        close(m_socket);
    }

    std::vector<std::string> heard() const
    {
        std::vector<std::string> messages;
        std::array<char, 1024> buffer{};
        for (ssize_t got = 0; (got = recv(m_socket, buffer.data(), buffer.size(), 0)) > 0;)
            messages.emplace_back(buffer.data(), static_cast<std::size_t>(got));
        return messages;
    }

    bool isFed() const { return std::ranges::count(heard(), "WATCHDOG=1") > 0; }

    VirtualClock clock;

private:
    int m_socket = -1;
};

TEST_F(Watched, ReadinessStatusAndTheEndAreTold)
{
    {
        Watchdog watchdog{clock};
        EXPECT_TRUE(heard().empty()) << "nothing is shown yet";
        watchdog.started();
        watchdog.say("14 lượt");
        EXPECT_EQ(heard(), (std::vector<std::string>{"READY=1", "STATUS=14 lượt"}));
    }
    EXPECT_EQ(heard(), std::vector<std::string>{"STOPPING=1"});
}

TEST_F(Watched, OnlyTheGuiThreadsEventLoopFeeds)
{
    qputenv("WATCHDOG_USEC", "3000");
    const Watchdog watchdog{clock};
    // While nothing is worked off here, nobody speaks for this thread.
    EXPECT_TRUE(heard().empty());
    EXPECT_TRUE(QTest::qWaitFor([this] { return isFed(); }, 20000));
}

TEST_F(Watched, AnotherProcesssWatchdogIsNotFed)
{
    qputenv("WATCHDOG_USEC", "3000");
    qputenv("WATCHDOG_PID", "1");
    const Watchdog watchdog{clock};
    QTest::qWait(50);
    EXPECT_FALSE(isFed());
    qunsetenv("WATCHDOG_PID");
}

TEST_F(Watched, APartThatFallsSilentStopsTheFoodUntilItBeatsAgain)
{
    Watchdog watchdog{clock};
    const auto pulse = watchdog.expect("The camera's thread", 20s);
    clock.advance(1h);
    watchdog.turn();
    EXPECT_TRUE(isFed()) << "it has not begun";
    pulse->beat();
    watchdog.turn();
    clock.advance(20s);
    watchdog.turn();
    EXPECT_TRUE(isFed()) << "just in time";
    clock.advance(1s);
    watchdog.turn();
    const auto said = heard();
    EXPECT_EQ(std::ranges::count(said, "WATCHDOG=1"), 0);
    ASSERT_EQ(said.size(), 1U);
    EXPECT_NE(said[0].find("The camera's thread hangs"), std::string::npos) << said[0];
    pulse->beat();
    watchdog.turn();
    EXPECT_TRUE(isFed());
}

TEST_F(Watched, APartThatIsKnownToStandStillIsNotMissed)
{
    Watchdog watchdog{clock};
    const auto camera = watchdog.expect("The camera's thread", 20s);
    camera->beat();
    watchdog.turn();
    camera->rest();
    clock.advance(1h);
    watchdog.turn();
    EXPECT_TRUE(isFed()) << "the screen says that there is no camera";
    camera->beat();
    watchdog.turn();
    clock.advance(21s);
    watchdog.turn();
    heard();
    watchdog.turn();
    EXPECT_FALSE(isFed());
}

/// Holds a thread up until it is let go.
class Gate {
public:
    void pass()
    {
        std::unique_lock lock{m_mutex};
        m_isReached = m_isShut;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return !m_isShut; });
    }
    void waitUntilSomebodyHangs()
    {
        std::unique_lock lock{m_mutex};
        m_changed.wait(lock, [this] { return m_isReached; });
    }
    void open()
    {
        const std::scoped_lock lock{m_mutex};
        m_isShut = false;
        m_changed.notify_all();
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isShut = true;
    bool m_isReached = false;
};

TEST_F(Watched, ABusThreadThatHangsIsMissedAndOneThatWorksIsNot)
{
    protocol::SmallService service;
    service.start();
    Watchdog watchdog{clock};
    BusSession session{clock};
    const auto pulse = watchdog.expect("The bus thread", 10s);
    session.setPulse(pulse);
    Gate gate;
    auto listener = session.listener();
    listener.linkChanged = [&gate](protocol::LinkState) { gate.pass(); };
    auto client = protocol::Client::connect(
        service.settingsFor(service.admit("k1", protocol::Role::Kiosk), protocol::Stream::Public), listener);
    ASSERT_TRUE(client) << client.error().message;
    gate.waitUntilSomebodyHangs();
    watchdog.turn();
    clock.advance(11s);
    watchdog.turn();
    const auto said = heard();
    EXPECT_EQ(std::ranges::count(said, "WATCHDOG=1"), 1) << "at first only";
    gate.open();
    // At work again, whether or not there is anything to do.
    EXPECT_TRUE(QTest::qWaitFor(
        [&] {
            clock.advance(1s);
            watchdog.turn();
            return isFed();
        },
        20000));
}

}
}
