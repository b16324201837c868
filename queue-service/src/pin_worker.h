#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace luot::queue_service {

/// What became of a PIN.
struct PinAnswer {
    bool isRight = false;
    std::string hash; ///< of a PIN that was to be hashed; empty: there was no memory for it
};

/// Hashes and checks PINs (argon2id, 19 MiB, two passes) on a thread of its own, one at a time, so that
/// nobody else waits for it.
///
/// Ensures: a PIN is overwritten when its work is done. Thread: one asks; the destructor waits for what is
/// being worked on, some hundredths of a second.
class PinWorker {
public:
    struct Work {
        std::string pin;
        std::string hash; ///< to compare with; empty: a hash is to be made
    };

    PinWorker();
    ~PinWorker();
    PinWorker(const PinWorker&) = delete;
    PinWorker& operator=(const PinWorker&) = delete;

    void start(Work work); ///< Requires: not busy
    bool isBusy() const { return m_isBusy; }
    int readyFd() const { return m_readyFd; } ///< readable as soon as there is an answer
    std::optional<PinAnswer> take();

    /// A hash that no PIN has: to take as long for a name that is unknown.
    static const std::string& hashOfNobody();

private:
    void run(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    std::optional<Work> m_work;
    std::optional<PinAnswer> m_answer;
    int m_readyFd = -1;
    bool m_isBusy = false; ///< the asker's own
    std::jthread m_thread; ///< last: it uses the others
};

}
