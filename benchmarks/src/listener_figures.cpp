#include "benchmarks/src/service_figures.h"

#include "base/uuid.h"
#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/wire.h"

#include <csignal>
#include <fstream>

namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t window = 64;
constexpr std::size_t joiners = 100;

/// Who else is there while numbers are given.
enum class Audience { Nobody, FourBoards, OneStopped };

/// Waits until the log of the process says what a board says once it is live.
Result<> awaitLive(luotctl::ChildProcess& board)
{
    for (int i = 0; i < 1000; ++i) {
        std::ifstream log{board.log()};
        const std::string said{std::istreambuf_iterator<char>{log}, {}};
        if (said.find("\"live\"") != std::string::npos)
            return {};
        std::this_thread::sleep_for(10ms);
    }
    return failure("luotctl watch did not connect.");
}

/// A service before an audience, and what it was asked so far.
class Hall {
public:
    static Result<std::unique_ptr<Hall>> open(Audience audience)
    {
        auto centre = BenchCentre::open();
        if (!centre)
            return tl::unexpected{centre.error()};
        auto kiosk = (*centre)->admit("k1", protocol::Role::Kiosk);
        auto board = (*centre)->admit("b1", protocol::Role::Board);
        if (!kiosk || !board)
            return failure("The keys of the measurement cannot be written.");
        if (auto started = (*centre)->start(); !started)
            return tl::unexpected{started.error()};
        std::unique_ptr<Hall> hall{new Hall{std::move(*centre), *kiosk}};
        return hall->seat(audience, *board).and_then([&] { return connected(hall->m_line); }).map([&] {
            return std::move(hall);
        });
    }
    ~Hall()
    {
        if (m_stopped)
            ::kill(m_stopped->pid(), SIGCONT);
    }
    Hall(const Hall&) = delete;
    Hall& operator=(const Hall&) = delete;

    /// Asks for so many numbers, 64 on their way.
    Result<> ask(std::size_t count)
    {
        return pump(m_line, issueRequests(count), window).map([this](const Run& run) { m_run.add(run); });
    }
    double perSecond() const { return m_run.perSecond(); }

private:
    Hall(std::unique_ptr<BenchCentre> centre, const protocol::DeviceKey& kiosk)
        : m_centre{std::move(centre)}
        , m_line{curveClient(m_context, zmq::socket_type::dealer, kiosk, m_centre->port())}
    {
    }
    Result<> seat(Audience audience, const protocol::DeviceKey& board)
    {
        if (audience == Audience::FourBoards) {
            m_boards.emplace(4, board, static_cast<std::uint16_t>(m_centre->port() + 2));
            return m_boards->awaitWelcome();
        }
        if (audience == Audience::Nobody)
            return {};
        auto process = luotctl::ChildProcess::start(
            {std::filesystem::read_symlink("/proc/self/exe").parent_path() / "luotctl",
             {"watch", "--server", "127.0.0.1:" + std::to_string(m_centre->port()), "--key",
              m_centre->keyFile(board).string()},
             {},
             m_centre->folder() / "watch.log"});
        if (!process)
            return tl::unexpected{process.error()};
        m_stopped.emplace(std::move(*process));
        return awaitLive(*m_stopped).map([this] { ::kill(m_stopped->pid(), SIGSTOP); });
    }

    std::unique_ptr<BenchCentre> m_centre;
    std::optional<Subscribers> m_boards;
    std::optional<luotctl::ChildProcess> m_stopped;
    zmq::context_t m_context{1};
    zmq::socket_t m_line;
    Run m_run;
};

