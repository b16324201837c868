#include "queue-service/queue_book.h"

#include "queue-service/calling_rule.h"
#include "queue-service/src/transitions.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr std::size_t sealedBytes = 296; ///< nonce, sealed template, tag
constexpr std::size_t longestReason = 256;

tl::unexpected<Refusal> refuse(ErrorCode code, std::string message)
{
    return tl::unexpected<Refusal>{Refusal{code, std::move(message), Milliseconds{0}, std::nullopt}};
}

std::string labelOf(const FieldId& series, int number)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%03d", number);
    return series.str() + digits.data();
}

bool isTokenHash(const std::string& text)
{
    return text.size() == 64
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

/// Whether `span` has passed since `then`. A clock set back since then makes nobody wait.
bool hasPassed(Milliseconds span, WallTime then, WallTime now) { return now < then || now - then >= span; }

/// Public machines know only the tickets they gave themselves.
bool seesOwnOnly(Role role) { return role == Role::Kiosk || role == Role::Reception; }

bool isStaff(Role role) { return role == Role::Clerk || role == Role::Supervisor || role == Role::Admin; }

}

struct QueueBook::Ruling {
    using Outcome = tl::expected<Decision, Refusal>;

    const QueueBook& book;
    const Actor& actor;
    WallTime now;
    const TicketId& newTicket;

    const RuleSetup& rules() const { return book.m_setup.rules; }

    Outcome operator()(const Hello&) const
    {
        return refuse(ErrorCode::UnknownOp, "sys.hello is not the book's.");
    }
    Outcome operator()(const Ping&) const
    {
        return refuse(ErrorCode::UnknownOp, "sys.ping is not the book's.");
    }

    Outcome operator()(const ListFields&) const
    {
        return Decision{FieldList{book.m_setup.branch, book.fields(), book.counters()}, {}};
    }

    Outcome operator()(const IssueTicket& asked) const
    {
        const FieldSetup* setup = book.m_setup.field(asked.field);
        if (setup == nullptr)
            return refuse(ErrorCode::NotFound, "There is no field " + asked.field.str() + ".");
        if (!asked.tokenHash.empty() && !isTokenHash(asked.tokenHash))
            return refuse(ErrorCode::BadRequest, "token_hash is not 64 hex digits.");
        if (book.m_tokenHashes.contains(asked.tokenHash))
            return refuse(ErrorCode::BadRequest, "token_hash belongs to another ticket; make a new token.");
        if (!book.field(asked.field)->open)
            return refuse(ErrorCode::FieldClosed, "Field " + asked.field.str() + " is closed.");
        const std::string date = book.businessDate(now);
        const auto last = book.m_state.lastNumbers.find({date, asked.field});
        const int number = last == book.m_state.lastNumbers.end() ? 1 : last->second + 1;
        if (number > std::min(setup->quota, highestNumber))
            return refuse(ErrorCode::QuotaFull,
                          "Field " + asked.field.str() + " has no number left for today.");

        Ticket ticket;
        ticket.id = newTicket;
        ticket.label = labelOf(asked.field, number);
        ticket.field = asked.field;
        ticket.businessDate = date;
        ticket.number = number;
        ticket.hasPriority = asked.priority != PriorityClass::None;
        ticket.priority = asked.priority;
        ticket.way = asked.way;
        ticket.tokenHash = asked.tokenHash;
        ticket.issuedBy = actor.device;
        ticket.issuedAt = now;
        ticket.queuedAt = endOfQueue(asked.field);

        const int ahead = aheadOf(ticket);
        IssuedTicket issued{ticket, ahead, book.waitBehind(asked.field, ahead),
                            book.workingCountersFor(asked.field)};
        return Decision{std::move(issued), {TicketEvent{TicketChange::Issued, ticket}}};
    }

    Outcome operator()(const GetTicket& asked) const
    {
        return onTicket(asked.ticket, [](const Ticket& ticket) { return unchanged(ticket); });
    }

