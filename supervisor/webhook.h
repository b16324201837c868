#pragma once

#include "base/result.h"
#include "supervisor/queue_line.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace luot::supervisor {

/// Another system that is told what happens at the centre.
struct Webhook {
    std::string name; ///< for logs, and for what is remembered of it: [a-z0-9-]{1,32}
    std::string url; ///< http or https
    std::string secret; ///< with which what is sent is signed; at least 16 characters
    std::vector<std::string> events; ///< "ticket.called"; "ticket.*"; empty: all
};

/// A TOML file of [[webhook]] tables with name, url, secret and events. Fails with a sentence that names the
/// line; a file that others than its owner may read is refused, since the secrets are in it.
Result<std::vector<Webhook>> readWebhooks(const std::filesystem::path& file);

bool wants(const Webhook& hook, const std::string& type);

/// What is sent of an event: {"branch","seq","at","t","d"}, `d` as on the public stream. Nothing for an event
/// that the public does not hear of, which no other system is told either.
std::optional<std::string> webhookBody(const BranchId& branch, const protocol::LogEntry& entry);

/// "t=<at, seconds>,v1=<hex of HMAC-SHA-256 with the secret over "<at>.<body>">"
std::string webhookSignature(const std::string& secret, std::int64_t at, const std::string& body);

/// How long after the n-th failure in a row (from 1) it is tried again: 1 s, doubling to 5 minutes.
Milliseconds webhookPause(int failures);

/// Sends one body; true: the other system has taken it (2xx). Blocks for 10 s at most; on a thread of its
/// own.
using WebhookPost
    = std::function<bool(const Webhook&, const std::string& body, const std::string& signature)>;
WebhookPost postByCurl();

struct WebhookState {
    std::string name;
    std::uint64_t sent = 0; ///< the log's number up to which it has been told
    int failures = 0; ///< in a row
};

/// Tells each webhook the log's events in their order, each at least once: the log itself is the list of what
/// is still to be sent, and a small file remembers how far each has come. One that does not answer holds up
/// nobody else.
///
/// Thread: the loop's; each hook's posting has one of its own.
class WebhookSender {
public:
    /// Requires: line, loop and clock outlive it. A hook that is new begins with what happens from now on.
    /// `folder`: where webhooks.json is kept; empty: in memory alone.
    static Result<std::unique_ptr<WebhookSender>> start(std::vector<Webhook> hooks,
                                                        std::filesystem::path folder, QueueLine& line,
                                                        WebLoop& loop, const Clock& clock,
                                                        WebhookPost post = postByCurl());
    virtual ~WebhookSender() = default;

    virtual std::vector<WebhookState> states() const = 0;
};

}
