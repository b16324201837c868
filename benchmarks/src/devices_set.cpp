#include "benchmarks/sets.h"

#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/process_use.h"
#include "luotctl/service_line.h"
#include "luotctl/transcript_reader.h"

#include <atomic>
#include <iostream>
#include <thread>

/// Board and clerk's terminal as their users see and hear them, off screen with software rendering.
namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;
using namespace luotctl;
namespace fs = std::filesystem;

constexpr std::size_t boardsBeside = 199;
constexpr auto idleFor = 10s;
const CounterId counter{"1"};

/// A centre with one board, one terminal and somebody who calls.
class Hall {
public:
    static Result<std::unique_ptr<Hall>> open()
    {
        auto centre = BenchCentre::open();
        if (!centre)
            return tl::unexpected{centre.error()};
        std::unique_ptr<Hall> hall{new Hall{std::move(*centre)}};
        if (auto begun = hall->begin(); !begun)
            return tl::unexpected{begun.error()};
        return hall;
    }

    struct Called {
        TicketId ticket;
        double at = 0.0; ///< in the transcripts' seconds
    };
    Result<Called> callOne()
    {
        if (const auto issued = issueOne(); !issued)
            return tl::unexpected{issued.error()};
        const double began = nowSeconds() - m_start;
        const auto called = ask(*m_caller, protocol::CallNext{counter});
        if (!called)
            return tl::unexpected{called.error()};
        const auto ticket = std::get<protocol::TicketResult>(*called).ticket;
        if (!ticket)
            return failure("Nobody was waiting although a number had just been given.");
        return Called{ticket->id, began};
    }
    Result<> finish(const TicketId& ticket)
    {
        for (const protocol::Command& command :
             {protocol::Command{protocol::StartService{ticket, counter, {}}},
              protocol::Command{
                  protocol::FinishService{ticket, counter, protocol::ServiceOutcome::Guidance, {}}}}) {
            if (const auto done = ask(*m_caller, command); !done)
                return tl::unexpected{done.error()};
        }
        return {};
    }
    Result<> issueOne()
    {
        protocol::IssueTicket issue;
        issue.field = benchFields().front();
        issue.way = protocol::IssueWay::Counter;
        issue.reason = "measured";
        if (const auto issued = ask(*m_caller, issue); !issued)
            return tl::unexpected{issued.error()};
        return {};
    }

    /// The next line of that name, within `patience`.
    Result<TranscriptLine> waitFor(const std::string& event, std::chrono::seconds patience = 10s)
    {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < until) {
            m_transcript.poll();
            const auto& lines = m_transcript.lines();
            for (std::size_t& at = m_passed[event]; at < lines.size(); ++at) {
                if (lines[at].event == event)
                    return lines[at++];
            }
            std::this_thread::sleep_for(1ms);
        }
        return failure("No " + event + " came; see " + m_centre->folder().string() + ".");
    }

    Result<ChildProcess> device(const char* program, const protocol::DeviceKey& key,
                                std::vector<std::string> more) const
    {
        std::vector<std::string> arguments{"--server",
                                           "127.0.0.1:" + std::to_string(m_centre->port()),
                                           "--key",
                                           m_centre->keyFile(key).string(),
                                           "--transcript",
                                           transcriptFile().string(),
                                           "--transcript-start",
                                           std::to_string(m_start)};
        arguments.insert(arguments.end(), more.begin(), more.end());
        const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
        return ChildProcess::start({programs / program,
                                    std::move(arguments),
                                    {{"QT_QPA_PLATFORM", "offscreen"}, {"QT_QUICK_BACKEND", "software"}},
                                    m_centre->folder() / (std::string{program} + ".log")});
    }

    BenchCentre& centre() { return *m_centre; }
    const std::vector<protocol::DeviceKey>& otherKeys() const { return m_otherKeys; }
    const protocol::DeviceKey& boardKey() const { return *m_boardKey; }
    const protocol::DeviceKey& deskKey() const { return *m_deskKey; }

private:
    explicit Hall(std::unique_ptr<BenchCentre> centre)
        : m_centre{std::move(centre)}
        , m_start{nowSeconds()}
        , m_transcript{transcriptFile()}
    {
    }
    fs::path transcriptFile() const { return m_centre->folder() / "transcript.jsonl"; }

    Result<> begin()
    {
        auto caller = m_centre->admit("a1", protocol::Role::Admin);
        auto board = m_centre->admit("b1", protocol::Role::Board);
        auto desk = m_centre->admit("s1", protocol::Role::Supervisor);
        if (!caller || !board || !desk)
            return failure("The keys of the measurement cannot be written.");
        for (std::size_t i = 0; i < boardsBeside; ++i) {
            auto other = m_centre->admit("o" + std::to_string(i), protocol::Role::Board);
            if (!other)
                return tl::unexpected{other.error()};
            m_otherKeys.push_back(*other);
        }
        m_boardKey = *board;
        m_deskKey = *desk;
        if (auto started = m_centre->start(); !started)
            return tl::unexpected{started.error()};
        auto client = protocol::Client::connect(m_centre->settings(*caller, std::nullopt), {});
        if (!client)
            return tl::unexpected{client.error()};
        m_caller = std::move(*client);
        if (const auto opened = ask(*m_caller, protocol::OpenCounter{counter}); !opened)
            return tl::unexpected{opened.error()};
        return {};
    }

    std::unique_ptr<BenchCentre> m_centre;
    double m_start;
    TranscriptReader m_transcript;
    std::map<std::string, std::size_t> m_passed; ///< lines looked at, by event waited for
    std::vector<protocol::DeviceKey> m_otherKeys;
    std::optional<protocol::DeviceKey> m_boardKey;
    std::optional<protocol::DeviceKey> m_deskKey;
    std::unique_ptr<protocol::Client> m_caller;
};

