#include "benchmarks/sets.h"

#include "benchmarks/src/bench_centre.h"
#include "benchmarks/src/page_load.h"
#include "luotctl/service_line.h"
#include "protocol/paper_code.h"

#include <nlohmann/json.hpp>

#include <sys/resource.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <map>
#include <regex>
#include <set>

/// The pages: how soon they show what happened, what thousands of phones do to the queue, what pages weigh.
namespace luot::benchmarks {

namespace {

using namespace std::chrono_literals;
using namespace luotctl;
namespace fs = std::filesystem;

constexpr std::size_t livePages = 50;
constexpr std::size_t manyPhones = 2'000;
constexpr std::size_t silentOnes = 10'000;
constexpr auto lookEach = 5s;
const PersonId supervisor{"bench"};
constexpr const char* pin = "2718281828";

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

double peakMiB(pid_t pid)
{
    std::ifstream stream{"/proc/" + std::to_string(pid) + "/status"};
    for (std::string line; std::getline(stream, line);)
        if (line.starts_with("VmHWM:"))
            return std::stod(line.substr(line.find_first_of("0123456789"))) / 1024.0;
    return 0.0;
}

/// A centre with its pages, and somebody who gives numbers and calls them.
class PagedCentre {
public:
    static Result<std::unique_ptr<PagedCentre>> open()
    {
        auto centre = BenchCentre::open();
        if (!centre)
            return tl::unexpected{centre.error()};
        std::unique_ptr<PagedCentre> paged{new PagedCentre{std::move(*centre)}};
        if (auto begun = paged->begin(); !begun)
            return tl::unexpected{begun.error()};
        return paged;
    }

    std::uint16_t staffPort() const { return m_staffPort; }
    std::uint16_t publicPort() const { return m_publicPort; }
    pid_t webPid() const { return m_web->pid(); }
    const std::string& cookie() const { return m_cookie; }

    Result<protocol::Ticket> issue(const FieldId& field, const std::string& tokenHash = {})
    {
        protocol::IssueTicket command;
        command.field = field;
        command.tokenHash = tokenHash;
        command.way = protocol::IssueWay::Counter;
        command.reason = "measured";
        return ask(*m_caller, command).map([](const protocol::CommandResult& result) {
            return std::get<protocol::IssuedTicket>(result).ticket;
        });
    }
    /// ms of each of `count` numbers given, one after the other.
    Result<std::vector<double>> issuingTimes(int count)
    {
        std::vector<double> times;
        for (int i = 0; i < count; ++i) {
            const double began = nowMs();
            if (auto given = issue(benchFields().at(static_cast<std::size_t>(i) % benchFields().size()));
                !given)
                return tl::unexpected{given.error()};
            times.push_back(nowMs() - began);
        }
        return times;
    }

private:
    explicit PagedCentre(std::unique_ptr<BenchCentre> centre)
        : m_centre{std::move(centre)}
    {
    }

    Result<> begin()
    {
        auto caller = m_centre->admit("a1", protocol::Role::Admin);
        auto staff = m_centre->admit("web", protocol::Role::Supervisor);
        auto reception = m_centre->admit("phones", protocol::Role::Reception);
        if (!caller || !staff || !reception)
            return failure("The keys of the measurement cannot be written.");
        if (auto started = m_centre->start(); !started)
            return started;
        auto client = protocol::Client::connect(m_centre->settings(*caller, std::nullopt), {});
        if (!client)
            return tl::unexpected{client.error()};
        m_caller = std::move(*client);
        if (const auto added
            = ask(*m_caller, protocol::AddPerson{supervisor, "Bench", protocol::Role::Supervisor, pin});
            !added)
            return tl::unexpected{added.error()};
        return startWeb(*staff, *reception);
    }

    Result<> startWeb(const protocol::DeviceKey& staff, const protocol::DeviceKey& reception)
    {
        const fs::path programs = fs::read_symlink("/proc/self/exe").parent_path();
        const fs::path ready = m_centre->folder() / "web-ready";
        auto web = ChildProcess::start({programs / "luot-supervisor",
                                        {"--server",      "127.0.0.1",
                                         "--server-port", std::to_string(m_centre->port()),
                                         "--key",         m_centre->keyFile(staff).string(),
                                         "--public-key",  m_centre->keyFile(reception).string(),
                                         "--bind",        "127.0.0.1",
                                         "--public-bind", "127.0.0.1",
                                         "--port",        "0",
                                         "--public-port", "0",
                                         "--data",        (m_centre->folder() / "reports").string(),
                                         "--ready-file",  ready.string()},
                                        {},
                                        m_centre->folder() / "luot-supervisor.log"});
        if (!web)
            return tl::unexpected{web.error()};
        m_web = std::move(*web);
        for (int tries = 0; tries < 200 && m_publicPort == 0; ++tries) {
            std::this_thread::sleep_for(50ms);
            std::ifstream{ready} >> m_staffPort >> m_publicPort;
        }
        if (m_publicPort == 0)
            return failure("The pages did not come up; see "
                           + (m_centre->folder() / "luot-supervisor.log").string());
        std::this_thread::sleep_for(1s);
        return signIn();
    }

