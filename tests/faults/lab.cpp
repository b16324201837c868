#include "tests/faults/lab.h"

#include "protocol/names.h"

#include <fstream>
#include <iostream>
#include <random>
#include <set>

namespace luot::faults {

using namespace protocol;
using namespace std::chrono_literals;

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
    EXPECT_EQ(queue_service::complaintOfVerification(m_centre.database()), "");
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

}