    Outcome operator()(const ReportPrint& asked) const
    {
        return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
            if (ticket.printed == asked.result)
                return unchanged(ticket);
            Ticket after = ticket;
            after.printed = asked.result;
            return changed(std::move(after), TicketChange::PrintResult);
        });
    }

    Outcome operator()(const OpenCounter& asked) const
    {
        return atCounter(asked.counter, [](const Counter& counter) -> Outcome {
            if (counter.open)
                return Decision{CounterResult{counter}, {}};
            Counter after = counter;
            after.open = true;
            after.paused = false;
            return Decision{CounterResult{after}, {CounterEvent{CounterChange::Opened, after}}};
        });
    }

    Outcome operator()(const CloseCounter& asked) const
    {
        return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
            if (!counter.open)
                return Decision{CounterResult{counter}, {}};
            if (const Ticket* active = book.activeAt(counter.id))
                return refuse(ErrorCode::InvalidState,
                              "Counter " + counter.id.str() + " still has " + active->label
                                  + "; end that visit first.");
            Counter after = counter;
            after.open = false;
            after.paused = false;
            return Decision{CounterResult{after}, {CounterEvent{CounterChange::Closed, after}}};
        });
    }

    Outcome operator()(const CallNext& asked) const
    {
        return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
            if (!counter.open || counter.paused)
                return refuse(ErrorCode::InvalidState,
                              "Counter " + counter.id.str() + " is not open; open it first.");
            if (const Ticket* active = book.activeAt(counter.id))
                return refuse(ErrorCode::InvalidState,
                              "Counter " + counter.id.str() + " still has " + active->label
                                  + "; end that visit first.");
            const std::optional<Choice> next = nextAt(counter.id);
            if (!next)
                return Decision{TicketResult{}, {}};
            Ticket after = *book.ticket(next->ticket);
            after.counter = counter.id;
            after.callCount = 1;
            after.callReason = next->reason;
            after.calledAt = now;
            return moved(std::move(after), Action::Call);
        });
    }

    Outcome operator()(const Recall& asked) const
    {
        return onOwnCall(asked, Action::Recall, [&](Ticket& ticket) -> std::optional<std::string> {
            if (!hasPassed(rules().recallAfter, *ticket.calledAt, now))
                return ticket.label + " has been called just now; between two calls lie "
                    + std::to_string(rules().recallAfter / std::chrono::seconds{1}) + " seconds.";
            ++ticket.callCount;
            ticket.calledAt = now;
            return std::nullopt;
        });
    }

    Outcome operator()(const StartService& asked) const
    {
        return onOwnCall(asked, Action::Start, [&](Ticket& ticket) -> std::optional<std::string> {
            ticket.startedAt = now;
            return std::nullopt;
        });
    }

    Outcome operator()(const FinishService& asked) const
    {
        return onOwnCall(asked, Action::Finish, [&](Ticket& ticket) -> std::optional<std::string> {
            ticket.outcome = asked.outcome;
            return std::nullopt;
        });
    }

    Outcome operator()(const MarkNoShow& asked) const
    {
        return onOwnCall(asked, Action::MarkNoShow, [&](Ticket& ticket) -> std::optional<std::string> {
            if (ticket.callCount < rules().noShowAfterCalls)
                return ticket.label + " has been called " + std::to_string(ticket.callCount)
                    + " time(s); call again before it is a no-show.";
            return std::nullopt;
        });
    }

    Outcome operator()(const CancelTicket& asked) const
    {
        return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
            if (actor.role == Role::Clerk)
                return refuse(ErrorCode::Forbidden, "A clerk does not cancel; a supervisor does.");
            if (auto wrong = wrongVersion(ticket, asked.expectVersion))
                return tl::unexpected{*wrong};
            if (transitionFor(ticket.state, Action::Cancel) == nullptr)
                return wrongState(ticket, "cancelled");
            if (actor.role == Role::Kiosk && ticket.issuedAt && now - *ticket.issuedAt > rules().cancelWithin)
                return refuse(ErrorCode::InvalidState,
                              "A kiosk cancels within seconds of the issue; ask a member of staff.");
            if (asked.reason.size() > longestReason)
                return refuse(ErrorCode::TooLarge, "The reason is longer than 256 bytes; shorten it.");
            if (actor.role != Role::Kiosk && asked.reason.empty())
                return refuse(ErrorCode::BadRequest, "Staff give a reason for a cancellation.");
            Ticket after = ticket;
            after.reason = asked.reason;
            return moved(std::move(after), Action::Cancel);
        });
    }

    Outcome operator()(const BindFace& asked) const
    {
        return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
            if (actor.role != Role::Kiosk)
                return refuse(ErrorCode::Forbidden, "Only the kiosk that gave a ticket binds a face to it.");
            if (asked.sealed.size() != sealedBytes)
                return refuse(ErrorCode::BadRequest, "A sealed template has 296 bytes.");
            if (!isLive(ticket.state))
                return wrongState(ticket, "bound to a face");
            if (ticket.faceBound)
                return refuse(ErrorCode::InvalidState, ticket.label + " has a face already.");
            if (ticket.issuedAt && now - *ticket.issuedAt > rules().bindWithin)
                return refuse(ErrorCode::InvalidState, "A face is bound within a minute of the issue.");
            return Decision{Done{}, {FaceEvent{FaceChange::Bound, ticket.id, ticket.label}}};
        });
    }

    Outcome operator()(const EraseFace& asked) const
    {
        return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
            if (!ticket.faceBound)
                return Decision{Done{}, {}};
            return Decision{Done{}, {FaceEvent{FaceChange::Erased, ticket.id, ticket.label}}};
        });
    }

