#include "queue-service/service.h"

#include "base/log.h"
#include "base/uuid.h"
#include "protocol/codec.h"
#include "queue-service/src/people_desk.h"
#include "queue-service/src/reason_to_end.h"
#include "queue-service/src/refusal.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;

namespace {

enum class Kind { Read, Effect, NotStored };

Kind kindOf(const Command& command)
{
    // Hello and Ping do not come this far; were they to, the book would refuse them.
    if (std::holds_alternative<Hello>(command) || std::holds_alternative<Ping>(command)
        || std::holds_alternative<ListFields>(command) || std::holds_alternative<GetTicket>(command)
        || std::holds_alternative<ListPeople>(command) || std::holds_alternative<ReadLog>(command)
        || std::holds_alternative<ReadAudit>(command) || std::holds_alternative<GetFace>(command)
        || std::holds_alternative<BackUp>(command) || std::holds_alternative<ReadFigures>(command)
        || std::holds_alternative<ReadSetup>(command) || std::holds_alternative<ListKeys>(command)
        || std::holds_alternative<ListProcedures>(command) || std::holds_alternative<ReadHistory>(command)
        || std::holds_alternative<ListDevices>(command))
        return Kind::Read;
    if (std::holds_alternative<BindFace>(command) || std::holds_alternative<EraseFace>(command)
        || std::holds_alternative<SignIn>(command) || std::holds_alternative<SignOut>(command)
        || std::holds_alternative<Invite>(command) || std::holds_alternative<ReportDevice>(command)
        || std::holds_alternative<OfferSetup>(command) || std::holds_alternative<AcceptKey>(command)
        || std::holds_alternative<RevokeKey>(command))
        return Kind::NotStored;
    return Kind::Effect;
}

/// The answer to an id that was answered before.
std::string repeated(const Request& request, const StoredReply& stored)
{
    if (!stored.isWhole) {
        spdlog::error("the answer to {} was altered in the database: run luotctl verify", request.id.str());
        return refusal(
            request, ErrorCode::Internal,
            "What was answered to this id cannot be read any more; tell whoever looks after the service.",
            std::chrono::seconds{5});
    }
    if (stored.hash != request.hash)
        return refusal(request, ErrorCode::IdReused, "This id was used for another request; make a new one.");
    return markDuplicate(stored.body);
}

/// The result as it is now that the command's own events have been taken in.
CommandResult afterwards(CommandResult result, const QueueBook& book)
{
    if (auto* issued = std::get_if<IssuedTicket>(&result))
        if (const Ticket* ticket = book.ticket(issued->ticket.id))
            issued->ticket = *ticket;
    return result;
}

}

Result<Service::Outcome> Service::process(std::span<const Request> requests)
{
    auto recovered = tryToRecover();
    if (!recovered)
        return tl::unexpected{reasonToEnd(recovered.error())};
    Outcome outcome{{}, std::move(*recovered)};
    if (!m_readOnly) {
        auto replies = carryOutAll(requests, Undo::None);
        if (!replies && replies.error().fault == StoreFault::Rejected) {
            // Next to never: the batch is done anew, so that only the one that was refused is without effect.
            if (auto back = backToCommitted(); !back)
                return tl::unexpected{reasonToEnd(back.error())};
            replies = carryOutAll(requests, Undo::Each);
        }
        if (replies) {
            outcome.replies = std::move(*replies);
            std::ranges::move(takeCommitted(), std::back_inserter(outcome.events));
            if (m_facesFault)
                return tl::unexpected{reasonToEnd(*m_facesFault)};
            return outcome;
        }
        const StoreError error = replies.error();
        if (error.fault == StoreFault::Broken)
            return tl::unexpected{reasonToEnd(error)};
        if (auto back = backToCommitted(); !back)
            return tl::unexpected{reasonToEnd(back.error())};
        turnReadOnly(error);
    }
    for (const Request& request : requests) {
        auto reply = answerWithoutWriting(request);
        if (!reply)
            return tl::unexpected{reasonToEnd(reply.error())};
        outcome.replies.push_back(std::move(*reply));
    }
    return outcome;
}

Stored<std::vector<std::string>> Service::carryOutAll(std::span<const Request> requests, Undo undo)
{
    std::vector<std::string> replies;
    const bool writes
        = std::ranges::any_of(requests, [](const Request& one) { return kindOf(one.command) != Kind::Read; });
    if (writes)
        if (auto begun = m_store->begin(); !begun)
            return tl::unexpected{begun.error()};
    for (const Request& request : requests) {
        auto reply = carryOut(request, undo);
        if (!reply)
            return tl::unexpected{reply.error()};
        replies.push_back(std::move(*reply));
    }
    if (writes)
        if (auto committed = m_store->commit(); !committed)
            return tl::unexpected{committed.error()};
    return replies;
}

