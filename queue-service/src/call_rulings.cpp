#include "queue-service/src/ruling.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;
using Outcome = tl::expected<Decision, Refusal>;

namespace {

bool isOpen(const ServiceRequest& request) { return !request.outcome; }

}

Outcome QueueBook::Ruling::operator()(const CallNext& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
        if (auto objection = cannotCallAt(counter))
            return tl::unexpected{*objection};
        const std::optional<Choice> next = nextAt(counter.id);
        if (!next)
            return Decision{TicketResult{}, {}};
        return called(*book.ticket(next->ticket), counter.id, next->reason, Action::Call);
    });
}

Outcome QueueBook::Ruling::operator()(const CallTicket& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) {
        return onKnownTicket(asked, [&](const Ticket& ticket) -> Outcome {
            if (transitionFor(ticket.state, Action::Call) == nullptr)
                return wrongState(ticket, "called");
            if (auto objection = cannotCallAt(counter))
                return tl::unexpected{*objection};
            if (auto wrong = wrongReason(asked.reason, true))
                return tl::unexpected{*wrong};
            if (!serves(counter.id, ticket.field))
                return refuse(ErrorCode::InvalidState,
                              "Counter " + counter.id.str() + " does not serve field " + ticket.field.str()
                                  + ".");
            if (isBoundElsewhere(ticket, counter.id) && !isInCharge())
                return refuse(ErrorCode::InvalidState,
                              ticket.label + " comes back to counter " + ticket.boundTo.str() + ".");
            return called(ticket, counter.id, CallReason::Chosen, Action::Call, asked.reason);
        });
    });
}

Outcome QueueBook::Ruling::called(Ticket ticket, const CounterId& counter, CallReason why, Action action,
                                  const std::string& reason) const
{
    ticket.counter = counter;
    ticket.callCount = 1;
    ticket.callReason = why;
    ticket.calledAt = now;
    ticket.startedAt.reset();
    return moved(std::move(ticket), action, reason);
}

Outcome QueueBook::Ruling::operator()(const Recall& asked) const
{
    return onOwnCall(asked, Action::Recall, [&](Ticket ticket) -> Outcome {
        if (!hasPassed(rules().recallAfter, *ticket.calledAt, now))
            return refuse(ErrorCode::InvalidState,
                          ticket.label + " has been called just now; between two calls lie "
                              + std::to_string(rules().recallAfter / std::chrono::seconds{1}) + " seconds.");
        ++ticket.callCount;
        ticket.calledAt = now;
        return moved(std::move(ticket), Action::Recall);
    });
}

Outcome QueueBook::Ruling::operator()(const StartService& asked) const
{
    return onOwnCall(asked, Action::Start, [&](Ticket ticket) -> Outcome {
        ticket.startedAt = now;
        return moved(std::move(ticket), Action::Start);
    });
}

Outcome QueueBook::Ruling::operator()(const FinishService& asked) const
{
    return onOwnCall(asked, Action::Finish, [&](Ticket ticket) -> Outcome {
        std::vector<ServiceRequest> requests = requestsOf(ticket);
        const auto open = static_cast<std::size_t>(std::ranges::count_if(requests, isOpen));
        std::vector<ServiceOutcome> outcomes = asked.outcomes;
        if (outcomes.empty())
            outcomes.assign(open, asked.outcome);
        if (outcomes.size() != open)
            return refuse(ErrorCode::BadRequest,
                          ticket.label + " has " + std::to_string(open) + " open request(s); give each an "
                              + "outcome.");
        if (std::ranges::find(outcomes, ServiceOutcome::Transferred) != outcomes.end())
            return refuse(ErrorCode::BadRequest,
                          "A visit does not end by a transfer; use ticket.transfer instead.");
        auto outcome = outcomes.begin();
        for (ServiceRequest& request : requests)
            if (isOpen(request))
                request.outcome = *outcome++;
        ticket.outcome = requests.back().outcome;
        if (!ticket.requests.empty())
            ticket.requests = std::move(requests);
        return moved(std::move(ticket), Action::Finish);
    });
}