private:
    static Outcome unchanged(const Ticket& ticket) { return Decision{TicketResult{ticket}, {}}; }

    static Outcome changed(Ticket after, TicketChange change)
    {
        ++after.version;
        return Decision{TicketResult{after}, {TicketEvent{change, after}}};
    }

    static tl::unexpected<Refusal> wrongState(const Ticket& ticket, const char* done)
    {
        return refuse(ErrorCode::InvalidState,
                      ticket.label + " cannot be " + done + " in its present state.");
    }

    static std::optional<Refusal> wrongVersion(const Ticket& ticket, std::optional<int> expected)
    {
        if (!expected || *expected == ticket.version)
            return std::nullopt;
        return Refusal{ErrorCode::Conflict, ticket.label + " has changed since; look at it again.",
                       Milliseconds{0}, ticket};
    }

    /// Carries out the row of the state table; what ends takes its face with it.
    Outcome moved(Ticket after, Action action) const
    {
        const Transition* row = transitionFor(after.state, action);
        if (row == nullptr)
            return wrongState(after, "moved");
        after.state = row->to;
        const bool hadFace = after.faceBound;
        if (!isLive(after.state)) {
            after.endedAt = now;
            after.faceBound = false;
        }
        Outcome outcome = changed(after, row->change);
        if (hadFace && !after.faceBound)
            outcome->events.emplace_back(FaceEvent{FaceChange::Erased, after.id, after.label});
        return outcome;
    }

    template <class Then> Outcome onTicket(const TicketId& id, Then then) const
    {
        const Ticket* ticket = book.ticket(id);
        if (ticket == nullptr)
            return refuse(ErrorCode::NotFound, "There is no such ticket today.");
        if (seesOwnOnly(actor.role) ? ticket->issuedBy != actor.device : !isStaff(actor.role))
            return refuse(ErrorCode::Forbidden, "That ticket is another machine's.");
        return then(*ticket);
    }

    template <class Then> Outcome atCounter(const CounterId& id, Then then) const
    {
        const std::optional<Counter> counter = book.counter(id);
        if (!counter)
            return refuse(ErrorCode::NotFound, "There is no counter " + id.str() + ".");
        if (!actsAt(id))
            return refuse(ErrorCode::Forbidden, "This key does not belong to counter " + id.str() + ".");
        return then(*counter);
    }

    bool actsAt(const CounterId& id) const
    {
        if (actor.role == Role::Supervisor || actor.role == Role::Admin)
            return true;
        return actor.role == Role::Clerk && std::ranges::find(actor.counters, id) != actor.counters.end();
    }

    /// A step of the ticket at the counter that has it.
    template <class Asked, class Guarded>
    Outcome onOwnCall(const Asked& asked, Action action, Guarded guarded) const
    {
        return atCounter(asked.counter, [&](const Counter& counter) {
            return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
                if (auto wrong = wrongVersion(ticket, asked.expectVersion))
                    return tl::unexpected{*wrong};
                if (transitionFor(ticket.state, action) == nullptr)
                    return wrongState(ticket, "moved so");
                if (ticket.counter != counter.id)
                    return refuse(ErrorCode::InvalidState,
                                  ticket.label + " is at counter " + ticket.counter.str() + ".");
                Ticket after = ticket;
                if (const std::optional<std::string> objection = guarded(after))
                    return refuse(ErrorCode::InvalidState, *objection);
                return moved(std::move(after), action);
            });
        });
    }

    /// Never before those who wait already, even if the clock has been set back since they came.
    WallTime endOfQueue(const FieldId& field) const
    {
        const auto queue = book.m_waiting.find(field);
        if (queue == book.m_waiting.end() || queue->second.empty())
            return now;
        return std::max(now, queue->second.rbegin()->first);
    }

    /// Everybody in the field's queue, or, for a priority ticket, those who have priority too.
    int aheadOf(const Ticket& newcomer) const
    {
        const auto queue = book.m_waiting.find(newcomer.field);
        if (queue == book.m_waiting.end())
            return 0;
        if (!newcomer.hasPriority)
            return static_cast<int>(queue->second.size());
        return static_cast<int>(std::ranges::count_if(
            queue->second, [&](const Place& place) { return book.ticket(place.second)->hasPriority; }));
    }

    std::optional<Choice> nextAt(const CounterId& counter) const
    {
        std::vector<Candidate> candidates;
        for (const ProfileLine& line : book.m_setup.counter(counter)->profile) {
            const auto queue = book.m_waiting.find(line.field);
            if (queue == book.m_waiting.end())
                continue;
            for (const auto& [queuedAt, id] : queue->second)
                candidates.push_back({.ticket = id,
                                      .queuedAt = queuedAt,
                                      .hasPriority = book.ticket(id)->hasPriority,
                                      .coefficient = line.coefficient,
                                      .maxWait = book.m_setup.field(line.field)->maxWait,
                                      .backAt = std::nullopt});
        }
        const auto status = book.m_state.counters.find(counter);
        const int streak = status == book.m_state.counters.end() ? 0 : status->second.priorityStreak;
        return chooseNext(candidates, now, streak, rules().priorityInARow);
    }
};

tl::expected<Decision, Refusal> QueueBook::decide(const Command& command, const Actor& actor, WallTime now,
                                                  const TicketId& newTicket) const
{
    return std::visit(Ruling{*this, actor, now, newTicket}, command);
}

}
