#pragma once

#include "base/clock.h"
#include "protocol/command_result.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

/// A person who is signed in at a browser. Lives in memory alone: a restart signs everybody out.
struct WebSession {
    protocol::Person person;
    std::string token; ///< the person's, at the queue service; never leaves this program
    std::string check; ///< sent by the page with every change, so that no other page can make one
    WallTime until{}; ///< the service's
    SteadyTime seen{}; ///< last asked for
    bool isOver = false; ///< signed out, here or at the service: nothing more is shown to whoever listens
    int listening = 0; ///< pages of it that are open: while one is, nobody is away
};

/// Who is signed in.
///
/// Thread: the loop's.
class WebSessions {
public:
    static constexpr Milliseconds idleFor{std::chrono::minutes{60}};
    static constexpr std::size_t mostSessions = 500;

    explicit WebSessions(const Clock& clock);

    /// Ensures: the cookie's value, 128 random bits; whoever has it is this person.
    std::string open(const protocol::SignedIn& signedIn);
    /// Null: nobody, or not any more.
    std::shared_ptr<WebSession> find(const std::string& cookie);
    void close(const std::string& cookie);
    void closeAllOf(const PersonId& person); ///< their tokens are worth nothing any more
    /// Calls `ended` for each that has run out: their tokens are signed out at the service.
    void sweep(const std::function<void(const WebSession&)>& ended);

private:
    bool isOver(const WebSession& session) const;

    const Clock& m_clock;
    std::map<std::string, std::shared_ptr<WebSession>> m_sessions; ///< by the SHA-256 of the cookie
};

/// Whose requests count together: of a new address (IPv6) the network of 64 bits, which one household has
/// whole.
std::string countedAddress(const std::string& address);

/// At most so many tries in so long from one address; what is over waits.
///
/// Thread: the loop's.
class AddressLimit {
public:
    AddressLimit(const Clock& clock, int atOnce, Milliseconds each);

    /// Takes so many. False: not so many are left now, and none was taken.
    bool take(const std::string& address, int count = 1);
    /// One that was taken turned out to be none.
    void giveBack(const std::string& address);
    /// Addresses that have all of theirs again are forgotten.
    void sweep();

private:
    struct Bucket {
        double left = 0.0;
        SteadyTime at{};
    };
    double filled(const Bucket& bucket) const;

    const Clock& m_clock;
    double m_atOnce;
    Milliseconds m_each;
    std::map<std::string, Bucket> m_buckets;
};

}
