#include "luotctl/centre.h"

#include "base/log.h"
#include "luotctl/key_setup.h"
#include "luotctl/src/free_ports.h"

#include <time.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <thread>

namespace luot::luotctl {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr std::uint16_t usualPort = 5560;
constexpr std::uint16_t portsNeeded = 4;
constexpr const char* branchOfTheDemo = "an-thinh";

double monotonicSeconds()
{
    timespec now{};
    ::clock_gettime(CLOCK_MONOTONIC, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

/// What an earlier run left in the folder; nothing else in it is touched.
bool isOurs(const fs::path& path)
{
    static constexpr std::array<std::string_view, 7> prefixes{
        "ticket-", "kiosk-", "board-", "clerk-", "call-", "supervisor.png", "transcript.jsonl"};
    const std::string name = path.filename().string();
    return std::ranges::any_of(prefixes,
                               [&name](std::string_view prefix) { return name.starts_with(prefix); })
        || name == "centre" || name == "logs";
}

/// The screen each device is made for; without windows there is no screen to ask.
const char* sizeOf(Station station)
{
    switch (station) {
    case Station::Kiosk:
        return "1080x1920";
    case Station::DisplayBoard:
        return "1920x1080";
    default:
        return "1280x800";
    }
}

/// Why a process says it has ended: the last error of its log, with where the rest stands.
std::string whyEnded(Station station, const fs::path& log)
{
    std::ifstream stream{log};
    std::string last;
    const std::string mark = " error   " + programOf(station) + ": ";
    for (std::string line; std::getline(stream, line);) {
        if (const auto at = line.find(mark); at != std::string::npos)
            last += " " + line.substr(at + mark.size());
    }
    return programOf(station) + " has ended." + last + " Its log: " + log.string();
}

std::string quoted(const std::string& word)
{
    const bool plain = word.find_first_of(" ?&*'\"$()") == std::string::npos;
    return plain ? word : "'" + word + "'";
}

}

std::string programOf(Station station)
{
    switch (station) {
    case Station::QueueService:
        return "luot-queue-service";
    case Station::VirtualPrinter:
        return "luot-virtual-printer";
    case Station::DisplayBoard:
        return "luot-display-board";
    case Station::ClerkTerminal:
        return "luot-clerk-terminal";
    case Station::Kiosk:
        return "luot-kiosk";
    case Station::Pages:
        return "luot-supervisor";
    }
    return {};
}

Centre::Centre(CentreSettings settings)
    : m_settings{std::move(settings)}
    , m_private{m_settings.out / "centre"}
    , m_start{monotonicSeconds()}
    , m_transcript{m_settings.out / "transcript.jsonl"}
{
}

Centre::~Centre()
{
    // The service goes last, so that nobody mourns it on the screen.
    for (auto station = m_started.rbegin(); station != m_started.rend(); ++station)
        m_processes.erase(*station);
}

Result<std::unique_ptr<Centre>> Centre::open(CentreSettings settings)
{
    std::error_code error;
    settings.out = fs::absolute(settings.out, error);
    std::unique_ptr<Centre> centre{new Centre{std::move(settings)}};
    if (const auto done = centre->prepareFolders(); !done)
        return tl::unexpected{done.error()};
    if (const auto done = centre->makeKeys(); !done)
        return tl::unexpected{done.error()};

    centre->m_port = freePorts(usualPort, portsNeeded);
    if (centre->m_settings.pages)
        if (const auto done = centre->preparePages(); !done)
            return tl::unexpected{done.error()};
    for (const Station station :
         {Station::VirtualPrinter, Station::QueueService, Station::DisplayBoard, Station::ClerkTerminal}) {
        if (const auto done = centre->start(station); !done)
            return tl::unexpected{done.error()};
    }
    if (centre->m_settings.pages)
        if (const auto done = centre->startPages(); !done)
            return tl::unexpected{done.error()};
    return centre;
}

Result<> Centre::prepareFolders() const
{
    std::error_code error;
    fs::create_directories(m_settings.out, error);
    if (!error) {
        for (const auto& entry : fs::directory_iterator{m_settings.out, error}) {
            if (isOurs(entry.path()))
                fs::remove_all(entry.path(), error);
        }
    }
    if (!error)
        fs::create_directories(m_settings.out / "logs", error);
    if (!error)
        fs::create_directories(m_private / "data", error);
    if (error)
        return failure("The folder " + m_settings.out.string() + " cannot be used: " + error.message()
                       + ". Name another one with --out.");
    return {};
}

Result<> Centre::makeKeys() const
{
    if (const auto done = initServerKeys(m_private / "keys"); !done)
        return done;
    const BranchId branch{branchOfTheDemo};
    const std::vector<std::pair<fs::path, DeviceKeyRequest>> devices{
        {keyOf(Station::Kiosk), {DeviceId{"k1"}, protocol::Role::Kiosk, branch, {}}},
        {keyOf(Station::DisplayBoard), {DeviceId{"b1"}, protocol::Role::Board, branch, {}}},
        {keyOf(Station::ClerkTerminal),
         {DeviceId{"c" + m_settings.counter},
          protocol::Role::Clerk,
          branch,
          {CounterId{m_settings.counter}}}},
        {adminKey(), {DeviceId{"admin"}, protocol::Role::Admin, branch, {}}},
        {keyOf(Station::Pages), {DeviceId{"web"}, protocol::Role::Supervisor, branch, {}}},
        {m_private / "public-pages.key", {DeviceId{"phones"}, protocol::Role::Reception, branch, {}}},
    };
    for (const auto& [file, device] : devices) {
        if (const auto done = addDeviceKey(m_private / "keys", device, file); !done)
            return done;
    }
    return {};
}

fs::path Centre::keyOf(Station station) const { return m_private / (programOf(station) + ".key"); }
fs::path Centre::adminKey() const { return m_private / "luotctl.key"; }
fs::path Centre::database() const { return m_private / "data" / "queue.db"; }

ChildProcess::Settings Centre::launch(Station station) const
{
    ChildProcess::Settings settings;
    settings.program = m_settings.programs / programOf(station);
    settings.log = m_settings.out / "logs" / (programOf(station) + ".log");
    auto& arguments = settings.arguments;
    const auto add = [&arguments](std::initializer_list<std::string> words) {
        arguments.insert(arguments.end(), words.begin(), words.end());
    };
    const std::string out = m_settings.out.string();
    const std::string ready = (m_private / (programOf(station) + ".ready")).string();

    if (station == Station::VirtualPrinter) {
        add({"--port", "0", "--out", out, "--ready-file", ready});
        return settings;
    }
    if (station == Station::Pages) {
        arguments = pagesArguments();
        add({"--ready-file", ready});
        return settings;
    }
    add({"--transcript", out + "/transcript.jsonl", "--transcript-start", std::to_string(m_start)});
    if (station == Station::QueueService) {
        add({"--data", (m_private / "data").string(), "--keys", (m_private / "keys").string(), "--branch",
             m_settings.branchFile.string(), "--port", std::to_string(m_port), "--ready-file", ready});
        return settings;
    }
    add({"--server", "127.0.0.1:" + std::to_string(m_port), "--key", keyOf(station).string()});
    if (m_settings.pictures)
        add({"--pictures", out});
    if (station == Station::DisplayBoard)
        add({"--voice-out", out});
    if (station == Station::ClerkTerminal)
        add({"--counter", m_settings.counter, "--keys-from-stdin", "--state", m_private.string()});
    if (station == Station::Kiosk || station == Station::ClerkTerminal)
        add({"--state", (m_private / programOf(station)).string()});
    if (station == Station::Kiosk) {
        add({"--camera", m_settings.camera, "--printer", "tcp:127.0.0.1:" + std::to_string(m_printerPort)});
        if (!m_settings.windows)
            add({"--once", "--visit-timeout", std::to_string(m_settings.visitTimeout.count())});
        settings.environment.emplace_back("OPENBLAS_NUM_THREADS", "1");
    }
    if (!m_settings.windows) {
        add({"--size", sizeOf(station)});
        settings.environment.emplace_back("QT_QPA_PLATFORM", "offscreen");
        settings.environment.emplace_back("QT_QUICK_BACKEND", "software");
    }
    return settings;
}

std::string Centre::commandLine(Station station) const
{
    const ChildProcess::Settings settings = launch(station);
    std::string line;
    for (const auto& [name, value] : settings.environment)
        line += name + "=" + value + " ";
    line += settings.program.string();
    for (const std::string& word : settings.arguments)
        line += " " + quoted(word);
    return line;
}

Result<> Centre::start(Station station)
{
    auto child = ChildProcess::start(launch(station));
    if (!child)
        return tl::unexpected{child.error()};
    m_processes.erase(station);
    m_processes.emplace(station, std::move(*child));
    if (std::ranges::find(m_started, station) == m_started.end())
        m_started.push_back(station);

    if (station == Station::QueueService || station == Station::VirtualPrinter || station == Station::Pages) {
        const fs::path ready = m_private / (programOf(station) + ".ready");
        if (const auto done = waitForFile(station, ready); !done)
            return done;
        if (station == Station::VirtualPrinter) {
            int port = 0;
            std::ifstream{ready} >> port;
            m_printerPort = static_cast<std::uint16_t>(port);
        }
    }
    return {};
}

Result<> Centre::startKiosk() { return start(Station::Kiosk); }

Result<> Centre::waitForFile(Station station, const fs::path& file)
{
    const auto until = std::chrono::steady_clock::now() + 20s;
    std::error_code error;
    while (!fs::exists(file, error) || fs::file_size(file, error) == 0) {
        if (process(station).exitCode() || std::chrono::steady_clock::now() > until)
            return failure(whyEnded(station, process(station).log()));
        std::this_thread::sleep_for(20ms);
    }
    return {};
}

void Centre::poll()
{
    m_transcript.poll();
    const auto board = m_processes.find(Station::DisplayBoard);
    if (board != m_processes.end() && board->second.exitCode()) {
        spdlog::warn("the board has ended (exit code {}): starting it again", *board->second.exitCode());
        std::this_thread::sleep_for(500ms);
        if (const auto done = start(Station::DisplayBoard); !done)
            spdlog::error("{}", done.error().message);
    }
}

Result<TranscriptLine> Centre::waitFor(const std::string& event, std::chrono::seconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    for (;;) {
        // What a process wrote before it ended still counts: look at the processes first, then at the lines.
        std::string ended;
        for (auto& [station, child] : m_processes) {
            const auto code = child.exitCode();
            if (code && station != Station::DisplayBoard && !(station == Station::Kiosk && *code == 0))
                ended = whyEnded(station, child.log());
        }
        poll();
        if (const auto found = m_transcript.find(event, m_passed)) {
            m_passed = *found + 1;
            return m_transcript.lines()[*found];
        }
        if (!ended.empty())
            return failure(ended);
        if (std::chrono::steady_clock::now() > until)
            return failure("'" + event + "' did not happen within " + std::to_string(patience.count())
                           + " s. The logs are in " + (m_settings.out / "logs").string() + ".");
        std::this_thread::sleep_for(10ms);
    }
}

void Centre::pressAtCounter(const std::string& key) const
{
    m_processes.at(Station::ClerkTerminal).writeLine(key);
}

ChildProcess& Centre::process(Station station) { return m_processes.at(station); }

void Centre::stop(Station station) { m_processes.erase(station); }

}
