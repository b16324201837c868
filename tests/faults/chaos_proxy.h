#pragma once

#include "base/clock.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <deque>
#include <list>
#include <mutex>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace luot::faults {

/// What a line does to what goes one way.
struct Weather {
    Milliseconds delay{0};
    Milliseconds jitter{0}; ///< added at random; the order of bytes stays
    std::size_t bytesPerSecond = 0; ///< 0: as fast as it comes
    bool isCut = false; ///< nothing passes, nobody is told; afterwards what waited goes on
    std::size_t flipEvery = 0; ///< one bit of about every so many bytes is wrong; 0: none
    std::size_t endsAfter = 0; ///< a connection ends in the middle of this byte; 0: never
};

enum class Way { ToService, ToDevice };

/// Four TCP lines between devices and a service, with weather of our own choosing. What it does at random
/// follows from the seed.
///
/// Thread: one of its own carries the bytes; every function may be called from any.
class ChaosProxy {
public:
    ChaosProxy(std::uint16_t service, unsigned seed, std::string host = "127.0.0.1");
    ~ChaosProxy();
    ChaosProxy(const ChaosProxy&) = delete;
    ChaosProxy& operator=(const ChaosProxy&) = delete;

    std::uint16_t port() const { return m_port; } ///< the first of four
    void set(Way way, const Weather& weather);
    void set(const Weather& bothWays);
    /// New connections are taken and then left without a word.
    void beSilentToNewcomers(bool isSilent);
    void resetAll(); ///< RST to both sides of every connection
    void endAll(); ///< FIN to both sides
    std::size_t connections() const { return m_connections; }
    std::uint64_t taken() const { return m_taken; } ///< connections so far
    /// What came for the service at that port so far; at most 64 KiB.
    std::string recorded(std::size_t portOffset) const;

private:
    struct Parcel {
        SteadyTime due;
        std::string bytes;
    };
    struct Half {
        int from = -1;
        int to = -1;
        std::deque<Parcel> parcels;
        std::size_t waiting = 0; ///< bytes in `parcels`
        std::size_t passed = 0;
        bool isEnded = false; ///< `from` will say no more
        SteadyTime freeAt{}; ///< of a line with a rate
    };
    struct Connection {
        std::size_t port = 0;
        std::array<Half, 2> halves; ///< by Way
        bool isSilent = false;
    };
    enum class Ending { None, Fin, Rst };

    void run();
    void accept(std::size_t port);
    bool read(Connection& connection, Way way, SteadyTime now);
    bool write(Half& half, const Weather& weather, SteadyTime now);
    static void close(Connection& connection, bool isReset);

    std::uint16_t m_service;
    std::uint16_t m_port = 0;
    std::string m_host;
    std::array<int, 4> m_listeners{};
    std::mt19937 m_random;

    mutable std::mutex m_mutex; ///< of the next five
    std::array<Weather, 2> m_weather;
    std::array<std::string, 4> m_recorded;
    bool m_isSilent = false;
    Ending m_ending = Ending::None;

    std::list<Connection> m_open;
    std::atomic<std::size_t> m_connections = 0;
    std::atomic<std::uint64_t> m_taken = 0;
    std::atomic<bool> m_isEnding = false;
    std::thread m_thread;
};

}
