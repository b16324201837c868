#include "tests/queue-service/counted.h"

#include <algorithm>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

/// A999.
EventBody theLastOfItsSeries()
{
    Ticket last;
    last.id = TicketId{"t"};
    last.label = "A999";
    last.field = FieldId{"A"};
    last.number = 999;
    last.businessDate = "2026-07-14";
    last.queuedAt = morning;
    return TicketEvent{TicketChange::Issued, last};
}

TEST(NumbersAndDays, theQuotaEndsTheSeries)
{
    Counted centre;
    for (int i = 0; i < 3; ++i)
        centre.issued("T");
    EXPECT_EQ(centre.refused(kiosk(), issue("T")), ErrorCode::QuotaFull);
    centre.now += 24h;
    EXPECT_EQ(centre.issued("T").label, "T001");
}

TEST(NumbersAndDays, afterNineHundredNinetyNineTheSeriesIsFull)
{
    Counted centre;
    centre.take({theLastOfItsSeries()});
    EXPECT_EQ(centre.refused(kiosk(), issue("A")), ErrorCode::QuotaFull);
}

TEST(NumbersAndDays, aNewDayExpiresWhoIsLeftAndStartsAtOne)
{
    Counted centre;
    const Ticket waiting = centre.issued("A");
    centre.issued("B");
    centre.ask(atOne, OpenCounter{one});
    const Ticket called = centre.done(atOne, CallNext{one});
    EXPECT_EQ(called.id, waiting.id);
    centre.now += 24h;
    EXPECT_EQ(centre.issued("A").label, "A001");
    EXPECT_EQ(centre.book.ticket(called.id), nullptr) << "yesterday's are history";
    EXPECT_EQ(centre.book.activeAt(one), nullptr);
    EXPECT_EQ(centre.book.field(FieldId{"B"})->waiting, 0);
    const auto expired = std::ranges::count_if(centre.seen, [](const EventBody& event) {
        const auto* ticket = std::get_if<TicketEvent>(&event);
        return ticket != nullptr && ticket->change == TicketChange::Expired;
    });
    EXPECT_EQ(expired, 2);
}

TEST(NumbersAndDays, aVisitUnderWayOutlastsMidnight)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    centre.done(atOne, StartService{ticket.id, one, {}});
    centre.now += 24h;
    centre.issued("A");
    EXPECT_EQ(centre.done(atOne, FinishService{ticket.id, one, {}, {}}).state, TicketState::Completed);
}

TEST(NumbersAndDays, whoWasServedOvernightAndWaitsAgainHasExpired)
{
    Counted centre;
    const Ticket ticket = centre.called("A");
    centre.done(atOne, StartService{ticket.id, one, {}});
    centre.now += 24h;
    centre.issued("A");
    EXPECT_TRUE(centre.ask(supervisor(), ReleaseCounter{one, "gone home", false}));
    centre.take(centre.book.due(centre.now));
    EXPECT_EQ(centre.book.ticket(ticket.id), nullptr) << "yesterday's are history";
    EXPECT_TRUE(centre.book.due(centre.now).empty());
}

TEST(NumbersAndDays, aClockSetBackOverMidnightGivesNoNumberTwice)
{
    Counted centre;
    centre.now = morning - 10h - 40min; // midnight at the branch
    centre.issued("A");
    centre.issued("A");
    centre.now -= 1h;
    const Ticket ticket = centre.issued("A");
    EXPECT_EQ(ticket.label, "A003");
    EXPECT_EQ(ticket.businessDate, "2026-07-14");
    EXPECT_EQ(centre.book.field(FieldId{"A"})->waiting, 3) << "nobody has lost a place";
}

TEST(NumbersAndDays, aClockSetBackKeepsTheQueuesOrder)
{
    Counted centre;
    centre.issued("A");
    centre.now -= 1h;
    centre.issued("A");
    centre.ask(atOne, OpenCounter{one});
    EXPECT_EQ(centre.done(atOne, CallNext{one}).label, "A001");
}

TEST(NumbersAndDays, aNewcomerStandsBehindTheLastWhateverItsIdIs)
{
    Counted centre;
    centre.issued("A");
    centre.now -= 1h;
    const Ticket last = *centre.book.ticket(centre.issued("A").id);
    const auto next = centre.book.decide(issue("A"), kiosk(), centre.now, TicketId{"a-smaller-id"});
    ASSERT_TRUE(next);
    EXPECT_GT(std::get<IssuedTicket>(next->result).ticket.queuedAt, last.queuedAt);
}

TEST(NumbersAndDays, aClockSetBackByDaysGoesOnWhereThatDayStopped)
{
    Counted centre;
    EXPECT_EQ(centre.issued("A").label, "A001");
    centre.now += 72h;
    EXPECT_EQ(centre.issued("A").label, "A001");
    centre.now -= 72h;
    const Ticket again = centre.issued("A");
    EXPECT_EQ(again.label, "A002");
    EXPECT_EQ(again.businessDate, "2026-07-14");
}

