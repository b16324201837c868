#include "benchmarks/src/service_figures.h"

#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/raw_rows.h"
#include "benchmarks/src/wire.h"

#include <unistd.h>

#include <algorithm>

namespace luot::benchmarks {

namespace {

constexpr std::size_t window = 64;
constexpr std::size_t untilTheWalIsReused = 320; ///< transactions, of which each 256th moves the WAL

/// What a round has measured.
struct Round {
    Run alone; ///< one client, one request on its way
    Run many; ///< 64 on their way
    Run rawAlone; ///< the same rows, a transaction each
    Run rawMany; ///< the same rows, 64 in a transaction
    Run echo; ///< a bare CURVE round trip with messages of the same size
    double fsyncs = 0.0;
};

/// Answers every message with the same reply until the context ends.
void echoAll(zmq::socket_t router, const std::string& answer)
{
    try {
        for (;;) {
            zmq::message_t route;
            zmq::message_t part;
            [[maybe_unused]] auto got = router.recv(route);
            while (route.more() && router.get(zmq::sockopt::rcvmore))
                got = router.recv(part);
            router.send(route, zmq::send_flags::sndmore);
            router.send(zmq::str_buffer("LQ1R"), zmq::send_flags::sndmore);
            router.send(zmq::buffer(answer), zmq::send_flags::none);
        }
    } catch (const zmq::error_t&) {
        router.close();
    }
}

/// The ids have to come back as those of replies do.
Result<Run> echoRun(std::size_t count)
{
    zmq::context_t serverContext{1};
    zmq::context_t clientContext{1};
    const protocol::KeyPair serverPair = protocol::makeKeyPair();
    std::uint16_t port = 0;
    zmq::socket_t router = curveServer(serverContext, zmq::socket_type::router, serverPair, port);
    const std::string request = issueRequests(1).front();
    const std::string id = request.substr(request.find("\"id\":\"") + 6, 36);
    const std::string answer
        = R"({"v":1,"id":")" + id + R"(","ok":true,"result":")" + std::string(450, 'x') + "\"}";
    std::thread server{[held = std::move(router), &answer]() mutable { echoAll(std::move(held), answer); }};
    const protocol::DeviceKey key{DeviceId{"e"}, protocol::Role::Kiosk, benchBranch, protocol::makeKeyPair(),
                                  serverPair.publicKey};
    Result<Run> run = failure("The echo was not started.");
    {
        zmq::socket_t line = curveClient(clientContext, zmq::socket_type::dealer, key, port);
        run = pump(line, {request}, 1).and_then([&](const Run&) {
            return pump(line, std::vector<std::string>(count, request), 1);
        });
    }
    serverContext.shutdown();
    server.join();
    return run;
}

/// The service a little, then SQLite the very same rows, and again: a disk is fast now and slow the next
/// second, and both are to meet the same. So little that neither is idle long enough to tidy up meanwhile.
Result<> inTurn(zmq::socket_t& line, RawRows& raw, std::size_t count, std::size_t width, Run& ours,
                Run& theirs)
{
    constexpr std::size_t transactionsATurn = 20;
    for (std::size_t done = 0; done < count; done += transactionsATurn * width) {
        auto pumped = pump(line, issueRequests(std::min(transactionsATurn * width, count - done)), width);
        if (!pumped)
            return tl::unexpected{pumped.error()};
        ours.add(*pumped);
        auto written = raw.writeWhatIsNew(width);
        if (!written)
            return tl::unexpected{written.error()};
        theirs.add(*written);
    }
    return {};
}

Result<Round> measureRound(std::size_t alone, std::size_t many)
{
    Round round;
    auto centre = BenchCentre::open();
    if (!centre)
        return tl::unexpected{centre.error()};
    auto key = (*centre)->admit("k1", protocol::Role::Kiosk);
    if (!key)
        return tl::unexpected{key.error()};
    if (auto started = (*centre)->start(); !started)
        return tl::unexpected{started.error()};
    auto raw = RawRows::open((*centre)->database(), (*centre)->folder() / "raw.db");
    if (!raw)
        return tl::unexpected{raw.error()};
    zmq::context_t context{1};
    zmq::socket_t line = curveClient(context, zmq::socket_type::dealer, *key, (*centre)->port());
    if (auto there = connected(line); !there)
        return tl::unexpected{there.error()};
    // A WAL that grows for the first time is on blocks the disk has never seen, and some disks take ten times
    // as long for these. A service that has been at work overwrites its WAL: so do both from here.
    Run grownOurs, grownRaw;
    if (auto grown = inTurn(line, **raw, untilTheWalIsReused, 1, grownOurs, grownRaw); !grown)
        return tl::unexpected{grown.error()};
    if (auto took = inTurn(line, **raw, alone, 1, round.alone, round.rawAlone); !took)
        return tl::unexpected{took.error()};
    if (auto took = inTurn(line, **raw, many, window, round.many, round.rawMany); !took)
        return tl::unexpected{took.error()};
    (*centre)->stop();
    auto echo = echoRun(alone);
    if (!echo)
        return tl::unexpected{echo.error()};
    round.echo = std::move(*echo);
    round.fsyncs = fsyncsPerSecond((*centre)->folder());
    return round;
}

}

Result<> measureIssuing(Report& report, Extent extent)
{
    const std::size_t alone = extent.of(1500);
    const std::size_t many = extent.of(12'800) / window * window + window;
    std::vector<double> singles, vsSingle, vsBatch, p50s, fsyncs, raws, rawBatches, alones, manies, commits,
        echoes;
    // The first is to warm up the disk and the processor's clock.
    for (int i = -1; i < extent.rounds(); ++i) {
        auto round = measureRound(alone, many);
        if (!round)
            return tl::unexpected{round.error()};
        if (i < 0)
            continue;
        const double rawAlone = round->rawAlone.perSecond();
        const double rawMany = static_cast<double>(many) / round->rawMany.seconds;
        singles.push_back(round->alone.perSecond() / rawAlone);
        vsSingle.push_back(round->many.perSecond() / rawAlone);
        vsBatch.push_back(round->many.perSecond() / rawMany);
        commits.push_back(middle(round->rawAlone.milliseconds));
        echoes.push_back(middle(round->echo.milliseconds));
        p50s.push_back(middle(round->alone.milliseconds) / (commits.back() + echoes.back()));
        alones.push_back(round->alone.perSecond());
        manies.push_back(round->many.perSecond());
        raws.push_back(rawAlone);
        rawBatches.push_back(rawMany);
        fsyncs.push_back(round->fsyncs);
    }
    const int n = extent.rounds();
    const auto baseline = [&](const char* name, const std::vector<double>& values, const char* unit) {
        report.add({"service", name, middle(values), unit, std::nullopt, Better::Higher, n});
    };
    baseline("fsync_s", fsyncs, "1/s");
    baseline("raw_transactions_s", raws, "1/s");
    baseline("raw_batch_64_s", rawBatches, "1/s");
    baseline("raw_commit_p50_ms", commits, "ms");
    baseline("raw_curve_round_trip_p50_ms", echoes, "ms");
    baseline("issue_1_s", alones, "1/s");
    baseline("issue_64_s", manies, "1/s");
    report.add({"service", "issue_1", middle(singles), "x", 0.6, Better::Higher, n});
    report.add({"service", "issue_64_vs_single", middle(vsSingle), "x", 5.0, Better::Higher, n});
    report.add({"service", "issue_64_vs_batch", middle(vsBatch), "x", 0.25, Better::Higher, n});
    report.add({"service", "issue_p50", middle(p50s), "x", 1.5, Better::Lower, n});
    return {};
}

}
