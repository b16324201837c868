#pragma once

#include "base/id.h"
#include "base/result.h"
#include "queue-service/store_fault.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <set>
#include <span>
#include <vector>

namespace luot::queue_service {

/// The sealed face templates of today's visits: a database file of their own, faces.db, in no backup and no
/// log. What is erased is overwritten, and the file's WAL emptied.
///
/// Thread: the one that opened it. Requires: the folder is held (EventStore).
class FaceStore {
public:
    static constexpr const char* databaseName = "faces.db";

    static Result<std::unique_ptr<FaceStore>> open(const std::filesystem::path& folder);

    ~FaceStore();
    FaceStore(const FaceStore&) = delete;
    FaceStore& operator=(const FaceStore&) = delete;

    Stored<> put(const TicketId& ticket, std::span<const std::uint8_t> sealed);
    Stored<bool> holds(const TicketId& ticket, std::span<const std::uint8_t> sealed) const;
    Stored<std::vector<std::uint8_t>> sealedOf(const TicketId& ticket) const; ///< empty: there is none
    Stored<std::set<TicketId>> tickets() const;

    /// How many there were to erase. Ensures: on success no byte of them is left in any file.
    Stored<int> erase(const std::set<TicketId>& tickets);

private:
    struct Database;
    explicit FaceStore(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
};

}
