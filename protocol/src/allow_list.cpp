#include "protocol/src/allow_list.h"

#include "base/log.h"

namespace luot::protocol {

namespace {

bool isValid(const AllowedKey& key, WallTime now) { return !key.notAfter || now < *key.notAfter; }

}

std::string userOf(const AllowedKey& key) { return std::string{nameOf(key.role)} + ":" + key.id.str(); }

AllowList::AllowList(BranchId branch)
    : m_branch{std::move(branch)}
    , m_table{std::make_shared<const Table>()}
{
}

void AllowList::replace(std::vector<AllowedKey> keys)
{
    auto next = std::make_shared<Table>();
    for (AllowedKey& key : keys) {
        if (key.branch != m_branch) {
            spdlog::warn("The key of {} is left out: it is for the branch {}.", userOf(key),
                         key.branch.str());
            continue;
        }
        next->byPublicKey.emplace(key.publicKey, next->keys.size());
        next->byUser.emplace(userOf(key), next->keys.size());
        next->keys.push_back(std::move(key));
    }
    const std::scoped_lock lock{m_mutex};
    m_table = std::move(next);
}

void AllowList::banish(const std::string& user)
{
    std::vector<AllowedKey> others = table()->keys;
    std::erase_if(others, [&](const AllowedKey& key) { return userOf(key) == user; });
    replace(std::move(others));
}

std::optional<AllowedKey> AllowList::withPublicKey(const std::string& z85, WallTime now) const
{
    const auto current = table();
    const auto found = current->byPublicKey.find(z85);
    if (found == current->byPublicKey.end() || !isValid(current->keys[found->second], now))
        return std::nullopt;
    return current->keys[found->second];
}

std::optional<AllowedKey> AllowList::ofUser(const std::string& user, WallTime now) const
{
    const auto current = table();
    const auto [first, last] = current->byUser.equal_range(user);
    for (auto entry = first; entry != last; ++entry)
        if (isValid(current->keys[entry->second], now))
            return current->keys[entry->second];
    return std::nullopt;
}

std::vector<AllowedKey> AllowList::valid(WallTime now) const
{
    std::vector<AllowedKey> list = table()->keys;
    std::erase_if(list, [now](const AllowedKey& key) { return !isValid(key, now); });
    return list;
}

std::shared_ptr<const AllowList::Table> AllowList::table() const
{
    const std::scoped_lock lock{m_mutex};
    return m_table;
}

}
