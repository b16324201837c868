#pragma once

#include "base/clock.h"

#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace luot::supervisor {

/// The one thread on which pages, sessions and reports live: waits for descriptors, for what other threads
/// hand over, and for what is due. Work that throws is logged, and all other work goes on.
///
/// Thread: post() from any; all else, and every function given to it, on the thread that runs it.
class WebLoop {
public:
    WebLoop();
    ~WebLoop();
    WebLoop(const WebLoop&) = delete;
    WebLoop& operator=(const WebLoop&) = delete;

    /// Done on the loop's thread, in the order of posting.
    void post(std::function<void()> work);
    /// `ready` is called while `fd` can be read, and at the latest after what `patience` says (none: no
    /// limit).
    void watch(int fd, std::function<void()> ready, std::function<Milliseconds()> patience = {});
    void every(Milliseconds period, std::function<void()> work);

    /// Until `stopFd` can be read, or stop().
    void run(int stopFd = -1);
    void stop() { m_isStopped = true; } ///< on the loop's thread; from another: post([&] { loop.stop(); })

private:
    struct Watched {
        int fd = -1;
        std::function<void()> ready;
        std::function<Milliseconds()> patience;
    };
    struct Recurring {
        Milliseconds period{};
        std::function<void()> work;
        SteadyTime due{};
    };

    Milliseconds untilNext(SteadyTime now) const;
    void workThroughPosted();
    void doCarefully(const std::function<void()>& work);

    int m_wakeFd = -1;
    bool m_isStopped = false;
    std::string m_lastFailure; ///< what fails each second is told once
    std::vector<Watched> m_watched;
    std::vector<Recurring> m_recurring;
    std::mutex m_mutex;
    std::vector<std::function<void()>> m_posted; ///< guarded by m_mutex
};

}
