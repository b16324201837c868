#include "protocol/error_code.h"

#include "protocol/src/name_table.h"

namespace luot::protocol {

namespace {

constexpr NameTable<ErrorCode, 20> errorCodes{
    {"OVERLOADED", "RATE_LIMITED", "DEADLINE_EXCEEDED", "STORAGE_FULL",        "READ_ONLY",
     "NOT_LEADER", "INTERNAL",     "BAD_REQUEST",       "UNSUPPORTED_VERSION", "UNKNOWN_OP",
     "FORBIDDEN",  "NOT_FOUND",    "CONFLICT",          "INVALID_STATE",       "FIELD_CLOSED",
     "QUOTA_FULL", "ID_REUSED",    "TOO_LARGE",         "SIGN_IN_NEEDED",      "LOCKED"}};

}

Retry retryOf(ErrorCode code) { return code <= ErrorCode::Internal ? Retry::SameId : Retry::Never; }

std::string_view nameOf(ErrorCode code) { return errorCodes.of(code); }
std::optional<ErrorCode> errorCodeNamed(std::string_view name) { return errorCodes.named(name); }

}
