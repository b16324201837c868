#include "benchmarks/src/paged_centre.h"

#include "benchmarks/src/page_load.h"
#include "benchmarks/src/process_use.h"
#include "luotctl/service_line.h"

#include <nlohmann/json.hpp>

#include <unistd.h>

#include <array>
#include <fstream>
#include <regex>
#include <thread>

namespace luot::benchmarks {

using namespace std::chrono_literals;
using namespace luotctl;
namespace fs = std::filesystem;

namespace {

const PersonId supervisor{"bench"};
constexpr const char* pin = "2718281828";
constexpr std::uint32_t sessions = 5;

}

Result<std::unique_ptr<PagedCentre>> PagedCentre::open()
{
    auto centre = BenchCentre::open();
    if (!centre)
        return tl::unexpected{centre.error()};
    std::unique_ptr<PagedCentre> paged{new PagedCentre{std::move(*centre)}};
    if (auto begun = paged->begin(); !begun)
        return tl::unexpected{begun.error()};
    return paged;
}

Result<protocol::Ticket> PagedCentre::issue(const FieldId& field, const std::string& tokenHash)
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

Result<std::vector<double>> PagedCentre::issuingTimes(int count)
{
    std::vector<double> times;
    for (int i = 0; i < count; ++i) {
        const double began = nowSeconds();
        if (auto given = issue(benchFields().at(static_cast<std::size_t>(i) % benchFields().size())); !given)
            return tl::unexpected{given.error()};
        times.push_back((nowSeconds() - began) * 1000.0);
    }
    return times;
}

Result<std::string> PagedCentre::invite()
{
    return ask(*m_kiosk, protocol::Invite{}).map([](const protocol::CommandResult& result) {
        return "/n/" + std::get<protocol::Invitation>(result).code;
    });
}

Result<> PagedCentre::begin()
{
    auto caller = m_centre->admit("a1", protocol::Role::Admin);
    auto staff = m_centre->admit("web", protocol::Role::Supervisor);
    auto reception = m_centre->admit("phones", protocol::Role::Reception);
    auto kiosk = m_centre->admit("k1", protocol::Role::Kiosk);
    if (!caller || !staff || !reception || !kiosk)
        return failure("The keys of the measurement cannot be written.");
    if (auto started = m_centre->start(); !started)
        return started;
    auto client = protocol::Client::connect(m_centre->settings(*caller, std::nullopt), {});
    if (!client)
        return tl::unexpected{client.error()};
    m_caller = std::move(*client);
    client = protocol::Client::connect(m_centre->settings(*kiosk, std::nullopt), {});
    if (!client)
        return tl::unexpected{client.error()};
    m_kiosk = std::move(*client);
    if (const auto added
        = ask(*m_caller, protocol::AddPerson{supervisor, "Bench", protocol::Role::Supervisor, pin});
        !added)
        return tl::unexpected{added.error()};
    return startWeb(*staff, *reception);
}

Result<> PagedCentre::startWeb(const protocol::DeviceKey& staff, const protocol::DeviceKey& reception)
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
                                     "--most-per-address", "0", // everybody is one machine here
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
    for (std::uint32_t address = 0; address < sessions; ++address) {
        auto cookie = signIn(address);
        if (!cookie)
            return tl::unexpected{cookie.error()};
        m_cookies.push_back(std::move(*cookie));
    }
    return {};
}

Result<std::string> PagedCentre::signIn(std::uint32_t address)
{
    auto fd = connectFrom(address, m_staffPort);
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
    return found[1].str();
}

}
