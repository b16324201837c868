#include "queue-service/service.h"

#include "base/log.h"
#include "queue-service/src/refusal.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;

/// The bytes go to the faces first: a face without its event is erased at the next start, an event without
/// its face would be a promise.
Stored<std::string> Service::bindFace(const Request& request, WallTime now)
{
    const auto& asked = std::get<BindFace>(request.command);
    const Ticket* ticket = m_book.ticket(asked.ticket);
    if (ticket != nullptr && ticket->faceBound && ticket->issuedBy == request.device) {
        auto same = m_faces->holds(asked.ticket, asked.sealed);
        if (!same)
            return tl::unexpected{same.error()};
        if (*same)
            return markDuplicate(encodeReply(request.id, CommandResult{Done{}}, 0));
    }
    if (m_facesWithdrawn.contains(asked.ticket))
        return refusal(request, ErrorCode::InvalidState,
                       "The face of that ticket has been erased; another is not taken.");
    const Actor machine{request.user, request.role, request.device, request.counters};
    bool wasPut = false;
    if (const auto decision = m_book.decide(request.command, machine, now, {})) {
        if (auto put = m_faces->put(asked.ticket, asked.sealed); !put)
            return tl::unexpected{put.error()};
        m_facesToErase.erase(asked.ticket);
        wasPut = true;
    }
    auto reply = decideAndRecord(request, now);
    // What was due first may have changed the answer.
    ticket = m_book.ticket(asked.ticket);
    if (wasPut && (!reply || ticket == nullptr || !ticket->faceBound))
        m_facesToErase.insert(asked.ticket);
    return reply;
}

/// A bind may come again shortly after a restart, no later than its ticket may be bound.
Stored<> Service::learnWithdrawnFaces()
{
    constexpr std::uint64_t lookedAt = 2000;
    const std::uint64_t last = m_store->lastSeq();
    return m_store->eventsAfter(Stream::Staff, last - std::min(last, lookedAt), lookedAt)
        .map([this](const std::vector<StoredEvent>& events) {
            for (const StoredEvent& event : events)
                if (const auto body = decodeBody(event.type, event.body))
                    if (const auto* face = std::get_if<FaceEvent>(&*body);
                        face && face->change == FaceChange::Erased)
                        m_facesWithdrawn.insert(face->ticket);
        });
}

/// Bytes that are not there though the book says so are as good as erased.
Stored<std::string> Service::readFace(const Request& request, const TicketId& ticket) const
{
    return m_faces->sealedOf(ticket).map([&](const std::vector<std::uint8_t>& sealed) {
        return sealed.empty() ? refusal(request, ErrorCode::NotFound, "That ticket has no face any more.")
                              : encodeReply(request.id, CommandResult{FaceResult{sealed}}, 0);
    });
}

void Service::eraseFaces()
{
    if (m_facesToErase.empty())
        return;
    const auto erased = m_faces->erase(m_facesToErase);
    if (!erased) {
        // Told once: it is tried again many times a second.
        if (!std::exchange(m_isErasureHeldUp, true))
            spdlog::error("faces could not be erased yet: {}", erased.error().message);
        if (erased.error().fault == StoreFault::Broken)
            m_facesFault = erased.error();
        return;
    }
    m_isErasureHeldUp = false;
    m_facesToErase.clear();
    const auto left = m_faces->tickets();
    spdlog::info("faces: {} erased, {} left", *erased, left ? left->size() : 0);
}

}
