#include "tests/faults/lab.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>
#include <csignal>
#include <iostream>
#include <set>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace std::chrono_literals;
using queue_service::issue;

using Number = std::pair<std::string, std::string>; ///< business date and label

/// What people who work with the centre were told, for as long as they are there.
class History {
public:
    void given(const Ticket& ticket)
    {
        const std::scoped_lock lock{m_mutex};
        if (!m_numbers.emplace(ticket.businessDate, ticket.label).second)
            m_complaints.push_back(ticket.label + " of " + ticket.businessDate + " was given twice");
    }
    void unknown()
    {
        const std::scoped_lock lock{m_mutex};
        ++m_unknown;
    }
    void called(const Ticket& ticket)
    {
        const std::scoped_lock lock{m_mutex};
        m_calls[ticket.counter.str()].push_back(ticket.id.str());
    }
    /// True: tomorrow has numbers again.
    bool isDayFull() const { return m_isDayFull; }
    void dayIsFull(bool isFull) { m_isDayFull = isFull; }

    std::set<Number> numbers() const
    {
        const std::scoped_lock lock{m_mutex};
        return m_numbers;
    }
    std::size_t unknowns() const
    {
        const std::scoped_lock lock{m_mutex};
        return m_unknown;
    }
    std::map<std::string, std::vector<std::string>> calls() const
    {
        const std::scoped_lock lock{m_mutex};
        return m_calls;
    }
    std::vector<std::string> complaints() const
    {
        const std::scoped_lock lock{m_mutex};
        return m_complaints;
    }

private:
    mutable std::mutex m_mutex;
    std::set<Number> m_numbers;
    std::map<std::string, std::vector<std::string>> m_calls; ///< by counter: the tickets, in order
    std::vector<std::string> m_complaints;
    std::size_t m_unknown = 0;
    std::atomic<bool> m_isDayFull = false;
};

/// Fault 48: everything at once, at random, for a while.
class Nemesis : public Lab {
protected:
    Nemesis()
        : m_random{seed()}
    {
    }
    ~Nemesis() override { endWork(); }

    void SetUp() override
    {
        ASSERT_TRUE(start());
        makeProxy();
    }
    void rage(Milliseconds lasts);

private:
    int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }
    Milliseconds between(int least, int most) { return Milliseconds{least + below(most - least + 1)}; }

    void work(const std::string& name, bool isNear, const std::function<void(Watcher&)>& turn);
    void askForANumber(Watcher& kiosk, unsigned turn);
    void serveSomebody(Watcher& clerk, const CounterId& counter);
    void endWork();
    void strike();
    void heal();
    void restart();
    void expectHistoryIsTrue();

    std::mt19937 m_random;
    History m_history;
    std::atomic<bool> m_isEnding = false;
    std::vector<std::thread> m_workers;
    Milliseconds m_days{0}; ///< ahead
    bool m_isFull = false;
    std::map<std::string, int> m_strikes;
};

void Nemesis::work(const std::string& name, bool isNear, const std::function<void(Watcher&)>& turn)
{
    m_workers.emplace_back([this, settings = isNear ? centre().device(name) : throughProxy(name), turn] {
        Watcher worker{settings};
        while (!m_isEnding)
            turn(worker);
    });
}

void Nemesis::askForANumber(Watcher& kiosk, unsigned turn)
{
    constexpr std::array fields{"T", "B", "A", "C"};
    const Reply reply
        = kiosk.ask(issue(fields.at(turn % fields.size())), {.ttl = 1000ms, .giveUpAfter = 120s, .id = {}});
    if (reply.outcome)
        m_history.given(ticketIn(reply));
    else if (reply.outcome.error().code == ErrorCode::QuotaFull)
        m_history.dayIsFull(true);
    else if (retryOf(reply.outcome.error().code) == Retry::SameId)
        m_history.unknown();
    std::this_thread::sleep_for(20ms);
}

void Nemesis::serveSomebody(Watcher& clerk, const CounterId& counter)
{
    const RequestOptions patient{.ttl = 1000ms, .giveUpAfter = 120s, .id = {}};
    clerk.ask(OpenCounter{counter}, patient);
    const Reply reply = clerk.ask(CallNext{counter}, patient);
    const auto* result = reply.outcome ? std::get_if<TicketResult>(&*reply.outcome) : nullptr;
    if (result != nullptr && result->ticket) {
        m_history.called(*result->ticket);
        clerk.ask(StartService{result->ticket->id, counter, {}}, patient);
        clerk.ask(FinishService{result->ticket->id, counter, ServiceOutcome::Guidance, {}}, patient);
    }
    std::this_thread::sleep_for(30ms);
}

void Nemesis::endWork()
{
    m_isEnding = true;
    for (std::thread& worker : m_workers)
        if (worker.joinable())
            worker.join();
}

void Nemesis::restart()
{
    // Struck again while it is still getting up.
    for (int i = below(3); i > 0; --i)
        startAndKill(between(1, 60));
    if (start())
        return;
    // On a full disk it may say so and end: whoever looks after it makes space first.
    const queue_service::Ending ending = centre().ending();
    EXPECT_TRUE(m_isFull && ending.code > 0) << "it does not start any more: " << ending.said;
    std::cout << "on a full disk: " << ending.said << std::endl;
    heal();
    ASSERT_TRUE(start()) << "it does not start any more";
}

