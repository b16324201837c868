#include "queue-service/service.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "queue-service/src/people_desk.h"
#include "queue-service/src/people_store.h"
#include "queue-service/src/reason_to_end.h"

#include <utility>

namespace luot::queue_service {

using namespace protocol;

namespace {

std::string refusalTo(const Request& request, Refusal refusal)
{
    return encodeReply(request.id, tl::unexpected<Refusal>{std::move(refusal)}, 0);
}

}

int Service::signInFd() const { return m_people->readyFd(); }

/// Its turn comes later; an empty answer says so.
Stored<std::string> Service::lineUp(const Request& request, WallTime now)
{
    return m_people->actorOf(request, now).map([&](const tl::expected<Actor, Refusal>& actor) -> std::string {
        if (!actor)
            return refusalTo(request, actor.error());
        if (m_people->line(request))
            return {};
        return refusalTo(request,
                         {ErrorCode::Overloaded, "Too many people sign in at once: wait.",
                          std::chrono::milliseconds{500}});
    });
}

Result<Service::Outcome> Service::answerLate()
{
    Outcome outcome;
    while (true) {
        auto next = m_people->next(m_clock.wall(), m_clock.steady());
        if (!next)
            return tl::unexpected{reasonToEnd(next.error())};
        if (!*next)
            break;
        Request& request = (*next)->request;
        if ((*next)->refusal) {
            outcome.late.push_back({request, refusalTo(request, *(*next)->refusal)});
            continue;
        }
        auto reply = carryOutSignIn(request, (*next)->answer);
        if (!reply)
            return tl::unexpected{reply.error()};
        outcome.late.push_back({request, std::move(*reply)});
    }
    for (auto& [user, offer] : m_offers) {
        if (!offer.last)
            continue;
        const Request request = std::move(*std::exchange(offer.last, {}));
        auto reply = carryOutOffer(request);
        if (!reply)
            return tl::unexpected{reply.error()};
        offer.parts.clear();
        outcome.late.push_back({request, std::move(*reply)});
    }
    outcome.events = takeCommitted();
    return outcome;
}

Result<std::string> Service::carryOutSignIn(const Request& request, const PinAnswer& answer)
{
    const Refusal noSpace{ErrorCode::StorageFull,
                          "The service has no space to write to; it goes on when there is some.",
                          std::chrono::seconds{1}};
    if (m_readOnly)
        return refusalTo(request, noSpace);
    auto reply = m_store->begin()
                     .and_then([&] { return carryOut(request, Undo::Each, &answer); })
                     .and_then([&](std::string text) {
                         return m_store->commit().map([&] { return std::move(text); });
                     });
    if (reply)
        return std::move(*reply);
    if (auto back = backToCommitted(); !back || reply.error().fault == StoreFault::Broken)
        return tl::unexpected{reasonToEnd(reply.error())};
    turnReadOnly(reply.error());
    return refusalTo(request, noSpace);
}

Result<> Service::endSessionsBut(const std::set<std::string>& machines)
{
    const auto ended
        = m_store->begin().and_then([&] { return m_store->people().endSessionsBut(machines); }).and_then([&] {
              return m_store->commit();
          });
    if (ended)
        return {};
    if (auto back = backToCommitted(); !back || ended.error().fault == StoreFault::Broken)
        return tl::unexpected{reasonToEnd(ended.error())};
    // Without its key nobody can show a token; the rows go with the next change of keys.
    turnReadOnly(ended.error());
    return {};
}

}
