#pragma once

#include "protocol/command.h"
#include "queue-service/calling_rule.h"
#include "queue-service/queue_book.h"
#include "queue-service/src/transitions.h"

#include <optional>
#include <string>
#include <vector>

namespace luot::queue_service {

/// What the book says to one command: a function each, by topic in *_rulings.cpp, and what they share.
///
/// Every outcome is a Decision whose events carry the whole ticket, counter or field as it is to be; nothing
/// is changed here.
struct QueueBook::Ruling {
    using Outcome = tl::expected<Decision, protocol::Refusal>;

    static constexpr std::size_t mostRequests = 20; ///< of one visit

    const QueueBook& book;
    const Actor& actor;
    WallTime now;
    const TicketId& newId;

    Outcome operator()(const protocol::Hello& asked) const;
    Outcome operator()(const protocol::Ping& asked) const;
    Outcome operator()(const protocol::ListFields& asked) const;
    Outcome operator()(const protocol::ListProcedures& asked) const;

    Outcome operator()(const protocol::IssueTicket& asked) const;
    Outcome operator()(const protocol::GetTicket& asked) const;
    Outcome operator()(const protocol::ReportPrint& asked) const;
    Outcome operator()(const protocol::ReprintTicket& asked) const;
    Outcome operator()(const protocol::CancelTicket& asked) const;
    Outcome operator()(const protocol::ReactivateTicket& asked) const;
    Outcome operator()(const protocol::SetPriority& asked) const;
    Outcome operator()(const protocol::AddRequest& asked) const;
    Outcome operator()(const protocol::BindFace& asked) const;
    Outcome operator()(const protocol::EraseFace& asked) const;
    Outcome operator()(const protocol::GetFace& asked) const;

    Outcome operator()(const protocol::CallNext& asked) const;
    Outcome operator()(const protocol::CallTicket& asked) const;
    Outcome operator()(const protocol::Recall& asked) const;
    Outcome operator()(const protocol::StartService& asked) const;
    Outcome operator()(const protocol::FinishService& asked) const;
    Outcome operator()(const protocol::MarkNoShow& asked) const;
    Outcome operator()(const protocol::ReturnTicket& asked) const;
    Outcome operator()(const protocol::HoldTicket& asked) const;
    Outcome operator()(const protocol::ResumeTicket& asked) const;
    Outcome operator()(const protocol::TransferTicket& asked) const;

    Outcome operator()(const protocol::OpenCounter& asked) const;
    Outcome operator()(const protocol::CloseCounter& asked) const;
    Outcome operator()(const protocol::PauseCounter& asked) const;
    Outcome operator()(const protocol::ReleaseCounter& asked) const;
    Outcome operator()(const protocol::SetProfile& asked) const;
    Outcome operator()(const protocol::OpenField& asked) const;
    Outcome operator()(const protocol::CloseField& asked) const;
    Outcome operator()(const protocol::SetNotice& asked) const;
    Outcome operator()(const protocol::ReportDevice& asked) const;

    Outcome operator()(const protocol::RecordDossier& asked) const;
    Outcome operator()(const protocol::CloseDossier& asked) const;
    Outcome operator()(const protocol::RateTicket& asked) const;
    Outcome operator()(const protocol::AddFeedback& asked) const;
    Outcome operator()(const protocol::AnswerFeedback& asked) const;

    /// Who people are is the service's to answer.
    Outcome operator()(const protocol::SignIn&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::SignOut&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ListPeople&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::AddPerson&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ChangePerson&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ResetPin&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::UnlockPerson&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::RemovePerson&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ReadLog&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ReadAudit&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::BackUp&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::Invite&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ReadFigures&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ReadSetup&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::OfferSetup&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ListKeys&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ReadHistory&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::ListDevices&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::AcceptKey&) const { return notOfTheBook(); }
    Outcome operator()(const protocol::RevokeKey&) const { return notOfTheBook(); }

    const RuleSetup& rules() const { return book.m_setup.rules; }

    static tl::unexpected<protocol::Refusal> refuse(protocol::ErrorCode code, std::string message);
    static tl::unexpected<protocol::Refusal> wrongState(const protocol::Ticket& ticket, const char* done);
    static Outcome notOfTheBook();
    /// Of a counter that still has somebody.
    static tl::unexpected<protocol::Refusal> stillHas(const CounterId& counter,
                                                      const protocol::Ticket& active);

    /// What keeps the asker from it; nothing: it may go on.
    using Objection = std::optional<protocol::Refusal>;
    static Objection wrongVersion(const protocol::Ticket& ticket, std::optional<int> expected);
    Objection wrongReason(const std::string& reason, bool isNeeded) const;
    Objection wrongProcedure(const ProcedureId& procedure, const FieldId& field) const;
    /// Of a new paper: no hash, or another ticket's than `owner`'s. Empty is right.
    Objection wrongToken(const std::string& hash, const TicketId& owner) const;
    Objection cannotCallAt(const protocol::Counter& counter) const;

