#pragma once

#include "base/result.h"

#include <filesystem>
#include <stop_token>
#include <string>
#include <vector>

namespace luot::queue_service {

/// One thing that must hold of a database.
struct Check {
    std::string name; ///< "hash chain"
    bool passed = false;
    std::string detail; ///< what was counted, or the first thing found wrong
};

struct VerificationReport {
    std::vector<Check> checks;

    bool passed() const;
    /// One line a check: "pass  hash chain: 118 events".
    std::vector<std::string> lines() const;
};

/// Checks a queue database: SQLite's own integrity, the hash chain, both streams' numbers, the tables against
/// what the events add up to, ticket numbers, and one active ticket a counter.
///
/// Opens the file for reading only; a service may be running on it. Fails, rather than reports, when the file
/// is missing, is no queue database, or is of a newer version. A stop asked for makes checks fail soon.
Result<VerificationReport> verifyDatabase(const std::filesystem::path& file, std::stop_token stop = {});

}
