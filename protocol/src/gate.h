#pragma once

#include "protocol/server.h"
#include "protocol/src/allow_list.h"
#include "protocol/src/sync_message.h"
#include "protocol/src/token_bucket.h"

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace luot::protocol {

/// What of a message is decided before anybody who keeps the truth is asked: whether the key is still good,
/// the text a request, the role allowed to ask it, and often enough not too often.
///
/// Thread: the server's.
class Gate {
public:
    Gate(const ServerSettings& settings, const AllowList& allowList);

    /// `id` is the request's, where one could be read. `route` of the Request is left empty.
    tl::expected<Request, Refusal> judge(const std::string& user, std::string_view text, RequestId& id,
                                         const Clock& clock);
    tl::expected<SyncRequest, Refusal> judgeSync(const std::string& user, std::string_view text,
                                                 RequestId& id, const Clock& clock);
    /// Requires: judgeSync() let it pass.
    Stream streamOf(const SyncRequest& request) const;
    RateLimit rateOf(const std::string& user, WallTime now) const;
    /// Who has sent anything since the start, if their key is still good; by name.
    std::vector<HeardDevice> heard(const Clock& clock) const;

private:
    using Buckets = std::unordered_map<std::string, TokenBucket>;

    RateLimit rateOf(const AllowedKey& key) const;
    static std::optional<Refusal> limit(Buckets& buckets, const std::string& user, RateLimit rate,
                                        SteadyTime now);

    const ServerSettings& m_settings;
    const AllowList& m_allowList;
    Buckets m_commandBuckets;
    Buckets m_syncBuckets;
    std::map<std::string, SteadyTime> m_heard; ///< by user: only who had a key, so there are not many
};

}
