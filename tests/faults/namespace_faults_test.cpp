#include "tests/faults/lab.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <cstdlib>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

/// Faults 11 and 15 on the kernel's own network: the service in one network namespace, the devices in
/// another, a cable between them.
class NamespaceFaults : public Lab {
protected:
    void SetUp() override
    {
        if (::geteuid() != 0 || ::unshare(CLONE_NEWNET) != 0)
            GTEST_SKIP()
                << "network namespaces need root: run this as root to pull real cables; the same faults "
                   "run through the proxy in LineFaults";
        m_service = thisNamespace();
        ASSERT_EQ(::unshare(CLONE_NEWNET), 0);
        m_devices = thisNamespace();
        // `ip` moves the far end to where this process is.
        const bool isLaid = run("ip link set lo up") && atService("ip link set lo up")
            && atService("ip link add va type veth peer name vb netns " + std::to_string(::getpid()))
            && atService("ip addr add 10.77.0.1/24 dev va") && atService("ip link set va up")
            && run("ip addr add 10.77.0.2/24 dev vb") && run("ip link set vb up");
        ASSERT_TRUE(isLaid) << "the cable could not be laid; is iproute2 installed?";
        centre().host = "10.77.0.1";
        enter(m_service);
        ASSERT_TRUE(start({"--bind", "10.77.0.1"}));
        m_beside = std::make_unique<Watcher>(centre().device("k1"));
        enter(m_devices);
    }
    void TearDown() override { m_beside.reset(); }

    static bool run(const std::string& command) { return std::system(command.c_str()) == 0; }
    bool atService(const std::string& command) const
    {
        return run("nsenter --net=/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(m_service)
                   + " " + command);
    }
    static void pullCable() { ASSERT_TRUE(run("ip link set vb down")); }
    static void plugInCable() { ASSERT_TRUE(run("ip link set vb up")); }
    Watcher& kioskBesideTheService() { return *m_beside; }

    void cutFor(const std::vector<Milliseconds>& cuts);

private:
    static int thisNamespace() { return ::open("/proc/self/ns/net", O_RDONLY); }
    static void enter(int name) { ASSERT_EQ(::setns(name, CLONE_NEWNET), 0); }

    int m_service = -1;
    int m_devices = -1;
    std::unique_ptr<Watcher> m_beside;
};

void NamespaceFaults::cutFor(const std::vector<Milliseconds>& cuts)
{
    Watcher board{centre().device("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    Asking far{kiosk.client(), 2, 150ms};
    Asking near{kioskBesideTheService().client(), 2, 150ms};
    for (const Milliseconds lasts : cuts) {
        const std::size_t linksBefore = board.links().size();
        pullCable();
        std::this_thread::sleep_for(lasts);
        if (lasts >= 4s) {
            const auto links = board.links();
            EXPECT_TRUE(std::find(links.begin() + static_cast<std::ptrdiff_t>(linksBefore), links.end(),
                                  LinkState::Stale)
                        != links.end())
                << "old for " << lasts.count() << " ms, and not marked";
        }
        plugInCable();
        const std::size_t before = far.answered();
        EXPECT_TRUE(eventually([&] { return far.answered() > before; }, 15s));
        EXPECT_TRUE(board.waitForLink(LinkState::Live));
    }
    ASSERT_TRUE(far.settle());
    ASSERT_TRUE(near.settle());
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    auto labels = far.labels();
    labels.merge(near.labels());
    expectOnceEach(labels);
    endAndVerify();
}

TEST_F(NamespaceFaults, aCableThatIsPulledIsMarkedAndWhatWasMissedIsFetched) { cutFor({2s, 4500ms}); } // 11

class LongNamespaceFaults : public NamespaceFaults { };

TEST_F(LongNamespaceFaults, aCableThatIsPulledForAMinute) { cutFor({2s, 6s, 60s}); } // 11

TEST_F(LongNamespaceFaults, aLineOfSixtyFourKilobitsIsRightInTheEnd) // 15
{
    Watcher board{centre().device("b1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    ASSERT_TRUE(atService("tc qdisc add dev va root tbf rate 64kbit burst 4kb latency 100ms"));
    Asking asking{kioskBesideTheService().client(), 8};
    ASSERT_TRUE(eventually([&] { return asking.answered() > 900; }, 120s));
    ASSERT_TRUE(asking.settle());
    std::this_thread::sleep_for(10s);
    ASSERT_TRUE(atService("tc qdisc del dev va root"));
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

}
}
