#include "benchmarks/src/service_figures.h"

#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/wire.h"

namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;

constexpr int boards = 50;
constexpr std::size_t inFlight = 256; ///< so many that the disk does not set the pace of the events
constexpr double eventsPerSecond = 200.0;

/// A service with a supervisor's key, which opens and closes counters, and a board's.
struct Stage {
    std::unique_ptr<BenchCentre> centre;
    protocol::DeviceKey supervisor;
    protocol::DeviceKey board;
};

Result<Stage> openStage()
{
    auto centre = BenchCentre::open();
    if (!centre)
        return tl::unexpected{centre.error()};
    auto supervisor = (*centre)->admit("s1", protocol::Role::Supervisor);
    auto board = (*centre)->admit("b1", protocol::Role::Board);
    if (!supervisor || !board)
        return failure("The keys of the measurement cannot be written.");
    if (auto started = (*centre)->start(); !started)
        return tl::unexpected{started.error()};
    return Stage{std::move(*centre), *supervisor, *board};
}

/// A bare XPUB with CURVE.
class RawPublisher {
public:
    RawPublisher()
        : m_pair{protocol::makeKeyPair()}
        , m_socket{curveServer(m_context, zmq::socket_type::xpub, m_pair, m_port)}
    {
        // It waits for the slowest instead of dropping: as much as can arrive at all.
        m_socket.set(zmq::sockopt::xpub_nodrop, true);
        m_socket.set(zmq::sockopt::sndtimeo, 1000);
    }

    protocol::DeviceKey boardKey() const
    {
        return {DeviceId{"b"}, protocol::Role::Board, benchBranch, protocol::makeKeyPair(), m_pair.publicKey};
    }
    std::uint16_t port() const { return m_port; }

    void takeSubscriptions()
    {
        zmq::message_t upstream;
        while (m_socket.recv(upstream, zmq::recv_flags::dontwait)) { }
    }
    void send(const EventFrames& frames, const std::string& text)
    {
        takeSubscriptions();
        [[maybe_unused]] auto sent = m_socket.send(zmq::buffer(frames[0]), zmq::send_flags::sndmore);
        sent = m_socket.send(zmq::buffer(frames[1]), zmq::send_flags::sndmore);
        sent = m_socket.send(zmq::buffer(text), zmq::send_flags::none);
    }

private:
    zmq::context_t m_context{1};
    protocol::KeyPair m_pair;
    std::uint16_t m_port = 0;
    zmq::socket_t m_socket;
};

/// The event with the present as its "up".
std::string stamped(const std::string& text)
{
    const auto at = text.find("\"up\":") + 5;
    const auto end = text.find(',', at);
    return text.substr(0, at) + std::to_string(static_cast<std::int64_t>(nowSeconds() * 1000.0))
        + text.substr(end);
}

struct Flood {
    double deliveriesPerSecond = 0.0;
    std::vector<EventFrames> frames;
};

/// `work` runs until `isOver` says so; what arrives meanwhile is counted.
template <class Work> Result<Flood> flood(Subscribers& subscribers, double seconds, Work work)
{
    const double began = nowSeconds();
    const std::uint64_t before = subscribers.deliveries();
    auto done = work([&] { return nowSeconds() - began >= seconds; });
    const double lasted = nowSeconds() - began;
    const auto delivered = static_cast<double>(subscribers.deliveries() - before);
    if (!done)
        return tl::unexpected{done.error()};
    subscribers.end();
    return Flood{delivered / lasted, subscribers.sample()};
}

