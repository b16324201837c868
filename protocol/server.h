#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/branch_view.h"
#include "protocol/command.h"
#include "protocol/keys.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace luot::protocol {

/// What a key may ask for by its role, unless its own file says otherwise.
std::map<Role, RateLimit> defaultRates();

struct ServerSettings {
    std::string bindAddress = "127.0.0.1"; ///< "*": every interface
    std::uint16_t port = 5560; ///< the base port P
    BranchId branch;
    std::filesystem::path keys; ///< the folder with server.key and keys.d
    std::map<Role, RateLimit> rates = defaultRates();
    RateLimit syncRate{0.5, 3.0}; ///< of one key
    std::size_t inFlight = 1024; ///< requests not yet handed out; more are Overloaded
    Milliseconds heartbeat{1000}; ///< of silence on a stream before one is sent
};

/// One command from one device, already decoded, allowed by its role and within its limits.
struct Request {
    std::string user; ///< "kiosk:k1", from ZAP, never from the message
    Role role = Role::Board;
    DeviceId device;
    std::vector<CounterId> counters; ///< a clerk's own
    RequestId id;
    Command command;
    std::array<std::uint8_t, 32> hash{}; ///< SHA-256 of op and canonical arguments: tells a reused id
    SteadyTime deadline{}; ///< not begun by then: DeadlineExceeded
    std::string token{}; ///< of who is signed in; empty: nobody
    std::string route; ///< where the reply goes; opaque
};

/// An event as it is stored and sent: the staff body as text, numbered.
struct StoredEvent {
    std::uint64_t seq = 0;
    std::uint64_t staffN = 0;
    std::uint64_t publicN = 0; ///< 0: staff only
    WallTime at{};
    std::string type;
    std::string actor;
    std::string body; ///< encodeBody() of the staff form
    std::string publicBody{}; ///< that of the public form; empty: to be made from `body`, or there is none
};

/// Whether commands are carried out now; each heartbeat says so.
enum class ServiceMode { Normal, ReadOnly };

/// What the server asks of whoever keeps the truth, to answer a sync and to send a heartbeat.
class EventSource {
public:
    virtual ~EventSource() = default;

    virtual std::uint64_t epoch() const = 0;
    virtual std::uint64_t lastN(Stream stream) const = 0;
    virtual ServiceMode mode() const = 0;
    /// The view at exactly lastN(stream).
    virtual BranchView snapshot(Stream stream) const = 0;
    /// Events after `n`, in order, at most `limit`; empty optional if they are no longer kept.
    virtual std::optional<std::vector<StoredEvent>> eventsAfter(Stream stream, std::uint64_t n,
                                                                std::size_t limit) const = 0;
};

/// What was turned away so far.
struct ServerCounts {
    std::uint64_t badFrames = 0; ///< messages that were none: no reply
    std::uint64_t refused = 0; ///< answered with a refusal of the protocol's own
    std::uint64_t sentAway = 0; ///< connections without a known key, or at an endpoint not theirs
    std::uint64_t lostReplies = 0; ///< the asker was gone or full
};

/// The service's side of the wire: four CURVE endpoints behind one ZAP handler, requests in, replies and
/// events out, syncs answered, heartbeats sent.
///
/// Thread: the one that made it (the ZAP handler has its own).
class Server {
public:
    /// Fails with a sentence when a port is busy or the keys cannot be read.
    static Result<std::unique_ptr<Server>> bind(ServerSettings settings, const EventSource& source);

    virtual ~Server() = default;

    /// Waits for at most `patience`, then returns what is there, at most `most` requests. Meanwhile it
    /// answers by itself what needs no truth: sys.hello, sys.ping, every refusal of the envelope, the role
    /// and the limits, syncs; sends heartbeats; follows changes in keys.d. `wakeFd` (-1: none) becoming
    /// readable, a signalfd say, ends the wait.
    virtual std::vector<Request> receive(Milliseconds patience, std::size_t most, int wakeFd) = 0;

    /// `body` is encodeReply()'s text. A peer that is gone or full loses it: it will ask again.
    virtual void reply(const Request& request, const std::string& body) = 0;

    /// Sends an event on the streams it belongs to. Call only after it is committed.
    virtual void publish(const StoredEvent& event) = 0;

    /// Whose keys have been good without a break since this was last asked, by User-Id; none: all of them.
    /// The first time: whose are good.
    virtual std::optional<std::set<std::string>> takeKeyChange() = 0;

    /// Who has sent anything since this was bound (a ping, too), and how long ago; without those whose key is
    /// gone.
    virtual DeviceList heard() const = 0;

    virtual ServerCounts counts() const = 0;
};

}
