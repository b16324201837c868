#include "queue-service/verification.h"

#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

const CounterId one{"1"};
const Actor atOne = clerk("c1", {one});

/// A morning's work in a closed database.
class Verification : public testing::Test {
protected:
    Verification()
    {
        for (int i = 0; i < 5; ++i)
            desk.issued(i == 3 ? "B" : "A");
        desk.ask(atOne, OpenCounter{one});
        for (int i = 0; i < 2; ++i) {
            desk.clock.advance(1min);
            const Ticket called = desk.done(atOne, CallNext{one});
            desk.done(atOne, StartService{called.id, one, {}});
            desk.clock.advance(4min);
            desk.done(atOne, FinishService{called.id, one, ServiceOutcome::Guidance, {}});
        }
        desk.done(atOne, CallNext{one});
    }

    std::filesystem::path file() const { return desk.folder.path() / EventStore::databaseName; }

    void tamper(const std::string& sql)
    {
        desk.close();
        SQLite::Database raw{file(), SQLite::OPEN_READWRITE};
        raw.exec(sql);
    }

    /// The names of the checks that fail.
    std::string failed() const
    {
        const auto report = verifyDatabase(file());
        if (!report)
            return report.error().message;
        std::string names;
        for (const Check& check : report->checks)
            if (!check.passed)
                names += (names.empty() ? "" : ", ") + check.name;
        return names;
    }

    Desk desk;
};

TEST_F(Verification, aGoodDatabasePassesEachCheck)
{
    desk.close();
    const auto report = verifyDatabase(file());
    ASSERT_TRUE(report) << report.error().message;
    for (const Check& check : report->checks)
        EXPECT_TRUE(check.passed) << check.name << ": " << check.detail;
    EXPECT_TRUE(report->passed());
    EXPECT_EQ(report->lines().size(), report->checks.size());
}

TEST_F(Verification, passesWhileTheServiceRuns) { EXPECT_EQ(failed(), ""); }

TEST_F(Verification, passesAfterACrash)
{
    desk.crash();
    EXPECT_EQ(failed(), "");
}

TEST_F(Verification, seesAnAlteredEvent)
{
    tamper("DROP TRIGGER event_no_update; UPDATE event SET at_ms = at_ms + 1 WHERE seq = 3");
    EXPECT_NE(failed().find("hash chain"), std::string::npos) << failed();
}

TEST_F(Verification, seesADeletedEvent)
{
    tamper("DROP TRIGGER event_no_delete; DELETE FROM event WHERE seq = 4");
    EXPECT_NE(failed().find("hash chain"), std::string::npos) << failed();
    EXPECT_NE(failed().find("streams"), std::string::npos) << failed();
}

TEST_F(Verification, seesThatTheLastEventIsGone)
{
    tamper("DROP TRIGGER event_no_delete; DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)");
    EXPECT_NE(failed().find("tables"), std::string::npos) << failed();
}

TEST_F(Verification, seesAnAlteredTicket)
{
    tamper("UPDATE ticket SET called_ms = called_ms - 60000 WHERE label = 'A001'");
    EXPECT_EQ(failed(), "tables");
}

TEST_F(Verification, seesANumberThatWasSkipped)
{
    tamper("UPDATE ticket SET number = 9, label = 'A009' WHERE label = 'A004'");
    EXPECT_NE(failed().find("numbers"), std::string::npos) << failed();
}

TEST_F(Verification, seesThatAGuardIsGone)
{
    tamper("DROP INDEX one_active");
    EXPECT_EQ(failed(), "schema");
}

TEST_F(Verification, seesAnAcknowledgedTicketThatIsNotThere)
{
    tamper("UPDATE reply SET body = replace(body, 'A002', 'A777')");
    EXPECT_EQ(failed(), "replies");
}

TEST_F(Verification, seesAFlippedLetterInAStoredReply)
{
    tamper("UPDATE reply SET body = replace(body, '\"ahead\":0', '\"ahead\":1')");
    EXPECT_EQ(failed(), "replies");
}

TEST_F(Verification, seesThatAReplyWasGivenToAnother)
{
    tamper("UPDATE reply SET client = 'kiosk:k7' WHERE rid = (SELECT min(rid) FROM reply)");
    EXPECT_EQ(failed(), "replies");
}

TEST_F(Verification, seesAlteredViews)
{
    tamper("UPDATE view_checkpoint SET public_view = replace(public_view, 'A004', 'A009')");
    EXPECT_EQ(failed(), "views");
}

TEST_F(Verification, seesAFlippedByteInAnEvent)
{
    desk.close();
    std::fstream bytes{file(), std::ios::in | std::ios::out | std::ios::binary};
    const std::string content{std::istreambuf_iterator<char>{bytes}, {}};
    const auto at = content.find("ticket.started");
    ASSERT_NE(at, std::string::npos);
    bytes.clear();
    bytes.seekp(static_cast<std::streamoff>(at + 3));
    bytes.put('X');
    bytes.close();
    EXPECT_NE(failed().find("hash chain"), std::string::npos) << failed();
}

TEST_F(Verification, seesADamagedPage)
{
    desk.close();
    std::fstream bytes{file(), std::ios::in | std::ios::out | std::ios::binary};
    bytes.seekp(4096 * 3);
    bytes << std::string(200, '\xee');
    bytes.close();
    EXPECT_NE(failed(), "");
}

TEST_F(Verification, aNewerOrForeignOrMissingFileIsASentence)
{
    tamper("PRAGMA user_version = 1000");
    EXPECT_NE(failed().find("newer version"), std::string::npos) << failed();
    const auto missing = verifyDatabase(desk.folder.path() / "none.db");
    ASSERT_FALSE(missing);
    EXPECT_NE(missing.error().message.find("none.db"), std::string::npos);
}

}
}
