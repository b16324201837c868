#include "benchmarks/sets.h"

#include "benchmarks/src/page_load.h"
#include "benchmarks/src/page_speed.h"
#include "benchmarks/src/paged_centre.h"
#include "protocol/paper_code.h"

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

constexpr std::size_t livePages = 50;
constexpr std::size_t manyPhones = 2'000;
constexpr std::size_t silentOnes = 10'000;
constexpr auto lookEach = 5s;

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

/// The pages of a citizen on a slow phone, and those of the staff for comparison.
Result<> measureSpeed(PagedCentre& centre, Report& report, int times)
{
    const protocol::PaperToken token = protocol::makePaperToken();
    if (auto ticket = centre.issue(benchFields().front(), token.hash); !ticket)
        return tl::unexpected{ticket.error()};
    const auto choice = centre.invite();
    if (!choice)
        return tl::unexpected{choice.error()};
    const std::string phones = "http://127.0.0.1:" + std::to_string(centre.publicPort());
    const std::string staff = "http://127.0.0.1:" + std::to_string(centre.staffPort());
    const auto citizens = pageSpeeds({{phones + "/t/" + token.text, "#label"}, {phones + *choice, ".choice"}},
                                     times, {}, centre.folder());
    if (!citizens)
        return tl::unexpected{citizens.error()};
    const auto clerks
        = pageSpeeds({{staff + "/live", "#fields tr"}}, times, centre.cookies().front(), centre.folder());
    if (!clerks)
        return tl::unexpected{clerks.error()};
    double slowest = 0.0;
    for (const auto& page : *citizens)
        slowest = std::max(slowest, quantile(page, 0.5));
    report.add({"web", "page_s", slowest, "s", 1.0, Better::Lower, times});
    report.add({"web", "live_page_s", quantile(clerks->front(), 0.5), "s", {}, Better::Lower, times});
    return {};
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
        auto weight = weightOf(centre.staffPort(), path, "Cookie: " + centre.cookies().front() + "\r\n");
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
    if (auto measured = measureSpeed(centre, report, static_cast<int>(part(9))); !measured)
        return measured;

    const int commands = static_cast<int>(part(1'000));
    if (auto warm = centre.issuingTimes(200); !warm)
        return tl::unexpected{warm.error()};
    std::vector<std::string> paths;
    for (std::size_t i = 0; i < part(manyPhones); ++i) {
        const protocol::PaperToken token = protocol::makePaperToken();
        auto ticket = centre.issue(benchFields().at(i % benchFields().size()), token.hash);
        if (!ticket)
            return tl::unexpected{ticket.error()};
        paths.push_back("/api/t/" + token.text);
    }
    // With as many people waiting as beside the pages.
    auto alone = centre.issuingTimes(commands);
    if (!alone)
        return tl::unexpected{alone.error()};
    const std::size_t phoneCount = paths.size();
    const std::string anyTicket = paths.front();
    Shown shown;
    Listeners pages{livePages, centre.staffPort(), "/events/live", centre.cookies(),
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
        report.add({"web", "command_alone_p50_ms", quantile(*alone, 0.5), "ms", {}, Better::Lower, commands});
        report.add(
            {"web", "command_alone_p99_ms", quantile(*alone, 0.99), "ms", {}, Better::Lower, commands});
        report.add({"web", "command_beside_p50_ms", quantile(*busy, 0.5), "ms", {}, Better::Lower, commands});
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
