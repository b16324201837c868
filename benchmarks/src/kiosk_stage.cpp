#include "benchmarks/src/kiosk_stage.h"

#include "benchmarks/src/process_use.h"
#include "luotctl/service_line.h"

#include <fstream>
#include <thread>

namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;
using luotctl::ChildProcess;
using luotctl::TranscriptLine;
namespace fs = std::filesystem;

const CounterId counter{"1"};

fs::path programs() { return fs::read_symlink("/proc/self/exe").parent_path(); }

std::string sixFields()
{
    std::string text = "[branch]\nid = \"" + benchBranch.str()
        + "\"\nname = \"Lượt\"\nward = \"Phường An Thịnh\"\nutc_offset_min = 420\n";
    for (const char letter : std::string_view{"ABCDEG"})
        text += std::string{"[[field]]\nid = \""} + letter + "\"\nname = \"Lĩnh vực " + letter
            + "\"\nname_en = \"Field\"\nicon = \"family\"\nquota = 999\nmax_wait_min = 30\n";
    text += "[[counter]]\nid = \"1\"\nserves = [";
    for (const char letter : std::string_view{"ABCDEG"})
        text += std::string{letter == 'A' ? "" : ", "} + "{ field = \"" + letter + "\", coefficient = 1 }";
    return text + "]\n";
}

}

KioskStage::KioskStage(std::unique_ptr<BenchCentre> centre)
    : m_centre{std::move(centre)}
{
}

Result<std::unique_ptr<KioskStage>> KioskStage::open()
{
    auto centre = BenchCentre::open({}, sixFields());
    if (!centre)
        return tl::unexpected{centre.error()};
    std::unique_ptr<KioskStage> stage{new KioskStage{std::move(*centre)}};
    if (auto begun = stage->begin(); !begun)
        return tl::unexpected{begun.error()};
    return stage;
}

Result<> KioskStage::begin()
{
    auto key = m_centre->admit("k1", protocol::Role::Kiosk);
    if (!key)
        return tl::unexpected{key.error()};
    m_key = *key;
    auto clerk = m_centre->admit("a1", protocol::Role::Admin);
    if (!clerk)
        return tl::unexpected{clerk.error()};
    if (auto started = m_centre->start(); !started)
        return started;
    auto client = protocol::Client::connect(m_centre->settings(*clerk, std::nullopt), {});
    if (!client)
        return tl::unexpected{client.error()};
    m_clerk = std::move(*client);
    if (const auto opened = luotctl::ask(*m_clerk, protocol::OpenCounter{counter}); !opened)
        return tl::unexpected{opened.error()};
    const fs::path ready = folder() / "printer.ready";
    auto printer = ChildProcess::start(
        {programs() / "luot-virtual-printer",
         {"--port", "0", "--out", (folder() / "paper").string(), "--ready-file", ready.string()},
         {},
         folder() / "printer.log"});
    if (!printer)
        return tl::unexpected{printer.error()};
    m_printer = std::move(*printer);
    for (int tries = 0; tries < 2000 && m_printerPort == 0; ++tries) {
        std::ifstream{ready} >> m_printerPort;
        std::this_thread::sleep_for(10ms);
    }
    return m_printerPort != 0 ? Result<>{} : failure("The virtual printer does not start.");
}

Result<> KioskStage::start(const std::string& program, const std::vector<std::string>& options)
{
    end();
    const std::string number = std::to_string(++m_kiosks);
    const fs::path transcript = folder() / ("transcript-" + number + ".jsonl");
    m_start = nowSeconds();
    std::vector<std::string> arguments{"--server",
                                       "127.0.0.1:" + std::to_string(m_centre->port()),
                                       "--key",
                                       m_centre->keyFile(*m_key).string(),
                                       "--printer",
                                       "tcp:127.0.0.1:" + std::to_string(m_printerPort),
                                       "--state",
                                       (folder() / "state").string(),
                                       "--size",
                                       "1080x1920",
                                       "--transcript",
                                       transcript.string(),
                                       "--transcript-start",
                                       std::to_string(m_start)};
    arguments.insert(arguments.end(), options.begin(), options.end());
    auto kiosk = ChildProcess::start(
        {programs() / program,
         std::move(arguments),
         {{"QT_QPA_PLATFORM", "offscreen"}, {"QT_QUICK_BACKEND", "software"}, {"OPENBLAS_NUM_THREADS", "1"}},
         folder() / ("kiosk-" + number + ".log")});
    if (!kiosk)
        return tl::unexpected{kiosk.error()};
    m_kiosk = std::move(*kiosk);
    m_transcript.emplace(transcript);
    m_passed = 0;
    return {};
}

Result<> KioskStage::serveNext()
{
    const auto called = luotctl::ask(*m_clerk, protocol::CallNext{counter});
    if (!called)
        return tl::unexpected{called.error()};
    const auto ticket = std::get<protocol::TicketResult>(*called).ticket;
    if (!ticket)
        return failure("Nobody was waiting although a number had just been given.");
    for (const protocol::Command& command :
         {protocol::Command{protocol::StartService{ticket->id, counter, {}}},
          protocol::Command{
              protocol::FinishService{ticket->id, counter, protocol::ServiceOutcome::Guidance, {}}}}) {
        if (const auto done = luotctl::ask(*m_clerk, command); !done)
            return tl::unexpected{done.error()};
    }
    return {};
}

void KioskStage::end()
{
    if (m_kiosk)
        m_kiosk->end(10s);
    m_kiosk.reset();
}

Result<TranscriptLine> KioskStage::waitFor(const std::string& event, std::chrono::seconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < until) {
        const bool hasEnded = m_kiosk->exitCode().has_value();
        m_transcript->poll();
        if (const auto found = m_transcript->find(event, m_passed)) {
            m_passed = *found + 1;
            return m_transcript->lines()[*found];
        }
        if (hasEnded)
            break;
        std::this_thread::sleep_for(2ms);
    }
    std::ifstream log{m_kiosk->log()};
    return failure("No " + event
                   + " came. The kiosk's log: " + std::string{std::istreambuf_iterator<char>{log}, {}});
}

std::vector<TranscriptLine> KioskStage::linesOf(const std::string& event)
{
    m_transcript->poll();
    std::vector<TranscriptLine> found;
    for (const TranscriptLine& line : m_transcript->lines())
        if (line.event == event)
            found.push_back(line);
    return found;
}

}
