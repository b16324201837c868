#include "kiosk/ticket_desk.h"

#include "base/log.h"

#include <utility>

// The faces that are bound to numbers: handed over sealed, and erased.
namespace luot::kiosk {

using protocol::Reply;

std::optional<vision::TemplateKey> TicketDesk::bindFace()
{
    auto face = std::exchange(m_face, {});
    if (!face || m_settings.keyOnPaper == KeyOnPaper::No)
        return {};
    const auto& ticket = m_issued->ticket;
    auto sealed = seal(*face, {m_branch.id.str(), m_settings.kiosk.str(), ticket.businessDate});
    face.reset();
    if (!sealed) {
        spdlog::error("the face could not be sealed and is forgotten: {}", sealed.error().message);
        return {};
    }
    m_binding[ticket.id];
    ++m_pending;
    protocol::RequestOptions options;
    options.giveUpAfter = m_settings.askAgainAfter; // a copy of the paper may be waiting for it
    m_ask(
        protocol::BindFace{ticket.id, std::move(sealed->bytes)},
        [this, id = ticket.id](const Reply& reply) {
            --m_pending;
            if (!reply.outcome)
                spdlog::warn("no face goes with this number: face.bind refused: {}",
                             nameOf(reply.outcome.error().code));
            bindingSettled(id);
        },
        options);
    return sealed->key;
}

/// A face that came to the service after its paper's code had changed, or after it was erased, would stay
/// without a key: what ends it is asked for only when it is known to be there or not.
void TicketDesk::afterBinding(const TicketId& ticket, std::function<void()> then)
{
    const auto binding = m_binding.find(ticket);
    if (binding == m_binding.end())
        then();
    else
        binding->second.push_back(std::move(then));
}

void TicketDesk::bindingSettled(const TicketId& ticket)
{
    const auto waiting = m_binding.extract(ticket);
    if (waiting.empty())
        return;
    for (const auto& then : waiting.mapped())
        then();
}

void TicketDesk::eraseFaceBy(const std::string& paperToken)
{
    ++m_pending;
    m_ask(protocol::EraseFace{{}, paperToken},
          [this](const Reply& reply) {
              --m_pending;
              if (reply.outcome)
                  m_tell(FaceErased{Withdrawal::Erased});
              else if (protocol::retryOf(reply.outcome.error().code) == protocol::Retry::Never)
                  m_tell(FaceErased{Withdrawal::NoTicket});
              else
                  m_tell(FaceErased{Withdrawal::NoAnswer});
          },
          {});
}

void TicketDesk::eraseFace(const TicketId& ticket)
{
    afterBinding(ticket, [this, ticket] { tellService(protocol::EraseFace{ticket}); });
}

}
