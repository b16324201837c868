#include "tests/queue-service/queue_service.h"

#include "base/uuid.h"

#include <algorithm>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

const CounterId one{"1"};
const Actor atOne = clerk("c1", {one});
const std::string id = "0190f3a2-0000-7000-8000-000000000001";

// One id, one effect.

TEST_F(QueueService, theSameIdTwiceIsOneTicket)
{
    const Request request = desk.request(kiosk(), issue("A"), id);
    const Reply first = desk.ask(request);
    const Reply second = desk.ask(request);
    EXPECT_FALSE(first.duplicate);
    EXPECT_TRUE(second.duplicate);
    EXPECT_EQ(ticketOf(first), ticketOf(second));
    EXPECT_EQ(first.seq, second.seq);
    EXPECT_EQ(tickets(), 1U);
}

TEST_F(QueueService, theSameIdTwiceInOneBatchIsOneTicket)
{
    const Request request = desk.request(kiosk(), issue("A"), id);
    const auto replies = desk.askAll({request, request, request});
    EXPECT_EQ(replies[0].duplicate, false);
    EXPECT_EQ(replies[1].duplicate, true);
    EXPECT_EQ(replies[2].duplicate, true);
    EXPECT_EQ(ticketOf(replies[2]).label, "A001");
    EXPECT_EQ(tickets(), 1U);
}

TEST_F(QueueService, theSameIdAfterARestartIsOneTicket)
{
    const Request request = desk.request(kiosk(), issue("A"), id);
    const Reply first = desk.ask(request);
    desk.crash();
    desk.reopen();
    const Reply second = desk.ask(request);
    EXPECT_TRUE(second.duplicate);
    EXPECT_EQ(ticketOf(first), ticketOf(second));
}

TEST_F(QueueService, aVisitsTimelineIsToldToStaff)
{
    const Ticket ticket = desk.issued();
    desk.ask(supervisor(), OpenCounter{one});
    desk.ask(supervisor(), CallNext{one});
    desk.reopen();
    const Reply told = desk.ask(supervisor(), ReadHistory{ticket.id});
    ASSERT_TRUE(told.outcome);
    const auto& periods = std::get<VisitHistory>(*told.outcome).periods;
    ASSERT_EQ(periods.size(), 2U);
    EXPECT_EQ(periods[0].state, TicketState::Waiting);
    EXPECT_EQ(periods[0].to, periods[1].from);
    EXPECT_EQ(periods[1].state, TicketState::Called);
    EXPECT_EQ(periods[1].counter, one);
    EXPECT_EQ(periods[1].actor, "supervisor:s1");
    EXPECT_FALSE(periods[1].to);
    EXPECT_EQ(codeOf(desk.ask(supervisor(), ReadHistory{TicketId{"nobody's"}})), ErrorCode::NotFound);
}

TEST_F(QueueService, theSameIdFromAnotherMachineIsAnotherTicket)
{
    desk.ask(desk.request(kiosk("k1"), issue("A"), id));
    EXPECT_FALSE(desk.ask(desk.request(kiosk("k2"), issue("A"), id)).duplicate);
    EXPECT_EQ(tickets(), 2U);
}

TEST_F(QueueService, whatTheDatabaseRefusesIsWithoutEffectAndTheOthersOfItsBatchAreNot)
{
    const auto file = desk.folder.path() / EventStore::databaseName;
    SQLite::Database{file, SQLite::OPEN_READWRITE}.exec("CREATE TRIGGER refuse BEFORE INSERT ON ticket WHEN "
                                                        "NEW.field='B' BEGIN SELECT RAISE(ABORT, 'no'); END");
    desk.crash();
    desk.reopen();
    const auto replies = desk.askAll({desk.request(kiosk(), issue("A")), desk.request(kiosk(), issue("B")),
                                      desk.request(kiosk(), issue("A"))});
    EXPECT_EQ(ticketOf(replies[0]).label, "A001");
    EXPECT_EQ(codeOf(replies[1]), ErrorCode::Internal);
    EXPECT_EQ(ticketOf(replies[2]).label, "A002");
    EXPECT_EQ(codeOf(desk.ask(kiosk(), issue("B"))), ErrorCode::Internal) << "alone, too";
    EXPECT_EQ(tickets(), 2U);
    expectViewsAreRight("after refusals");
    SQLite::Database{file, SQLite::OPEN_READWRITE}.exec("DROP TRIGGER refuse");
}

