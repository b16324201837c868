#include "tests/faults/chaos_proxy.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace luot::faults {

using namespace std::chrono_literals;

namespace {

constexpr std::size_t mostWaiting = 1U << 20U;
constexpr std::size_t mostRecorded = 1U << 16U;

sockaddr_in addressOf(const std::string& host, int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    inet_pton(AF_INET, host.c_str(), &address.sin_addr);
    return address;
}

int openSocket()
{
    const int opened = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(opened, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(opened, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return opened;
}

}

ChaosProxy::ChaosProxy(std::uint16_t service, unsigned seed, std::string host)
    : m_service{service}
    , m_host{std::move(host)}
    , m_random{seed}
{
    std::random_device random;
    for (int attempt = 0; attempt < 100 && m_port == 0; ++attempt) {
        const int port = static_cast<int>(10'000 + random() % 2400 * 4);
        bool isFree = true;
        for (int i = 0; i < 4; ++i) {
            int& listener = m_listeners.at(static_cast<std::size_t>(i));
            listener = openSocket();
            const sockaddr_in address = addressOf(m_host, port + i);
            isFree = isFree
                && ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
                && ::listen(listener, 256) == 0;
        }
        if (isFree)
            m_port = static_cast<std::uint16_t>(port);
        else
            std::ranges::for_each(m_listeners, ::close);
    }
    if (m_port == 0)
        throw std::runtime_error{"no four free ports for the proxy"};
    m_thread = std::thread{[this] { run(); }};
}

ChaosProxy::~ChaosProxy()
{
    m_isEnding = true;
    m_thread.join();
    std::ranges::for_each(m_listeners, ::close);
    for (Connection& connection : m_open)
        close(connection, false);
}

void ChaosProxy::set(Way way, const Weather& weather)
{
    const std::scoped_lock lock{m_mutex};
    m_weather.at(static_cast<std::size_t>(way)) = weather;
}

void ChaosProxy::set(const Weather& bothWays)
{
    set(Way::ToService, bothWays);
    set(Way::ToDevice, bothWays);
}

void ChaosProxy::beSilentToNewcomers(bool isSilent)
{
    const std::scoped_lock lock{m_mutex};
    m_isSilent = isSilent;
}

void ChaosProxy::resetAll()
{
    const std::scoped_lock lock{m_mutex};
    m_ending = Ending::Rst;
}

void ChaosProxy::endAll()
{
    const std::scoped_lock lock{m_mutex};
    m_ending = Ending::Fin;
}

std::string ChaosProxy::recorded(std::size_t portOffset) const
{
    const std::scoped_lock lock{m_mutex};
    return m_recorded.at(portOffset);
}

void ChaosProxy::close(Connection& connection, bool isReset)
{
    const Half& half = connection.halves.front();
    for (const int end : {half.from, half.to}) {
        if (isReset) {
            const linger now{.l_onoff = 1, .l_linger = 0};
            ::setsockopt(end, SOL_SOCKET, SO_LINGER, &now, sizeof now);
        }
        ::close(end);
    }
}

void ChaosProxy::accept(std::size_t port)
{
    const int device = ::accept4(m_listeners.at(port), nullptr, nullptr, SOCK_CLOEXEC);
    if (device < 0)
        return;
    const int service = openSocket();
    const sockaddr_in address = addressOf(m_host, m_service + static_cast<int>(port));
    if (::connect(service, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(device);
        ::close(service);
        return;
    }
    Connection connection;
    connection.port = port;
    ++m_taken;
    connection.halves[0].from = connection.halves[1].to = device;
    connection.halves[0].to = connection.halves[1].from = service;
    {
        const std::scoped_lock lock{m_mutex};
        connection.isSilent = m_isSilent;
    }
    m_open.push_back(std::move(connection));
}

/// Takes in what has come. False: the connection must end.
bool ChaosProxy::read(Connection& connection, Way way, SteadyTime now)
{
    Half& half = connection.halves.at(static_cast<std::size_t>(way));
    std::array<char, 16384> bytes{};
    const ssize_t got = ::recv(half.from, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got < 0)
        return errno == EAGAIN || errno == EINTR;
    if (got == 0) {
        half.isEnded = true;
        return true;
    }
    std::string taken{bytes.data(), static_cast<std::size_t>(got)};
    const std::scoped_lock lock{m_mutex};
    const Weather& weather = m_weather.at(static_cast<std::size_t>(way));
    if (way == Way::ToService && m_recorded.at(connection.port).size() < mostRecorded)
        m_recorded.at(connection.port) += taken;
    if (weather.flipEvery > 0)
        for (char& byte : taken)
            if (m_random() % weather.flipEvery == 0)
                byte = static_cast<char>(byte ^ (1 << (m_random() % 8)));
    SteadyTime due = now + weather.delay;
    if (weather.jitter > 0ms)
        due += Milliseconds{m_random() % static_cast<unsigned>(weather.jitter.count() + 1)};
    if (!half.parcels.empty())
        due = std::max(due, half.parcels.back().due);
    half.waiting += taken.size();
    half.parcels.push_back({due, std::move(taken)});
    return true;
}

/// Lets go what is due. False: the connection must end.
bool ChaosProxy::write(Half& half, const Weather& weather, SteadyTime now)
{
    while (!half.parcels.empty() && half.parcels.front().due <= now) {
        if (weather.bytesPerSecond > 0 && half.freeAt > now)
            return true;
        std::string& bytes = half.parcels.front().bytes;
        std::size_t most = bytes.size();
        if (weather.bytesPerSecond > 0)
            most = std::min(most, std::max<std::size_t>(1, weather.bytesPerSecond / 50));
        if (weather.endsAfter > 0 && half.passed + most >= weather.endsAfter)
            most = std::max<std::size_t>(1, weather.endsAfter - std::min(half.passed, weather.endsAfter - 1));
        const ssize_t sent
            = ::send(half.to, bytes.data(), std::min(most, bytes.size()), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (sent < 0)
            return errno == EAGAIN || errno == EINTR;
        const auto count = static_cast<std::size_t>(sent);
        half.passed += count;
        half.waiting -= count;
        bytes.erase(0, count);
        if (bytes.empty())
            half.parcels.pop_front();
        if (weather.bytesPerSecond > 0)
            half.freeAt = std::max(now, half.freeAt)
                + std::chrono::microseconds{count * 1'000'000 / weather.bytesPerSecond};
        if (weather.endsAfter > 0 && half.passed >= weather.endsAfter)
            return false;
    }
    return !(half.isEnded && half.parcels.empty());
}

void ChaosProxy::run()
{
    while (!m_isEnding) {
        std::array<Weather, 2> weather;
        Ending ending = Ending::None;
        {
            const std::scoped_lock lock{m_mutex};
            weather = m_weather;
            ending = std::exchange(m_ending, Ending::None);
        }
        std::vector<pollfd> items;
        for (const int listener : m_listeners)
            items.push_back({listener, POLLIN, 0});
        bool hasWaiting = false;
        for (const Connection& connection : m_open)
            for (std::size_t way = 0; way < 2; ++way) {
                const Half& half = connection.halves.at(way);
                const bool isRead = !connection.isSilent && !weather.at(way).isCut && !half.isEnded
                    && half.waiting < mostWaiting;
                items.push_back({isRead ? half.from : -1, POLLIN, 0});
                hasWaiting = hasWaiting || !half.parcels.empty();
            }
        ::poll(items.data(), items.size(), hasWaiting ? 1 : 10);
        const SteadyTime now = std::chrono::steady_clock::now();
        std::size_t at = m_listeners.size();
        for (auto connection = m_open.begin(); connection != m_open.end();) {
            bool isWhole = ending == Ending::None;
            for (std::size_t way = 0; way < 2; ++way, ++at) {
                if (isWhole && items[at].revents != 0)
                    isWhole = read(*connection, static_cast<Way>(way), now);
                if (isWhole && !weather.at(way).isCut && !connection->isSilent)
                    isWhole = write(connection->halves.at(way), weather.at(way), now);
            }
            if (isWhole) {
                ++connection;
                continue;
            }
            close(*connection, ending == Ending::Rst);
            connection = m_open.erase(connection);
        }
        for (std::size_t i = 0; i < m_listeners.size(); ++i)
            if (items[i].revents != 0)
                accept(i);
        m_connections = m_open.size();
    }
}

}
