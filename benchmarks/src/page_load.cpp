#include "benchmarks/src/page_load.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>

namespace luot::benchmarks {

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

std::string questionFor(const std::string& path, const std::string& moreHeaders)
{
    return "GET " + path + " HTTP/1.1\r\nHost: centre\r\nAccept-Encoding: identity\r\n" + moreHeaders
        + "\r\n";
}

/// How long the whole answer is, once its headers are there; 0: not yet.
std::size_t lengthOf(const std::string& answer)
{
    const auto end = answer.find("\r\n\r\n");
    if (end == std::string::npos)
        return 0;
    constexpr std::string_view name = "Content-Length: ";
    const auto at = answer.find(name);
    const std::size_t body = at < end ? std::stoul(answer.substr(at + name.size())) : 0;
    return end + 4 + body;
}

/// Phones and browsers have processors of their own; here they take what is left.
void giveWay()
{
    constexpr int lowest = 19;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), lowest);
}

bool sendAll(int fd, const std::string& text)
{
    return ::send(fd, text.data(), text.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(text.size());
}

}

Result<int> connectFrom(std::uint32_t phone, std::uint16_t port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return failure("There are no descriptors left for another phone: raise 'ulimit -n'.");
    // 127.1.0.1 and on: the whole of 127/8 is this machine.
    constexpr std::uint32_t first = 0x7F010001;
    sockaddr_in own{};
    own.sin_family = AF_INET;
    own.sin_addr.s_addr = htonl(first + phone);
    sockaddr_in server{};
    server.sin_family = AF_INET;
    server.sin_port = htons(port);
    server.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(fd, reinterpret_cast<const sockaddr*>(&own), sizeof own) != 0
        || connect(fd, reinterpret_cast<const sockaddr*>(&server), sizeof server) != 0) {
        close(fd);
        return failure("The page server does not take another connection.");
    }
    return fd;
}

Result<double> timedGet(int fd, const std::string& path, const std::string& moreHeaders, std::string* body)
{
    const auto began = Clock::now();
    if (!sendAll(fd, questionFor(path, moreHeaders)))
        return failure("The page server has closed a connection.");
    std::string answer;
    std::array<char, 16384> buffer{};
    for (;;) {
        const std::size_t whole = lengthOf(answer);
        if (whole != 0 && answer.size() >= whole)
            break;
        pollfd readable{fd, POLLIN, 0};
        constexpr int patienceMs = 30000;
        if (poll(&readable, 1, patienceMs) <= 0)
            return failure("The page server does not answer " + path + ".");
        const ssize_t got = recv(fd, buffer.data(), buffer.size(), 0);
        if (got <= 0)
            return failure("The page server broke off its answer to " + path + ".");
        answer.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const double took = since(began);
    if (!answer.starts_with("HTTP/1.1 200"))
        return failure("The page server answers " + path + " with " + answer.substr(0, answer.find('\r'))
                       + ".");
    if (body != nullptr)
        *body = answer.substr(answer.find("\r\n\r\n") + 4);
    return took;
}

Phones::Phones(std::vector<std::string> paths, std::uint16_t port, std::chrono::milliseconds each)
    : m_paths{std::move(paths)}
    , m_port{port}
    , m_each{each}
    , m_epoll{epoll_create1(EPOLL_CLOEXEC)}
{
}

Phones::~Phones()
{
    m_isEnding = true;
    if (m_thread.joinable())
        m_thread.join();
    for (const Phone& phone : m_phones)
        close(phone.fd);
    close(m_epoll);
}

Result<> Phones::start()
{
    const auto now = Clock::now();
    m_phones.resize(m_paths.size());
    for (std::size_t i = 0; i < m_paths.size(); ++i) {
        auto fd = connectFrom(static_cast<std::uint32_t>(i), m_port);
        if (!fd)
            return tl::unexpected{fd.error()};
        Phone& phone = m_phones[i];
        phone.fd = *fd;
        phone.question = questionFor(m_paths[i], "");
        // Nobody looks at the same time as everybody else.
        phone.due = now + m_each * static_cast<int>(i) / static_cast<int>(m_paths.size());
        fcntl(*fd, F_SETFL, O_NONBLOCK);
        epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, *fd, &event);
    }
    m_thread = std::thread{[this] { work(); }};
    return {};
}

