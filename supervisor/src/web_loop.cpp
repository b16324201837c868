#include "supervisor/web_loop.h"

#include "base/log.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace luot::supervisor {

namespace {

constexpr Milliseconds longestSleep{1000};

}

WebLoop::WebLoop()
    : m_wakeFd{eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)}
{
    if (m_wakeFd < 0)
        throw std::runtime_error{"there is no descriptor left for the loop's wake-up call"};
}

WebLoop::~WebLoop() { close(m_wakeFd); }

void WebLoop::post(std::function<void()> work)
{
    {
        const std::lock_guard lock{m_mutex};
        m_posted.push_back(std::move(work));
    }
    const std::uint64_t one = 1;
    // A full counter means that the loop is awake already.
    [[maybe_unused]] const auto written = write(m_wakeFd, &one, sizeof one);
}

void WebLoop::watch(int fd, std::function<void()> ready, std::function<Milliseconds()> patience)
{
    m_watched.push_back({fd, std::move(ready), std::move(patience)});
}

void WebLoop::every(Milliseconds period, std::function<void()> work)
{
    m_recurring.push_back({period, std::move(work), std::chrono::steady_clock::now() + period});
}

Milliseconds WebLoop::untilNext(SteadyTime now) const
{
    Milliseconds sleep = longestSleep;
    for (const Recurring& recurring : m_recurring)
        sleep = std::min(sleep, std::chrono::ceil<Milliseconds>(recurring.due - now));
    for (const Watched& watched : m_watched)
        if (watched.patience)
            sleep = std::min(sleep, watched.patience());
    return std::max(sleep, Milliseconds{0});
}

void WebLoop::workThroughPosted()
{
    std::uint64_t count = 0;
    [[maybe_unused]] const auto drained = read(m_wakeFd, &count, sizeof count);
    std::vector<std::function<void()>> posted;
    {
        const std::lock_guard lock{m_mutex};
        posted.swap(m_posted);
    }
    for (const auto& work : posted)
        doCarefully(work);
}

void WebLoop::doCarefully(const std::function<void()>& work)
{
    try {
        work();
    } catch (const std::exception& exception) {
        if (m_lastFailure == exception.what())
            return;
        m_lastFailure = exception.what();
        spdlog::error("a part of the pages failed, the others go on: {}", m_lastFailure);
    }
}

void WebLoop::run(int stopFd)
{
    m_isStopped = false;
    std::vector<pollfd> fds;
    while (!m_isStopped) {
        fds.assign({{m_wakeFd, POLLIN, 0}, {stopFd, POLLIN, 0}});
        for (const Watched& watched : m_watched)
            fds.push_back({watched.fd, POLLIN, 0});
        poll(fds.data(), fds.size(), static_cast<int>(untilNext(std::chrono::steady_clock::now()).count()));
        if ((fds[1].revents & POLLIN) != 0)
            return;
        workThroughPosted();
        const SteadyTime now = std::chrono::steady_clock::now();
        for (std::size_t i = 0; i < m_recurring.size(); ++i) {
            if (m_recurring[i].due > now)
                continue;
            // What was missed while the loop was busy is not made up for.
            m_recurring[i].due = now + m_recurring[i].period;
            doCarefully(m_recurring[i].work);
        }
        // After the rest: what they answered leaves now, whether or not the descriptor said anything.
        for (std::size_t i = 0; i < m_watched.size(); ++i)
            doCarefully(m_watched[i].ready);
    }
}

}
