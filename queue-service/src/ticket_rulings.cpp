#include "queue-service/src/number_series.h"
#include "queue-service/src/ruling.h"

#include <algorithm>
#include <array>
#include <cstdio>

namespace luot::queue_service {

using namespace protocol;
using Outcome = tl::expected<Decision, Refusal>;

namespace {

constexpr std::size_t sealedBytes = 296; ///< nonce, sealed template, tag

std::string labelOf(const std::string& series, int number)
{
    std::array<char, 16> digits{};
    std::snprintf(digits.data(), digits.size(), "%03d", number);
    return series + digits.data();
}

constexpr int tenth = 10;
constexpr Milliseconds longestTaking = std::chrono::hours{1}; ///< more was nobody's visit

/// Whether the machine that ended it acts for citizens.
bool wasEndedByCitizen(const Ticket& ticket)
{
    return ticket.endedBy.starts_with("kiosk:") || ticket.endedBy.starts_with("reception:");
}

}

Outcome QueueBook::Ruling::operator()(const Hello&) const
{
    return refuse(ErrorCode::UnknownOp, "sys.hello is not the book's.");
}

Outcome QueueBook::Ruling::operator()(const Ping&) const
{
    return refuse(ErrorCode::UnknownOp, "sys.ping is not the book's.");
}

Outcome QueueBook::Ruling::operator()(const ListFields&) const
{
    FieldList list{book.m_setup.branch, book.fields(), book.counters()};
    if (!isStaff())
        for (Counter& counter : list.counters)
            counter.openedBy.clear();
    return Decision{std::move(list), {}};
}

Outcome QueueBook::Ruling::operator()(const ListProcedures& asked) const
{
    if (book.m_setup.field(asked.field) == nullptr)
        return refuse(ErrorCode::NotFound, "There is no field " + asked.field.str() + ".");
    const auto day = dayNamed(today());
    ProcedureList list;
    for (const ProcedureSetup& setup : book.m_setup.procedures) {
        if (setup.field == asked.field)
            list.procedures.push_back(
                {setup.id, setup.name, setup.field, setup.legalDays,
                 day ? nameOfDay(book.m_setup.hours.workingDaysAfter(*day, setup.legalDays)) : "",
                 setup.documents});
    }
    return Decision{std::move(list), {}};
}

Outcome QueueBook::Ruling::operator()(const IssueTicket& asked) const
{
    const FieldSetup* setup = book.m_setup.field(asked.field);
    if (setup == nullptr)
        return refuse(ErrorCode::NotFound, "There is no field " + asked.field.str() + ".");
    if (auto wrong = wrongToken(asked.tokenHash, {}))
        return tl::unexpected{*wrong};
    if (isStaff() && !rules().walkIn)
        return refuse(ErrorCode::Forbidden, "This centre gives numbers at its machines only.");
    if (auto wrong = wrongReason(asked.reason, isStaff()))
        return tl::unexpected{*wrong};
    if (auto wrong = wrongProcedure(asked.procedure, asked.field))
        return tl::unexpected{*wrong};
    if (book.isClockBehind(now))
        return refuse(ErrorCode::FieldClosed,
                      "The service's clock is days behind its last number; set it right, then ask again.");
    if (!book.field(asked.field)->open)
        return refuse(ErrorCode::FieldClosed, whyClosed(*book.field(asked.field)));
    const std::string date = book.businessDate(now);
    const NextNumber next = nextNumber(book.m_setup, book.m_state, *setup, date);
    if (next.left == NextNumber::Left::NoneOfField)
        return refuse(ErrorCode::QuotaFull, "Field " + asked.field.str() + " has no number left for today.");
    if (next.left == NextNumber::Left::NoneOfBranch)
        return refuse(ErrorCode::QuotaFull, "This centre has no number left for today.");

    Ticket ticket;
    ticket.id = newId;
    ticket.label = labelOf(next.series, next.number);
    ticket.field = asked.field;
    ticket.businessDate = date;
    ticket.number = next.number;
    ticket.hasPriority = asked.priority != PriorityClass::None;
    ticket.priority = asked.priority;
    ticket.way = isStaff() ? IssueWay::Counter : asked.way;
    ticket.tokenHash = asked.tokenHash;
    ticket.reason = asked.reason;
    if (asked.took && *asked.took <= longestTaking)
        ticket.took = asked.took;
    ticket.issuedBy = actor.device;
    ticket.issuedAt = now;
    ticket.queuedAt = book.endOfQueue(asked.field, now);
    if (!asked.procedure.empty())
        ticket.requests.push_back({asked.field, asked.procedure, std::nullopt});

    const int ahead = aheadOf(ticket);
    IssuedTicket issued{ticket, ahead, book.waitBehind(asked.field, ahead),
                        book.workingCountersFor(asked.field)};
    Decision decision{std::move(issued), {TicketEvent{TicketChange::Issued, ticket}}};
    if (setup->quota >= tenth && next.givenOfField + 1 == setup->quota - setup->quota / tenth)
        decision.events.emplace_back(
            protocol::Alert{protocol::AlertKind::NumbersLow,
                            "Field " + asked.field.str() + " has " + std::to_string(setup->quota / tenth)
                                + " numbers left for today; raise its quota in the branch file, or give it a "
                                  "spare letter."});
    return decision;
}

std::string QueueBook::Ruling::whyClosed(const Field& field) const
{
    if (!field.opensAt)
        return "Field " + field.id.str() + " is closed; ask a member of staff.";
    const LocalTime opens = localTimeAt(*field.opensAt, book.m_setup.utcOffset);
    const Day day = std::chrono::floor<std::chrono::days>(opens);
    const std::chrono::hh_mm_ss clock{std::chrono::floor<std::chrono::minutes>(opens - day)};
    std::array<char, 16> time{};
    std::snprintf(time.data(), time.size(), "%02d:%02d", static_cast<int>(clock.hours().count()),
                  static_cast<int>(clock.minutes().count()));
    const bool isToday = nameOfDay(day) == businessDateAt(now, book.m_setup.utcOffset);
    return "Field " + field.id.str() + " is closed; it opens " + (isToday ? "" : "on " + nameOfDay(day) + " ")
        + "at " + time.data() + ".";
}

Outcome QueueBook::Ruling::operator()(const GetTicket& asked) const
{
    if (!asked.paperToken.empty() && actor.role == Role::Kiosk)
        return refuse(ErrorCode::Forbidden, "A kiosk sees the tickets it gave itself.");
    return onOwnTicket(asked, [](const Ticket& ticket) { return unchanged(ticket); });
}

Outcome QueueBook::Ruling::operator()(const ReportPrint& asked) const
{
    return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
        if (ticket.printed == asked.result)
            return unchanged(ticket);
        Ticket after = ticket;
        after.printed = asked.result;
        return changed(std::move(after), TicketChange::PrintResult);
    });
}

