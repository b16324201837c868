#include "benchmarks/src/relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <random>

namespace luot::benchmarks {

namespace {

sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

int openSocket()
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    return socket;
}

/// False: one end has gone.
bool pass(int from, int to)
{
    std::array<char, 65536> bytes{};
    const ssize_t got = ::recv(from, bytes.data(), bytes.size(), MSG_DONTWAIT);
    if (got <= 0)
        return got < 0 && errno == EAGAIN;
    for (ssize_t sent = 0; sent < got;) {
        const ssize_t now
            = ::send(to, bytes.data() + sent, static_cast<std::size_t>(got - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return false;
        sent += now;
    }
    return true;
}

}

Result<std::unique_ptr<Relay>> Relay::open(std::uint16_t service)
{
    std::unique_ptr<Relay> relay{new Relay};
    relay->m_service = service;
    std::random_device random;
    for (int attempt = 0; attempt < 50; ++attempt) {
        relay->m_port = static_cast<std::uint16_t>(10'000 + random() % 2000 * 4);
        bool isFree = true;
        for (int i = 0; i < 4; ++i) {
            int& listener = relay->m_listeners.at(static_cast<std::size_t>(i));
            listener = openSocket();
            const sockaddr_in address = loopback(relay->m_port + i);
            isFree = isFree
                && ::bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0
                && ::listen(listener, 128) == 0;
        }
        if (isFree) {
            relay->m_thread = std::thread{[line = relay.get()] { line->run(); }};
            return relay;
        }
        for (int& listener : relay->m_listeners)
            ::close(std::exchange(listener, -1));
    }
    return failure("No four free ports were found for the line that is to be cut.");
}

Relay::~Relay()
{
    m_isEnding = true;
    if (m_thread.joinable())
        m_thread.join();
    for (const int listener : m_listeners)
        ::close(listener);
    for (const auto& pair : m_pairs)
        for (const int end : pair)
            ::close(end);
}

void Relay::accept(std::size_t index)
{
    const int device = ::accept4(m_listeners.at(index), nullptr, nullptr, SOCK_CLOEXEC);
    const int service = openSocket();
    const sockaddr_in address = loopback(m_service + static_cast<int>(index));
    if (device < 0 || ::connect(service, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(device);
        ::close(service);
        return;
    }
    m_pairs.push_back({device, service});
}

void Relay::run()
{
    while (!m_isEnding) {
        if (m_isCut) {
            ::poll(nullptr, 0, 1);
            continue;
        }
        std::vector<pollfd> items;
        for (const int listener : m_listeners)
            items.push_back({listener, POLLIN, 0});
        for (const auto& pair : m_pairs)
            for (const int end : pair)
                items.push_back({end, POLLIN, 0});
        ::poll(items.data(), items.size(), 5);
        std::vector<std::array<int, 2>> kept;
        for (std::size_t i = 0; i < m_pairs.size(); ++i) {
            const auto& pair = m_pairs[i];
            bool isWhole = true;
            for (std::size_t k = 0; k < 2; ++k)
                if (items[4 + 2 * i + k].revents != 0)
                    isWhole = isWhole && pass(pair.at(k), pair.at(1 - k));
            if (isWhole)
                kept.push_back(pair);
            else
                for (const int end : pair)
                    ::close(end);
        }
        m_pairs = std::move(kept);
        for (std::size_t i = 0; i < m_listeners.size(); ++i)
            if (items[i].revents != 0)
                accept(i);
    }
}

}
