#include "queue-service/src/secret.h"
#include "queue-service/verification.h"
#include "tests/queue-service/counted.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

/// Days of a centre in which anybody asks for anything, from a seed.
namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

BranchSetup anyBranch(std::mt19937& random)
{
    BranchSetup setup = littleBranch();
    setup.fields[0].spare = "K";
    setup.rules.priority.mode = static_cast<PriorityMode>(random() % 3);
    if (random() % 2 == 0) {
        setup.hours.isSet = true;
        setup.hours.week.fill({{7h, 12h}, {13h, 17h}});
    }
    return setup;
}

/// Asks at random, mostly for what makes some sense.
class Crowd {
public:
    explicit Crowd(unsigned seed)
        : m_random{seed}
    {
    }

    std::mt19937& random() { return m_random; }

    Milliseconds pause()
    {
        const std::vector<Milliseconds> pauses{0ms, 1s, 11s, 61s, 4min, 16min, 45min};
        return below(400) == 0 ? 9h : below(60) == 0 ? Milliseconds{-2min} : any(pauses);
    }

    std::pair<Actor, Command> next(const BookState& state)
    {
        const CounterId counter{std::to_string(1 + below(3))};
        const Actor who = below(5) == 0 ? supervisor() : clerk("c" + counter.str(), {counter});
        const FieldId field = any(std::vector{FieldId{"A"}, FieldId{"B"}, FieldId{"B"}, FieldId{"T"}});
        const Ticket ticket = anyTicket(state, counter);
        if (ticket.id.empty())
            return {kiosk(), issue(field.str())};
        const auto place = static_cast<QueuePlace>(below(3));
        switch (below(33)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
        case 5: {
            IssueTicket command = issue(field.str());
            command.priority = below(3) == 0 ? PriorityClass::Elderly : PriorityClass::None;
            if (below(4) == 0)
                command.procedure = ProcedureId{field.str() == "A" ? "khai-sinh" : "ban-sao"};
            return {kiosk(), command};
        }
        case 6:
            return {who, OpenCounter{counter}};
        case 7:
        case 8:
        case 9:
        case 10:
            return {who, CallNext{counter}};
        case 11:
            return {who, CallTicket{ticket.id, counter, "faint", {}}};
        case 12:
            return {who, Recall{ticket.id, counter, {}}};
        case 13:
        case 14:
        case 15:
            return {who, StartService{ticket.id, counter, {}}};
        case 16:
        case 17:
            return {who, FinishService{ticket.id, counter, ServiceOutcome::Guidance, {}}};
        case 18:
            return {who, MarkNoShow{ticket.id, counter, {}}};
        case 19:
            return {who, ReturnTicket{ticket.id, counter, static_cast<int>(below(4)), {}}};
        case 20:
        case 21:
            return {who, HoldTicket{ticket.id, counter, "a copy", static_cast<int>(below(3)) * 10, {}}};
        case 22:
            return {who, ResumeTicket{ticket.id, counter, {}}};
        case 23:
            return {who, TransferTicket{ticket.id, counter, field, place, "", {}, {}, {}}};
        case 24:
            return {who, ReactivateTicket{ticket.id, "here", place, {}}};
        case 25:
            return {who, SetPriority{ticket.id, static_cast<PriorityClass>(below(3)), "shown", {}}};
        case 26:
            return {who, AddRequest{ticket.id, field, {}, {}}};
        case 27:
            return {supervisor(), CancelTicket{ticket.id, "went home", {}}};
        case 28:
            return {kiosk(), BindFace{ticket.id, std::vector<std::uint8_t>(296, 7)}};
        case 29:
            return {display(counter.str()), RateTicket{{}, counter, static_cast<int>(1 + below(5)), ""}};
        case 30:
            return record(counter, who);
        case 31:
            return {kiosk(), ReprintTicket{ticket.id, hexHashOf("paper " + std::to_string(below(1000)))}};
        default:
            return change(counter, field);
        }
    }

private:
    unsigned below(unsigned limit) { return static_cast<unsigned>(m_random() % limit); }
    template <class T> T any(const std::vector<T>& list)
    {
        return list[below(static_cast<unsigned>(list.size()))];
    }

    /// The one at the counter, or, at times, anybody.
    Ticket anyTicket(const BookState& state, const CounterId& counter)
    {
        std::vector<Ticket> tickets;
        for (const auto& [id, ticket] : state.tickets)
            tickets.push_back(ticket);
        if (tickets.empty())
            return {};
        if (below(4) != 0)
            for (const Ticket& ticket : tickets)
                if (ticket.counter == counter
                    && (ticket.state == TicketState::Called || ticket.state == TicketState::Serving))
                    return ticket;
        return any(tickets);
    }