Stored<std::string> Service::carryOut(const Request& request, Undo undo, const PinAnswer* answer)
{
    const WallTime now = m_clock.wall();
    const Kind kind = kindOf(request.command);
    if (kind == Kind::Read)
        return read(request, now);
    if (kind == Kind::Effect) {
        auto stored = m_store->replyTo(request.user, request.id);
        if (!stored)
            return tl::unexpected{stored.error()};
        if (*stored)
            return repeated(request, **stored);
    }

    if (PeopleDesk::takesPin(request.command) && answer == nullptr)
        return lineUp(request, now);
    if (answer == nullptr && m_clock.steady() > request.deadline)
        return refusal(request, ErrorCode::DeadlineExceeded, "The request came too late; nothing was done.");
    if (const auto* part = std::get_if<OfferSetup>(&request.command))
        return takeSetupPart(request, *part, now);
    if (undo == Undo::Each)
        if (auto marked = m_store->mark(); !marked)
            return tl::unexpected{marked.error()};
    const std::size_t recordedBefore = m_recorded.size();
    auto reply = std::holds_alternative<BindFace>(request.command) ? bindFace(request, now)
                                                                   : decideAndRecord(request, now, answer);
    if (undo == Undo::None)
        return reply;
    if (reply)
        return m_store->keep().map([&] { return std::move(*reply); });
    if (reply.error().fault != StoreFault::Rejected)
        return tl::unexpected{reply.error()};

    spdlog::error("{} of {} was refused by the database: {}", opOf(request.command), request.user,
                  reply.error().message);
    m_recorded.resize(recordedBefore);
    return m_store->undo().and_then([&] { return m_store->load(); }).map([&](BookState state) {
        m_book = QueueBook{m_settings.setup, std::move(state)};
        return refusal(request, ErrorCode::Internal,
                       "The service could not do that; tell whoever looks after it.",
                       std::chrono::seconds{5});
    });
}

Stored<std::string> Service::decideAndRecord(const Request& request, WallTime now, const PinAnswer* answer)
{
    auto actor = m_people->actorOf(request, now);
    if (!actor)
        return tl::unexpected{actor.error()};
    if (!*actor)
        // Not for good: somebody may sign in and ask again.
        return encodeReply(request.id, tl::unexpected{std::move(actor->error())}, 0);
    if (auto changed = recordDue(now); !changed)
        return tl::unexpected{changed.error()};
    Decided decided = decide(request, **actor, now, answer);
    if (!decided)
        return tl::unexpected{decided.error()};
    tl::expected<Decision, Refusal>& decision = *decided;

    tl::expected<CommandResult, Refusal> outcome = Done{};
    std::uint64_t seq = 0;
    if (decision) {
        if (auto recorded = record(now, nameOf(**actor), decision->events); !recorded)
            return tl::unexpected{recorded.error()};
        if (!decision->events.empty())
            seq = m_store->lastSeq();
        outcome = afterwards(std::move(decision->result), m_book);
    } else {
        outcome = tl::unexpected{decision.error()};
    }
    if (auto recorded = recordFieldChanges(now); !recorded)
        return tl::unexpected{recorded.error()};

    std::string text = encodeReply(request.id, outcome, seq);
    const bool isDefinitive = outcome || retryOf(outcome.error().code) == Retry::Never;
    if (kindOf(request.command) == Kind::Effect && isDefinitive)
        if (auto kept = m_store->keepReply(request.user, request.id, {request.hash, text}, now); !kept)
            return tl::unexpected{kept.error()};
    return text;
}

Service::Decided Service::decide(const Request& request, const Actor& actor, WallTime now,
                                 const PinAnswer* answer)
{
    if (PeopleDesk::answers(request.command))
        return m_people->decide(request, now, answer);
    if (const auto* issue = std::get_if<IssueTicket>(&request.command))
        return decideIssue(request, *issue, actor, now);
    if (const auto* reprint = std::get_if<ReprintTicket>(&request.command))
        return decideReprint(*reprint, actor, now);
    if (std::holds_alternative<Invite>(request.command))
        return invite(request, now);
    if (const auto* accept = std::get_if<AcceptKey>(&request.command))
        return acceptKey(*accept, now);
    if (const auto* revoke = std::get_if<RevokeKey>(&request.command))
        return revokeKey(request, *revoke);
    return m_book.decide(request.command, actor, now, TicketId{makeUuidV7(now)});
}

/// The book knows the hashes of its day.
Stored<std::optional<Refusal>> Service::usedToken(const std::string& hash) const
{
    if (hash.empty())
        return std::nullopt;
    return m_store->hasToken(hash).map([](bool isTaken) {
        return isTaken ? std::optional{Refusal{ErrorCode::BadRequest,
                                               "token_hash belongs to another ticket; make a new token.",
                                               Milliseconds{0}, std::nullopt}}
                       : std::nullopt;
    });
}

Service::Decided Service::decideReprint(const ReprintTicket& reprint, const Actor& actor, WallTime now)
{
    auto decision = m_book.decide(reprint, actor, now, {});
    const Ticket* ticket = m_book.ticket(reprint.ticket);
    if (!decision || ticket == nullptr || ticket->tokenHash == reprint.tokenHash)
        return decision;
    auto used = usedToken(reprint.tokenHash);
    if (!used)
        return tl::unexpected{used.error()};
    if (*used)
        return tl::unexpected<Refusal>{std::move(**used)};
    return decision;
}

