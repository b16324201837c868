#include "benchmarks/src/service_figures.h"

#include "base/uuid.h"
#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/wire.h"
#include "queue-service/service.h"

#include <unistd.h>

#include <iostream>

namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;
using namespace queue_service;

constexpr WallTime firstMorning{Milliseconds{1784000400000}};
constexpr std::size_t atOnce = 120;

/// Whole visits, day after day, until the log has so many events: written by the service itself, without
/// sockets.
class LongLog {
public:
    static Result<> write(const std::filesystem::path& folder, std::uint64_t events)
    {
        auto setup = parseBranchSetup(benchBranchFile(), "branch.toml");
        if (!setup)
            return tl::unexpected{setup.error()};
        LongLog log{*setup};
        auto service = Service::open({folder, *setup, 0}, log.m_clock);
        if (!service)
            return tl::unexpected{service.error()};
        for (const CounterSetup& counter : setup->counters)
            log.add(protocol::OpenCounter{counter.id});
        while ((*service)->store().lastSeq() < events)
            if (auto done = log.visits(**service); !done)
                return done;
        // The last day is the present one, as it is when a service comes back.
        log.m_clock.setWall(SystemClock{}.wall());
        if (auto done = log.visits(**service); !done)
            return done;
        (*service)->close();
        return {};
    }

private:
    explicit LongLog(BranchSetup setup)
        : m_setup{std::move(setup)}
    {
    }

    void add(protocol::Command command)
    {
        protocol::Request request;
        request.user = "supervisor:s1";
        request.role = protocol::Role::Supervisor;
        request.device = DeviceId{"s1"};
        request.id = RequestId{makeUuidV7(m_clock.wall())};
        request.command = std::move(command);
        request.deadline = m_clock.steady() + 1h;
        m_batch.push_back(std::move(request));
    }
    Result<> carryOut(Service& service)
    {
        auto outcome = service.process(m_batch);
        m_batch.clear();
        return outcome.map([](const Service::Outcome&) {});
    }

    /// A day with as many numbers as its series have room for, each called and served.
    Result<> visits(Service& service)
    {
        for (std::size_t i = 0; i < 180; ++i) {
            for (const FieldSetup& field : m_setup.fields) {
                protocol::IssueTicket issue;
                issue.field = field.id;
                issue.reason = "measured";
                add(issue);
            }
            auto done = carryOut(service);
            m_clock.advance(1min);
            for (int turn = 0; done && turn < 6; ++turn)
                done = serveAll(service);
            if (!done)
                return done;
            if (auto rested = service.rest(); !rested)
                return tl::unexpected{rested.error()};
        }
        m_clock.setWall(m_clock.wall() + 21h);
        return {};
    }
    Result<> serveAll(Service& service)
    {
        for (const CounterSetup& counter : m_setup.counters)
            add(protocol::CallNext{counter.id});
        auto done = carryOut(service);
        m_clock.advance(20s);
        for (const CounterSetup& counter : m_setup.counters)
            if (const protocol::Ticket* ticket = service.book().activeAt(counter.id))
                add(protocol::StartService{ticket->id, counter.id, {}});
        done = done.and_then([&] { return carryOut(service); });
        for (const CounterSetup& counter : m_setup.counters)
            if (const protocol::Ticket* ticket = service.book().activeAt(counter.id))
                add(protocol::FinishService{ticket->id, counter.id, protocol::ServiceOutcome::Guidance, {}});
        return done.and_then([&] { return carryOut(service); });
    }

    BranchSetup m_setup;
    VirtualClock m_clock{firstMorning};
    std::vector<protocol::Request> m_batch;
};

/// In memory where there is room for it, then copied: how fast it is written is not what is measured.
Result<> writeLog(const std::filesystem::path& folder, std::uint64_t events)
{
    namespace fs = std::filesystem;
    constexpr std::uintmax_t bytesAnEvent = 3000;
    std::error_code failed;
    const fs::path memory = "/dev/shm/luot-bench-" + std::to_string(::getpid());
    if (fs::space("/dev/shm", failed).available < bytesAnEvent * events || failed)
        return LongLog::write(folder, events);
    auto written = LongLog::write(memory, events);
    fs::copy(memory, folder, fs::copy_options::recursive, failed);
    fs::remove_all(memory);
    if (failed)
        return failure("The log cannot be copied to " + folder.string() + ": " + failed.message() + ".");
    return written;
}

}

Result<> measureLongLog(Report& report, Extent extent)
{
    const std::uint64_t events = std::max<std::uint64_t>(10'000, extent.of(1'000'000));
    auto folder = DiskFolder::make();
    if (!folder)
        return tl::unexpected{folder.error()};
    const double began = nowSeconds();
    if (auto written = writeLog(folder->path() / "data", events); !written)
        return written;
    std::cout << "  a log of " << events << " events was written in "
              << static_cast<int>(nowSeconds() - began) << " s" << std::endl;
    auto centre = BenchCentre::open(folder->path() / "data");
    if (!centre)
        return tl::unexpected{centre.error()};
    auto key = (*centre)->admit("k1", protocol::Role::Kiosk);
    if (!key)
        return tl::unexpected{key.error()};
    std::vector<double> times;
    double resident = 0.0;
    const int rounds = 5;
    for (int i = 0; i <= rounds; ++i) {
        zmq::context_t context{1};
        zmq::socket_t line = curveClient(context, zmq::socket_type::dealer, *key, (*centre)->port());
        const double starts = nowSeconds();
        if (auto started = (*centre)->start(); !started)
            return tl::unexpected{started.error()};
        auto first = pump(line, issueRequests(1), 1);
        if (!first)
            return tl::unexpected{first.error()};
        // The first start follows a good end; from then on each follows a kill.
        if (i > 0)
            times.push_back(nowSeconds() - starts);
        if (auto more = pump(line, issueRequests(200), 8); !more)
            return tl::unexpected{more.error()};
        resident = std::max(resident, (*centre)->residentMiB());
        (*centre)->kill();
    }
    report.add({"service", "restart_1m_s", middle(times), "s", 2.0, Better::Lower, rounds});
    report.add({"service", "mem_1m_mib", resident, "MiB", 80.0, Better::Lower, static_cast<int>(rounds)});
    return {};
}

}
