#pragma once

#include "protocol/keys.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace luot::protocol {

/// "kiosk:k1": what ZAP calls the owner of a key.
std::string userOf(const AllowedKey& key);

/// The keys that may come in, as the folder says now.
///
/// Thread: any; `replace` swaps the whole list at once.
class AllowList {
public:
    explicit AllowList(BranchId branch);

    void replace(std::vector<AllowedKey> keys);
    /// Puts out who misbehaves; in again with the next `replace`.
    void banish(const std::string& user);
    std::optional<AllowedKey> withPublicKey(const std::string& z85, WallTime now) const;
    std::optional<AllowedKey> ofUser(const std::string& user, WallTime now) const;
    /// Those whose time has not run out.
    std::vector<AllowedKey> valid(WallTime now) const;

private:
    struct Table {
        std::vector<AllowedKey> keys;
        std::unordered_map<std::string, std::size_t> byPublicKey;
        std::unordered_multimap<std::string, std::size_t> byUser; ///< two, while one replaces the other
    };

    std::shared_ptr<const Table> table() const;

    BranchId m_branch;
    mutable std::mutex m_mutex;
    std::shared_ptr<const Table> m_table;
};

}
