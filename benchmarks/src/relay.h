#pragma once

#include "base/result.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>
#include <vector>

namespace luot::benchmarks {

/// A line between devices and a service that can be cut: nothing passes, nobody is told.
///
/// Thread: `cut` and `heal` from any.
class Relay {
public:
    /// Listens at four ports for the four of the service at `service`.
    static Result<std::unique_ptr<Relay>> open(std::uint16_t service);
    ~Relay();
    Relay(const Relay&) = delete;
    Relay& operator=(const Relay&) = delete;

    std::uint16_t port() const { return m_port; }
    void cut() { m_isCut = true; }
    void heal() { m_isCut = false; }

private:
    Relay() = default;
    void run();
    void accept(std::size_t index);

    std::uint16_t m_service = 0;
    std::uint16_t m_port = 0;
    std::array<int, 4> m_listeners{-1, -1, -1, -1};
    std::vector<std::array<int, 2>> m_pairs; ///< the device's end and the service's
    std::atomic<bool> m_isCut = false;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

}