TEST_F(QueueService, theSameIdForSomethingElseIsRefused)
{
    desk.ask(desk.request(kiosk(), issue("A"), id));
    EXPECT_EQ(codeOf(desk.ask(desk.request(kiosk(), issue("B"), id))), ErrorCode::IdReused);
    EXPECT_EQ(tickets(), 1U);
}

TEST_F(QueueService, aTokenOfAnEarlierDayIsABadOneNotAFault)
{
    IssueTicket command = issue("A");
    command.tokenHash = std::string(64, 'e');
    EXPECT_TRUE(desk.ask(kiosk(), command).outcome);
    desk.clock.advance(std::chrono::hours{24});
    desk.issued();
    EXPECT_EQ(codeOf(desk.ask(kiosk(), command)), ErrorCode::BadRequest);
}

TEST_F(QueueService, aRefusalIsRememberedToo)
{
    const Request request = desk.request(atOne, CallNext{one}, id);
    EXPECT_EQ(codeOf(desk.ask(request)), ErrorCode::InvalidState);
    desk.ask(atOne, OpenCounter{one});
    const Reply again = desk.ask(request);
    EXPECT_EQ(codeOf(again), ErrorCode::InvalidState) << "what was answered stays the answer";
    EXPECT_TRUE(again.duplicate);
}

TEST_F(QueueService, twoClerksNeverGetTheSamePerson)
{
    desk.setup.counters.push_back({CounterId{"4"}, {{FieldId{"A"}, 1}}});
    desk.reopen();
    const Actor atFour = clerk("c4", {CounterId{"4"}});
    desk.issued("A");
    desk.ask(atOne, OpenCounter{one});
    desk.ask(atFour, OpenCounter{CounterId{"4"}});
    const auto replies
        = desk.askAll({desk.request(atOne, CallNext{one}), desk.request(atFour, CallNext{CounterId{"4"}})});
    EXPECT_TRUE(std::get<TicketResult>(*replies[0].outcome).ticket);
    EXPECT_FALSE(std::get<TicketResult>(*replies[1].outcome).ticket);
}

// Time.

TEST_F(QueueService, whatComesTooLateIsNotDone)
{
    const Request request = desk.request(kiosk(), issue("A"), id);
    desk.clock.advance(4s);
    EXPECT_EQ(codeOf(desk.ask(request)), ErrorCode::DeadlineExceeded);
    EXPECT_EQ(tickets(), 0U);
    EXPECT_FALSE(desk.ask(desk.request(kiosk(), issue("A"), id)).duplicate) << "it may be asked again";
}

TEST_F(QueueService, whatWasDoneIsAnsweredHoweverLateItIsAskedAgain)
{
    const Request request = desk.request(kiosk(), issue("A"), id);
    desk.ask(request);
    desk.clock.advance(4s);
    EXPECT_TRUE(desk.ask(request).duplicate);
}

TEST_F(QueueService, numbersNeverRepeatWhenTheClockGoesBackEvenOverARestart)
{
    const WallTime midnight = morning - 10h - 40min;
    desk.clock.setWall(midnight);
    const Ticket first = desk.issued();
    desk.close();
    desk.clock.setWall(midnight - 1h);
    desk.reopen();
    const Ticket second = desk.issued();
    EXPECT_EQ(first.businessDate, second.businessDate);
    EXPECT_EQ(second.number, first.number + 1);
}

TEST_F(QueueService, theDayEndsWithoutACommand)
{
    desk.issued();
    desk.clock.advance(24h);
    const auto outcome = desk.service->rest();
    ASSERT_TRUE(outcome);
    ASSERT_FALSE(outcome->events.empty());
    EXPECT_EQ(outcome->events.front().type, "ticket.expired");
    EXPECT_TRUE(desk.service->snapshot(Stream::Public).tickets.empty());
}

// What stays, and what others see.

TEST_F(QueueService, aRestartLeadsToTheSameStateAndViews)
{
    for (int i = 0; i < 3; ++i)
        desk.issued();
    desk.ask(atOne, OpenCounter{one});
    const Ticket called = desk.done(atOne, CallNext{one});
    desk.done(atOne, StartService{called.id, one, {}});
    desk.clock.advance(5min);
    desk.done(atOne, FinishService{called.id, one, {}, {}});
    desk.done(atOne, CallNext{one});
    const BookState before = desk.service->book().state();
    expectViewsAreRight("before");

    desk.crash();
    desk.reopen();
    EXPECT_EQ(desk.service->book().state(), before);
    expectViewsAreRight("after a crash");
    desk.close();
    desk.reopen();
    EXPECT_EQ(desk.service->book().state(), before);
    expectViewsAreRight("after closing in good order");
    desk.issued("B");
    expectViewsAreRight("and it goes on");
}