Outcome QueueBook::Ruling::operator()(const ReprintTicket& asked) const
{
    return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
        if (!isLive(ticket.state))
            return wrongState(ticket, "printed again");
        if (auto wrong = wrongToken(asked.tokenHash, ticket.id))
            return tl::unexpected{*wrong};
        Ticket after = ticket;
        ++after.version;
        after.printed = PrintState::NotYet;
        // The key to the face was on the old paper: there is none on the new one.
        const bool isAnotherToken = !asked.tokenHash.empty() && asked.tokenHash != ticket.tokenHash;
        if (isAnotherToken) {
            after.tokenHash = asked.tokenHash;
            after.faceBound = false;
        }
        const bool isWaiting = ticket.state == TicketState::Waiting;
        const int ahead = isWaiting ? aheadOf(ticket) : 0;
        IssuedTicket printed{after, ahead, isWaiting ? book.waitBehind(ticket.field, ahead) : WaitRange{},
                             book.workingCountersFor(ticket.field)};
        Decision decision{std::move(printed), {TicketEvent{TicketChange::PrintResult, after}}};
        if (ticket.faceBound && isAnotherToken)
            decision.events.emplace_back(FaceEvent{FaceChange::Erased, ticket.id, ticket.label});
        return decision;
    });
}

Outcome QueueBook::Ruling::operator()(const CancelTicket& asked) const
{
    const bool isByPaper = !asked.paperToken.empty();
    if (isByPaper && actor.role == Role::Kiosk)
        return refuse(ErrorCode::Forbidden, "A kiosk cancels the tickets it gave itself.");
    return onOwnTicket(asked, [&](const Ticket& ticket) -> Outcome {
        if (actor.role == Role::Clerk)
            return refuse(ErrorCode::Forbidden, "A clerk does not cancel; a supervisor does.");
        if (auto wrong = wrongVersion(ticket, asked.expectVersion))
            return tl::unexpected{*wrong};
        if (transitionFor(ticket.state, Action::Cancel) == nullptr)
            return wrongState(ticket, "cancelled");
        if (actor.role == Role::Kiosk && ticket.issuedAt && now - *ticket.issuedAt > rules().cancelWithin)
            return refuse(ErrorCode::InvalidState,
                          "A kiosk cancels within seconds of the issue; ask a member of staff.");
        if (auto wrong = wrongReason(asked.reason, actor.role != Role::Kiosk))
            return tl::unexpected{*wrong};
        return moved(ticket, Action::Cancel, asked.reason);
    });
}

