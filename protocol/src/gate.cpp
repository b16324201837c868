#include "protocol/src/gate.h"

#include "protocol/codec.h"
#include "protocol/src/glimpse.h"

namespace luot::protocol {

namespace {

tl::unexpected<Refusal> refused(ErrorCode code, std::string message)
{
    return tl::unexpected<Refusal>{Refusal{code, std::move(message)}};
}

tl::unexpected<Refusal> keyIsGone()
{
    return refused(ErrorCode::Forbidden, "This key is no longer accepted.");
}

}

std::map<Role, RateLimit> defaultRates()
{
    return {{Role::Board, {2, 20}},       {Role::Counter, {2, 20}}, {Role::Kiosk, {5, 20}},
            {Role::Reception, {20, 100}}, {Role::Clerk, {10, 40}},  {Role::Supervisor, {20, 100}},
            {Role::Admin, {20, 100}},     {Role::Monitor, {2, 10}}, {Role::Centre, {10, 40}}};
}

Gate::Gate(const ServerSettings& settings, const AllowList& allowList)
    : m_settings{settings}
    , m_allowList{allowList}
{
}

tl::expected<Request, Refusal> Gate::judge(const std::string& user, std::string_view text, RequestId& id,
                                           const Clock& clock)
{
    const SteadyTime now = clock.steady();
    const auto key = m_allowList.ofUser(user, clock.wall());
    if (key)
        m_heard[user] = now;
    // Reading a large message takes longer than all the rest: who asks too often is not read, but for the id
    // to answer to.
    const auto limited = key ? limit(m_commandBuckets, user, rateOf(*key), now) : std::optional<Refusal>{};
    if (!key || limited) {
        id = glimpsedId(text);
        return key ? tl::unexpected<Refusal>{*limited} : keyIsGone();
    }
    auto decoded = decodeRequest(text, id);
    if (!decoded)
        return tl::unexpected<Refusal>{std::move(decoded.error())};
    if (!mayAsk(key->role, decoded->command))
        return refused(ErrorCode::Forbidden,
                       "A key of the role " + std::string{nameOf(key->role)} + " may not ask for "
                           + std::string{opOf(decoded->command)} + ".");
    return Request{user,
                   key->role,
                   key->id,
                   key->counters,
                   decoded->id,
                   std::move(decoded->command),
                   decoded->hash,
                   now + decoded->ttl,
                   std::move(decoded->token),
                   {}};
}

tl::expected<SyncRequest, Refusal> Gate::judgeSync(const std::string& user, std::string_view text,
                                                   RequestId& id, const Clock& clock)
{
    const auto key = m_allowList.ofUser(user, clock.wall());
    if (key)
        m_heard[user] = clock.steady();
    const auto limited
        = key ? limit(m_syncBuckets, user, m_settings.syncRate, clock.steady()) : std::optional<Refusal>{};
    if (!key || limited) {
        id = glimpsedId(text);
        return key ? tl::unexpected<Refusal>{*limited} : keyIsGone();
    }
    auto request = decodeSyncRequest(text, id);
    if (!request)
        return request;
    const bool isKnown = request->stream == streamName(m_settings.branch, Stream::Public)
        || request->stream == streamName(m_settings.branch, Stream::Staff);
    if (!isKnown)
        return refused(ErrorCode::NotFound, "This service has no such stream.");
    if (!mayHear(key->role, streamOf(*request)))
        return refused(ErrorCode::Forbidden,
                       "A key of the role " + std::string{nameOf(key->role)} + " may not follow "
                           + request->stream + ".");
    return request;
}

Stream Gate::streamOf(const SyncRequest& request) const
{
    return request.stream == streamName(m_settings.branch, Stream::Staff) ? Stream::Staff : Stream::Public;
}

RateLimit Gate::rateOf(const std::string& user, WallTime now) const
{
    const auto key = m_allowList.ofUser(user, now);
    return key ? rateOf(*key) : RateLimit{};
}

std::vector<HeardDevice> Gate::heard(const Clock& clock) const
{
    std::vector<HeardDevice> devices;
    for (const auto& [user, at] : m_heard)
        if (m_allowList.ofUser(user, clock.wall()))
            devices.push_back({user, std::chrono::floor<Milliseconds>(clock.steady() - at)});
    return devices;
}

RateLimit Gate::rateOf(const AllowedKey& key) const
{
    if (key.rate)
        return *key.rate;
    const auto found = m_settings.rates.find(key.role);
    return found == m_settings.rates.end() ? RateLimit{1, 1} : found->second;
}

std::optional<Refusal> Gate::limit(Buckets& buckets, const std::string& user, RateLimit rate, SteadyTime now)
{
    TokenBucket& bucket = buckets.try_emplace(user, rate, now).first->second;
    bucket.setLimit(rate);
    const Milliseconds wait = bucket.take(now);
    if (wait == Milliseconds{0})
        return std::nullopt;
    return Refusal{ErrorCode::RateLimited, "This key asks too often: wait.", wait};
}

}