TEST_F(QueueService, bothStreamsCountWithoutGaps)
{
    const Ticket ticket = desk.issued();
    desk.ask(kiosk(), ReportPrint{ticket.id, PrintState::Printed});
    desk.issued("B");
    std::uint64_t staff = 0;
    std::uint64_t shown = 0;
    const auto events = desk.service->eventsAfter(Stream::Staff, 0, 1000);
    ASSERT_TRUE(events);
    for (const StoredEvent& event : *events) {
        EXPECT_EQ(event.staffN, ++staff);
        if (event.publicN != 0) {
            EXPECT_EQ(event.publicN, ++shown);
        }
    }
    EXPECT_EQ(desk.service->lastN(Stream::Staff), staff);
    EXPECT_EQ(desk.service->lastN(Stream::Public), shown);
    EXPECT_LT(shown, staff) << "a print result is for the staff";
}

TEST_F(QueueService, aChangedBranchFileStartsEverybodyAnew)
{
    const std::uint64_t epoch = desk.service->epoch();
    desk.close();
    desk.reopen();
    EXPECT_EQ(desk.service->epoch(), epoch);
    desk.setup.fields[0].name = "Hộ tịch và quốc tịch";
    desk.reopen();
    EXPECT_NE(desk.service->epoch(), epoch);
    EXPECT_EQ(desk.service->snapshot(Stream::Public).fields[0].name, "Hộ tịch và quốc tịch");
}

// A full disk.

TEST_F(QueueService, aFullDiskIsSaidAndHealsByItself)
{
    const Ticket before = desk.issued();
    ASSERT_TRUE(desk.service->store().limitPages(1));
    std::vector<Request> acknowledged;
    Request refused = desk.request(kiosk(), issue("A"));
    for (int i = 0; i < 2000; ++i) {
        refused = desk.request(kiosk(), issue(i % 2 == 0 ? "A" : "B"));
        const Reply reply = desk.ask(refused);
        if (!reply.outcome) {
            EXPECT_EQ(reply.outcome.error().code, ErrorCode::StorageFull);
            break;
        }
        acknowledged.push_back(refused);
    }
    ASSERT_TRUE(desk.service->isReadOnly());
    EXPECT_EQ(desk.service->mode(), protocol::ServiceMode::ReadOnly);
    EXPECT_EQ(tickets(), acknowledged.size() + 1) << "what was refused has left nothing";
    EXPECT_TRUE(desk.ask(kiosk(), GetTicket{before.id}).outcome) << "it still answers";
    if (!acknowledged.empty()) {
        EXPECT_TRUE(desk.ask(acknowledged.back()).duplicate) << "and knows what it has done";
    }

    ASSERT_TRUE(desk.service->store().limitPages(0));
    EXPECT_EQ(codeOf(desk.ask(refused)), ErrorCode::StorageFull) << "it tries once a second";
    desk.clock.advance(1s);
    const Reply healed = desk.ask(refused);
    ASSERT_TRUE(healed.outcome) << healed.outcome.error().message;
    EXPECT_FALSE(healed.duplicate);
    EXPECT_EQ(tickets(), acknowledged.size() + 2);
    expectViewsAreRight("after all that");
}

TEST_F(QueueService, aHeldDatabaseIsNotCalledAFullDisk)
{
    std::optional<Held> held{desk.folder.path() / EventStore::databaseName};
    const Reply reply = desk.ask(kiosk(), issue("A"));
    ASSERT_EQ(codeOf(reply), ErrorCode::StorageFull);
    EXPECT_NE(reply.outcome.error().message.find("Another program"), std::string::npos)
        << reply.outcome.error().message;
    held.reset();
    desk.clock.advance(1s);
    EXPECT_EQ(desk.issued().label, "A001");
}

// Many at once.

TEST_F(QueueService, aHundredIssuesInOneBatchAreAHundredNumbers)
{
    std::vector<Request> requests;
    for (int i = 0; i < 100; ++i)
        requests.push_back(desk.request(kiosk("k" + std::to_string(i % 5)), issue(i % 2 == 0 ? "A" : "B")));
    std::set<std::string> labels;
    for (const Reply& reply : desk.askAll(requests))
        labels.insert(ticketOf(reply).label);
    EXPECT_EQ(labels.size(), 100U);
    EXPECT_TRUE(labels.contains("A050"));
    EXPECT_TRUE(labels.contains("B050"));
}

}
}
