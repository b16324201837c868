#include "tests/faults/lab.h"

#include <set>

namespace luot::faults {
namespace {

using namespace protocol;
using namespace std::chrono_literals;
using queue_service::issue;

constexpr auto day = 24h;
constexpr auto vietNam = 7h;

/// Fault 10: a service whose wall clock is set while it runs.
class ClockFaults : public Lab {
protected:
    void SetUp() override
    {
        // Ten seconds before midnight, whenever this runs.
        const auto now = std::chrono::system_clock::now();
        const auto local = (now.time_since_epoch() + vietNam) % day;
        m_shift = std::chrono::duration_cast<Milliseconds>(day - local - 10s);
        set(0ms);
        ASSERT_TRUE(start());
    }

    void set(Milliseconds forward)
    {
        m_shift += forward;
        whims().set(Whim::ClockShiftMs, m_shift);
    }
    /// A number of field A; nobody waits for it longer than the steady clock says.
    Ticket ask(Watcher& kiosk)
    {
        const Reply reply = kiosk.ask(issue("A"), {.ttl = 2000ms, .giveUpAfter = 5s, .id = {}});
        const Ticket ticket = ticketIn(reply);
        EXPECT_TRUE(m_given.emplace(ticket.businessDate, ticket.label).second)
            << ticket.label << " of " << ticket.businessDate << " was given twice";
        if (m_dates.empty() || m_dates.back() != ticket.businessDate)
            m_dates.push_back(ticket.businessDate);
        return ticket;
    }
    /// The business days in the order they came.
    const std::vector<std::string>& dates() const { return m_dates; }

private:
    Milliseconds m_shift{0};
    std::set<std::pair<std::string, std::string>> m_given;
    std::vector<std::string> m_dates;
};

TEST_F(ClockFaults, aClockThatIsSetRepeatsNoNumberAndTurnsEachDayOnce) // 10
{
    Watcher board{centre().device("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    EXPECT_EQ(ask(kiosk).label, "A001");
    EXPECT_EQ(ask(kiosk).label, "A002");
    set(10'500ms);
    EXPECT_EQ(ask(kiosk).label, "A001") << "past midnight";
    set(-1s);
    EXPECT_EQ(ask(kiosk).label, "A002") << "a leap second repeats the last of the day before, not the day";
    set(10h);
    EXPECT_EQ(ask(kiosk).label, "A003");
    set(-1h);
    EXPECT_EQ(ask(kiosk).label, "A004");
    set(-9h - 30min);
    EXPECT_EQ(ask(kiosk).label, "A005") << "back behind midnight, it is still the same day";
    set(day + 10h);
    EXPECT_EQ(ask(kiosk).label, "A001") << "a day later";
    set(-1h);
    EXPECT_EQ(ask(kiosk).label, "A002");
    EXPECT_EQ(dates().size(), 3U);
    EXPECT_TRUE(std::is_sorted(dates().begin(), dates().end()));
    expectSameAsService(board, "b1");
    endAndVerify();
}

TEST_F(ClockFaults, whatIsOnItsWayWhenTheClockIsSetIsNeitherTooLateNorDoubled) // 10
{
    Watcher board{centre().device("b1")};
    Watcher kiosk{centre().device("k1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    set(2h);
    Asking asking{kiosk.client(), 8};
    for (int i = 0; i < 20; ++i) {
        const std::size_t before = asking.answered();
        set(i % 2 == 0 ? Milliseconds{1h} : Milliseconds{-1h});
        ASSERT_TRUE(eventually([&] { return asking.answered() > before + 8; }));
    }
    ASSERT_TRUE(asking.settle());
    EXPECT_TRUE(asking.refusals().empty()) << asking.refusals().begin()->first;
    const auto links = board.links();
    EXPECT_EQ(std::count(links.begin(), links.end(), LinkState::Stale), 0);
    expectSameAsService(board, "b1");
    expectOnceEach(asking.labels());
    endAndVerify();
}

TEST_F(ClockFaults, anIdIsKnownADayLaterAndAfterARestart) // 22
{
    Watcher kiosk{centre().device("k1")};
    const Reply first = kiosk.ask(issue("A"));
    set(day);
    const Reply later = kiosk.ask(issue("A"), {.id = first.id});
    EXPECT_TRUE(later.duplicate);
    EXPECT_EQ(ticketIn(later), ticketIn(first));
    centre().kill();
    set(day);
    ASSERT_TRUE(start());
    const Reply again = kiosk.ask(issue("A"), {.ttl = 1000ms, .giveUpAfter = 20s, .id = first.id});
    EXPECT_TRUE(again.duplicate);
    EXPECT_EQ(ticketIn(again), ticketIn(first));
    Watcher board{centre().device("b1")};
    ASSERT_TRUE(board.waitForLink(LinkState::Live));
    expectSameAsService(board, "b1");
    endAndVerify();
}

}
}
