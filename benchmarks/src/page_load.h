#pragma once

#include "base/result.h"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace luot::benchmarks {

/// A connection to a page server on this machine, from an address of its own (127.x.y.z), as a phone has one.
/// Fails when there are no descriptors left or nobody listens.
Result<int> connectFrom(std::uint32_t phone, std::uint16_t port);

/// One answer over a connection that stays open; milliseconds from the question's first byte to the answer's
/// last. `body`: filled with it. Fails on anything but a complete answer.
Result<double> timedGet(int fd, const std::string& path, const std::string& moreHeaders = {},
                        std::string* body = nullptr);

/// Many phones that look again and again, each at its own time, on one thread.
class Phones {
public:
    /// `paths`: one phone each.
    Phones(std::vector<std::string> paths, std::uint16_t port, std::chrono::milliseconds each);
    ~Phones();
    Phones(const Phones&) = delete;
    Phones& operator=(const Phones&) = delete;

    Result<> start();
    /// Of the answers so far; they are forgotten then.
    std::vector<double> takeDelays();
    std::size_t failures() const { return m_failures; }

private:
    struct Phone {
        int fd = -1;
        std::string question;
        std::string answer;
        std::size_t expected = 0; ///< bytes of the whole answer; 0: not known yet
        std::chrono::steady_clock::time_point due;
        std::chrono::steady_clock::time_point asked;
        bool isWaiting = false;
    };

    void work();
    void read(Phone& phone);

    std::vector<std::string> m_paths;
    std::uint16_t m_port;
    std::chrono::milliseconds m_each;
    std::vector<Phone> m_phones;
    int m_epoll = -1;
    std::atomic<bool> m_isEnding{false};
    std::atomic<std::size_t> m_failures{0};
    std::mutex m_mutex;
    std::vector<double> m_delays; ///< ms
    std::thread m_thread;
};

/// Pages that listen to a stream of events, on one thread.
class Listeners {
public:
    /// `heard(text)` is called, on the thread of this, with each whole event of the `which`-th. `cookies`: as
    /// many pages of one as of the other.
    Listeners(std::size_t count, std::uint16_t port, std::string path, std::vector<std::string> cookies,
              std::function<void(std::size_t which, const std::string& text)> heard);
    ~Listeners();
    Listeners(const Listeners&) = delete;
    Listeners& operator=(const Listeners&) = delete;

    Result<> start();

private:
    void work();

    std::size_t m_count;
    std::uint16_t m_port;
    std::string m_path;
    std::vector<std::string> m_cookies;
    std::function<void(std::size_t, const std::string&)> m_heard;
    std::vector<int> m_fds;
    std::vector<std::string> m_texts;
    std::atomic<bool> m_isEnding{false};
    std::thread m_thread;
};

}
