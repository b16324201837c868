#include "queue-service/src/ruling.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;
using Outcome = tl::expected<Decision, Refusal>;

namespace {

constexpr std::size_t longestCode = 64;
constexpr std::size_t longestText = 1000;

DossierState standing(Day due, Day returned)
{
    if (returned > due)
        return DossierState::Overdue;
    return returned < due ? DossierState::Early : DossierState::OnTime;
}

}

std::string QueueBook::Ruling::today() const { return businessDateAt(now, book.m_setup.utcOffset); }

Outcome QueueBook::Ruling::operator()(const RecordDossier& asked) const
{
    if (!isStaff())
        return refuse(ErrorCode::Forbidden, "Staff record dossiers.");
    if (asked.code.empty() || asked.code.str().size() > longestCode)
        return refuse(ErrorCode::BadRequest, "A dossier's code has 1 to 64 bytes.");
    if (book.m_state.settledDossiers.contains(asked.code))
        return refuse(ErrorCode::InvalidState, "Dossier " + asked.code.str() + " has been settled.");
    const auto pending = book.m_state.dossiers.find(asked.code);
    const bool isKnown = pending != book.m_state.dossiers.end();
    Dossier dossier;
    if (isKnown) {
        dossier = pending->second;
        const bool isOther = (!asked.procedure.empty() && asked.procedure != dossier.procedure)
            || (!asked.received.empty() && asked.received != dossier.received);
        if (isOther)
            return refuse(ErrorCode::InvalidState,
                          "Dossier " + asked.code.str() + " was received on " + dossier.received + " for "
                              + dossier.procedure.str() + "; that does not change.");
    } else {
        const ProcedureSetup* procedure = book.m_setup.procedure(asked.procedure);
        if (procedure == nullptr)
            return refuse(ErrorCode::NotFound, "There is no procedure " + asked.procedure.str() + ".");
        dossier.code = asked.code;
        dossier.procedure = asked.procedure;
        dossier.received = asked.received.empty() ? today() : asked.received;
        const auto received = dayNamed(dossier.received);
        if (!received || dossier.received > today())
            return refuse(ErrorCode::BadRequest, "received is no day up to today, like 2026-07-14.");
        dossier.due = nameOfDay(book.m_setup.hours.workingDaysAfter(*received, procedure->legalDays));
    }
    if (!asked.ticket.empty()) {
        if (book.ticket(asked.ticket) == nullptr)
            return refuse(ErrorCode::NotFound, "There is no such ticket today.");
        dossier.ticket = asked.ticket;
    }
    if (!asked.returned.empty()) {
        const auto returned = dayNamed(asked.returned);
        if (!returned || asked.returned > today() || asked.returned < dossier.received)
            return refuse(ErrorCode::BadRequest, "returned is no day from the receipt up to today.");
        dossier.returned = asked.returned;
        dossier.state = standing(*dayNamed(dossier.due), *returned);
        if (dossier.state == DossierState::Overdue && !asked.lateCause)
            return refuse(ErrorCode::BadRequest,
                          "Dossier " + asked.code.str() + " is overdue; say by whom with late_cause.");
        if (dossier.state == DossierState::Overdue)
            dossier.lateCause = asked.lateCause;
    }
    if (isKnown && dossier == pending->second)
        return Decision{DossierResult{dossier}, {}};
    return Decision{DossierResult{dossier}, {DossierEvent{DossierChange::Recorded, dossier}}};
}

Outcome QueueBook::Ruling::operator()(const CloseDossier& asked) const
{
    if (!isInCharge())
        return refuse(ErrorCode::Forbidden, "A supervisor closes a stuck record.");
    const auto pending = book.m_state.dossiers.find(asked.code);
    if (pending == book.m_state.dossiers.end())
        return refuse(ErrorCode::NotFound, "There is no pending dossier " + asked.code.str() + ".");
    if (auto wrong = wrongReason(asked.reason, true))
        return tl::unexpected{*wrong};
    Dossier dossier = pending->second;
    dossier.state = DossierState::Closed;
    dossier.reason = asked.reason;
    return Decision{DossierResult{dossier}, {DossierEvent{DossierChange::Closed, dossier}}};
}