/// Three services, asked in turn and little by little, so that they meet the same disk.
Result<> measureCosts(Report& report, Extent extent)
{
    constexpr std::size_t turn = 10 * window;
    const std::size_t turns = std::max<std::size_t>(3, extent.of(12'800) / turn);
    std::vector<double> four, stopped, alone;
    for (int i = 0; i < extent.rounds(); ++i) {
        std::vector<std::unique_ptr<Hall>> halls;
        for (const Audience audience : {Audience::Nobody, Audience::FourBoards, Audience::OneStopped}) {
            auto hall = Hall::open(audience);
            if (!hall)
                return tl::unexpected{hall.error()};
            halls.push_back(std::move(*hall));
        }
        for (std::size_t k = 0; k < turns * halls.size(); ++k) {
            // Each of the three is first, second and last in turn.
            if (auto asked = halls[(k + k / halls.size()) % halls.size()]->ask(turn); !asked)
                return asked;
        }
        alone.push_back(halls[0]->perSecond());
        four.push_back(1.0 - halls[1]->perSecond() / alone.back());
        stopped.push_back(1.0 - halls[2]->perSecond() / alone.back());
    }
    const int n = extent.rounds();
    report.add(
        {"service", "commands_without_listeners_s", middle(alone), "1/s", std::nullopt, Better::Higher, n});
    report.add({"service", "subs_4_cost", middle(four), "x", 0.25, Better::Lower, n});
    report.add({"service", "stopped_sub_cost", middle(stopped), "x", 0.05, Better::Lower, n});
    return {};
}

/// A hundred boards of one machine: each subscribes, asks for a sync at the welcome, and is done with its
/// end.
class Joiners {
public:
    Joiners(const std::vector<protocol::DeviceKey>& keys, std::uint16_t port)
        : m_thread{[this, &keys, port] { join(keys, port); }}
    {
    }
    ~Joiners() { m_thread.join(); }
    bool areThere() const { return m_live == joiners; }

private:
    void join(const std::vector<protocol::DeviceKey>& keys, std::uint16_t port)
    {
        std::vector<zmq::socket_t> events, syncs;
        std::vector<zmq::pollitem_t> items;
        for (const protocol::DeviceKey& key : keys) {
            events.push_back(
                curveClient(m_context, zmq::socket_type::sub, key, static_cast<std::uint16_t>(port + 2)));
            syncs.push_back(
                curveClient(m_context, zmq::socket_type::dealer, key, static_cast<std::uint16_t>(port + 1)));
        }
        for (auto* sockets : {&events, &syncs})
            for (zmq::socket_t& socket : *sockets)
                items.push_back({socket.handle(), 0, ZMQ_POLLIN, 0});
        const double until = nowSeconds() + 20.0;
        std::vector<bool> hasAsked(keys.size(), false);
        while (m_live < joiners && nowSeconds() < until) {
            zmq::poll(items, 100ms);
            for (std::size_t i = 0; i < keys.size(); ++i) {
                if ((items[i].revents & ZMQ_POLLIN) != 0)
                    hearEvent(events[i], syncs[i], hasAsked, i);
                if ((items[keys.size() + i].revents & ZMQ_POLLIN) != 0)
                    hearSync(syncs[i]);
            }
        }
    }
    static void hearEvent(zmq::socket_t& socket, zmq::socket_t& sync, std::vector<bool>& hasAsked,
                          std::size_t i)
    {
        zmq::message_t frame;
        while (socket.recv(frame, zmq::recv_flags::dontwait)) {
            if (hasAsked[i])
                continue;
            hasAsked[i] = true;
            const std::string text = R"({"v":1,"id":")" + makeUuidV7(SystemClock{}.wall())
                + R"(","op":"sync.get","args":{"stream":")" + benchBranch.str() + R"(.pub"}})";
            sync.send(zmq::str_buffer("LQ1Q"), zmq::send_flags::sndmore);
            sync.send(zmq::buffer(text), zmq::send_flags::none);
        }
    }
    void hearSync(zmq::socket_t& socket)
    {
        zmq::message_t frame;
        while (socket.recv(frame, zmq::recv_flags::dontwait))
            if (frame.to_string_view().find("sync.end") != std::string_view::npos)
                ++m_live;
    }

    zmq::context_t m_context{1};
    std::atomic<std::size_t> m_live = 0;
    std::thread m_thread;
};

Result<> measureJoin(Report& report, Extent extent)
{
    const double seconds = std::max(0.5, 1.5 * extent.share);
    std::vector<double> ratios, quiets, joinings;
    auto centre = BenchCentre::open();
    if (!centre)
        return tl::unexpected{centre.error()};
    auto kiosk = (*centre)->admit("k1", protocol::Role::Kiosk);
    auto supervisor = (*centre)->admit("s1", protocol::Role::Supervisor);
    if (!kiosk || !supervisor)
        return failure("The keys of the measurement cannot be written.");
    for (int i = 0; i < extent.rounds(); ++i) {
        std::vector<protocol::DeviceKey> boards;
        // Their own allowance of syncs is three at once: new boards each round.
        for (std::size_t k = 0; k < joiners; ++k) {
            auto key
                = (*centre)->admit("b" + std::to_string(i) + "-" + std::to_string(k), protocol::Role::Board);
            if (!key)
                return tl::unexpected{key.error()};
            boards.push_back(*key);
        }
        if (auto started = (*centre)->start(); !started)
            return tl::unexpected{started.error()};
        zmq::context_t context{1};
        zmq::socket_t tickets = curveClient(context, zmq::socket_type::dealer, *kiosk, (*centre)->port());
        if (auto some = pump(tickets, issueRequests(300), 16); !some)
            return tl::unexpected{some.error()};
        zmq::socket_t line = curveClient(context, zmq::socket_type::dealer, *supervisor, (*centre)->port());
        const auto requests = counterRequests(40'000);
        if (auto there = connected(line); !there)
            return there;
        const auto p99During = [&](const std::function<bool()>& isOver) -> Result<double> {
            auto run = pump(line, requests, 1, 0.0, isOver);
            return run.map([](const Run& done) { return quantile(done.milliseconds, 0.99); });
        };
        const auto lasts = [&](double began) { return nowSeconds() - began < seconds; };
        double began = nowSeconds();
        auto quiet = p99During([&] { return !lasts(began); });
        Joiners joining{boards, (*centre)->port()};
        began = nowSeconds();
        auto busy
            = p99During([&] { return !lasts(began) && (joining.areThere() || nowSeconds() - began > 15.0); });
        if (!quiet || !busy)
            return tl::unexpected{quiet ? busy.error() : quiet.error()};
        if (!joining.areThere())
            return failure("Not every board was there within 15 s.");
        (*centre)->stop();
        quiets.push_back(*quiet);
        joinings.push_back(*busy);
        ratios.push_back(*busy / *quiet);
    }
    const int n = extent.rounds();
    report.add({"service", "command_p99_quiet_ms", middle(quiets), "ms", std::nullopt, Better::Lower, n});
    report.add({"service", "command_p99_joining_ms", middle(joinings), "ms", std::nullopt, Better::Lower, n});
    report.add({"service", "join_100", middle(ratios), "x", 2.0, Better::Lower, n});
    return {};
}

}

Result<> measureListeners(Report& report, Extent extent)
{
    return measureCosts(report, extent).and_then([&] { return measureJoin(report, extent); });
}

}
