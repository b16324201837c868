#include "benchmarks/src/service_figures.h"

#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/relay.h"
#include "benchmarks/src/wire.h"

#include <condition_variable>
#include <mutex>

namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;

constexpr auto cutFor = 7s;
constexpr std::size_t clients = 1000;

/// A real device that follows the public stream.
class Board {
public:
    explicit Board(protocol::ClientSettings settings)
    {
        auto client = protocol::Client::connect(
            std::move(settings),
            {[this](const protocol::BranchView& view, const std::vector<protocol::Event>&) {
                 const std::scoped_lock lock{m_mutex};
                 m_people = view.tickets.size();
                 m_changed.notify_all();
             },
             [this](protocol::LinkState link) {
                 const std::scoped_lock lock{m_mutex};
                 m_link = link;
                 m_changed.notify_all();
             }});
        if (client)
            m_client = std::move(*client);
    }
    /// Whether it is live and shows as many people within `patience`.
    bool shows(std::size_t people, std::chrono::seconds patience)
    {
        std::unique_lock lock{m_mutex};
        return m_changed.wait_for(lock, patience,
                                  [&] { return m_link == protocol::LinkState::Live && m_people == people; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::size_t m_people = 0;
    protocol::LinkState m_link = protocol::LinkState::Connecting;
    std::unique_ptr<protocol::Client> m_client;
};

Result<> measureResync(Report& report, Extent extent)
{
    auto centre = BenchCentre::open();
    if (!centre)
        return tl::unexpected{centre.error()};
    auto kiosk = (*centre)->admit("k1", protocol::Role::Kiosk);
    auto key = (*centre)->admit("b1", protocol::Role::Board);
    if (!kiosk || !key)
        return failure("The keys of the measurement cannot be written.");
    if (auto started = (*centre)->start(); !started)
        return tl::unexpected{started.error()};
    auto relay = Relay::open((*centre)->port());
    if (!relay)
        return tl::unexpected{relay.error()};
    protocol::ClientSettings settings = (*centre)->settings(*key, protocol::Stream::Public);
    settings.port = (*relay)->port();
    Board board{settings};
    zmq::context_t context{1};
    zmq::socket_t line = curveClient(context, zmq::socket_type::dealer, *kiosk, (*centre)->port());
    std::vector<double> times;
    std::size_t people = 0;
    const int rounds = extent.share >= 1.0 ? 5 : 2;
    for (int i = 0; i < rounds; ++i) {
        people += 100;
        if (auto issued = pump(line, issueRequests(100), 16); !issued)
            return tl::unexpected{issued.error()};
        if (!board.shows(people, 10s))
            return failure("The board did not follow before the cut.");
        (*relay)->cut();
        people += 100;
        if (auto issued = pump(line, issueRequests(100), 16); !issued)
            return tl::unexpected{issued.error()};
        std::this_thread::sleep_for(cutFor);
        const double healed = nowSeconds();
        (*relay)->heal();
        if (!board.shows(people, 30s))
            return failure("The board was not right again within 30 s.");
        times.push_back(nowSeconds() - healed);
    }
    report.add({"service", "resync_s", quantile(times, 1.0), "s", 3.0, Better::Lower, rounds});
    return {};
}

Result<> measureMemory(Report& report, Extent extent)
{
    auto centre = BenchCentre::open();
    if (!centre)
        return tl::unexpected{centre.error()};
    const std::size_t count = extent.of(clients);
    std::vector<protocol::DeviceKey> keys;
    for (std::size_t i = 0; i < count; ++i) {
        auto key = (*centre)->admit("b" + std::to_string(i), protocol::Role::Board);
        if (!key)
            return tl::unexpected{key.error()};
        keys.push_back(*key);
    }
    if (auto started = (*centre)->start(); !started)
        return tl::unexpected{started.error()};
    std::this_thread::sleep_for(1s);
    report.add({"service", "mem_idle_mib", (*centre)->residentMiB(), "MiB", 40.0, Better::Lower, 1});

    // Each client has its three sockets; of one context there may be a thousand.
    std::vector<std::unique_ptr<zmq::context_t>> contexts;
    std::vector<zmq::socket_t> sockets;
    for (const int offset : {0, 1, 2}) {
        contexts.push_back(std::make_unique<zmq::context_t>(1));
        for (const protocol::DeviceKey& key : keys)
            sockets.push_back(curveClient(*contexts.back(),
                                          offset == 2 ? zmq::socket_type::sub : zmq::socket_type::dealer, key,
                                          static_cast<std::uint16_t>((*centre)->port() + offset)));
    }
    const double until = nowSeconds() + 60.0;
    std::size_t there = 0;
    for (std::size_t i = 0; i < sockets.size() && nowSeconds() < until; ++i) {
        const bool isEvents = i >= 2 * count;
        const short event = isEvents ? ZMQ_POLLIN : ZMQ_POLLOUT;
        zmq::pollitem_t item{sockets[i].handle(), 0, event, 0};
        there += static_cast<std::size_t>(zmq::poll(&item, 1, 10s));
    }
    if (there != sockets.size())
        return failure("Only " + std::to_string(there) + " of " + std::to_string(sockets.size())
                       + " connections were made: raise the limit of open files (ulimit -n) and try again.");
    // Each asks once, so that what a conversation needs is there too.
    for (std::size_t i = 0; i < count; ++i)
        if (auto pong = pump(sockets[i], {requestFor(protocol::ListFields{})}, 1); !pong)
            return tl::unexpected{pong.error()};
    std::this_thread::sleep_for(1s);
    report.add({"service", "mem_1000_mib", (*centre)->residentMiB(), "MiB", 250.0, Better::Lower,
                static_cast<int>(count)});
    return {};
}

}

Result<> measureCrowd(Report& report, Extent extent)
{
    return measureResync(report, extent).and_then([&] { return measureMemory(report, extent); });
}

}