Outcome QueueBook::Ruling::operator()(const RateTicket& asked) const
{
    const bool isDisplay = actor.role == Role::Counter;
    if (!isDisplay && actor.role != Role::Reception)
        return refuse(ErrorCode::Forbidden, "Only a counter's display and the reception take ratings.");
    if (!asked.counter.empty() && book.m_setup.counter(asked.counter) == nullptr)
        return refuse(ErrorCode::NotFound, "There is no counter " + asked.counter.str() + ".");
    const auto isOwn = [&](const CounterId& counter) {
        return !isDisplay || std::ranges::find(actor.counters, counter) != actor.counters.end();
    };
    if (!asked.counter.empty() && !isOwn(asked.counter))
        return refuse(ErrorCode::Forbidden, "That counter is another display's.");
    const Ticket* ticket = !asked.paperToken.empty() ? book.ticket(book.ticketOfPaper(asked.paperToken))
        : !asked.ticket.empty()                      ? book.ticket(asked.ticket)
                                                     : book.lastFinishedAt(asked.counter);
    if (ticket == nullptr)
        return refuse(ErrorCode::NotFound, "There is no such visit today.");
    if (!isOwn(ticket->counter))
        return refuse(ErrorCode::Forbidden, "That visit was at another counter.");
    if (!isDisplay && asked.paperToken.empty() && ticket->issuedBy != actor.device)
        return refuse(ErrorCode::Forbidden,
                      "The reception rates by the paper (paper_token), or visits whose number it gave.");
    if (ticket->state != TicketState::Completed)
        return refuse(ErrorCode::InvalidState, ticket->label + " is not finished.");
    if (book.m_state.rated.contains(ticket->id))
        return refuse(ErrorCode::InvalidState, ticket->label + " has been rated.");
    const bool isLate = now - ticket->endedAt.value_or(now) > rules().rateWithin
        || book.lastFinishedAt(ticket->counter) != ticket;
    if (isDisplay && isLate)
        return refuse(ErrorCode::InvalidState, "The time to rate " + ticket->label + " here is over.");
    if (asked.score < 1 || asked.score > 5)
        return refuse(ErrorCode::BadRequest, "A score is from 1 to 5.");
    if (asked.text.size() > longestText)
        return refuse(ErrorCode::TooLarge, "The text is longer than 1,000 bytes; shorten it.");
    return Decision{Done{},
                    {RatingAdded{{ticket->id, ticket->label, ticket->counter, asked.score, asked.text}}}};
}

Outcome QueueBook::Ruling::operator()(const AddFeedback& asked) const
{
    if (actor.role != Role::Reception)
        return refuse(ErrorCode::Forbidden, "Only the reception takes what people write.");
    if (asked.text.empty() || asked.text.size() > longestText)
        return refuse(ErrorCode::BadRequest, "Feedback has 1 to 1,000 bytes.");
    if (!asked.ticket.empty() && book.ticket(asked.ticket) == nullptr)
        return refuse(ErrorCode::NotFound, "There is no such visit today.");
    Feedback feedback;
    feedback.id = FeedbackId{newId.str()};
    feedback.text = asked.text;
    feedback.ticket = asked.ticket;
    feedback.due = nameOfDay(book.m_setup.hours.workingDaysAfter(*dayNamed(today()), rules().feedbackDays));
    return Decision{FeedbackResult{feedback}, {FeedbackEvent{FeedbackChange::Added, feedback}}};
}

Outcome QueueBook::Ruling::operator()(const AnswerFeedback& asked) const
{
    if (!isInCharge())
        return refuse(ErrorCode::Forbidden, "A supervisor answers.");
    const auto open = book.m_state.feedback.find(asked.feedback);
    if (open == book.m_state.feedback.end())
        return refuse(ErrorCode::NotFound, "There is nothing of that id left to answer.");
    if (asked.text.empty() || asked.text.size() > longestText)
        return refuse(ErrorCode::BadRequest, "An answer has 1 to 1,000 bytes.");
    Feedback feedback = open->second;
    feedback.answer = asked.text;
    return Decision{FeedbackResult{feedback}, {FeedbackEvent{FeedbackChange::Answered, feedback}}};
}

}