TEST(NumbersAndDays, aClockYearsBehindGivesNoNumberAndExpiresNobody)
{
    Counted centre;
    const Ticket waiting = centre.issued("A");
    const WallTime right = centre.now + 1h;
    centre.now -= 24h * 365 * 20;
    EXPECT_TRUE(centre.book.due(centre.now).empty());
    const auto refusal = centre.ask(kiosk(), issue("A"));
    ASSERT_FALSE(refusal);
    EXPECT_NE(refusal.error().message.find("clock"), std::string::npos) << refusal.error().message;
    EXPECT_EQ(centre.book.ticket(waiting.id)->state, TicketState::Waiting);
    centre.now = right;
    EXPECT_EQ(centre.issued("A").label, "A002");
}

TEST(NumbersAndDays, aClockThatRanAheadAndIsSetRightClosesNobodyOut)
{
    Counted centre;
    centre.issued("A");
    centre.now += 24h * 365;
    centre.issued("A");
    centre.now -= 24h * 363;
    const Ticket ticket = centre.issued("A");
    EXPECT_EQ(ticket.label, "A001");
    EXPECT_EQ(ticket.businessDate, "2026-07-16");
}

/// Open 07:30–11:30 and 13:30–17:00 on Tuesdays, which `morning` is, and Thursdays.
BranchSetup withHours()
{
    BranchSetup setup = littleBranch();
    setup.hours.isSet = true;
    setup.hours.week[2] = setup.hours.week[4] = {{7h + 30min, 11h + 30min}, {13h + 30min, 17h}};
    return setup;
}

TEST(OpeningHoursRule, outsideTheHoursARefusalSaysWhenItOpens)
{
    Counted centre{withHours()};
    EXPECT_EQ(centre.issued("A").label, "A001");
    centre.now += 50min; // 11:30
    const auto atNoon = centre.ask(kiosk(), issue("A"));
    ASSERT_FALSE(atNoon);
    EXPECT_EQ(atNoon.error().code, ErrorCode::FieldClosed);
    EXPECT_EQ(atNoon.error().message, "Field A is closed; it opens at 13:30.");
    EXPECT_FALSE(centre.book.field(FieldId{"A"})->open) << "and everybody is told";
    EXPECT_EQ(centre.book.field(FieldId{"A"})->opensAt, centre.now + 2h);
    centre.now += 2h;
    EXPECT_EQ(centre.issued("A").label, "A002");
    centre.now += 3h + 30min; // 17:00
    EXPECT_EQ(centre.ask(kiosk(), issue("A")).error().message,
              "Field A is closed; it opens on 2026-07-16 at 07:30.");
}

TEST(OpeningHoursRule, theHoursDoNotOpenWhatASupervisorClosed)
{
    Counted centre{withHours()};
    centre.ask(supervisor(), CloseField{FieldId{"A"}});
    centre.now += 50min;
    centre.ask(kiosk(), issue("B"));
    centre.now += 2h;
    EXPECT_EQ(centre.refused(kiosk(), issue("A")), ErrorCode::FieldClosed);
    EXPECT_TRUE(centre.ask(kiosk(), issue("B")));
}

TEST(OpeningHoursRule, whoStillWaitsAnHourAfterClosingHasExpired)
{
    Counted centre{withHours()};
    const Ticket waiting = centre.issued("B");
    const Ticket serving = centre.called("A");
    centre.done(atOne, StartService{serving.id, one, {}});
    centre.now += 7h + 20min; // 18:00
    EXPECT_TRUE(std::ranges::none_of(centre.book.due(centre.now), [](const EventBody& event) {
        return std::holds_alternative<TicketEvent>(event);
    }));
    centre.now += 1min;
    centre.take(centre.book.due(centre.now));
    EXPECT_EQ(centre.book.ticket(waiting.id)->state, TicketState::Expired);
    EXPECT_EQ(centre.book.ticket(serving.id)->state, TicketState::Serving);
    EXPECT_TRUE(centre.book.due(centre.now).empty());
}

TEST(NumbersAndDays, theBranchHasOneForTheDay)
{
    BranchSetup setup = littleBranch();
    setup.rules.quota = 2;
    Counted centre{setup};
    centre.issued("A");
    centre.issued("B");
    EXPECT_EQ(centre.refused(kiosk(), issue("A")), ErrorCode::QuotaFull);
    centre.now += 24h;
    EXPECT_EQ(centre.issued("A").label, "A001");
}

TEST(NumbersAndDays, afterNineHundredNinetyNineTheSpareLetterGoesOn)
{
    BranchSetup setup = littleBranch();
    setup.fields[0].spare = "K";
    setup.fields[0].quota = 1001;
    Counted centre{setup};
    centre.take({theLastOfItsSeries()});
    const Ticket next = centre.issued("A");
    EXPECT_EQ(next.label, "K001");
    EXPECT_EQ(next.field, FieldId{"A"});
    EXPECT_EQ(centre.issued("A").label, "K002");
    EXPECT_EQ(centre.refused(kiosk(), issue("A")), ErrorCode::QuotaFull);
}

}
}
