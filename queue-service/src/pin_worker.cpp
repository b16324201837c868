#include "queue-service/src/pin_worker.h"

#include "protocol/pin_hash.h"

#include <sodium.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <cstdint>
#include <stdexcept>
#include <utility>

namespace luot::queue_service {

namespace {

PinAnswer answerTo(const PinWorker::Work& work)
{
    if (!work.hash.empty())
        return {protocol::isPinOf(work.hash, work.pin), {}};
    return {false, protocol::hashOfPin(work.pin).value_or("")};
}

}

PinWorker::PinWorker()
    : m_readyFd{eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)}
{
    // Also prepares the random numbers of tokens.
    if (sodium_init() < 0)
        throw std::runtime_error{"libsodium has no random numbers"};
    m_thread = std::jthread{[this](const std::stop_token& stop) { run(stop); }};
}

PinWorker::~PinWorker()
{
    m_thread.request_stop();
    m_thread.join();
    if (m_readyFd >= 0)
        close(m_readyFd);
}

void PinWorker::start(Work work)
{
    m_isBusy = true;
    const std::scoped_lock lock{m_mutex};
    m_work = std::move(work);
    m_woken.notify_one();
}

std::optional<PinAnswer> PinWorker::take()
{
    const std::scoped_lock lock{m_mutex};
    if (!m_answer)
        return std::nullopt;
    std::uint64_t count = 0;
    [[maybe_unused]] const ssize_t taken = read(m_readyFd, &count, sizeof count);
    m_isBusy = false;
    return std::exchange(m_answer, std::nullopt);
}

const std::string& PinWorker::hashOfNobody()
{
    static const std::string hash{"$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$"
                                  "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"};
    return hash;
}

void PinWorker::run(const std::stop_token& stop)
{
    std::unique_lock lock{m_mutex};
    while (m_woken.wait(lock, stop, [this] { return m_work.has_value(); }) && !stop.stop_requested()) {
        Work work = std::move(*m_work);
        m_work.reset();
        lock.unlock();
        PinAnswer answer = answerTo(work);
        sodium_memzero(work.pin.data(), work.pin.size());
        lock.lock();
        m_answer = std::move(answer);
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t told = write(m_readyFd, &one, sizeof one);
    }
}

}