struct CallDelays {
    std::vector<double> rows; ///< ms from the call to the row
    std::vector<double> sounds; ///< ms from the call to the first sample
};

Result<CallDelays> measureCalls(Hall& hall, int calls)
{
    CallDelays delays;
    for (int i = 0; i < calls; ++i) {
        const auto called = hall.callOne();
        if (!called)
            return tl::unexpected{called.error()};
        const auto shown = hall.waitFor("board.shown");
        const auto heard = hall.waitFor("voice.started");
        if (!shown || !heard)
            return tl::unexpected{shown ? heard.error() : shown.error()};
        delays.rows.push_back((shown->t - called->at) * 1000.0);
        delays.sounds.push_back((heard->t - called->at) * 1000.0);
        if (const auto spoken = hall.waitFor("voice.spoken"); !spoken)
            return tl::unexpected{spoken.error()};
        if (const auto finished = hall.finish(called->ticket); !finished)
            return tl::unexpected{finished.error()};
    }
    return delays;
}

Result<> measureBoard(Report& report, double share)
{
    const int calls = std::max(5, static_cast<int>(200 * share));
    auto opened = Hall::open();
    if (!opened)
        return tl::unexpected{opened.error()};
    Hall& hall = **opened;
    auto board
        = hall.device("luot-display-board", hall.boardKey(),
                      {"--size", "1920x1080", "--voice-out", (hall.centre().folder() / "wav").string()});
    if (!board)
        return tl::unexpected{board.error()};
    std::this_thread::sleep_for(5s);

    const double before = coreSeconds(board->pid());
    std::this_thread::sleep_for(idleFor);
    const double idle = (coreSeconds(board->pid()) - before) / std::chrono::duration<double>(idleFor).count();
    report.add({"devices", "board_idle_core", idle, "", 0.15, Better::Lower, 1});

    auto alone = measureCalls(hall, calls);
    if (!alone)
        return tl::unexpected{alone.error()};
    report.add(
        {"devices", "call_to_row_p99_ms", quantile(alone->rows, 0.99), "ms", 100.0, Better::Lower, calls});
    report.add({"devices", "call_to_sound_p99_ms", quantile(alone->sounds, 0.99), "ms", 400.0, Better::Lower,
                calls});

    // An hour of a busy hall is some 120 calls; warm by now, what grows is counted over many.
    const double residentBefore = residentMiB(board->pid());
    auto more = measureCalls(hall, 2 * calls);
    if (!more)
        return tl::unexpected{more.error()};
    const double perHour = (residentMiB(board->pid()) - residentBefore) / (2.0 * calls) * 120.0;
    report.add({"devices", "board_growth_mib_per_hour", perHour, "MiB", 1.0, Better::Lower, 2 * calls});

    std::atomic<std::size_t> live{0};
    std::vector<std::unique_ptr<protocol::Client>> others;
    for (const protocol::DeviceKey& key : hall.otherKeys()) {
        auto client = protocol::Client::connect(
            hall.centre().settings(key, protocol::Stream::Public),
            {{}, [&live](protocol::LinkState link) { live += link == protocol::LinkState::Live ? 1 : 0; }});
        if (!client)
            return tl::unexpected{client.error()};
        others.push_back(std::move(*client));
    }
    for (int tries = 0; tries < 600 && live < boardsBeside; ++tries)
        std::this_thread::sleep_for(100ms);
    if (live < boardsBeside)
        return failure("Only " + std::to_string(live) + " of 199 boards came to follow.");
    auto crowded = measureCalls(hall, calls);
    if (!crowded)
        return tl::unexpected{crowded.error()};
    report.add({"devices", "call_to_row_of_200_p99_ms", quantile(crowded->rows, 0.99), "ms", 100.0,
                Better::Lower, calls});
    others.clear();
    return {};
}

Result<> measureTerminal(Report& report, double share)
{
    const int visits = std::max(5, static_cast<int>(100 * share));
    auto opened = Hall::open();
    if (!opened)
        return tl::unexpected{opened.error()};
    Hall& hall = **opened;
    auto terminal = hall.device("luot-clerk-terminal", hall.deskKey(),
                                {"--counter", "2", "--size", "1280x800", "--keys-from-stdin", "--state",
                                 hall.centre().folder().string()});
    if (!terminal)
        return tl::unexpected{terminal.error()};
    std::this_thread::sleep_for(3s);
    std::vector<double> screens;
    for (int visit = 0; visit < visits; ++visit) {
        if (const auto issued = hall.issueOne(); !issued)
            return issued;
        for (const char* key : {"F1", "F3", "3", "F4"}) {
            terminal->writeLine(key);
            if (key == std::string{"3"})
                continue;
            const auto asked = hall.waitFor("desk.asked");
            const auto answered = hall.waitFor("desk.answered");
            const auto shown = hall.waitFor("desk.shown");
            if (!asked || !answered || !shown)
                return failure("The terminal does not answer key " + std::string{key} + ".");
            screens.push_back((shown->t - answered->t) * 1000.0);
        }
    }
    const int n = static_cast<int>(screens.size());
    report.add({"devices", "key_to_screen_p99_ms", quantile(screens, 0.99), "ms", 50.0, Better::Lower, n});
    const double before = coreSeconds(terminal->pid());
    std::this_thread::sleep_for(idleFor);
    const double idle
        = (coreSeconds(terminal->pid()) - before) / std::chrono::duration<double>(idleFor).count();
    report.add({"devices", "terminal_idle_core", idle, "", 0.15, Better::Lower, 1});
    return {};
}

}

Result<> measureDevices(Report& report, double share)
{
    if (const auto board = measureBoard(report, share); !board)
        return board;
    return measureTerminal(report, share);
}

}
