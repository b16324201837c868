#pragma once

#include "protocol/keys.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>
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
    std::optional<AllowedKey> withPublicKey(const std::string& z85, WallTime now) const;
    std::optional<AllowedKey> ofUser(const std::string& user, WallTime now) const;
    /// Those whose time has not run out.
    std::vector<AllowedKey> valid(WallTime now) const;

private:
    std::shared_ptr<const std::vector<AllowedKey>> keys() const;

    BranchId m_branch;
    mutable std::mutex m_mutex;
    std::shared_ptr<const std::vector<AllowedKey>> m_keys;
};

}
