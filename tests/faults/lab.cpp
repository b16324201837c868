#include "tests/faults/lab.h"

#include "protocol/names.h"
#include "queue-service/verification.h"

#include <fstream>
#include <iostream>
#include <random>
#include <set>

namespace luot::faults {

using namespace protocol;
using namespace std::chrono_literals;

bool eventually(const std::function<bool()>& isSo, std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!isSo()) {
        if (std::chrono::steady_clock::now() > until)
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return true;
}

Asking::Asking(Client& client, int atOnce, Milliseconds pace)
    : m_client{client}
    , m_isPaced{pace > 0ms}
{
    for (int i = 0; i < atOnce; ++i)
        next();
    if (m_isPaced)
        m_pacemaker = std::thread{[this, atOnce, pace] {
            for (; !m_isEnding; std::this_thread::sleep_for(pace))
                if (m_open < atOnce)
                    next();
        }};
}

Asking::~Asking()
{
    m_isEnding = true;
    if (m_pacemaker.joinable())
        m_pacemaker.join();
}

void Asking::next()
{
    // By their quotas: twelve hundred numbers before the first is full.
    constexpr std::array fields{"T", "B", "A", "T", "B", "C"};
    ++m_open;
    m_client.request(queue_service::issue(fields.at(m_asked++ % fields.size())),
                     [this](const Reply& reply) {
                         {
                             const std::scoped_lock lock{m_mutex};
                             if (reply.outcome)
                                 m_labels[reply.id] = ticketIn(reply).label;
                             else
                                 ++m_refusals[std::string{nameOf(reply.outcome.error().code)}];
                         }
                         ++m_answered;
                         const bool isFull
                             = !reply.outcome && reply.outcome.error().code == ErrorCode::QuotaFull;
                         if (!m_isEnding && !isFull && !m_isPaced)
                             next();
                         --m_open;
                     },
                     {.ttl = 1000ms, .giveUpAfter = 180s, .id = {}});
}

bool Asking::settle()
{
    m_isEnding = true;
    if (m_pacemaker.joinable())
        m_pacemaker.join();
    return eventually([this] { return m_open == 0; }, 60s);
}

std::map<RequestId, std::string> Asking::labels() const
{
    const std::scoped_lock lock{m_mutex};
    return m_labels;
}

std::map<std::string, int> Asking::refusals() const
{
    const std::scoped_lock lock{m_mutex};
    return m_refusals;
}

namespace {

unsigned chosenSeed()
{
    const char* given = std::getenv("LUOT_SEED");
    return given != nullptr ? static_cast<unsigned>(std::stoul(given)) : std::random_device{}();
}

}

Lab::Lab()
    : m_seed{chosenSeed()}
    , m_trace{__FILE__, __LINE__, "LUOT_SEED=" + std::to_string(m_seed)}
    , m_whims{m_centre.folder.path() / "whims"}
{
    std::cout << "LUOT_SEED=" << m_seed << std::endl;
}

void Lab::SetUp()
{
    ASSERT_TRUE(m_centre.start());
    makeProxy();
}

void Lab::makeProxy() { m_proxy = std::make_unique<ChaosProxy>(m_centre.port, m_seed); }

ClientSettings Lab::throughProxy(const std::string& id) const
{
    ClientSettings settings = m_centre.device(id);
    settings.port = m_proxy->port();
    return settings;
}

BranchView Lab::shownToNewcomer(const std::string& id)
{
    BranchView truth;
    Watcher newcomer{m_centre.device(id)};
    EXPECT_TRUE(newcomer.waitForLink(LinkState::Live));
    newcomer.waitFor([&](const BranchView& view) { return truth = view, true; });
    return truth;
}

void Lab::expectSameAsService(Watcher& watcher, const std::string& id)
{
    const BranchView truth = shownToNewcomer(id);
    BranchView shown;
    EXPECT_TRUE(watcher.waitFor([&](const BranchView& view) { return shown = view, view == truth; }))
        << id << " shows " << shown.tickets.size() << " people, the service has " << truth.tickets.size();
}

void Lab::expectOnceEach(const std::map<RequestId, std::string>& labels)
{
    std::set<std::string> distinct;
    for (const auto& [id, label] : labels)
        distinct.insert(label);
    EXPECT_EQ(distinct.size(), labels.size()) << "a number was given twice";
    Watcher staff{m_centre.device("a1")};
    ASSERT_TRUE(staff.waitForLink(LinkState::Live));
    std::set<std::string> there;
    staff.waitFor([&](const BranchView& view) {
        for (const auto& [label, ticket] : view.tickets)
            there.insert(label);
        return true;
    });
    EXPECT_EQ(there, distinct) << "what was acknowledged is there, and nothing else";
}

void Lab::endAndVerify()
{
    const queue_service::Ending ending = m_centre.stop();
    EXPECT_EQ(ending.code, 0) << ending.said;
    const auto report = queue_service::verifyDatabase(m_centre.database());
    ASSERT_TRUE(report) << report.error().message;
    for (const queue_service::Check& check : report->checks)
        EXPECT_TRUE(check.passed) << check.name << ": " << check.detail;
}

std::size_t Lab::openFiles() const
{
    const std::filesystem::directory_iterator files{"/proc/" + std::to_string(m_centre.pid()) + "/fd"};
    return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

double Lab::residentMiB() const
{
    std::ifstream stream{"/proc/" + std::to_string(m_centre.pid()) + "/status"};
    std::string word;
    double kib = 0.0;
    while (stream >> word)
        if (word == "VmRSS:" && stream >> kib)
            return kib / 1024.0;
    return 0.0;
}

Ticket ticketIn(const Reply& reply)
{
    EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
    if (!reply.outcome)
        return {};
    if (const auto* issued = std::get_if<IssuedTicket>(&*reply.outcome))
        return issued->ticket;
    const auto* result = std::get_if<TicketResult>(&*reply.outcome);
    return result == nullptr ? Ticket{} : result->ticket.value_or(Ticket{});
}

}
