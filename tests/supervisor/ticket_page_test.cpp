#include "supervisor/ticket_page.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace luot::supervisor {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

constexpr WallTime morning{Milliseconds{1784000400000}};

/// A branch as the staff stream would tell it: fields A and B, counter 2 serves both, 3 serves A.
class APaper : public testing::Test {
protected:
    APaper()
    {
        for (const char* id : {"A", "B"}) {
            Field field;
            field.id = FieldId{id};
            field.name = std::string{"Lĩnh vực "} + id;
            view.fields.push_back(field);
        }
        view.counters = {counter("2", {"A", "B"}), counter("3", {"A"})};
        view.businessDate = "2026-07-14";
    }

    static Counter counter(const std::string& id, const std::vector<std::string>& fields)
    {
        Counter made;
        made.id = CounterId{id};
        for (const std::string& field : fields)
            made.fields.emplace_back(field);
        made.open = true;
        return made;
    }
    static std::string tokenOf(const std::string& label) { return "token-of-" + label; }

    Ticket ticket(const std::string& label, Milliseconds after)
    {
        Ticket made;
        made.id = TicketId{"id-" + label};
        made.label = label;
        made.field = FieldId{label.substr(0, 1)};
        made.businessDate = view.businessDate;
        made.tokenHash = hashOfPaperToken(tokenOf(label));
        made.queuedAt = morning + after;
        made.issuedAt = made.queuedAt;
        return made;
    }
    void hear(const EventBody& body)
    {
        Event event;
        event.body = body;
        event.at = morning;
        view.apply(body, morning);
        papers.update({event});
    }
    void hear(const Ticket& changed, TicketChange change = TicketChange::Issued)
    {
        hear(TicketEvent{change, changed});
    }
    std::optional<TicketPage> page(const std::string& label) const
    {
        return ticketPage(view, papers, hashOfPaperToken(tokenOf(label)));
    }

    BranchView view;
    PaperIndex papers{view};
};

TEST_F(APaper, tellsItsOwnNumberAndWhoIsBefore)
{
    hear(ticket("A001", 0min));
    hear(ticket("B001", 1min));
    hear(ticket("A002", 2min));
    hear(ticket("A003", 3min));
    const auto last = page("A003");
    ASSERT_TRUE(last);
    EXPECT_EQ(last->label, "A003");
    EXPECT_EQ(last->field.name, "Lĩnh vực A");
    EXPECT_EQ(last->state, TicketState::Waiting);
    EXPECT_EQ(last->ahead, 2);
    EXPECT_EQ(last->counters, (std::vector{CounterId{"2"}, CounterId{"3"}}));
    EXPECT_EQ(page("A001")->ahead, 0);
    EXPECT_EQ(page("B001")->ahead, 0) << "another field's queue";
}

TEST_F(APaper, countsBeforePriorityOnlyOthersWithPriority)
{
    hear(ticket("A001", 0min));
    Ticket elderly = ticket("A002", 1min);
    elderly.hasPriority = true;
    hear(elderly);
    Ticket pregnant = ticket("A003", 2min);
    pregnant.hasPriority = true;
    hear(pregnant);
    EXPECT_EQ(page("A002")->ahead, 0);
    EXPECT_EQ(page("A003")->ahead, 1);
}

TEST_F(APaper, ofNobodyTellsNothing)
{
    hear(ticket("A001", 0min));
    EXPECT_FALSE(page("A002"));
    EXPECT_FALSE(ticketPage(view, papers, ""));
    EXPECT_FALSE(ticketPage(view, papers, hashOfPaperToken("")));
    // A ticket without a paper is nobody's page.
    Ticket without = ticket("A004", 1min);
    without.tokenHash.clear();
    hear(without);
    EXPECT_FALSE(ticketPage(view, papers, ""));
}

TEST_F(APaper, thatWasReplacedIsWorthNothing)
{
    Ticket first = ticket("A001", 0min);
    hear(first);
    first.tokenHash = hashOfPaperToken("another");
    hear(first, TicketChange::PrintResult);
    EXPECT_FALSE(page("A001"));
    EXPECT_TRUE(ticketPage(view, papers, hashOfPaperToken("another")));
}

TEST_F(APaper, ofTheDayBeforeIsGone)
{
    Ticket done = ticket("A001", 0min);
    done.state = TicketState::Completed;
    hear(done, TicketChange::Completed);
    ASSERT_TRUE(page("A001"));
    Ticket next = ticket("A002", 0min);
    next.businessDate = "2026-07-15";
    hear(next);
    EXPECT_FALSE(page("A001"));
    EXPECT_TRUE(page("A002"));
}