Outcome QueueBook::Ruling::operator()(const ReactivateTicket& asked) const
{
    return onKnownTicket(asked, [&](const Ticket& ticket) -> Outcome {
        if (transitionFor(ticket.state, Action::Reactivate) == nullptr)
            return wrongState(ticket, "taken in again");
        if (!isInCharge()) {
            const bool isOwn
                = ticket.state == TicketState::NoShow ? actsAt(ticket.counter) : wasEndedByCitizen(ticket);
            if (!isOwn)
                return refuse(ErrorCode::Forbidden,
                              "A clerk takes in again whom its own counter called, or who cancelled; ask a "
                              "supervisor.");
            if (ticket.endedAt && now - *ticket.endedAt > rules().reactivateWithin)
                return refuse(ErrorCode::InvalidState,
                              ticket.label + " ended too long ago for a clerk; ask a supervisor.");
        }
        if (ticket.businessDate != book.businessDate(now))
            return refuse(ErrorCode::InvalidState, ticket.label + " is of another day; give a new number.");
        if (auto wrong = wrongReason(asked.reason, true))
            return tl::unexpected{*wrong};
        return movedToQueue(ticket, placeIn(ticket.field, ticket, asked.place), Action::Reactivate,
                            asked.reason);
    });
}

Outcome QueueBook::Ruling::operator()(const SetPriority& asked) const
{
    return onKnownTicket(asked, [&](const Ticket& ticket) -> Outcome {
        if (!isLive(ticket.state) || ticket.state == TicketState::Serving)
            return wrongState(ticket, "given another priority");
        if (auto wrong = wrongReason(asked.reason, true))
            return tl::unexpected{*wrong};
        if (ticket.priority == asked.priority)
            return unchanged(ticket);
        Ticket after = ticket;
        after.priority = asked.priority;
        after.hasPriority = asked.priority != PriorityClass::None;
        after.reason = asked.reason;
        return changed(std::move(after), TicketChange::PrioritySet);
    });
}

Outcome QueueBook::Ruling::operator()(const AddRequest& asked) const
{
    return onKnownTicket(asked, [&](const Ticket& ticket) -> Outcome {
        if (!isLive(ticket.state))
            return wrongState(ticket, "given another request");
        if (book.m_setup.field(asked.field) == nullptr)
            return refuse(ErrorCode::NotFound, "There is no field " + asked.field.str() + ".");
        if (auto wrong = wrongProcedure(asked.procedure, asked.field))
            return tl::unexpected{*wrong};
        Ticket after = ticket;
        after.requests = requestsOf(ticket);
        if (after.requests.size() >= mostRequests)
            return refuse(ErrorCode::InvalidState,
                          ticket.label + " has 20 requests already; give another number.");
        after.requests.push_back({asked.field, asked.procedure, std::nullopt});
        return changed(std::move(after), TicketChange::RequestAdded);
    });
}

Outcome QueueBook::Ruling::operator()(const BindFace& asked) const
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

Outcome QueueBook::Ruling::operator()(const EraseFace& asked) const
{
    return onOwnTicket(asked, [&](const Ticket& ticket) -> Outcome {
        if (!ticket.faceBound)
            return Decision{Done{}, {}};
        return Decision{Done{}, {FaceEvent{FaceChange::Erased, ticket.id, ticket.label}}};
    });
}

/// Whether it may be looked at; the bytes are the service's to fetch.
Outcome QueueBook::Ruling::operator()(const GetFace& asked) const
{
    return onTicket(asked.ticket, [&](const Ticket& ticket) -> Outcome {
        const bool isAtCounter = ticket.state == TicketState::Called || ticket.state == TicketState::Serving;
        if (!isInCharge() && !(isAtCounter && actsAt(ticket.counter)))
            return refuse(ErrorCode::Forbidden,
                          "A face is looked at by the counter that has called its ticket, as long as that is "
                          "there.");
        if (!isAtCounter)
            return wrongState(ticket, "compared with a face");
        if (!ticket.faceBound)
            return refuse(ErrorCode::NotFound, ticket.label + " has no face; ask for the paper.");
        return Decision{Done{}, {}};
    });
}

}
