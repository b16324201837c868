#include "luotctl/centre.h"
#include "luotctl/service_line.h"
#include "luotctl/src/free_ports.h"

#include <algorithm>
#include <fstream>
#include <random>
#include <thread>
#include <variant>

namespace luot::luotctl {

namespace {

using namespace std::chrono_literals;
using namespace protocol;

constexpr std::uint16_t usualStaffPort = 8480;
constexpr std::uint16_t portsOfPages = 2; ///< staff's, then everybody's
constexpr const char* signInOptional = "sign_in = \"optional\"\n";

std::string addressAt(std::uint16_t port) { return "http://127.0.0.1:" + std::to_string(port); }

/// Eight digits that nobody knows beforehand: there is no PIN to forget to change.
std::string newPin()
{
    std::random_device random;
    return std::to_string(std::uniform_int_distribution<int>{10'000'000, 99'999'999}(random));
}

ServiceAddress administrator(const Centre& centre)
{
    return {"127.0.0.1:" + std::to_string(centre.port()), centre.adminKey().string()};
}

}

/// The paper's code leads to the pages' address; and the clerk's terminal goes on without a sign-in though
/// there are people.
Result<> Centre::preparePages()
{
    m_staffPort = freePorts(usualStaffPort, portsOfPages);
    m_publicPort = static_cast<std::uint16_t>(m_staffPort + 1);
    m_pages = {addressAt(m_staffPort), addressAt(m_publicPort), "giamsat", "lan", newPin()};
    std::ifstream given{m_settings.branchFile};
    const std::filesystem::path file = m_private / "branch.toml";
    std::ofstream ours{file};
    bool hasRules = false;
    for (std::string line; std::getline(given, line);) {
        if (line.starts_with("public_base_url"))
            line = "public_base_url = \"" + m_pages.everybody + "\"";
        ours << line << '\n';
        if (line == "[rules]")
            ours << signInOptional;
        hasRules = hasRules || line == "[rules]";
    }
    if (!hasRules)
        ours << "\n[rules]\n" << signInOptional;
    if (!ours.flush() || !given.eof())
        return failure("The branch file " + m_settings.branchFile.string() + " could not be copied to "
                       + file.string() + ": check that it is there and the disk not full.");
    m_settings.branchFile = file;
    return {};
}

/// With people from the start the terminal would ask who sits there.
Result<> Centre::awaitOpenCounter() const
{
    const auto until = std::chrono::steady_clock::now() + 20s;
    for (;;) {
        const auto listed = askOnce(administrator(*this), ListFields{});
        if (!listed)
            return tl::unexpected{listed.error()};
        const auto& counters = std::get<FieldList>(*listed).counters;
        if (std::ranges::any_of(counters, [&](const Counter& counter) {
                return counter.id.str() == m_settings.counter && counter.open;
            }))
            return {};
        if (std::chrono::steady_clock::now() > until)
            return failure("The clerk's terminal did not open counter " + m_settings.counter
                           + " within 20 s. Its log is in " + (m_settings.out / "logs").string() + ".");
        std::this_thread::sleep_for(50ms);
    }
}

Result<> Centre::startPages()
{
    if (auto open = awaitOpenCounter(); !open)
        return open;
    const AddPerson people[]{
        {PersonId{m_pages.supervisor}, "Phạm Minh Quân", Role::Supervisor, m_pages.pin},
        {PersonId{m_pages.clerk}, "Nguyễn Thị Lan", Role::Clerk, m_pages.pin},
    };
    for (const AddPerson& person : people)
        if (const auto added = askOnce(administrator(*this), person); !added)
            return tl::unexpected{added.error()};
    return start(Station::Pages);
}

std::vector<std::string> Centre::pagesArguments() const
{
    return {"--server",      "127.0.0.1",
            "--server-port", std::to_string(m_port),
            "--key",         keyOf(Station::Pages).string(),
            "--public-key",  (m_private / "public-pages.key").string(),
            "--bind",        "127.0.0.1",
            "--port",        std::to_string(m_staffPort),
            "--public-bind", "127.0.0.1",
            "--public-port", std::to_string(m_publicPort),
            "--data",        (m_private / "pages").string()};
}

}