TEST_F(APaper, tellsTheWayThroughACallToTheEnd)
{
    Ticket one = ticket("A001", 0min);
    hear(one);
    one.state = TicketState::Called;
    one.counter = CounterId{"3"};
    one.callCount = 2;
    one.calledAt = morning + 5min;
    hear(one, TicketChange::Recalled);
    auto told = jsonOf(*page("A001"));
    EXPECT_EQ(told["state"], "called");
    EXPECT_EQ(told["counter"], "3");
    EXPECT_EQ(told["calls"], 2);
    EXPECT_EQ(told["called_at"], (morning + 5min).time_since_epoch().count());
    EXPECT_FALSE(told["may_cancel"]) << "who is called is at the counter already";
    EXPECT_FALSE(told.contains("ahead"));

    one.state = TicketState::OnHold;
    one.backAt = morning + 30min;
    hear(one, TicketChange::Held);
    told = jsonOf(*page("A001"));
    EXPECT_EQ(told["back_at"], (morning + 30min).time_since_epoch().count());
    EXPECT_TRUE(told["may_cancel"]);

    one.state = TicketState::Completed;
    one.endedAt = morning + 40min;
    one.outcome = ServiceOutcome::DossierReceived;
    hear(one, TicketChange::Completed);
    told = jsonOf(*page("A001"));
    EXPECT_EQ(told["outcome"], "dossier_received");
    EXPECT_TRUE(told["may_rate"]);
    hear(RatingAdded{{one.id, one.label, one.counter, 5, ""}});
    EXPECT_FALSE(page("A001")->mayRate()) << "rated at the counter's display";
}

TEST_F(APaper, backFromHoldIsTakenByItsOwnCounter)
{
    Ticket one = ticket("A001", 0min);
    one.boundTo = CounterId{"3"};
    hear(one);
    EXPECT_EQ(page("A001")->counters, std::vector{CounterId{"3"}});
    view.counters[1].paused = true;
    EXPECT_EQ(page("A001")->counters, std::vector{CounterId{"2"}}) << "its own is not at work";
}

TEST_F(APaper, tellsWhetherAFaceIsBound)
{
    const Ticket one = ticket("A001", 0min);
    hear(one);
    EXPECT_FALSE(page("A001")->hasFace);
    hear(FaceEvent{FaceChange::Bound, one.id, one.label});
    EXPECT_TRUE(page("A001")->hasFace);
    hear(FaceEvent{FaceChange::Erased, one.id, one.label});
    EXPECT_FALSE(page("A001")->hasFace);
}

TEST_F(APaper, saysNothingOfOthers)
{
    Ticket other = ticket("A017", 0min);
    other.reason = "a reason";
    hear(other);
    hear(ticket("A018", 1min));
    const std::string told = jsonOf(*page("A018")).dump();
    for (const char* secret :
         {"A017", "id-A", "a reason", "token", hashOfPaperToken(tokenOf("A018")).c_str()})
        EXPECT_EQ(told.find(secret), std::string::npos) << secret;
}

/// Four to eight minutes a person at one counter: ahead × 4 … (ahead + 1) × 8, as the service rounds.
TEST_F(APaper, rangeOfWaitFollowsFromTheFieldsAndOnlyGetsShorter)
{
    Field& field = view.fields[0];
    field.waiting = 6;
    field.wait = {20, 60};
    view.counters = {counter("3", {"A"})};
    EXPECT_EQ(waitBehind(view, field, 6), (WaitRange{20, 60})) << "who comes now";
    // 20 / 6 = 3.3 minutes a turn, 60 / 7 = 8.6: of somebody with two ahead 6.7 and 25.7.
    EXPECT_EQ(waitBehind(view, field, 2), (WaitRange{6, 30}));
    WaitRange before = field.wait;
    for (int ahead = 5; ahead >= 0; --ahead) {
        const WaitRange wait = waitBehind(view, field, ahead);
        EXPECT_LE(wait.fromMinutes, before.fromMinutes) << ahead;
        EXPECT_LE(wait.toMinutes, before.toMinutes) << ahead;
        before = wait;
    }
    EXPECT_EQ(before, WaitRange{}) << "next, and the counter is free";
    Ticket served = ticket("A001", 0min);
    served.state = TicketState::Serving;
    served.counter = CounterId{"3"};
    hear(served);
    EXPECT_EQ(waitBehind(view, field, 0), (WaitRange{0, 9})) << "next, after whoever is there now";
}

TEST_F(APaper, thousandsAreFoundByTheirHashAlone)
{
    for (int i = 0; i < 2000; ++i)
        hear(ticket("A" + std::to_string(1000 + i), Milliseconds{i}));
    EXPECT_EQ(page("A2999")->ahead, 1999);
    // What the index says is what a new one says that reads the view from nothing, as after a restart.
    const PaperIndex again{view};
    for (const char* label : {"A1000", "A1234", "A2999"})
        EXPECT_EQ(ticketPage(view, again, hashOfPaperToken(tokenOf(label))), page(label)) << label;
}

}
}
