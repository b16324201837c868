#pragma once

#include "protocol/codec.h"
#include "protocol/server.h"

#include <string>
#include <utility>

namespace luot::queue_service {

/// The text of an answer that refuses.
inline std::string refusal(const protocol::Request& request, protocol::ErrorCode code, std::string message,
                           Milliseconds retryAfter = Milliseconds{0})
{
    protocol::Refusal refusal;
    refusal.code = code;
    refusal.message = std::move(message);
    refusal.retryAfter = retryAfter;
    return protocol::encodeReply(request.id, tl::unexpected{std::move(refusal)}, 0);
}

}