    std::pair<Actor, Command> record(const CounterId& counter, const Actor& who)
    {
        const DossierCode code{"H12-" + std::to_string(below(4))};
        switch (below(5)) {
        case 0:
            return {supervisor(), CloseDossier{code, "withdrawn"}};
        case 1:
            return {reception(), AddFeedback{"No chairs", {}}};
        case 2:
            return {who, PauseCounter{counter, PauseReason::Break}};
        case 3:
            return {who, RecordDossier{code, ProcedureId{"khai-sinh"}, "", "2026-07-14", LateCause::Own, {}}};
        default:
            return {who, RecordDossier{code, ProcedureId{"khai-sinh"}, "2026-07-08", "", {}, {}}};
        }
    }

    std::pair<Actor, Command> change(const CounterId& counter, const FieldId& field)
    {
        switch (below(5)) {
        case 0:
            return {supervisor(), ReleaseCounter{counter, "broken", below(2) == 0}};
        case 1:
            return {supervisor(), SetProfile{counter, {field, FieldId{field.str() == "A" ? "B" : "A"}}, {}}};
        case 2:
            return {supervisor(), CloseField{field}};
        case 3:
            return {supervisor(), OpenField{field}};
        default:
            return {supervisor(), CloseCounter{counter}};
        }
    }

    std::mt19937 m_random;
};

/// What must hold of every book.
void expectSound(const BookState& state)
{
    std::set<CounterId> busy;
    std::set<std::pair<std::string, std::string>> labels;
    for (const auto& [id, ticket] : state.tickets) {
        const bool isActive = ticket.state == TicketState::Called || ticket.state == TicketState::Serving;
        RC_ASSERT(labels.emplace(ticket.businessDate, ticket.label).second);
        if (isActive) {
            RC_ASSERT(busy.insert(ticket.counter).second);
            RC_ASSERT(!ticket.counter.empty() && ticket.calledAt.has_value());
        }
        RC_ASSERT(ticket.endedAt.has_value() == !isLive(ticket.state));
        RC_ASSERT(ticket.state != TicketState::Waiting || (ticket.counter.empty() && ticket.callCount == 0));
        RC_ASSERT(ticket.state != TicketState::OnHold || !ticket.boundTo.empty());
        RC_ASSERT(!ticket.faceBound || isLive(ticket.state));
        const auto last = state.lastNumbers.find({ticket.businessDate, FieldId{seriesOf(ticket)}});
        RC_ASSERT(last != state.lastNumbers.end() && ticket.number <= last->second);
        for (const ServiceRequest& request : ticket.requests)
            RC_ASSERT(ticket.state != TicketState::Completed || request.outcome.has_value());
    }
}

/// Steps that the state table knows, whoever asked for them.
bool isStep(TicketState from, TicketState to, TicketChange change)
{
    using enum TicketState;
    static const std::map<TicketChange, std::set<std::pair<TicketState, TicketState>>> table{
        {TicketChange::Called, {{Waiting, Called}}},
        {TicketChange::Recalled, {{Called, Called}}},
        {TicketChange::Started, {{Called, Serving}}},
        {TicketChange::NoShow, {{Called, NoShow}}},
        {TicketChange::Returned, {{Called, Waiting}, {Serving, Waiting}}},
        {TicketChange::Completed, {{Serving, Completed}}},
        {TicketChange::Held, {{Serving, OnHold}}},
        {TicketChange::Resumed, {{OnHold, Called}, {OnHold, Waiting}}},
        {TicketChange::Transferred, {{Serving, Waiting}, {Called, Waiting}, {Waiting, Waiting}}},
        {TicketChange::Cancelled, {{Waiting, Cancelled}, {OnHold, Cancelled}}},
        {TicketChange::Reactivated, {{NoShow, Waiting}, {Cancelled, Waiting}}},
        {TicketChange::Expired, {{Waiting, Expired}, {Called, Expired}, {OnHold, Expired}}},
    };
    const auto row = table.find(change);
    return row == table.end() ? from == to : row->second.contains({from, to});
}

RC_GTEST_PROP(AnyDay, keepsEveryInvariantAndReplays, ())
{
    Crowd crowd{*rc::gen::arbitrary<unsigned>()};
    const BranchSetup setup = anyBranch(crowd.random());
    Counted centre{setup};
    std::map<TicketId, Ticket> known;
    std::map<std::pair<std::string, std::string>, int> numbers;
    std::size_t looked = 0;
    for (int i = 0; i < 150; ++i) {
        centre.now += crowd.pause();
        const auto [who, command] = crowd.next(centre.book.state());
        centre.ask(who, command);
        for (; looked < centre.seen.size(); ++looked) {
            const auto* event = std::get_if<TicketEvent>(&centre.seen[looked]);
            if (event == nullptr)
                continue;
            const Ticket& ticket = event->ticket;
            const auto before = known.find(ticket.id);
            if (event->change == TicketChange::Issued) {
                RC_ASSERT(before == known.end());
                RC_ASSERT(ticket.number == ++numbers[std::pair(ticket.businessDate, seriesOf(ticket))]);
            } else {
                RC_ASSERT(before != known.end());
                RC_ASSERT(isStep(before->second.state, ticket.state, event->change));
                RC_ASSERT(ticket.version == before->second.version + 1);
                RC_ASSERT(ticket.label == before->second.label);
                RC_ASSERT(ticket.issuedAt == before->second.issuedAt);
            }
            known.insert_or_assign(ticket.id, ticket);
        }
        expectSound(centre.book.state());
    }

    QueueBook replayed{setup};
    for (const EventBody& event : centre.seen)
        replayed.apply(event);
    RC_ASSERT(replayed.state() == centre.book.state());

    // Who is next does not depend on the way the book came about.
    const QueueBook loaded{setup, centre.book.state()};
    for (const char* counter : {"1", "2", "3"}) {
        const CallNext asked{CounterId{counter}};
        const auto there = loaded.decide(asked, supervisor(), centre.now, {});
        const auto here = centre.book.decide(asked, supervisor(), centre.now, {});
        RC_ASSERT(there.has_value() == here.has_value());
        RC_ASSERT(!here || here->events == there->events);
    }
}

