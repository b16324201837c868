#include "queue-service/src/secret.h"
#include "tests/queue-service/counted.h"
#include "tests/queue-service/queue_service.h"

#include <algorithm>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

const std::string oldToken = "MFRGGZDFMZTWQ2LK";
const std::string newToken = "NNXW4ZLSMFRGGZDF";

IssueTicket issueWithPaper(const std::string& field, const std::string& token)
{
    IssueTicket command = issue(field);
    command.tokenHash = hexHashOf(token);
    return command;
}

/// The rules alone.
class ReprintRules : public testing::Test {
protected:
    Ticket issued(const Actor& who = kiosk())
    {
        return std::get<IssuedTicket>(*centre.ask(who, issueWithPaper("A", oldToken))).ticket;
    }
    IssuedTicket reprinted(const Ticket& ticket, const std::string& token = newToken)
    {
        const auto result = centre.ask(kiosk(), ReprintTicket{ticket.id, hexHashOf(token)});
        EXPECT_TRUE(result) << result.error().message;
        return result ? std::get<IssuedTicket>(*result) : IssuedTicket{};
    }

    Counted centre;
};

TEST_F(ReprintRules, aPaperAskedForAgainShowsAsNotPrinted)
{
    const Ticket ticket = issued();
    centre.done(kiosk(), ReportPrint{ticket.id, PrintState::Printed});
    const auto again = centre.ask(kiosk(), ReprintTicket{ticket.id});
    ASSERT_TRUE(again);
    EXPECT_EQ(std::get<IssuedTicket>(*again).ticket.printed, PrintState::NotYet);
    EXPECT_EQ(centre.book.ticket(ticket.id)->tokenHash, ticket.tokenHash) << "no other paper was spoken of";
    EXPECT_EQ(centre.refused(kiosk("k2"), ReprintTicket{ticket.id}), ErrorCode::Forbidden);
}

TEST_F(ReprintRules, theNewPaperCountsAndTheOldOneIsWorthNothing)
{
    const Ticket ticket = issued(reception());
    EXPECT_TRUE(centre.ask(reception(), ReprintTicket{ticket.id, hexHashOf(newToken)}));
    EXPECT_EQ(centre.refused(reception(), GetTicket{{}, oldToken}), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(reception(), CancelTicket{{}, "went home", {}, oldToken}), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(reception(), EraseFace{{}, oldToken}), ErrorCode::NotFound);
    EXPECT_EQ(centre.refused(reception(), RateTicket{{}, {}, 5, "", oldToken}), ErrorCode::NotFound);
    EXPECT_EQ(centre.done(reception(), GetTicket{{}, newToken}).label, ticket.label);
    EXPECT_EQ(centre.done(reception(), CancelTicket{{}, "went home", {}, newToken}).state,
              TicketState::Cancelled);
}

TEST_F(ReprintRules, aCopyIsAsRightAsAFirstPaper)
{
    for (int i = 0; i < 2; ++i) {
        centre.issued("A");
        centre.now += 1s;
    }
    const Ticket ticket = issued();
    centre.now += 1s;
    centre.issued("A");
    centre.issued("A", PriorityClass::Elderly);
    centre.ask(atOne, OpenCounter{one});
    IssuedTicket copy = reprinted(ticket);
    EXPECT_EQ(copy.ahead, 2) << "who came later is not before it";
    EXPECT_EQ(copy.counters, std::vector{one});
    EXPECT_GT(copy.wait.toMinutes, 0);
    EXPECT_EQ(copy.ticket.version, ticket.version + 1);
    EXPECT_EQ(copy.ticket, *centre.book.ticket(ticket.id));

    centre.ask(atOne, CallTicket{ticket.id, one, "faint", {}});
    copy = reprinted(ticket, "another");
    EXPECT_EQ(copy.ahead, 0);
    EXPECT_EQ(copy.wait, WaitRange{}) << "it is called already";
    centre.done(atOne, StartService{ticket.id, one, {}});
    centre.done(atOne, FinishService{ticket.id, one, {}, {}});
    EXPECT_EQ(centre.refused(kiosk(), ReprintTicket{ticket.id}), ErrorCode::InvalidState) << "it is over";
}

TEST_F(ReprintRules, aPriorityTicketCountsThoseOfItsKindBeforeIt)
{
    centre.issued("A");
    centre.issued("A", PriorityClass::Elderly);
    IssueTicket first = issueWithPaper("A", oldToken);
    first.priority = PriorityClass::Pregnant;
    const auto given = std::get<IssuedTicket>(*centre.ask(kiosk(), first));
    EXPECT_EQ(given.ahead, 1);
    EXPECT_EQ(reprinted(given.ticket).ahead, 1);
}