std::vector<double> Phones::takeDelays()
{
    const std::lock_guard lock{m_mutex};
    return std::exchange(m_delays, {});
}

void Phones::work()
{
    giveWay();
    constexpr int atOnce = 256;
    std::array<epoll_event, atOnce> events{};
    while (!m_isEnding) {
        const int count = epoll_wait(m_epoll, events.data(), atOnce, 2);
        for (int i = 0; i < count; ++i)
            read(m_phones[events.at(static_cast<std::size_t>(i)).data.u64]);
        const auto now = Clock::now();
        for (Phone& phone : m_phones) {
            if (phone.isWaiting || phone.due > now)
                continue;
            phone.isWaiting = true;
            phone.asked = now;
            phone.due += m_each;
            phone.answer.clear();
            phone.expected = 0;
            if (!sendAll(phone.fd, phone.question))
                ++m_failures;
        }
    }
}

void Phones::read(Phone& phone)
{
    std::array<char, 16384> buffer{};
    const ssize_t got = recv(phone.fd, buffer.data(), buffer.size(), 0);
    if (got <= 0) {
        ++m_failures;
        epoll_ctl(m_epoll, EPOLL_CTL_DEL, phone.fd, nullptr);
        return;
    }
    phone.answer.append(buffer.data(), static_cast<std::size_t>(got));
    if (phone.expected == 0)
        phone.expected = lengthOf(phone.answer);
    if (phone.expected == 0 || phone.answer.size() < phone.expected)
        return;
    phone.isWaiting = false;
    if (!phone.answer.starts_with("HTTP/1.1 200") && !phone.answer.starts_with("HTTP/1.1 304"))
        ++m_failures;
    const double took = since(phone.asked);
    const std::lock_guard lock{m_mutex};
    m_delays.push_back(took);
}

Listeners::Listeners(std::size_t count, std::uint16_t port, std::string path,
                     std::vector<std::string> cookies,
                     std::function<void(std::size_t, const std::string&)> heard)
    : m_count{count}
    , m_port{port}
    , m_path{std::move(path)}
    , m_cookies{std::move(cookies)}
    , m_heard{std::move(heard)}
    , m_texts(count)
{
}

Listeners::~Listeners()
{
    m_isEnding = true;
    if (m_thread.joinable())
        m_thread.join();
    for (const int fd : m_fds)
        close(fd);
}

Result<> Listeners::start()
{
    constexpr std::uint32_t beyondPhones = 60'000;
    for (std::size_t i = 0; i < m_count; ++i) {
        auto fd = connectFrom(beyondPhones + static_cast<std::uint32_t>(i), m_port);
        if (!fd)
            return tl::unexpected{fd.error()};
        m_fds.push_back(*fd);
        if (!sendAll(*fd, questionFor(m_path, "Cookie: " + m_cookies[i % m_cookies.size()] + "\r\n")))
            return failure("The page server has closed a connection.");
    }
    m_thread = std::thread{[this] { work(); }};
    return {};
}

void Listeners::work()
{
    giveWay();
    std::vector<pollfd> all;
    std::array<char, 65536> buffer{};
    for (const int fd : m_fds)
        all.push_back({fd, POLLIN, 0});
    while (!m_isEnding) {
        constexpr int shortMs = 100;
        poll(all.data(), all.size(), shortMs);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if ((all[i].revents & POLLIN) == 0)
                continue;
            const ssize_t got = recv(all[i].fd, buffer.data(), buffer.size(), 0);
            if (got <= 0) {
                all[i].fd = -1;
                continue;
            }
            std::string& text = m_texts[i];
            text.append(buffer.data(), static_cast<std::size_t>(got));
            for (auto end = text.find("\n\n"); end != std::string::npos; end = text.find("\n\n")) {
                m_heard(i, text.substr(0, end));
                text.erase(0, end + 2);
            }
        }
    }
}

}
