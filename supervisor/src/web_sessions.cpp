#include "supervisor/web_sessions.h"

#include <arpa/inet.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace luot::supervisor {

namespace {

std::string random128()
{
    std::array<unsigned char, 16> bytes{};
    randombytes_buf(bytes.data(), bytes.size());
    std::array<char, 33> hex{};
    sodium_bin2hex(hex.data(), hex.size(), bytes.data(), bytes.size());
    return hex.data();
}

/// Found by its hash, a cookie cannot be guessed letter by letter from how long the search takes.
std::string hashOf(const std::string& cookie)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()),
                       reinterpret_cast<const unsigned char*>(cookie.data()), cookie.size());
    return hash;
}

}

WebSessions::WebSessions(const Clock& clock)
    : m_clock{clock}
{
}

std::string WebSessions::open(const protocol::SignedIn& signedIn)
{
    if (m_sessions.size() >= mostSessions) {
        const auto oldest
            = std::ranges::min_element(m_sessions, {}, [](const auto& entry) { return entry.second->seen; });
        oldest->second->isOver = true;
        m_sessions.erase(oldest);
    }
    std::string cookie = random128();
    m_sessions[hashOf(cookie)] = std::make_shared<WebSession>(WebSession{.person = signedIn.person,
                                                                         .token = signedIn.token,
                                                                         .check = random128(),
                                                                         .until = signedIn.until,
                                                                         .seen = m_clock.steady()});
    return cookie;
}

bool WebSessions::isOver(const WebSession& session) const
{
    return session.isOver || session.until <= m_clock.wall()
        || (session.listening == 0 && session.seen + idleFor <= m_clock.steady());
}

std::shared_ptr<WebSession> WebSessions::find(const std::string& cookie)
{
    const auto found = m_sessions.find(hashOf(cookie));
    if (found == m_sessions.end() || isOver(*found->second))
        return nullptr;
    found->second->seen = m_clock.steady();
    return found->second;
}

void WebSessions::close(const std::string& cookie)
{
    const auto found = m_sessions.find(hashOf(cookie));
    if (found == m_sessions.end())
        return;
    found->second->isOver = true;
    m_sessions.erase(found);
}

void WebSessions::closeAllOf(const PersonId& person)
{
    std::erase_if(m_sessions, [&](const auto& entry) {
        WebSession& session = *entry.second;
        session.isOver = session.isOver || session.person.id == person;
        return session.isOver;
    });
}

void WebSessions::sweep(const std::function<void(const WebSession&)>& ended)
{
    std::erase_if(m_sessions, [&](const auto& entry) {
        if (!isOver(*entry.second))
            return false;
        ended(*entry.second);
        entry.second->isOver = true;
        return true;
    });
}

std::string countedAddress(const std::string& address)
{
    constexpr std::size_t network = 8;
    in6_addr bytes{};
    if (inet_pton(AF_INET6, address.c_str(), &bytes) != 1)
        return address;
    std::fill(std::begin(bytes.s6_addr) + network, std::end(bytes.s6_addr), std::uint8_t{0});
    std::array<char, INET6_ADDRSTRLEN> text{};
    inet_ntop(AF_INET6, &bytes, text.data(), text.size());
    return text.data();
}

AddressLimit::AddressLimit(const Clock& clock, int atOnce, Milliseconds each)
    : m_clock{clock}
    , m_atOnce{static_cast<double>(atOnce)}
    , m_each{each}
{
}

double AddressLimit::filled(const Bucket& bucket) const
{
    const std::chrono::duration<double> since = m_clock.steady() - bucket.at;
    return std::min(m_atOnce, bucket.left + since / std::chrono::duration<double>{m_each});
}

bool AddressLimit::take(const std::string& address, int count)
{
    const auto [entry, isNew] = m_buckets.try_emplace(address, Bucket{m_atOnce, m_clock.steady()});
    Bucket& bucket = entry->second;
    bucket.left = filled(bucket);
    bucket.at = m_clock.steady();
    if (bucket.left < count)
        return false;
    bucket.left -= count;
    return true;
}

void AddressLimit::giveBack(const std::string& address)
{
    if (const auto found = m_buckets.find(address); found != m_buckets.end())
        found->second.left = std::min(m_atOnce, found->second.left + 1.0);
}

void AddressLimit::sweep()
{
    std::erase_if(m_buckets, [&](const auto& entry) { return filled(entry.second) >= m_atOnce; });
}

}
