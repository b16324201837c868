#include "queue-service/event_store.h"

#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>

namespace luot::queue_service {
namespace {

using namespace protocol;

class Store : public testing::Test {
protected:
    Result<std::unique_ptr<EventStore>> open(const std::string& branch = "an-thinh") const
    {
        return EventStore::open({folder.path(), BranchId{branch}, 0}, morning);
    }

    std::filesystem::path file() const { return folder.path() / EventStore::databaseName; }

    static TicketEvent ticket(int number, TicketState state = TicketState::Waiting,
                              const std::string& counter = "")
    {
        Ticket ticket;
        ticket.id = TicketId{"t" + std::to_string(number)};
        ticket.number = number;
        ticket.label = "A00" + std::to_string(number);
        ticket.field = FieldId{"A"};
        ticket.businessDate = "2026-07-14";
        ticket.state = state;
        ticket.counter = CounterId{counter};
        ticket.issuedBy = DeviceId{"k1"};
        ticket.issuedAt = ticket.queuedAt = morning;
        return {state == TicketState::Waiting ? TicketChange::Issued : TicketChange::Called, ticket};
    }

    Folder folder;
};

TEST_F(Store, whatIsCommittedIsThereAgainAndInOrder)
{
    {
        auto store = open();
        ASSERT_TRUE(store) << store.error().message;
        ASSERT_TRUE((*store)->begin());
        ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(1)));
        ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(2)));
        ASSERT_TRUE((*store)->commit());
    }
    auto store = open();
    ASSERT_TRUE(store) << store.error().message;
    EXPECT_EQ((*store)->lastSeq(), 2U);
    const auto events = (*store)->eventsAfter(Stream::Public, 1, 10);
    ASSERT_TRUE(events);
    ASSERT_EQ(events->size(), 1U);
    EXPECT_EQ(events->front().type, "ticket.issued");
    EXPECT_EQ(events->front().actor, "kiosk:k1");
    EXPECT_EQ((*store)->load()->tickets.size(), 2U);
}

TEST_F(Store, whatIsRolledBackLeavesNoGap)
{
    auto store = open();
    ASSERT_TRUE((*store)->begin());
    ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(1)));
    (*store)->rollback();
    ASSERT_TRUE((*store)->begin());
    EXPECT_EQ((*store)->append(morning, "kiosk:k1", ticket(1))->seq, 1U);
    ASSERT_TRUE((*store)->commit());
}

TEST_F(Store, oneCommandIsUndoneWithoutTheOthers)
{
    auto store = open();
    ASSERT_TRUE((*store)->begin());
    ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(1)));
    ASSERT_TRUE((*store)->mark());
    ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(2)));
    ASSERT_TRUE((*store)->undo());
    EXPECT_EQ((*store)->append(morning, "kiosk:k1", ticket(3))->seq, 2U);
    ASSERT_TRUE((*store)->commit());
    EXPECT_EQ((*store)->load()->tickets.size(), 2U);
}

TEST_F(Store, aNumberTwiceIsRejectedByTheDatabase)
{
    auto store = open();
    ASSERT_TRUE((*store)->begin());
    ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(1)));
    TicketEvent again = ticket(1);
    again.ticket.id = TicketId{"other"};
    const auto second = (*store)->append(morning, "kiosk:k1", again);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().fault, StoreFault::Rejected);
}

TEST_F(Store, twoTicketsAtOneCounterAreRejectedByTheDatabase)
{
    auto store = open();
    ASSERT_TRUE((*store)->begin());
    for (const int number : {1, 2})
        ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(number)));
    ASSERT_TRUE((*store)->append(morning, "clerk:c1", ticket(1, TicketState::Called, "1")));
    const auto second = (*store)->append(morning, "clerk:c1", ticket(2, TicketState::Called, "1"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().fault, StoreFault::Rejected);
}

TEST_F(Store, theLogCannotBeRewritten)
{
    {
        auto store = open();
        ASSERT_TRUE((*store)->begin());
        ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(1)));
        ASSERT_TRUE((*store)->commit());
    }
    SQLite::Database raw{file(), SQLite::OPEN_READWRITE};
    EXPECT_THROW(raw.exec("UPDATE event SET actor='nobody'"), SQLite::Exception);
    EXPECT_THROW(raw.exec("DELETE FROM event"), SQLite::Exception);
}

TEST_F(Store, aNewerDatabaseIsRefusedAndLeftAlone)
{
    ASSERT_TRUE(open());
    SQLite::Database{file(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 1000");
    const auto store = open();
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("newer version"), std::string::npos) << store.error().message;
    SQLite::Database raw{file(), SQLite::OPEN_READONLY};
    EXPECT_EQ(raw.execAndGet("PRAGMA user_version").getInt(), 1000);
}

TEST_F(Store, anotherBranchsDatabaseIsRefused)
{
    ASSERT_TRUE(open());
    const auto store = open("hoa-binh");
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("another branch"), std::string::npos) << store.error().message;
}

TEST_F(Store, aStrangersFileIsRefused)
{
    std::ofstream{file()} << std::string(8192, 'x');
    const auto noDatabase = open();
    ASSERT_FALSE(noDatabase);
    EXPECT_NE(noDatabase.error().message.find("not a queue database"), std::string::npos)
        << noDatabase.error().message;
    std::filesystem::remove(file());
    SQLite::Database{file(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE}.exec(
        "CREATE TABLE addresses (name)");
    const auto another = open();
    ASSERT_FALSE(another);
    EXPECT_NE(another.error().message.find("not a queue database"), std::string::npos)
        << another.error().message;
}

TEST_F(Store, anAlteredLogIsRefusedAtTheStart)
{
    {
        auto store = open();
        ASSERT_TRUE((*store)->begin());
        for (int number = 1; number <= 3; ++number)
            ASSERT_TRUE((*store)->append(morning, "kiosk:k1", ticket(number)));
        ASSERT_TRUE((*store)->commit());
    }
    SQLite::Database raw{file(), SQLite::OPEN_READWRITE};
    raw.exec("DROP TRIGGER event_no_update; UPDATE event SET actor='kiosk:k2' WHERE seq=2");
    const auto store = open();
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("at event 2"), std::string::npos) << store.error().message;
}

TEST_F(Store, repliesAreKeptForSevenDays)
{
    auto store = open();
    const RequestId id{"r1"};
    ASSERT_TRUE((*store)->keepReply("kiosk:k1", id, {{}, "{}"}, morning));
    ASSERT_TRUE((*store)->forgetOldReplies(morning + std::chrono::days{7}));
    EXPECT_TRUE((*store)->replyTo("kiosk:k1", id)->has_value());
    EXPECT_FALSE((*store)->replyTo("kiosk:k2", id)->has_value()) << "an id is a client's own";
    ASSERT_TRUE((*store)->forgetOldReplies(morning + std::chrono::days{7} + Milliseconds{1}));
    EXPECT_FALSE((*store)->replyTo("kiosk:k1", id)->has_value());
}

}
}
