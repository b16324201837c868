#pragma once

#include "protocol/client.h"

#include <functional>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace luot::protocol {

/// The requests that wait for their answer: when each is to be sent, sent again with the same id, or given
/// up. No socket, no clock of its own.
class RequestDesk {
public:
    struct Outgoing {
        RequestId id;
        std::string text;
    };
    struct Finished {
        Reply reply;
        std::function<void(const Reply&)> replied;
    };

    RequestDesk(std::string service, std::uint32_t seed);

    /// Requires: `options.id` is not empty.
    void add(Command command, std::function<void(const Reply&)> replied, const RequestOptions& options,
             SteadyTime now);

    /// What should leave now; each stays due until `markSent`.
    std::vector<Outgoing> due(SteadyTime now) const;
    void markSent(const RequestId& id, SteadyTime now);

    /// The end of a request, unless the answer asks for another attempt or nobody waits for it.
    std::optional<Finished> take(Reply reply, SteadyTime now);
    /// Those given up by now.
    std::vector<Finished> giveUp(SteadyTime now);
    /// Schedules what went unanswered to be sent again; true if there was any.
    bool noteSilence(SteadyTime now);

    /// When something is to be done next; what is due already waits for a line, not for a time.
    std::optional<SteadyTime> nextTime(SteadyTime now) const;
    bool isEmpty() const { return m_open.empty(); }

private:
    enum class Phase { ToSend, Sent };
    struct Open {
        Command command;
        std::function<void(const Reply&)> replied;
        RequestOptions options;
        SteadyTime givenUpAt;
        SteadyTime next; ///< to send, or to stop waiting for the answer
        Phase phase = Phase::ToSend;
        int attempts = 0;
        std::string lastRefusal;
    };

    std::vector<Open>::iterator find(const RequestId& id);
    Milliseconds backoff(int attempts);

    std::string m_service;
    std::minstd_rand m_random;
    std::vector<Open> m_open;
};

}
