#pragma once

#include "base/result.h"
#include "benchmarks/src/process_use.h"
#include "protocol/command.h"
#include "protocol/keys.h"

#include <zmq.hpp>

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>
#include <vector>

namespace luot::benchmarks {

double middle(std::vector<double> values); ///< the median

/// LQ1 with as little around it as can be, so that what is measured is the service and not its client.
zmq::socket_t curveClient(zmq::context_t& context, zmq::socket_type type, const protocol::DeviceKey& key,
                          std::uint16_t port);
/// A bare endpoint with CURVE that lets every key in: the baseline.
zmq::socket_t curveServer(zmq::context_t& context, zmq::socket_type type, const protocol::KeyPair& pair,
                          std::uint16_t& port);

/// Requests made beforehand, each with an id of its own.
std::vector<std::string> issueRequests(std::size_t count);
/// Alternately opens and closes counters: an event each, as many as one likes.
std::vector<std::string> counterRequests(std::size_t count);
std::string requestFor(const protocol::Command& command);

/// How a run of requests went.
struct Run {
    double seconds = 0.0;
    std::vector<double> milliseconds; ///< from each request's sending to its reply
    double perSecond() const { return static_cast<double>(milliseconds.size()) / seconds; }
    void add(const Run& more)
    {
        seconds += more.seconds;
        milliseconds.insert(milliseconds.end(), more.milliseconds.begin(), more.milliseconds.end());
    }
};

/// Sends all of them, `window` at a time on their way. `pauseSeconds` between two of window 1: none with 0.
/// `isOver`: ends early. Fails when one is refused or not answered.
Result<Run> pump(zmq::socket_t& line, const std::vector<std::string>& requests, std::size_t window,
                 double secondsBetween = 0.0, const std::function<bool()>& isOver = {});

/// Waits until the line is there.
Result<> connected(zmq::socket_t& line);

/// A frame of an event as it came.
using EventFrames = std::array<std::string, 3>;

/// Subscribers in a thread of their own, that take what comes and count it.
class Subscribers {
public:
    Subscribers(int count, const protocol::DeviceKey& key, std::uint16_t port, bool keepsDelays = false);
    ~Subscribers();
    Subscribers(const Subscribers&) = delete;
    Subscribers& operator=(const Subscribers&) = delete;

    /// Waits until each has had its welcome; does `meanwhile` again and again.
    Result<> awaitWelcome(const std::function<void()>& meanwhile = {});
    std::uint64_t deliveries() const { return m_deliveries; }
    std::vector<EventFrames> sample() const { return m_sample; } ///< of the first; call after `end`
    std::vector<double> delaysMs() const { return m_delaysMs; } ///< call after `end`
    void end();

private:
    void listen(std::vector<zmq::socket_t>& sockets);
    void take(zmq::socket_t& socket, bool isFirst);

    zmq::context_t m_context;
    int m_count;
    bool m_keepsDelays;
    std::atomic<int> m_welcomes = 0;
    std::atomic<std::uint64_t> m_deliveries = 0;
    std::atomic<bool> m_isEnding = false;
    std::vector<EventFrames> m_sample;
    std::vector<double> m_delaysMs;
    std::thread m_thread;
};

}
