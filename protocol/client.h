#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "protocol/branch_view.h"
#include "protocol/command.h"
#include "protocol/keys.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace luot::protocol {

/// Connecting: nothing heard yet. Live: the view is right. Syncing: it is being made right. Stale: nothing
/// was heard for 3 s, or what is heard is old; the view is the last one known.
enum class LinkState { Connecting, Syncing, Live, Stale };

struct ClientSettings {
    std::string host = "127.0.0.1";
    std::uint16_t port
        = 5560; ///< the base port P: commands; sync is P+1, public events P+2, staff events P+3
    DeviceKey key;
    std::optional<Stream> stream = Stream::Public; ///< the stream to follow; none: commands only
};

/// How a request ended, for good. `refusal` with Retry::SameId is never delivered while time is left: the
/// client retries by itself, with the same id, until `giveUpAfter`.
struct Reply {
    RequestId id;
    tl::expected<CommandResult, Refusal> outcome;
    bool duplicate = false; ///< the service had done it already
    std::uint64_t seq = 0;
};

struct RequestOptions {
    Milliseconds ttl{3000}; ///< what the service may take before it begins
    Milliseconds giveUpAfter{10000}; ///< then the outcome is *unknown*: Refusal{DeadlineExceeded}
    std::string token{}; ///< SignedIn's, where somebody is signed in
    RequestId id; ///< empty: a new one is made. Give the old one to ask again about the same intention.
};

/// A device's line to the queue service: commands with retries, and a BranchView that is kept right by
/// snapshot, sequence numbers and heartbeats. Having asked nothing for 5 s it sends a ping, so that the
/// service knows that the device is there.
///
/// Thread: one bus thread of its own owns every socket; `request` may be called from any thread; all
/// functions of the Listener and every reply function are called on the bus thread. The destructor ends the
/// thread at once; replies not yet there are not delivered.
class Client {
public:
    struct Listener {
        /// The view after each change; `news` are the events just applied, empty after a snapshot.
        std::function<void(const BranchView& view, const std::vector<Event>& news)> changed;
        std::function<void(LinkState)> linkChanged;
        std::function<void()> turned{}; ///< the bus thread is at work; at least once a second
    };

    static Result<std::unique_ptr<Client>> connect(ClientSettings settings, Listener listener);

    virtual ~Client() = default;

    virtual RequestId request(Command command, std::function<void(const Reply&)> replied,
                              RequestOptions options = {})
        = 0;
};

}
