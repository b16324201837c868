#include "benchmarks/sets.h"

#include "luotctl/centre.h"
#include "luotctl/service_line.h"
#include "luotctl/visit.h"
#include "vision/models.h"

#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;
using namespace luotctl;
namespace fs = std::filesystem;

constexpr int visits = 5;
constexpr int calls = 200;

fs::path programs() { return fs::read_symlink("/proc/self/exe").parent_path(); }

CentreSettings centreSettings(const fs::path& out)
{
    CentreSettings settings;
    settings.out = out;
    settings.programs = programs();
    settings.branchFile = programs().parent_path() / "share" / "luot" / "branch.demo.toml";
    const fs::path portrait = vision::modelFolder().parent_path() / "portraits" / "astronaut.png";
    settings.camera = "citizen:" + portrait.string() + "?choose=0,0&consent=yes";
    return settings;
}

/// The most memory a process has had resident, in MiB.
double peakMiB(pid_t pid)
{
    std::ifstream stream{"/proc/" + std::to_string(pid) + "/status"};
    std::string word;
    double kib = 0.0;
    while (stream >> word) {
        if (word == "VmHWM:" && stream >> kib)
            return kib / 1024.0;
    }
    return 0.0;
}

/// What the kiosk itself measured: "… printer first byte after 123 ms".
std::optional<double> firstByteMs(const fs::path& log)
{
    std::ifstream stream{log};
    std::optional<double> found;
    const std::string mark = "printer first byte after ";
    for (std::string line; std::getline(stream, line);) {
        if (const auto at = line.find(mark); at != std::string::npos)
            found = std::stod(line.substr(at + mark.size()));
    }
    return found;
}

Result<> measureVisits(Report& report, const fs::path& out)
{
    std::vector<double> firstBytes;
    std::vector<double> lockToPrinted;
    double kioskMiB = 0.0;
    double serviceMiB = 0.0;
    for (int i = 0; i < visits; ++i) {
        auto centre = Centre::open(centreSettings(out));
        if (!centre)
            return tl::unexpected{centre.error()};
        if (const auto started = (*centre)->startKiosk(); !started)
            return started;
        const auto walked = walkThrough(**centre, Consent::Given, out, [&](const TranscriptLine& line) {
            if (line.event == "ticket.printed")
                kioskMiB = std::max(kioskMiB, peakMiB((*centre)->process(Station::Kiosk).pid()));
        });
        if (!walked)
            return tl::unexpected{walked.error()};
        serviceMiB = std::max(serviceMiB, peakMiB((*centre)->process(Station::QueueService).pid()));
        const auto& lines = (*centre)->transcript();
        lockToPrinted.push_back(lines.lines()[*lines.find("ticket.printed")].t
                                - lines.lines()[*lines.find("kiosk.locked")].t);
        if (const auto ms = firstByteMs((*centre)->process(Station::Kiosk).log()))
            firstBytes.push_back(*ms);
        std::cout << "  visit " << i + 1 << " of " << visits << ": " << *walked << std::endl;
    }
    if (firstBytes.empty())
        return failure("The kiosk's log does not say when the printer got its first byte.");
    const int n = static_cast<int>(firstBytes.size());
    report.add(
        {"main", "confirm_to_first_byte_ms", quantile(firstBytes, 1.0), "ms", 1000.0, Better::Lower, n});
    report.add({"main", "lock_to_printed_s", quantile(lockToPrinted, 0.5), "s", 12.0, Better::Lower, visits});
    report.add({"main", "kiosk_resident_mib", kioskMiB, "MiB", 400.0, Better::Lower, visits});
    report.add({"main", "service_resident_mib", serviceMiB, "MiB", 60.0, Better::Lower, visits});
    return {};
}

double nowSeconds()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Calls one number after the other, the way a clerk's key does, and looks when the board has it.
Result<> measureCalls(Report& report, const fs::path& out)
{
    CentreSettings unseen = centreSettings(out);
    unseen.pictures = false;
    auto opened = Centre::open(unseen);
    if (!opened)
        return tl::unexpected{opened.error()};
    Centre& centre = **opened;
    centre.stop(Station::ClerkTerminal);

    ServiceAddress address;
    address.server = "127.0.0.1:" + std::to_string(centre.port());
    address.key = centre.adminKey().string();
    auto settings = settingsFor(address, std::nullopt);
    if (!settings)
        return tl::unexpected{settings.error()};
    auto client = protocol::Client::connect(std::move(*settings), {});
    if (!client)
        return tl::unexpected{client.error()};

    const CounterId counter{"3"};
    // The terminal that was stopped may have left it open.
    [[maybe_unused]] const auto counterOpen = ask(**client, protocol::OpenCounter{counter});
    std::vector<double> rows;
    std::vector<double> roundTrips;
    for (int i = 0; i < calls; ++i) {
        protocol::IssueTicket issue;
        issue.field = FieldId{"A"};
        issue.way = protocol::IssueWay::Counter;
        issue.reason = "measured";
        if (const auto issued = ask(**client, issue); !issued)
            return tl::unexpected{issued.error()};
        double began = nowSeconds();
        if (const auto pong = ask(**client, protocol::Ping{}); !pong)
            return tl::unexpected{pong.error()};
        roundTrips.push_back((nowSeconds() - began) * 1000.0);

        began = nowSeconds() - centre.transcriptStart();
        const auto called = ask(**client, protocol::CallNext{counter});
        if (!called)
            return tl::unexpected{called.error()};
        const auto ticket = std::get<protocol::TicketResult>(*called).ticket;
        if (!ticket)
            return failure("Nobody was waiting although a number had just been given.");
        const auto shown = centre.waitFor("board.shown", 10s);
        if (!shown)
            return tl::unexpected{shown.error()};
        rows.push_back((shown->t - began) * 1000.0);
        for (const protocol::Command& command :
             {protocol::Command{protocol::StartService{ticket->id, counter, {}}},
              protocol::Command{
                  protocol::FinishService{ticket->id, counter, protocol::ServiceOutcome::Guidance, {}}}}) {
            if (const auto done = ask(**client, command); !done)
                return tl::unexpected{done.error()};
        }
    }
    const double roundTrip = quantile(roundTrips, 0.5);
    report.add({"main", "call_to_board_p99_ms", quantile(rows, 0.99), "ms", 100.0, Better::Lower, calls});
    report.add({"main", "call_to_board_p50_ms", quantile(rows, 0.5), "ms", 100.0, Better::Lower, calls});
    report.add({"main", "ping_round_trip_p50_ms", roundTrip, "ms", std::nullopt, Better::Lower, calls});
    report.add({"main", "board_resident_mib", peakMiB(centre.process(Station::DisplayBoard).pid()), "MiB",
                std::nullopt, Better::Lower, 1});
    return {};
}

/// What ./luot has noted of its last full build and test run.
void reportMinutes(Report& report, const std::string& name, const fs::path& file, double goal)
{
    double seconds = 0.0;
    if (std::ifstream{file} >> seconds)
        report.add({"main", name, seconds / 60.0, "min", goal, Better::Lower, 1});
}

}

Result<> measureMain(Report& report)
{
    const fs::path out = fs::temp_directory_path() / ("luot-bench-" + std::to_string(::getpid()));
    auto done = measureVisits(report, out);
    if (done)
        done = measureCalls(report, out);
    const fs::path build = programs().parent_path();
    reportMinutes(report, "build_min", build / "build-seconds", 20.0);
    reportMinutes(report, "test_suite_min", build / "suite-seconds", 15.0);
    if (done)
        fs::remove_all(out);
    return done;
}

}