Result<> measureFanout(Report& report, Extent extent)
{
    const double seconds = std::max(0.5, 1.5 * extent.share);
    std::vector<double> shares, ours, raws;
    for (int i = 0; i < extent.rounds(); ++i) {
        auto stage = openStage();
        if (!stage)
            return tl::unexpected{stage.error()};
        zmq::context_t context{1};
        zmq::socket_t line
            = curveClient(context, zmq::socket_type::dealer, stage->supervisor, stage->centre->port());
        const auto requests = counterRequests(80'000);
        Subscribers listening{boards, stage->board, static_cast<std::uint16_t>(stage->centre->port() + 2)};
        if (auto there = listening.awaitWelcome().and_then([&] { return connected(line); }); !there)
            return there;
        auto service = flood(listening, seconds,
                             [&](const auto& isOver) { return pump(line, requests, inFlight, 0.0, isOver); });
        if (!service)
            return tl::unexpected{service.error()};
        stage->centre->stop();
        if (service->frames.empty())
            return failure("No event reached the subscribers.");

        RawPublisher publisher;
        Subscribers bare{boards, publisher.boardKey(), publisher.port()};
        if (auto there = bare.awaitWelcome([&] { publisher.takeSubscriptions(); }); !there)
            return there;
        auto raw = flood(bare, seconds, [&](const auto& isOver) -> Result<> {
            for (std::size_t at = 0; !isOver(); ++at) {
                const EventFrames& frames = service->frames[at % service->frames.size()];
                publisher.send(frames, frames[2]);
            }
            return {};
        });
        ours.push_back(service->deliveriesPerSecond);
        raws.push_back(raw->deliveriesPerSecond);
        shares.push_back(ours.back() / raws.back());
    }
    const int n = extent.rounds();
    report.add({"service", "raw_deliveries_50_s", middle(raws), "1/s", std::nullopt, Better::Higher, n});
    report.add({"service", "deliveries_50_s", middle(ours), "1/s", std::nullopt, Better::Higher, n});
    report.add({"service", "fanout_50", middle(shares), "x", 0.7, Better::Higher, n});
    return {};
}

/// From "up", which the service writes after the commit, to the subscriber's hands; both in whole
/// milliseconds upwards of the same steady clock.
Result<> measureDelay(Report& report, Extent extent)
{
    const std::size_t events = extent.of(600);
    std::vector<double> over, ours, raws;
    for (int i = 0; i < extent.rounds(); ++i) {
        auto stage = openStage();
        if (!stage)
            return tl::unexpected{stage.error()};
        zmq::context_t context{1};
        zmq::socket_t line
            = curveClient(context, zmq::socket_type::dealer, stage->supervisor, stage->centre->port());
        Subscribers one{1, stage->board, static_cast<std::uint16_t>(stage->centre->port() + 2), true};
        if (auto there = one.awaitWelcome().and_then([&] { return connected(line); }); !there)
            return there;
        auto pumped = pump(line, counterRequests(events), 1, 1.0 / eventsPerSecond);
        if (!pumped)
            return tl::unexpected{pumped.error()};
        std::this_thread::sleep_for(50ms);
        one.end();
        stage->centre->stop();
        const auto frames = one.sample();
        if (frames.empty())
            return failure("No event reached the subscriber.");

        RawPublisher publisher;
        Subscribers bare{1, publisher.boardKey(), publisher.port(), true};
        if (auto there = bare.awaitWelcome([&] { publisher.takeSubscriptions(); }); !there)
            return there;
        const double began = nowSeconds();
        for (std::size_t at = 0; at < events; ++at) {
            std::this_thread::sleep_for(std::chrono::duration<double>(
                began + static_cast<double>(at) / eventsPerSecond - nowSeconds()));
            const EventFrames& sent = frames[at % frames.size()];
            publisher.send(sent, stamped(sent[2]));
        }
        std::this_thread::sleep_for(50ms);
        bare.end();
        ours.push_back(quantile(one.delaysMs(), 0.99));
        raws.push_back(quantile(bare.delaysMs(), 0.99));
        over.push_back(ours.back() - raws.back());
    }
    const int n = extent.rounds();
    report.add({"service", "raw_event_p99_ms", middle(raws), "ms", std::nullopt, Better::Lower, n});
    report.add({"service", "event_p99_ms", middle(ours), "ms", std::nullopt, Better::Lower, n});
    report.add({"service", "event_p99_ms_over_raw", middle(over), "ms", 3.0, Better::Lower, n});
    return {};
}

}

Result<> measureEvents(Report& report, Extent extent)
{
    return measureFanout(report, extent).and_then([&] { return measureDelay(report, extent); });
}

}