/// With counters that call without a break, in whatever order people are put off, chosen and sent about,
/// everybody is out in the end.
RC_GTEST_PROP(AnyDay, nobodyWaitsForEver, ())
{
    Crowd crowd{*rc::gen::arbitrary<unsigned>()};
    BranchSetup setup = littleBranch();
    setup.rules.priority.mode = static_cast<PriorityMode>(crowd.random()() % 3);
    Counted centre{setup};
    for (int i = 0; i < 60; ++i) {
        centre.now += 20s;
        const auto [who, command] = crowd.next(centre.book.state());
        if (!std::holds_alternative<CloseField>(command) && !std::holds_alternative<SetProfile>(command))
            centre.ask(who, command);
    }
    const std::size_t people = centre.book.state().tickets.size();
    for (std::size_t turn = 0; turn < 3 * people + 3; ++turn) {
        centre.now += 1min;
        for (const char* name : {"1", "2", "3"}) {
            const CounterId counter{name};
            if (const Ticket* active = centre.book.activeAt(counter)) {
                const Ticket ticket = *active;
                if (ticket.state == TicketState::Called)
                    centre.ask(supervisor(), StartService{ticket.id, counter, {}});
                centre.ask(supervisor(), FinishService{ticket.id, counter, {}, {}});
            }
            centre.ask(supervisor(), OpenCounter{counter});
            for (const auto& [id, ticket] : BookState{centre.book.state()}.tickets)
                if (ticket.state == TicketState::OnHold)
                    centre.ask(supervisor(), ResumeTicket{id, counter, {}});
            centre.ask(supervisor(), CallNext{counter});
        }
    }
    for (const auto& [id, ticket] : centre.book.state().tickets)
        RC_ASSERT(!isLive(ticket.state));
}

/// The tables, the book and the log say the same after any day.
TEST(AnyDay, isStoredAsItWas)
{
    for (const unsigned seed : {1U, 2U, 3U, 4U}) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Crowd crowd{seed};
        Desk desk;
        desk.setup = anyBranch(crowd.random());
        desk.reopen();
        for (int i = 0; i < 150; ++i) {
            desk.clock.setWall(desk.clock.wall() + crowd.pause());
            const auto [who, command] = crowd.next(desk.service->book().state());
            if (mayAsk(who.role, command))
                desk.ask(who, command);
        }
        const BookState state = desk.service->book().state();
        const auto stored = desk.service->store().load();
        ASSERT_TRUE(stored);
        EXPECT_EQ(*stored, state);
        desk.close();

        const std::filesystem::path file = desk.folder.path() / EventStore::databaseName;
        const auto report = verifyDatabase(file);
        ASSERT_TRUE(report) << report.error().message;
        for (const Check& check : report->checks)
            EXPECT_TRUE(check.passed) << check.name << ": " << check.detail;
        SQLite::Database sql{file, SQLite::OPEN_READONLY};
        EXPECT_EQ(sql.execAndGet(
                         "SELECT count(*) FROM period a JOIN period b ON b.ticket=a.ticket AND "
                         "b.ordinal=a.ordinal+1 WHERE a.to_ms IS NOT b.from_ms AND NOT EXISTS (SELECT 1 FROM "
                         "event e WHERE e.type='ticket.reactivated' AND e.at_ms=b.from_ms AND "
                         "json_extract(e.body, '$.ticket')=b.ticket)")
                      .getInt(),
                  0)
            << "periods are contiguous, but for the time somebody was gone";
        EXPECT_EQ(sql.execAndGet("SELECT count(*) FROM ticket t WHERE (t.state IN ('waiting', 'called', "
                                 "'serving', 'on_hold')) != (SELECT count(*) FROM period p WHERE "
                                 "p.ticket=t.id AND p.to_ms IS NULL)")
                      .getInt(),
                  0)
            << "one is open for each who is there";
        desk.reopen();
        EXPECT_EQ(desk.service->book().state(), state);
    }
}

}
}
