#pragma once

namespace luot::queue_service {

inline constexpr int applicationId = 0x4c513153; ///< "LQ1S": a queue database of Lượt
inline constexpr int facesApplicationId = 0x4c513146; ///< "LQ1F"
inline constexpr int schemaVersion = 1; ///< PRAGMA user_version

/// The log: what everything else follows from.
extern const char* const logSchema;

/// The tables that the log's events add up to.
extern const char* const projectionSchema;

}
