#pragma once

#include "protocol/client.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>

namespace luot::queue_service {

/// Waits until `isSo`; false after `patience`. For what has no event to wait for.
bool eventually(const std::function<bool()>& isSo,
                std::chrono::milliseconds patience = std::chrono::seconds{20});

/// Numbers asked for without end by one device, a few at a time, and what was acknowledged.
class Asking {
public:
    /// Hears of each number as soon as it is acknowledged, before the next is asked for.
    using Told = std::function<void(const RequestId&, const std::string& label)>;

    /// `pace`: one more each time it has passed, if not so many are out; 0: as soon as one is answered, which
    /// fills the day within a second.
    Asking(protocol::Client& client, int atOnce, Milliseconds pace = {}, Told told = {});
    ~Asking();
    Asking(const Asking&) = delete;
    Asking& operator=(const Asking&) = delete;
    /// Asks for nothing new, and waits for the answers that are out. False: some never came.
    bool settle();

    std::size_t answered() const { return m_answered; }
    std::map<RequestId, std::string> labels() const; ///< of what was acknowledged
    std::map<std::string, int> refusals() const; ///< by code

private:
    void next();

    protocol::Client& m_client;
    mutable std::mutex m_mutex;
    std::map<RequestId, std::string> m_labels;
    std::map<std::string, int> m_refusals;
    std::atomic<unsigned> m_asked = 0;
    std::atomic<std::size_t> m_answered = 0;
    std::atomic<int> m_open = 0;
    std::atomic<bool> m_isEnding = false;
    bool m_isPaced;
    Told m_told;
    std::thread m_pacemaker;
};

}