    Result<> signIn()
    {
        auto fd = connectFrom(0, m_staffPort);
        if (!fd)
            return tl::unexpected{fd.error()};
        const std::string body = nlohmann::json{{"person", supervisor.str()}, {"pin", pin}}.dump();
        const std::string question
            = "POST /api/sign-in HTTP/1.1\r\nHost: centre\r\nConnection: close\r\nContent-Type: "
              "application/json\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n\r\n" + body;
        [[maybe_unused]] const auto written = write(*fd, question.data(), question.size());
        std::string answer;
        std::array<char, 4096> buffer{};
        for (ssize_t got = 0; (got = read(*fd, buffer.data(), buffer.size())) > 0;)
            answer.append(buffer.data(), static_cast<std::size_t>(got));
        close(*fd);
        std::smatch found;
        static const std::regex cookie{"Set-Cookie: (luot=[0-9a-f]+)"};
        if (!std::regex_search(answer, found, cookie))
            return failure("The measurement cannot sign in: " + answer.substr(0, answer.find('\r')));
        m_cookie = "Cookie: " + found[1].str() + "\r\n";
        return {};
    }

    std::unique_ptr<BenchCentre> m_centre;
    std::unique_ptr<protocol::Client> m_caller;
    std::optional<ChildProcess> m_web;
    std::uint16_t m_staffPort = 0;
    std::uint16_t m_publicPort = 0;
    std::string m_cookie;
};

/// When each page first showed a number.
class Shown {
public:
    void expect(const std::string& label)
    {
        const std::lock_guard lock{m_mutex};
        m_label = '"' + label + '"';
        m_at.clear();
    }
    void hear(std::size_t which, const std::string& text)
    {
        const std::lock_guard lock{m_mutex};
        ++m_heard;
        if (!m_label.empty() && text.find(m_label) != std::string::npos)
            m_at.try_emplace(which, nowMs());
    }
    std::map<std::size_t, double> at() const
    {
        const std::lock_guard lock{m_mutex};
        return m_at;
    }
    std::size_t heard() const
    {
        const std::lock_guard lock{m_mutex};
        return m_heard;
    }

private:
    mutable std::mutex m_mutex;
    std::string m_label;
    std::map<std::size_t, double> m_at;
    std::size_t m_heard = 0;
};

/// From the moment before the command to each page's event.
Result<std::vector<double>> eventTimes(PagedCentre& centre, Shown& shown, int numbers)
{
    std::vector<double> times;
    // The next number of a field is known before it is given.
    const FieldId field = benchFields().back();
    auto first = centre.issue(field);
    if (!first)
        return tl::unexpected{first.error()};
    int number = first->number;
    for (int i = 0; i < numbers; ++i) {
        std::array<char, 16> label{};
        std::snprintf(label.data(), label.size(), "%s%03d", field.str().c_str(), ++number);
        shown.expect(label.data());
        const double began = nowMs();
        if (auto given = centre.issue(field); !given)
            return tl::unexpected{given.error()};
        for (int tries = 0; tries < 3000 && shown.at().size() < livePages; ++tries)
            std::this_thread::sleep_for(1ms);
        const auto at = shown.at();
        if (at.size() < livePages)
            return failure("Only " + std::to_string(at.size()) + " of " + std::to_string(livePages)
                           + " live pages showed " + label.data() + " within 3 s.");
        for (const auto& [which, when] : at)
            times.push_back(when - began);
        // Not in step with the pages' own beat.
        std::this_thread::sleep_for(std::chrono::milliseconds{37 + 13 * (i % 11)});
    }
    return times;
}

/// A page with all that it loads at first, in KiB.
Result<double> weightOf(std::uint16_t port, const std::string& path, const std::string& headers)
{
    auto fd = connectFrom(0, port);
    if (!fd)
        return tl::unexpected{fd.error()};
    std::set<std::string> known{path};
    std::vector<std::string> toDo{path};
    std::size_t bytes = 0;
    static const std::regex loaded{
        R"re((?:href|src|from|url\()[=\s]*["'(]?(/[a-z0-9./-]+\.(?:js|css|svg)))re"};
    while (!toDo.empty()) {
        const std::string next = toDo.back();
        toDo.pop_back();
        std::string body;
        if (auto got = timedGet(*fd, next, headers, &body); !got)
            return tl::unexpected{got.error()};
        bytes += body.size();
        for (std::sregex_iterator at{body.begin(), body.end(), loaded}, end; at != end; ++at)
            if (known.insert((*at)[1]).second)
                toDo.push_back((*at)[1]);
    }
    close(*fd);
    return static_cast<double>(bytes) / 1024.0;
}

Result<std::vector<double>> pageTimes(std::uint16_t port, const std::string& path, int count)
{
    auto fd = connectFrom(70'000, port);
    if (!fd)
        return tl::unexpected{fd.error()};
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        auto took = timedGet(*fd, path);
        if (!took)
            return tl::unexpected{took.error()};
        times.push_back(*took);
        // Slow enough for the limit of an address.
        std::this_thread::sleep_for(110ms);
    }
    close(*fd);
    return times;
}

void raiseDescriptors()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

}

Result<> measureWeb(Report& report, double share)
{
    raiseDescriptors();
    const auto part = [&](std::size_t whole) {
        return std::max<std::size_t>(5, static_cast<std::size_t>(static_cast<double>(whole) * share));
    };
    auto opened = PagedCentre::open();
    if (!opened)
        return tl::unexpected{opened.error()};
    PagedCentre& centre = **opened;

    double heaviest = 0.0;
    for (const char* path : {"/sign-in", "/live", "/counter", "/reception", "/reports"}) {
        auto weight = weightOf(centre.staffPort(), path, centre.cookie());
        if (!weight)
            return tl::unexpected{weight.error()};
        heaviest = std::max(heaviest, *weight);
    }
    for (const char* path : {"/t/AAAAAAAAAAAAAAAAAAAAAA", "/n/AAAAAAAAAAAAAAAAAAAAAA", "/board"}) {
        auto weight = weightOf(centre.publicPort(), path, {});
        if (!weight)
            return tl::unexpected{weight.error()};
        heaviest = std::max(heaviest, *weight);
    }
    report.add({"web", "page_kib", heaviest, "KiB", 150.0, Better::Lower, 8});

    const int commands = static_cast<int>(part(1'000));
    if (auto warm = centre.issuingTimes(200); !warm)
        return tl::unexpected{warm.error()};
    auto alone = centre.issuingTimes(commands);
    if (!alone)
        return tl::unexpected{alone.error()};

    std::vector<std::string> paths;
    for (std::size_t i = 0; i < part(manyPhones); ++i) {
        const protocol::PaperToken token = protocol::makePaperToken();
        auto ticket = centre.issue(benchFields().at(i % benchFields().size()), token.hash);
        if (!ticket)
            return tl::unexpected{ticket.error()};
        paths.push_back("/api/t/" + token.text);
    }
    const std::size_t phoneCount = paths.size();
    const std::string anyTicket = paths.front();
    Shown shown;
    Listeners pages{livePages, centre.staffPort(), "/events/live", centre.cookie(),
                    [&shown](std::size_t which, const std::string& text) { shown.hear(which, text); }};
    if (auto started = pages.start(); !started)
        return started;
    {
        Phones phones{std::move(paths), centre.publicPort(), lookEach};
        if (auto started = phones.start(); !started)
            return started;
        std::this_thread::sleep_for(lookEach + 1s);
        phones.takeDelays();
        auto busy = centre.issuingTimes(commands);
        if (!busy)
            return tl::unexpected{busy.error()};
        report.add({"web", "command_p99_factor", quantile(*busy, 0.99) / quantile(*alone, 0.99), "", 2.0,
                    Better::Lower, commands});
        auto events = eventTimes(centre, shown, static_cast<int>(part(100)));
        if (!events)
            return tl::unexpected{events.error()};
        report.add({"web", "event_p95_ms", quantile(*events, 0.95), "ms", 300.0, Better::Lower,
                    static_cast<int>(events->size())});
        const std::vector<double> looks = phones.takeDelays();
        if (phones.failures() > 0)
            return failure(std::to_string(phones.failures()) + " looks of " + std::to_string(phoneCount)
                           + " phones got no good answer.");
        if (!looks.empty())
            report.add({"web",
                        "look_p99_ms",
                        quantile(looks, 0.99),
                        "ms",
                        {},
                        Better::Lower,
                        static_cast<int>(looks.size())});
        report.add({"web", "mem_mib", peakMiB(centre.webPid()), "MiB", 120.0, Better::Lower,
                    static_cast<int>(phoneCount)});
    }

    const int looks = static_cast<int>(part(100));
    auto before = pageTimes(centre.publicPort(), anyTicket, looks);
    if (!before)
        return tl::unexpected{before.error()};
    std::vector<int> silent;
    for (std::size_t i = 0; i < part(silentOnes); ++i) {
        auto fd = connectFrom(static_cast<std::uint32_t>(100'000 + i), centre.publicPort());
        if (!fd)
            return tl::unexpected{fd.error()};
        silent.push_back(*fd);
    }
    auto beside = pageTimes(centre.publicPort(), anyTicket, looks);
    for (const int fd : silent)
        close(fd);
    if (!beside)
        return tl::unexpected{beside.error()};
    report.add({"web", "silent_delay_ms", std::max(0.0, quantile(*beside, 0.99) - quantile(*before, 0.99)),
                "ms", 100.0, Better::Lower, looks});
    report.add({"web", "mem_with_silent_mib", peakMiB(centre.webPid()), "MiB", 120.0, Better::Lower,
                static_cast<int>(silent.size())});
    return {};
}

}
