#pragma once

#include "base/clock.h"
#include "protocol/vocabulary.h"

#include <optional>
#include <string>
#include <string_view>

namespace luot::protocol {

/// Why the service did not do what it was asked; docs/protocol.md, "Error codes".
enum class ErrorCode {
    Overloaded,
    RateLimited,
    DeadlineExceeded,
    StorageFull,
    ReadOnly,
    NotLeader,
    Internal,
    BadRequest,
    UnsupportedVersion,
    UnknownOp,
    Forbidden,
    NotFound,
    Conflict,
    InvalidState,
    FieldClosed,
    QuotaFull,
    IdReused,
    TooLarge,
    SignInNeeded, ///< nobody is signed in, or not any more
    Locked, ///< too many wrong PINs
};

enum class Retry { SameId, Never };

/// Whether the same request may be sent again, with the same id, or is settled.
Retry retryOf(ErrorCode code);

std::string_view nameOf(ErrorCode code); ///< "FIELD_CLOSED"
std::optional<ErrorCode> errorCodeNamed(std::string_view name);

/// A refusal: a code for the program and a sentence for whoever reads the log.
struct Refusal {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    Milliseconds retryAfter{0};
    std::optional<Ticket> current{}; ///< with Conflict: the ticket as it is now

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

}
