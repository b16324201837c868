#include "tests/queue-service/counted.h"
#include "tests/queue-service/queue_service.h"

#include <algorithm>

namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

const FieldId results{"T"}; ///< three numbers a day

/// Open 07:30–11:30 and 13:30–17:00 on Tuesdays, which `morning` is, and Thursdays.
BranchSetup withHours()
{
    BranchSetup setup = littleBranch();
    setup.hours.isSet = true;
    setup.hours.week[2] = setup.hours.week[4] = {{7h + 30min, 11h + 30min}, {13h + 30min, 17h}};
    return setup;
}

constexpr WallTime thursday = morning + 48h - 3h - 10min; ///< 07:30

int timesTold(const Counted& centre, bool full)
{
    bool was = false;
    int told = 0;
    for (const EventBody& body : centre.seen) {
        const auto* event = std::get_if<FieldEvent>(&body);
        if (event == nullptr || event->field.id != results)
            continue;
        told += event->field.full != was && event->field.full == full ? 1 : 0;
        was = event->field.full;
    }
    return told;
}

TEST(FullFields, theLastNumberOfTheDayIsToldWithTheNextOpening)
{
    Counted centre{withHours()};
    centre.issued("T");
    centre.issued("T");
    EXPECT_FALSE(centre.book.field(results)->full);
    centre.issued("T");
    const Field full = *centre.book.field(results);
    EXPECT_TRUE(full.full);
    EXPECT_TRUE(full.open);
    EXPECT_EQ(full.opensAt, thursday) << "the afternoon brings no numbers";
    EXPECT_EQ(std::get<FieldEvent>(centre.seen.back()).field, full);
    EXPECT_FALSE(centre.book.field(FieldId{"A"})->full);
    EXPECT_EQ(centre.refused(kiosk(), issue("T")), ErrorCode::QuotaFull);
    EXPECT_EQ(timesTold(centre, true), 1);
}

TEST(FullFields, breaksAndClosingChangeNothingButThatItIsClosed)
{
    Counted centre{withHours()};
    for (int i = 0; i < 3; ++i)
        centre.issued("T");
    centre.now += 1h; // 11:40
    centre.take(centre.book.due(centre.now));
    EXPECT_FALSE(centre.book.field(results)->open);
    EXPECT_EQ(centre.book.field(results)->opensAt, thursday);
    EXPECT_EQ(centre.book.field(FieldId{"A"})->opensAt, morning + 2h + 50min);
    centre.now += 2h;
    centre.take(centre.book.due(centre.now));
    EXPECT_TRUE(centre.book.field(results)->open);
    EXPECT_TRUE(centre.book.field(results)->full);
    EXPECT_EQ(centre.book.field(results)->opensAt, thursday);
    EXPECT_TRUE(centre.book.due(centre.now).empty());
}

TEST(FullFields, anotherDayHasNumbersAgain)
{
    Counted centre{withHours()};
    for (int i = 0; i < 3; ++i)
        centre.issued("T");
    centre.now += 24h; // Wednesday: closed
    centre.take(centre.book.due(centre.now));
    EXPECT_FALSE(centre.book.field(results)->full);
    EXPECT_FALSE(centre.book.field(results)->open);
    EXPECT_EQ(centre.book.field(results)->opensAt, thursday);
    centre.now = thursday;
    EXPECT_EQ(centre.issued("T").label, "T001");
    EXPECT_FALSE(centre.book.field(results)->opensAt);
    EXPECT_EQ(timesTold(centre, false), 1);
}

TEST(FullFields, withoutHoursNobodyKnowsWhenItOpens)
{
    Counted centre;
    for (int i = 0; i < 3; ++i)
        centre.issued("T");
    EXPECT_TRUE(centre.book.field(results)->full);
    EXPECT_FALSE(centre.book.field(results)->opensAt);
    centre.now += 24h;
    centre.take(centre.book.due(centre.now));
    EXPECT_FALSE(centre.book.field(results)->full);
}

TEST(FullFields, theBranchsQuotaFillsAllOfThem)
{
    BranchSetup setup = littleBranch();
    setup.rules.quota = 2;
    Counted centre{setup};
    centre.issued("A");
    centre.issued("B");
    for (const Field& field : centre.book.fields())
        EXPECT_TRUE(field.full) << field.id.str();
}

TEST(FullFields, aSpareLetterFollowsTheSeriesAndCancellingGivesNoNumberBack)
{
    BranchSetup setup = littleBranch();
    for (const char* spare : {"", "K"}) {
        setup.fields[0].spare = spare;
        setup.fields[0].quota = 1200;
        Counted centre{setup};
        centre.take({NumbersSkipped{FieldId{"A"}, "2026-07-14", 1, 998}});
        const Ticket last = centre.issued("A");
        EXPECT_EQ(last.label, "A999");
        centre.done(kiosk(), CancelTicket{last.id, "", {}});
        EXPECT_EQ(centre.book.field(FieldId{"A"})->full, std::string{spare}.empty());
    }
}

TEST(FullFields, whatASupervisorClosedOpensByHandAlone)
{
    Counted centre{withHours()};
    for (int i = 0; i < 3; ++i)
        centre.issued("T");
    centre.ask(supervisor(), CloseField{results});
    EXPECT_TRUE(centre.book.field(results)->full);
    EXPECT_FALSE(centre.book.field(results)->opensAt);
    centre.ask(supervisor(), OpenField{results});
    EXPECT_TRUE(centre.book.field(results)->full);
    EXPECT_EQ(centre.book.field(results)->opensAt, thursday);
}

TEST(FullFields, aClockYearsBehindDoesNotMakeItSeemToHaveNumbers)
{
    Counted centre;
    for (int i = 0; i < 3; ++i)
        centre.issued("T");
    centre.now -= 24h * 365 * 20;
    centre.ask(kiosk(), issue("T"));
    EXPECT_TRUE(centre.book.field(results)->full);
}

/// With what is kept and told.
class FullField : public QueueService { };

TEST_F(FullField, isInSnapshotsAndOutlastsARestart)
{
    for (int i = 0; i < 3; ++i)
        desk.issued("T");
    EXPECT_TRUE(desk.service->snapshot(Stream::Public).field(results)->full);
    expectViewsAreRight("full");
    desk.crash();
    desk.reopen();
    EXPECT_TRUE(desk.service->snapshot(Stream::Public).field(results)->full);
    EXPECT_TRUE(desk.service->book().field(results)->full);
}

TEST_F(FullField, midnightTellsByItself)
{
    for (int i = 0; i < 3; ++i)
        desk.issued("T");
    desk.clock.advance(24h);
    const auto rested = desk.service->rest();
    ASSERT_TRUE(rested);
    EXPECT_TRUE(std::ranges::any_of(rested->events, [](const StoredEvent& event) {
        return event.type == "field.waiting" && event.body.find("\"T\"") != std::string::npos;
    }));
    EXPECT_FALSE(desk.service->snapshot(Stream::Public).field(results)->full);
}

TEST_F(FullField, aRaisedQuotaTakesItBack)
{
    for (int i = 0; i < 3; ++i)
        desk.issued("T");
    desk.close();
    desk.setup.fields[2].quota = 4;
    desk.reopen();
    EXPECT_FALSE(desk.service->snapshot(Stream::Public).field(results)->full);
    EXPECT_EQ(desk.issued("T").label, "T004");
    EXPECT_TRUE(desk.service->snapshot(Stream::Public).field(results)->full);
}

}
}
