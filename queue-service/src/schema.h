#pragma once

#include <span>

namespace luot::queue_service {

inline constexpr int applicationId = 0x4c513153; ///< "LQ1S": a queue database of Lượt
inline constexpr int facesApplicationId = 0x4c513146; ///< "LQ1F"
inline constexpr int schemaVersion = 7; ///< PRAGMA user_version

/// One step of a queue database's layout, from the version before to its own.
struct Migration {
    /// AreBuiltAnew: what the log adds up to is said in other tables or columns than before; they are emptied
    /// and filled from the log.
    enum class Tables { Stay, AreBuiltAnew };

    const char* sql;
    Tables tables;
};

/// In order; the n-th leads to version n, the first from nothing. Once released, one is never changed: what
/// is to be different becomes another.
std::span<const Migration> migrations();

/// A table that the log's events add up to.
struct ProjectedTable {
    const char* name;
    const char* row; ///< SQL that tells a reader which row
    /// Which rows are over once the business day ?1 is long past and its events are forgotten; nullptr: none.
    const char* forgotten = nullptr;
};
/// In an order in which rows can be inserted: those that belong to others after them.
std::span<const ProjectedTable> projectedTables();

}