void Nemesis::strike()
{
    const auto count = [this](const char* name) { ++m_strikes[name]; };
    switch (below(10)) {
    case 0:
    case 1:
        count("kill");
        centre().kill();
        restart();
        break;
    case 2:
        count("stop");
        ::kill(centre().pid(), SIGSTOP);
        std::this_thread::sleep_for(between(50, 3000));
        ::kill(centre().pid(), SIGCONT);
        break;
    case 3:
        count("cut");
        if (const int ways = below(3); ways == 2)
            proxy().set({.isCut = true});
        else
            proxy().set(ways == 0 ? Way::ToService : Way::ToDevice, {.isCut = true});
        break;
    case 4:
        count("reset");
        proxy().resetAll();
        break;
    case 5:
        count("late");
        proxy().set({.delay = between(10, 200), .jitter = between(0, 200)});
        break;
    case 6:
        count("wrong bits");
        proxy().set({.flipEvery = 5000U + static_cast<std::size_t>(below(20'000))});
        break;
    case 7:
        count("full disk");
        whims().set(Whim::DiskIsFull, 1);
        m_isFull = true;
        break;
    case 8:
        count("clock");
        m_days += m_history.isDayFull() ? Milliseconds{24h} : Milliseconds{0};
        m_history.dayIsFull(false);
        whims().set(Whim::ClockShiftMs, m_days + between(-3'600'000, 3'600'000));
        break;
    default:
        count("slow line");
        proxy().set(Way::ToDevice, {.bytesPerSecond = 2000U + static_cast<std::size_t>(below(20'000))});
        break;
    }
}

void Nemesis::heal()
{
    proxy().set({});
    whims().set(Whim::DiskIsFull, 0);
    m_isFull = false;
}

void Nemesis::rage(Milliseconds lasts)
{
    Watcher nearBoard{centre().device("b1")};
    Watcher farBoard{throughProxy("b1")};
    Watcher staff{throughProxy("a1")};
    ASSERT_TRUE(nearBoard.waitForLink(LinkState::Live));
    for (unsigned kiosk = 0; kiosk < 3; ++kiosk)
        work("k1", kiosk == 0,
             [this, turn = kiosk](Watcher& worker) mutable { askForANumber(worker, turn++); });
    work("a1", true, [this](Watcher& worker) { serveSomebody(worker, CounterId{"2"}); });
    work("a1", false, [this](Watcher& worker) { serveSomebody(worker, CounterId{"3"}); });

    const auto until = std::chrono::steady_clock::now() + lasts;
    while (std::chrono::steady_clock::now() < until && !HasFatalFailure()) {
        // Two of three strikes come while the one before still lasts.
        if (below(3) == 0)
            heal();
        std::this_thread::sleep_for(between(100, 1500));
        ASSERT_FALSE(centre().hasEnded()) << "it ended by itself: " << centre().ending().said;
        strike();
    }
    heal();
    endWork();
    for (Watcher* watcher : {&nearBoard, &farBoard, &staff})
        ASSERT_TRUE(watcher->waitForLink(LinkState::Live));
    expectSameAsService(nearBoard, "b1");
    expectSameAsService(farBoard, "b1");
    expectSameAsService(staff, "a1");
    endAndVerify();
    expectHistoryIsTrue();
    for (const auto& [name, times] : m_strikes)
        std::cout << name << ": " << times << "  ";
    std::cout << "\n"
              << m_history.numbers().size() << " numbers acknowledged, " << m_history.unknowns()
              << " unknown\n";
}

/// What was acknowledged is there, and there is not more than was asked for; who was called to a counter is
/// in the log as called there, in the same order.
void Nemesis::expectHistoryIsTrue()
{
    for (const std::string& complaint : m_history.complaints())
        ADD_FAILURE() << complaint;
    SQLite::Database sql{centre().database(), SQLite::OPEN_READONLY};
    std::set<Number> there;
    for (SQLite::Statement select{sql, "SELECT business_date, label FROM ticket"}; select.executeStep();)
        there.emplace(select.getColumn(0).getString(), select.getColumn(1).getString());
    const std::set<Number> acknowledged = m_history.numbers();
    for (const auto& [date, label] : acknowledged)
        EXPECT_TRUE(there.contains({date, label}))
            << label << " of " << date << " was acknowledged and is gone";
    EXPECT_GT(acknowledged.size(), 20U) << "too little was done for this to say anything";
    EXPECT_LE(there.size(), acknowledged.size() + m_history.unknowns()) << "an id had more than one effect";

    std::map<std::string, std::vector<std::string>> logged;
    SQLite::Statement select{
        sql,
        "SELECT json_extract(body, '$.counter'), json_extract(body, '$.ticket') FROM event "
        "WHERE type='ticket.called' ORDER BY seq"};
    while (select.executeStep())
        logged[select.getColumn(0).getString()].push_back(select.getColumn(1).getString());
    for (const auto& [counter, calls] : m_history.calls()) {
        auto at = logged[counter].cbegin();
        for (const std::string& ticket : calls) {
            const auto found = std::find(at, logged[counter].cend(), ticket);
            ASSERT_NE(found, logged[counter].cend()) << "counter " << counter << " was told to call "
                                                     << ticket << " there, which the log does not know";
            at = found + 1;
        }
    }
}

TEST_F(Nemesis, aQuarterOfAMinuteOfEverything) { rage(15s); } // 48

class LongNemesis : public Nemesis { };

TEST_F(LongNemesis, everythingForAsManyMinutesAsAsked) // 48
{
    const char* minutes = std::getenv("LUOT_MINUTES");
    rage(std::chrono::minutes{minutes == nullptr ? 2 : std::stoi(minutes)});
}

}
}