TEST_F(ReprintRules, theFaceBoundToTheOldPaperIsErased)
{
    const Ticket ticket = issued();
    centre.ask(kiosk(), BindFace{ticket.id, std::vector<std::uint8_t>(296, 7)});
    ASSERT_TRUE(centre.book.ticket(ticket.id)->faceBound);
    centre.ask(kiosk(), ReprintTicket{ticket.id});
    EXPECT_TRUE(centre.book.ticket(ticket.id)->faceBound) << "the paper with its key is still good";
    reprinted(ticket, oldToken);
    EXPECT_TRUE(centre.book.ticket(ticket.id)->faceBound) << "the same paper";
    EXPECT_FALSE(reprinted(ticket).ticket.faceBound);
    const auto erased = std::ranges::count_if(centre.seen, [](const EventBody& body) {
        const auto* face = std::get_if<FaceEvent>(&body);
        return face != nullptr && face->change == FaceChange::Erased;
    });
    EXPECT_EQ(erased, 1);
}

TEST_F(ReprintRules, aTokenIsOneTicketsOnly)
{
    const Ticket ticket = issued();
    const auto other = centre.ask(kiosk(), issueWithPaper("B", newToken));
    ASSERT_TRUE(other);
    EXPECT_EQ(centre.refused(kiosk(), ReprintTicket{ticket.id, hexHashOf(newToken)}), ErrorCode::BadRequest);
    EXPECT_EQ(centre.refused(kiosk(), ReprintTicket{ticket.id, "no hash"}), ErrorCode::BadRequest);
    EXPECT_EQ(centre.book.ticket(ticket.id)->tokenHash, ticket.tokenHash);
}

TEST_F(ReprintRules, staffPrintAnybodysAgain)
{
    const Ticket ticket = issued();
    EXPECT_TRUE(centre.ask(atOne, ReprintTicket{ticket.id, hexHashOf(newToken)}));
    EXPECT_TRUE(centre.ask(supervisor(), ReprintTicket{ticket.id, hexHashOf("a third")}));
    EXPECT_EQ(centre.refused(reception(), ReprintTicket{ticket.id, hexHashOf("a fourth")}),
              ErrorCode::Forbidden)
        << "another machine's";
}

/// With what is kept.
class Reprint : public QueueService { };

TEST_F(Reprint, isOneTransactionWithTheFaceAndOutlastsARestart)
{
    const Ticket ticket = ticketOf(desk.ask(kiosk(), issueWithPaper("A", oldToken)));
    std::vector<std::uint8_t> sealed(296);
    for (std::size_t i = 0; i < sealed.size(); ++i)
        sealed[i] = static_cast<std::uint8_t>(i * 7 + 3);
    ASSERT_TRUE(desk.ask(kiosk(), BindFace{ticket.id, sealed}).outcome);
    const std::string someOfIt{sealed.begin() + 40, sealed.begin() + 60};
    ASSERT_GE(filesWith(someOfIt), 1U);

    const Request request = desk.request(kiosk(), ReprintTicket{ticket.id, hexHashOf(newToken)});
    const Reply reply = desk.ask(request);
    EXPECT_EQ(ticketOf(reply).tokenHash, hexHashOf(newToken));
    EXPECT_FALSE(ticketOf(reply).faceBound);
    EXPECT_EQ(filesWith(someOfIt), 0U);
    EXPECT_EQ(codeOf(desk.ask(kiosk(), BindFace{ticket.id, sealed})), ErrorCode::InvalidState)
        << "none is taken for the new paper";
    const Reply again = desk.ask(request);
    EXPECT_TRUE(again.duplicate);
    EXPECT_EQ(ticketOf(again), ticketOf(reply));

    desk.crash();
    desk.reopen();
    EXPECT_TRUE(desk.service->book().ticketOfPaper(oldToken).empty());
    EXPECT_EQ(desk.service->book().ticketOfPaper(newToken), ticket.id);
}

TEST_F(Reprint, aTokenOfAnEarlierDayIsAnotherTicketsToo)
{
    desk.ask(kiosk(), issueWithPaper("A", oldToken));
    desk.clock.advance(24h);
    const Ticket ticket = desk.issued();
    EXPECT_EQ(codeOf(desk.ask(kiosk(), ReprintTicket{ticket.id, hexHashOf(oldToken)})),
              ErrorCode::BadRequest);
    EXPECT_TRUE(desk.ask(kiosk(), ReprintTicket{ticket.id, hexHashOf(newToken)}).outcome);
    EXPECT_TRUE(desk.ask(kiosk(), ReprintTicket{ticket.id, hexHashOf(newToken)}).outcome)
        << "asked with another id, as after a restart";
}

}
}