/// The book knows nothing of codes.
Service::Decided Service::decideIssue(const Request& request, const IssueTicket& issue, const Actor& actor,
                                      WallTime now)
{
    const auto refused = [](ErrorCode code, std::string message) -> Decided {
        return tl::unexpected<Refusal>{Refusal{code, std::move(message), Milliseconds{0}, std::nullopt}};
    };
    auto decision = m_book.decide(request.command, actor, now, TicketId{makeUuidV7(now)});
    if (!decision)
        return decision;
    auto used = usedToken(issue.tokenHash);
    if (!used)
        return tl::unexpected{used.error()};
    if (*used)
        return tl::unexpected<Refusal>{std::move(**used)};
    const bool isFromAPhone = actor.role == Role::Reception && issue.way == IssueWay::Phone;
    if (!isFromAPhone && issue.invitation.empty())
        return decision;
    auto wasGood = m_store->spendInvitation(issue.invitation, now);
    if (!wasGood)
        return tl::unexpected{wasGood.error()};
    if (!*wasGood)
        return refused(ErrorCode::Forbidden,
                       "This code has been used, or is more than five minutes old: scan the kiosk's again.");
    return decision;
}

Stored<std::string> Service::answerWithoutWriting(const Request& request)
{
    const Kind kind = kindOf(request.command);
    if (kind == Kind::Read)
        return read(request, m_clock.wall());
    if (kind == Kind::Effect) {
        auto stored = m_store->replyTo(request.user, request.id);
        if (!stored)
            return tl::unexpected{stored.error()};
        if (*stored)
            return repeated(request, **stored);
    }
    return refusal(request, ErrorCode::StorageFull,
                   m_readOnlyFor == StoreFault::Full
                       ? "The service has no space to write to; it goes on when there is some."
                       : "Another program holds the service's database; it goes on when that lets go.",
                   std::chrono::seconds{1});
}

Stored<std::string> Service::read(const Request& request, WallTime now) const
{
    auto actor = m_people->actorOf(request, now);
    if (!actor)
        return tl::unexpected{actor.error()};
    if (!*actor)
        return encodeReply(request.id, tl::unexpected{std::move(actor->error())}, 0);
    if (std::holds_alternative<BackUp>(request.command)) {
        const std::string name = m_store->backUpSoon(now);
        spdlog::info("{} asks for a backup: {}", nameOf(**actor), name);
        return encodeReply(request.id, CommandResult{BackupResult{name}}, 0);
    }
    if (auto result = readOfService(request, now))
        return std::move(*result).map([&](const tl::expected<CommandResult, Refusal>& read) {
            return encodeReply(request.id, read, 0);
        });
    if (auto page = readLog(request.command))
        return std::move(*page).map(
            [&](LogPage&& read) { return encodeReply(request.id, CommandResult{std::move(read)}, 0); });
    PeopleDesk::Outcome<Decision> decision = PeopleDesk::answers(request.command)
        ? m_people->decide(request, now)
        : m_book.decide(request.command, **actor, now, {});
    if (!decision)
        return tl::unexpected{decision.error()};
    if (const auto* asked = std::get_if<GetFace>(&request.command); asked && *decision)
        return readFace(request, asked->ticket);
    return encodeReply(request.id,
                       std::move(*decision).map([](Decision&& made) { return std::move(made.result); }), 0);
}

/// Nothing: the command is about something else.
std::optional<Stored<LogPage>> Service::readLog(const Command& command) const
{
    if (const auto* asked = std::get_if<ReadLog>(&command))
        return m_store->readLog(asked->afterSeq, asked->limit, {});
    if (const auto* asked = std::get_if<ReadAudit>(&command))
        return m_store
            ->readLog(asked->afterSeq, asked->limit, {asked->from, asked->to, asked->ticket, asked->actor})
            .map([](LogPage page) {
                for (LogEntry& entry : page.events)
                    entry.hash.clear();
                return page;
            });
    return std::nullopt;
}

Stored<> Service::record(WallTime at, const std::string& actor, const std::vector<EventBody>& bodies)
{
    for (const EventBody& body : bodies) {
        auto event = m_store->append(at, actor, body);
        if (!event)
            return tl::unexpected{event.error()};
        // Both forms are written down while the event is at hand: nobody has to read it again to publish it.
        if (const auto shown = publicForm(body))
            event->publicBody = encodeBody(*shown);
        m_book.apply(body);
        if (const auto* face = std::get_if<FaceEvent>(&body); face && face->change == FaceChange::Erased)
            m_facesWithdrawn.insert(face->ticket);
        m_recorded.push_back({std::move(*event), body});
    }
    return {};
}

Stored<> Service::recordDue(WallTime now)
{
    constexpr std::size_t manyFaces = 4096;
    if (m_facesWithdrawn.size() > manyFaces)
        std::erase_if(m_facesWithdrawn, [this](const TicketId& id) { return m_book.ticket(id) == nullptr; });
    return record(now, "service", m_book.due(now));
}

Stored<> Service::recordFieldChanges(WallTime now)
{
    return record(now, "service", m_book.fieldChanges(now));
}

}
