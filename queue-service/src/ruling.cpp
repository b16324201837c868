#include "queue-service/src/ruling.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;

namespace {

constexpr std::size_t longestReason = 256;

/// Public machines know only the tickets they gave themselves.
bool seesOwnOnly(Role role) { return role == Role::Kiosk || role == Role::Reception; }

Refusal refusalOf(ErrorCode code, std::string message)
{
    return Refusal{code, std::move(message), Milliseconds{0}, std::nullopt};
}

/// The class that a command is to give to a ticket; None: none.
PriorityClass priorityGivenBy(const Command& command)
{
    if (const auto* issue = std::get_if<IssueTicket>(&command))
        return issue->priority;
    if (const auto* set = std::get_if<SetPriority>(&command))
        return set->priority;
    return PriorityClass::None;
}

bool isTokenHash(const std::string& text)
{
    return text.size() == 64
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::string sentenceAbout(const std::vector<PriorityClassSetup>& classes)
{
    std::string names;
    for (const PriorityClassSetup& one : classes)
        names += (names.empty() ? "" : ", ") + one.name;
    return "This centre gives priority to: " + names + ".";
}

}

std::string nameOf(const Actor& actor)
{
    return actor.person.empty() ? actor.user : actor.user + "/" + actor.person.str();
}

tl::expected<Decision, Refusal> QueueBook::decide(const Command& command, const Actor& actor, WallTime now,
                                                  const TicketId& newId) const
{
    if (!m_setup.givesPriorityTo(priorityGivenBy(command)))
        return Ruling::refuse(ErrorCode::BadRequest, sentenceAbout(m_setup.priorityClasses));
    return std::visit(Ruling{*this, actor, now, newId}, command);
}

tl::unexpected<Refusal> QueueBook::Ruling::refuse(ErrorCode code, std::string message)
{
    return tl::unexpected<Refusal>{refusalOf(code, std::move(message))};
}

QueueBook::Ruling::Outcome QueueBook::Ruling::notOfTheBook()
{
    return refuse(ErrorCode::UnknownOp, "The queue's book does not answer this.");
}

tl::unexpected<Refusal> QueueBook::Ruling::wrongState(const Ticket& ticket, const char* done)
{
    return refuse(ErrorCode::InvalidState, ticket.label + " cannot be " + done + " in its present state.");
}

tl::unexpected<Refusal> QueueBook::Ruling::stillHas(const CounterId& counter, const Ticket& active)
{
    return refuse(ErrorCode::InvalidState,
                  "Counter " + counter.str() + " still has " + active.label + "; end that visit first.");
}

QueueBook::Ruling::Objection QueueBook::Ruling::wrongVersion(const Ticket& ticket,
                                                             std::optional<int> expected)
{
    if (!expected || *expected == ticket.version)
        return std::nullopt;
    return Refusal{ErrorCode::Conflict, ticket.label + " has changed since; look at it again.",
                   Milliseconds{0}, ticket};
}

QueueBook::Ruling::Objection QueueBook::Ruling::wrongReason(const std::string& reason, bool isNeeded) const
{
    if (reason.size() > longestReason)
        return refusalOf(ErrorCode::TooLarge, "The reason is longer than 256 bytes; shorten it.");
    if (isNeeded && reason.empty())
        return refusalOf(ErrorCode::BadRequest, "Staff give a reason for this; write one.");
    return std::nullopt;
}

QueueBook::Ruling::Objection QueueBook::Ruling::wrongProcedure(const ProcedureId& procedure,
                                                               const FieldId& field) const
{
    if (procedure.empty())
        return std::nullopt;
    const ProcedureSetup* setup = book.m_setup.procedure(procedure);
    if (setup == nullptr)
        return refusalOf(ErrorCode::NotFound, "There is no procedure " + procedure.str() + ".");
    if (setup->field != field)
        return refusalOf(ErrorCode::BadRequest,
                         "Procedure " + procedure.str() + " belongs to field " + setup->field.str() + ".");
    return std::nullopt;
}

QueueBook::Ruling::Objection QueueBook::Ruling::wrongToken(const std::string& hash,
                                                           const TicketId& owner) const
{
    if (hash.empty())
        return std::nullopt;
    if (!isTokenHash(hash))
        return refusalOf(ErrorCode::BadRequest, "token_hash is not 64 hex digits.");
    const auto taken = book.m_tokenHashes.find(hash);
    if (taken != book.m_tokenHashes.end() && taken->second != owner)
        return refusalOf(ErrorCode::BadRequest, "token_hash belongs to another ticket; make a new token.");
    return std::nullopt;
}

QueueBook::Ruling::Objection QueueBook::Ruling::cannotCallAt(const Counter& counter) const
{
    if (!counter.open || counter.paused)
        return refusalOf(ErrorCode::InvalidState,
                         "Counter " + counter.id.str() + " is not open; open it first.");
    if (const Ticket* active = book.activeAt(counter.id))
        return stillHas(counter.id, *active).value();
    return std::nullopt;
}

QueueBook::Ruling::Objection QueueBook::Ruling::cannotSee(const TicketId& id) const
{
    const Ticket* ticket = book.ticket(id);
    if (ticket == nullptr)
        return refusalOf(ErrorCode::NotFound, "There is no such ticket today.");
    if (seesOwnOnly(actor.role) ? ticket->issuedBy != actor.device : !isStaff())
        return refusalOf(ErrorCode::Forbidden, "That ticket is another machine's.");
    return std::nullopt;
}

QueueBook::Ruling::Objection QueueBook::Ruling::cannotActAt(const CounterId& id) const
{
    if (book.m_setup.counter(id) == nullptr)
        return refusalOf(ErrorCode::NotFound, "There is no counter " + id.str() + ".");
    if (!actsAt(id))
        return refusalOf(ErrorCode::Forbidden, "This key does not belong to counter " + id.str() + ".");
    return std::nullopt;
}

QueueBook::Ruling::Outcome QueueBook::Ruling::unchanged(const Ticket& ticket)
{
    return Decision{TicketResult{ticket}, {}};
}

QueueBook::Ruling::Outcome QueueBook::Ruling::changed(Ticket after, TicketChange change)
{
    ++after.version;
    return Decision{TicketResult{after}, {TicketEvent{change, after}}};
}

QueueBook::Ruling::Outcome QueueBook::Ruling::moved(Ticket after, Action action,
                                                    const std::string& reason) const
{
    const Transition* row = transitionFor(after.state, action);
    if (row == nullptr)
        return wrongState(after, "moved");
    after.state = row->to;
    after.reason = reason;
    if (after.state != TicketState::OnHold) {
        after.backAt.reset();
        after.boundTo = CounterId{};
    }
    const bool hadFace = after.faceBound;
    if (!isLive(after.state)) {
        after.endedAt = now;
        after.endedBy = actor.user;
        after.faceBound = false;
    }
    Outcome outcome = changed(after, row->change);
    if (hadFace && !after.faceBound)
        outcome->events.emplace_back(FaceEvent{FaceChange::Erased, after.id, after.label});
    return outcome;
}

QueueBook::Ruling::Outcome QueueBook::Ruling::movedToQueue(const Ticket& before, WallTime queuedAt,
                                                           Action action, const std::string& reason) const
{
    const Transition* row = transitionFor(before.state, action);
    if (row == nullptr)
        return wrongState(before, "sent back to the queue");
    Ticket after = waitingAgain(before, queuedAt);
    after.reason = reason;
    if (action != Action::Resume) {
        after.backAt.reset();
        after.boundTo = CounterId{};
    }
    return Decision{TicketResult{after}, {TicketEvent{row->change, after}}};
}

QueueBook::Ruling::Outcome QueueBook::Ruling::told(const Counter& counter, CounterChange change,
                                                   const std::string& reason)
{
    return Decision{CounterResult{counter}, {CounterEvent{change, counter, reason}}};
}

bool QueueBook::Ruling::isInCharge() const
{
    return actor.role == Role::Supervisor || actor.role == Role::Admin;
}

bool QueueBook::Ruling::isStaff() const { return actor.role == Role::Clerk || isInCharge(); }

bool QueueBook::Ruling::actsAt(const CounterId& id) const
{
    if (isInCharge())
        return true;
    if (actor.role != Role::Clerk)
        return false;
    if (!actor.isShared)
        return std::ranges::find(actor.counters, id) != actor.counters.end();
    const auto counter = book.counter(id);
    return counter && counter->openedBy == nameOf(actor);
}

bool QueueBook::Ruling::isBoundElsewhere(const Ticket& ticket, const CounterId& counter) const
{
    if (ticket.boundTo.empty() || ticket.boundTo == counter || !book.isWorking(ticket.boundTo))
        return false;
    const FieldSetup* field = book.m_setup.field(ticket.field);
    return ticket.state != TicketState::Waiting || !ticket.queuedAt || field == nullptr
        || *ticket.queuedAt + field->maxWait >= now;
}

bool QueueBook::Ruling::serves(const CounterId& counter, const FieldId& field) const
{
    const std::vector<ProfileLine>& profile = book.profileOf(counter);
    return std::ranges::find(profile, field, &ProfileLine::field) != profile.end();
}

int QueueBook::Ruling::aheadOf(const Ticket& ticket) const
{
    const auto queue = book.m_waiting.find(ticket.field);
    if (queue == book.m_waiting.end())
        return 0;
    const auto end = queue->second.lower_bound({ticket.queuedAt.value_or(WallTime{}), ticket.id});
    if (!ticket.hasPriority)
        return static_cast<int>(std::distance(queue->second.begin(), end));
    return static_cast<int>(std::count_if(queue->second.begin(), end, [&](const Place& place) {
        return book.ticket(place.second)->hasPriority;
    }));
}

WallTime QueueBook::Ruling::placeBehind(const FieldId& field, const Ticket& ticket, int people) const
{
    const auto queue = book.m_waiting.find(field);
    if (queue == book.m_waiting.end() || queue->second.empty())
        return ticket.queuedAt.value_or(now);
    const std::set<Place>& places = queue->second;
    if (people >= static_cast<int>(places.size()))
        return book.endOfQueue(field, now);
    if (people == 0) {
        const WallTime own = ticket.queuedAt.value_or(now);
        const bool isBefore = Place{own, ticket.id} < *places.begin();
        return isBefore ? own : places.begin()->first - Milliseconds{1};
    }
    const Place& before = *std::next(places.begin(), people - 1);
    return before.second < ticket.id ? before.first : before.first + Milliseconds{1};
}

WallTime QueueBook::Ruling::placeIn(const FieldId& field, const Ticket& ticket, QueuePlace place) const
{
    switch (place) {
    case QueuePlace::VisitAge:
        return ticket.issuedAt.value_or(now);
    case QueuePlace::First:
        return placeBehind(field, ticket, 0);
    case QueuePlace::Last:
        break;
    }
    return book.endOfQueue(field, now);
}

std::optional<Choice> QueueBook::Ruling::nextAt(const CounterId& counter) const
{
    std::vector<Candidate> candidates;
    for (const ProfileLine& line : book.profileOf(counter)) {
        const auto queue = book.m_waiting.find(line.field);
        const FieldSetup* field = book.m_setup.field(line.field);
        if (queue == book.m_waiting.end() || field == nullptr)
            continue;
        for (const auto& [queuedAt, id] : queue->second) {
            const Ticket& ticket = *book.ticket(id);
            if (!isBoundElsewhere(ticket, counter))
                candidates.push_back({.ticket = id,
                                      .queuedAt = queuedAt,
                                      .hasPriority = ticket.hasPriority,
                                      .coefficient = line.coefficient,
                                      .maxWait = field->maxWait,
                                      .backAt = ticket.backAt});
        }
    }
    const auto status = book.m_state.counters.find(counter);
    const int streak = status == book.m_state.counters.end() ? 0 : status->second.priorityStreak;
    return chooseNext(candidates, now, streak, rules().priority);
}

}