    static Outcome unchanged(const protocol::Ticket& ticket);
    static Outcome changed(protocol::Ticket after, protocol::TicketChange change);
    /// Carries out the row of the state table; what ends takes its face with it.
    Outcome moved(protocol::Ticket after, Action action, const std::string& reason = {}) const;
    Outcome called(protocol::Ticket ticket, const CounterId& counter, protocol::CallReason why, Action action,
                   const std::string& reason = {}) const;
    /// To those who wait, from then on.
    Outcome movedToQueue(const protocol::Ticket& before, WallTime queuedAt, Action action,
                         const std::string& reason = {}) const;
    static Outcome told(const protocol::Counter& counter, protocol::CounterChange change,
                        const std::string& reason = {});
    Outcome leased(const protocol::OpenCounter& asked) const;
    Outcome opened(const protocol::OpenCounter& asked) const;
    static Outcome opened(const protocol::Counter& counter, const std::string& opener,
                          const std::string& reason);
    static tl::unexpected<protocol::Refusal> takenBy(const protocol::Counter& counter);
    static Outcome told(const protocol::Field& field, const std::string& reason);
    static protocol::Counter closed(protocol::Counter counter);
    std::string today() const;

    std::string whyClosed(const protocol::Field& field) const; ///< a sentence that says when it opens
    bool isInCharge() const; ///< a supervisor, at any counter
    bool isStaff() const;
    bool actsAt(const CounterId& id) const;
    /// Whether it waits for a counter of its own, which is at work, and not yet for too long.
    bool isBoundElsewhere(const protocol::Ticket& ticket, const CounterId& counter) const;
    bool serves(const CounterId& counter, const FieldId& field) const;

    /// Who stands before its place in its field's queue; for a priority ticket, those who have priority too.
    int aheadOf(const protocol::Ticket& ticket) const;
    /// A moment that puts the ticket behind `people` of those who wait there; 0: before all.
    WallTime placeBehind(const FieldId& field, const protocol::Ticket& ticket, int people) const;
    WallTime placeIn(const FieldId& field, const protocol::Ticket& ticket, protocol::QueuePlace place) const;
    std::optional<Choice> nextAt(const CounterId& counter) const;

    template <class Then> Outcome onTicket(const TicketId& id, Then then) const
    {
        if (auto objection = cannotSee(id))
            return tl::unexpected{std::move(*objection)};
        return then(*book.ticket(id));
    }
    /// The ticket whose id is given, or whose paper is shown: whoever has the paper may.
    template <class Asked, class Then> Outcome onOwnTicket(const Asked& asked, Then then) const
    {
        if (asked.paperToken.empty())
            return onTicket(asked.ticket, then);
        const protocol::Ticket* ticket = book.ticket(book.ticketOfPaper(asked.paperToken));
        if (ticket == nullptr)
            return refuse(protocol::ErrorCode::NotFound, "No ticket of today has this paper.");
        return then(*ticket);
    }
    /// The ticket in the version that the asker knows.
    template <class Asked, class Then> Outcome onKnownTicket(const Asked& asked, Then then) const
    {
        return onTicket(asked.ticket, [&](const protocol::Ticket& ticket) -> Outcome {
            if (auto wrong = wrongVersion(ticket, asked.expectVersion))
                return tl::unexpected{std::move(*wrong)};
            return then(ticket);
        });
    }
    template <class Then> Outcome atCounter(const CounterId& id, Then then) const
    {
        if (auto objection = cannotActAt(id))
            return tl::unexpected{std::move(*objection)};
        return then(*book.counter(id));
    }
    /// A supervisor's word about a field.
    template <class Then> Outcome onField(const FieldId& id, Then then) const
    {
        if (!isInCharge())
            return refuse(protocol::ErrorCode::Forbidden, "A supervisor opens and closes fields.");
        if (book.m_setup.field(id) == nullptr)
            return refuse(protocol::ErrorCode::NotFound, "There is no field " + id.str() + ".");
        return then(*book.field(id));
    }
    /// A step of the ticket at the counter that has it.
    template <class Asked, class Then> Outcome onOwnCall(const Asked& asked, Action action, Then then) const
    {
        return atCounter(asked.counter, [&](const protocol::Counter& counter) {
            return onKnownTicket(asked, [&](const protocol::Ticket& ticket) -> Outcome {
                if (transitionFor(ticket.state, action) == nullptr)
                    return wrongState(ticket, "moved so");
                if (ticket.counter != counter.id)
                    return refuse(protocol::ErrorCode::InvalidState,
                                  ticket.label + " is at counter " + ticket.counter.str() + ".");
                return then(ticket);
            });
        });
    }

private:
    Objection cannotSee(const TicketId& id) const;
    Objection cannotActAt(const CounterId& id) const;
};

/// Whether `span` has passed since `then`. A clock set back since then makes nobody wait.
inline bool hasPassed(Milliseconds span, WallTime then, WallTime now)
{
    return now < then || now - then >= span;
}

}
