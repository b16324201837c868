#include "queue-service/verification.h"
#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

const CounterId one{"1"};
const Actor atOne = clerk("c1", {one});
constexpr std::chrono::days twoYears{731};

/// Some days' work more than two years ago, and a day now.
class Retention : public testing::Test {
protected:
    Retention()
    {
        for (int day = 0; day < 3; ++day) {
            work();
            desk.clock.advance(24h);
        }
    }

    /// Three numbers, one of them served, one called over night; the counter stays open.
    void work()
    {
        for (int i = 0; i < 3; ++i)
            desk.issued(i == 1 ? "B" : "A");
        desk.ask(atOne, OpenCounter{one});
        desk.clock.advance(1min);
        const Ticket called = desk.done(atOne, CallNext{one});
        desk.clock.advance(1min);
        desk.done(atOne, StartService{called.id, one, {}});
        desk.clock.advance(4min);
        desk.done(atOne, FinishService{called.id, one, ServiceOutcome::Guidance, {}});
    }
    void rest(int times)
    {
        for (int i = 0; i < times; ++i) {
            desk.clock.advance(1h);
            ASSERT_TRUE(desk.service->rest());
        }
    }
    std::int64_t number(const std::string& sql) const
    {
        SQLite::Database raw{file(), SQLite::OPEN_READONLY};
        return raw.execAndGet(sql).getInt64();
    }
    void expectVerified() const
    {
        const auto report = verifyDatabase(file());
        ASSERT_TRUE(report) << report.error().message;
        for (const Check& check : report->checks)
            EXPECT_TRUE(check.passed) << check.name << ": " << check.detail;
    }
    std::filesystem::path file() const { return desk.folder.path() / EventStore::databaseName; }

    Desk desk;
};

TEST_F(Retention, whatIsTwoYearsOldBecomesAMonthsFigures)
{
    const auto events = number("SELECT count(*) FROM event");
    rest(5);
    EXPECT_EQ(number("SELECT count(*) FROM month_figure"), 0) << "not before";

    desk.clock.advance(twoYears);
    work();
    rest(5);
    EXPECT_EQ(number("SELECT count(DISTINCT business_date) FROM ticket"), 1);
    EXPECT_LT(number("SELECT count(*) FROM event"), events);
    EXPECT_EQ(number("SELECT sum(issued) FROM month_figure WHERE month='2026-07'"), 9);
    EXPECT_EQ(number("SELECT sum(completed) FROM month_figure"), 3);
    EXPECT_EQ(number("SELECT sum(expired) FROM month_figure"), 6);
    EXPECT_EQ(number("SELECT sum(waited_ms) FROM month_figure"), 3 * 60'000);
    EXPECT_EQ(number("SELECT sum(served_ms) FROM month_figure"), 3 * 4 * 60'000);
    expectVerified();
}

TEST_F(Retention, theServiceGoesOnAndStartsAgain)
{
    desk.clock.advance(twoYears);
    work();
    rest(5);
    EXPECT_EQ(desk.issued().label, "A003");
    EXPECT_FALSE(desk.service->eventsAfter(Stream::Staff, 1, 10)) << "no longer kept: a snapshot is due";
    EXPECT_TRUE(desk.service->eventsAfter(Stream::Staff, desk.service->lastN(Stream::Staff) - 1, 10));
    desk.crash();
    desk.reopen();
    EXPECT_EQ(desk.issued().label, "A004");
    EXPECT_EQ(codeOf(desk.ask(atOne, CallNext{one})), std::nullopt) << "the counter is still open";
    desk.close();
    expectVerified();
}

TEST_F(Retention, afterYearsMoreItIsForgottenAgain)
{
    for (int i = 0; i < 2; ++i) {
        desk.clock.advance(twoYears);
        work();
        rest(5);
        expectVerified();
    }
    EXPECT_EQ(number("SELECT sum(issued) FROM month_figure"), 12);
    EXPECT_EQ(number("SELECT count(*) FROM log_start"), 1);
}

TEST_F(Retention, anAlteredStartIsSeen)
{
    desk.clock.advance(twoYears);
    work();
    rest(5);
    desk.close();
    {
        SQLite::Database raw{file(), SQLite::OPEN_READWRITE};
        raw.exec("UPDATE log_start SET hash = zeroblob(16)");
    }
    EXPECT_FALSE(verifyDatabase(file())->passed());
}

TEST_F(Retention, noOtherEventCanBeDeleted)
{
    desk.clock.advance(twoYears);
    work();
    rest(5);
    desk.close();
    SQLite::Database raw{file(), SQLite::OPEN_READWRITE};
    EXPECT_THROW(raw.exec("DELETE FROM event WHERE seq = (SELECT min(seq) FROM event)"), SQLite::Exception);
}

TEST_F(Retention, aClockYearsAheadTakesADayAnHourAndNotEverything)
{
    rest(1);
    desk.clock.setWall(desk.clock.wall() + twoYears);
    work();
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(desk.service->rest());
    EXPECT_EQ(number("SELECT count(*) FROM month_figure"), 0);
    rest(23);
    EXPECT_EQ(number("SELECT count(*) FROM month_figure"), 0) << "it leapt less than a day ago";
    rest(1);
    EXPECT_EQ(number("SELECT sum(issued) FROM month_figure"), 3) << "one day";
    expectVerified();
}

TEST_F(Retention, aClockThatLeapsForgetsNoAnswer)
{
    const Request before = desk.request(kiosk(), issue("A"));
    desk.ask(before);
    desk.close();
    desk.clock.setWall(desk.clock.wall() + 8 * 24h);
    desk.reopen();
    rest(3);
    EXPECT_TRUE(desk.ask(before).duplicate) << "the same ticket, not a second one";

    const Request later = desk.request(kiosk(), issue("A"));
    desk.ask(later);
    desk.clock.setWall(desk.clock.wall() + 8 * 24h);
    rest(3);
    EXPECT_TRUE(desk.ask(later).duplicate) << "nor while it runs";
    rest(24);
    EXPECT_EQ(number("SELECT count(*) FROM reply"), 0) << "after a day the calendar is believed";
}

TEST_F(Retention, daysOutOfOrderAreLeftAlone)
{
    desk.close();
    SQLite::Database{file(), SQLite::OPEN_READWRITE}.exec(
        "UPDATE ticket SET business_date='2023-01-02' WHERE issued_seq = (SELECT max(issued_seq) FROM "
        "ticket)");
    const auto store = EventStore::open({desk.folder.path(), BranchId{"an-thinh"}, 0}, morning);
    ASSERT_TRUE(store);
    ASSERT_TRUE((*store)->begin());
    // What came before the first ticket may go.
    ASSERT_TRUE((*store)->forgetOldestDay());
    const auto forgotten = (*store)->forgetOldestDay();
    ASSERT_TRUE(forgotten) << forgotten.error().message;
    EXPECT_FALSE(*forgotten) << "it would be tried for ever";
    (*store)->rollback();
}

}
}