Outcome QueueBook::Ruling::operator()(const MarkNoShow& asked) const
{
    return onOwnCall(asked, Action::MarkNoShow, [&](const Ticket& ticket) -> Outcome {
        const bool isOften = ticket.callCount >= rules().noShowAfterCalls;
        const bool isLong = ticket.calledAt && now - *ticket.calledAt >= rules().noShowAfter;
        if (!isOften && !isLong)
            return refuse(ErrorCode::InvalidState,
                          ticket.label + " has been called " + std::to_string(ticket.callCount)
                              + " time(s); call again before it is a no-show.");
        return moved(ticket, Action::MarkNoShow);
    });
}

Outcome QueueBook::Ruling::operator()(const ReturnTicket& asked) const
{
    return onOwnCall(asked, Action::Return, [&](const Ticket& ticket) {
        return movedToQueue(ticket, placeBehind(ticket.field, ticket, asked.placesBack), Action::Return);
    });
}

Outcome QueueBook::Ruling::operator()(const HoldTicket& asked) const
{
    return onOwnCall(asked, Action::Hold, [&](Ticket ticket) -> Outcome {
        if (auto wrong = wrongReason(asked.reason, true))
            return tl::unexpected{*wrong};
        ticket.boundTo = asked.counter;
        if (asked.backInMinutes > 0)
            ticket.backAt = now + std::chrono::minutes{asked.backInMinutes};
        return moved(std::move(ticket), Action::Hold, asked.reason);
    });
}

Outcome QueueBook::Ruling::operator()(const ResumeTicket& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) {
        return onKnownTicket(asked, [&](const Ticket& ticket) -> Outcome {
            if (transitionFor(ticket.state, Action::Resume) == nullptr)
                return wrongState(ticket, "taken back from hold");
            if (ticket.boundTo != counter.id && !serves(counter.id, ticket.field) && !isInCharge())
                return refuse(ErrorCode::InvalidState,
                              "Counter " + counter.id.str() + " does not serve field " + ticket.field.str()
                                  + ".");
            if (isBoundElsewhere(ticket, counter.id) && !isInCharge())
                return refuse(ErrorCode::Forbidden,
                              ticket.label + " comes back to counter " + ticket.boundTo.str() + ".");
            if (!cannotCallAt(counter))
                return called(ticket, counter.id, CallReason::BackFromHold, Action::ResumeAtCounter);
            Ticket before = ticket;
            before.backAt = now;
            return movedToQueue(before, book.endOfQueue(ticket.field, now), Action::Resume);
        });
    });
}

Outcome QueueBook::Ruling::operator()(const TransferTicket& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) {
        return onKnownTicket(asked, [&](const Ticket& ticket) -> Outcome {
            if (transitionFor(ticket.state, Action::Transfer) == nullptr)
                return wrongState(ticket, "transferred");
            const bool isWaiting = ticket.state == TicketState::Waiting;
            if (!isWaiting && ticket.counter != counter.id)
                return refuse(ErrorCode::InvalidState,
                              ticket.label + " is at counter " + ticket.counter.str() + ".");
            if (isWaiting && !serves(counter.id, ticket.field) && !isInCharge())
                return refuse(ErrorCode::InvalidState,
                              "Counter " + counter.id.str() + " does not serve field " + ticket.field.str()
                                  + ".");
            const std::optional<Field> target = book.field(asked.field);
            if (!target)
                return refuse(ErrorCode::NotFound, "There is no field " + asked.field.str() + ".");
            if (target->closedByHand)
                return refuse(ErrorCode::FieldClosed, whyClosed(*target));
            if (isWaiting && ticket.field == asked.field)
                return refuse(ErrorCode::InvalidState,
                              ticket.label + " waits for field " + asked.field.str() + " already.");
            if (auto wrong = wrongReason(asked.reason, false))
                return tl::unexpected{*wrong};
            if (auto wrong = wrongProcedure(asked.procedure, asked.field))
                return tl::unexpected{*wrong};
            Ticket before = ticket;
            before.requests = requestsOf(ticket);
            if (before.requests.size() >= mostRequests)
                return refuse(ErrorCode::InvalidState,
                              ticket.label + " has 20 requests already; give another number.");
            const bool wasServed = ticket.state == TicketState::Serving;
            for (ServiceRequest& request : before.requests)
                if (isOpen(request))
                    request.outcome = wasServed ? asked.outcome : ServiceOutcome::Transferred;
            before.requests.push_back({asked.field, asked.procedure, std::nullopt});
            before.field = asked.field;
            return movedToQueue(before, placeIn(asked.field, before, asked.place), Action::Transfer,
                                asked.reason);
        });
    });
}

}
