#pragma once

#include "base/result.h"
#include "protocol/branch_view.h"
#include "protocol/client.h"
#include "protocol/command.h"
#include "protocol/event.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

/// LQ1's JSON texts, both ways. Everything that comes in is refused, not trusted: depth above 8, duplicate
/// keys, broken UTF-8, numbers out of range, strings too long.
namespace luot::protocol {

/// {"v":1,"id":…,"op":…,"ttl_ms":…,"try":…,"args":{…}}
/// `token`: of who is signed in, where somebody is; it stands beside the arguments, never among them.
std::string encodeRequest(const RequestId& id, const Command& command, Milliseconds ttl, int attempt,
                          const std::string& token = {});

struct DecodedRequest {
    RequestId id;
    Command command;
    Milliseconds ttl{3000};
    int attempt = 1;
    std::array<std::uint8_t, 32> hash{}; ///< SHA-256 of op and canonical arguments, but for a PIN
    std::string token{}; ///< 64 hex digits, or empty
};
/// `id` of the Refusal's request, where one could be read, is put into `id`.
tl::expected<DecodedRequest, Refusal> decodeRequest(std::string_view text, RequestId& id);

/// The text that is stored and sent. `duplicate` is false in what is stored.
std::string encodeReply(const RequestId& id, const tl::expected<CommandResult, Refusal>& outcome,
                        std::uint64_t seq);
/// The stored text with "dup":true.
std::string markDuplicate(const std::string& storedReply);
Result<Reply> decodeReply(std::string_view text);

/// An event's "d": what the event table keeps in `body`.
std::string encodeBody(const EventBody& body);
Result<EventBody> decodeBody(std::string_view type, std::string_view body);

std::string encodeView(const BranchView& view);
Result<BranchView> decodeView(std::string_view text);

}
