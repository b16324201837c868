#include "protocol/src/allow_list.h"

#include "base/log.h"

#include <algorithm>

namespace luot::protocol {

namespace {

bool isValid(const AllowedKey& key, WallTime now) { return !key.notAfter || now < *key.notAfter; }

}

std::string userOf(const AllowedKey& key) { return std::string{nameOf(key.role)} + ":" + key.id.str(); }

AllowList::AllowList(BranchId branch)
    : m_branch{std::move(branch)}
    , m_keys{std::make_shared<const std::vector<AllowedKey>>()}
{
}

void AllowList::replace(std::vector<AllowedKey> keys)
{
    std::erase_if(keys, [this](const AllowedKey& key) {
        if (key.branch == m_branch)
            return false;
        spdlog::warn("The key of {} is left out: it is for the branch {}.", userOf(key), key.branch.str());
        return true;
    });
    auto next = std::make_shared<const std::vector<AllowedKey>>(std::move(keys));
    const std::scoped_lock lock{m_mutex};
    m_keys = std::move(next);
}

std::optional<AllowedKey> AllowList::withPublicKey(const std::string& z85, WallTime now) const
{
    for (const AllowedKey& key : *keys())
        if (key.publicKey == z85 && isValid(key, now))
            return key;
    return std::nullopt;
}

std::optional<AllowedKey> AllowList::ofUser(const std::string& user, WallTime now) const
{
    for (const AllowedKey& key : *keys())
        if (isValid(key, now) && userOf(key) == user)
            return key;
    return std::nullopt;
}

std::vector<AllowedKey> AllowList::valid(WallTime now) const
{
    std::vector<AllowedKey> list = *keys();
    std::erase_if(list, [now](const AllowedKey& key) { return !isValid(key, now); });
    return list;
}

std::shared_ptr<const std::vector<AllowedKey>> AllowList::keys() const
{
    const std::scoped_lock lock{m_mutex};
    return m_keys;
}

}
