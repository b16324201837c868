#include "tests/queue-service/queue_service.h"

/// A number from a phone: the kiosk shows a code, the reception's page takes one number with it.
namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

class Phone : public QueueService {
protected:
    Invitation invited()
    {
        const Reply reply = desk.ask(kiosk(), Invite{});
        EXPECT_TRUE(reply.outcome);
        return std::get<Invitation>(*reply.outcome);
    }
    static IssueTicket withCode(const std::string& code)
    {
        IssueTicket asked = issue("A");
        asked.way = IssueWay::Phone;
        asked.invitation = code;
        return asked;
    }
};

TEST_F(Phone, aCodeIsGoodForOneNumber)
{
    const Invitation invitation = invited();
    EXPECT_EQ(invitation.until, desk.clock.wall() + 5min);
    EXPECT_EQ(ticketOf(desk.ask(reception(), withCode(invitation.code))).way, IssueWay::Phone);
    EXPECT_EQ(codeOf(desk.ask(reception(), withCode(invitation.code))), ErrorCode::Forbidden);
    EXPECT_EQ(tickets(), 1U);
}

TEST_F(Phone, theSameRequestAgainIsTheSameNumber)
{
    const Request request = desk.request(reception(), withCode(invited().code));
    const Ticket first = ticketOf(desk.ask(request));
    const Reply again = desk.ask(request);
    EXPECT_TRUE(again.duplicate);
    EXPECT_EQ(ticketOf(again), first);
}

TEST_F(Phone, withoutACodeThereIsNoNumber)
{
    EXPECT_EQ(codeOf(desk.ask(reception(), withCode(""))), ErrorCode::Forbidden);
    EXPECT_EQ(codeOf(desk.ask(reception(), withCode("0123456789abcdef01234567"))), ErrorCode::Forbidden);
    EXPECT_EQ(tickets(), 0U);
}

TEST_F(Phone, staffBesideTheMachineNeedNone)
{
    IssueTicket asked = issue("A");
    asked.way = IssueWay::Touch;
    EXPECT_FALSE(codeOf(desk.ask(reception(), asked)));
}

TEST_F(Phone, aCodeLastsFiveMinutes)
{
    const Invitation first = invited();
    const Invitation second = invited();
    desk.clock.advance(5min);
    EXPECT_FALSE(codeOf(desk.ask(reception(), withCode(first.code))));
    desk.clock.advance(1ms);
    EXPECT_EQ(codeOf(desk.ask(reception(), withCode(second.code))), ErrorCode::Forbidden);
}

TEST_F(Phone, aNumberThatIsRefusedSpendsNoCode)
{
    const Invitation invitation = invited();
    desk.ask(supervisor(), CloseField{FieldId{"A"}});
    EXPECT_EQ(codeOf(desk.ask(reception(), withCode(invitation.code))), ErrorCode::FieldClosed);
    desk.ask(supervisor(), OpenField{FieldId{"A"}});
    EXPECT_FALSE(codeOf(desk.ask(reception(), withCode(invitation.code))));
}

TEST_F(Phone, aRestartForgetsNoCodeAndNoFileHasItInWords)
{
    const Invitation invitation = invited();
    EXPECT_EQ(filesWith(invitation.code), 0U);
    desk.crash();
    desk.reopen();
    EXPECT_FALSE(codeOf(desk.ask(reception(), withCode(invitation.code))));
    desk.crash();
    desk.reopen();
    EXPECT_EQ(codeOf(desk.ask(reception(), withCode(invitation.code))), ErrorCode::Forbidden);
}

}
}
