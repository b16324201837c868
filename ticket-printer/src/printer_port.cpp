#include "ticket-printer/printer_port.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <ctime>
#include <optional>
#include <utility>

namespace luot::ticket_printer {

namespace {

/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int fd)
        : m_fd{fd}
    {
    }
    Descriptor(Descriptor&& other) noexcept
        : m_fd{std::exchange(other.m_fd, -1)}
    {
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }

    int get() const { return m_fd; }
    void close()
    {
        if (m_fd >= 0)
            ::close(std::exchange(m_fd, -1));
    }

private:
    int m_fd;
};

/// Waits until `events` or trouble; false when `timeout` passed without either.
bool await(int fd, short events, Milliseconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        const auto left = std::chrono::ceil<Milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd entry{.fd = fd, .events = events, .revents = 0};
        const int ready = poll(&entry, 1, static_cast<int>(std::max<Milliseconds::rep>(0, left.count())));
        if (ready >= 0 || errno != EINTR)
            return ready != 0;
    }
}

bool wouldBlock() { return errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR; }

/// Takes the SIGPIPE that a write of this thread raises; sockets need it not, but FIFOs and devices do.
class NoPipeSignal {
public:
    NoPipeSignal()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    NoPipeSignal(const NoPipeSignal&) = delete;
    NoPipeSignal& operator=(const NoPipeSignal&) = delete;
    ~NoPipeSignal()
    {
        const int error = errno;
        if (sigismember(&m_before, SIGPIPE) == 0) {
            const timespec now{};
            while (sigtimedwait(&m_pipe, nullptr, &now) > 0) { }
        }
        pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
        errno = error;
    }

private:
    sigset_t m_pipe{};
    sigset_t m_before{};
};

class DescriptorPort final : public PrinterPort {
public:
    DescriptorPort(Descriptor fd, PortAddress address)
        : m_fd{std::move(fd)}
        , m_address{std::move(address)}
    {
    }

    Result<std::size_t> write(std::span<const std::uint8_t> bytes, Milliseconds timeout) override
    {
        if (bytes.empty())
            return std::size_t{0};
        if (!await(m_fd.get(), POLLOUT, timeout))
            return std::size_t{0};
        const ssize_t taken = writeSome(bytes);
        if (taken >= 0)
            return static_cast<std::size_t>(taken);
        if (wouldBlock())
            return std::size_t{0};
        return gone();
    }

    Result<std::vector<std::uint8_t>> read(Milliseconds timeout) override
    {
        std::vector<std::uint8_t> bytes;
        if (m_address.kind == PortAddress::Kind::File) {
            poll(nullptr, 0, static_cast<int>(timeout.count()));
            return bytes;
        }
        if (!await(m_fd.get(), POLLIN, timeout))
            return bytes;
        std::array<std::uint8_t, 512> buffer{};
        const ssize_t length = ::read(m_fd.get(), buffer.data(), buffer.size());
        if (length == 0) {
            errno = ECONNRESET;
            return gone();
        }
        if (length < 0)
            return wouldBlock() ? Result<std::vector<std::uint8_t>>{bytes} : gone();
        bytes.assign(buffer.begin(), buffer.begin() + length);
        return bytes;
    }

    void abandon() override
    {
        if (m_address.kind == PortAddress::Kind::Tcp) {
            const linger reset{.l_onoff = 1, .l_linger = 0};
            setsockopt(m_fd.get(), SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        } else if (m_address.kind == PortAddress::Kind::Device && isatty(m_fd.get()) == 1) {
            tcflush(m_fd.get(), TCOFLUSH);
        }
        m_fd.close();
    }

private:
    ssize_t writeSome(std::span<const std::uint8_t> bytes) const
    {
        if (m_address.kind == PortAddress::Kind::Tcp)
            return send(m_fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
        const NoPipeSignal quiet;
        return ::write(m_fd.get(), bytes.data(), bytes.size());
    }

    tl::unexpected<Error> gone() const
    {
        return failure("The printer at " + m_address.text() + " is gone (" + std::strerror(errno)
                       + "); check that it is on and connected.");
    }

    Descriptor m_fd;
    PortAddress m_address;
};

tl::unexpected<Error> cannotOpen(const PortAddress& address, int error)
{
    return failure("The printer at " + address.text() + " cannot be reached (" + std::strerror(error)
                   + "); check that it is on, connected and addressed rightly.");
}

struct SocketAddress {
    sockaddr_storage storage{};
    socklen_t length = 0;
};

std::optional<SocketAddress> numericAddress(const std::string& host, int port)
{
    SocketAddress address;
    sockaddr_in v4{};
    if (inet_pton(AF_INET, host.c_str(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(static_cast<std::uint16_t>(port));
        std::memcpy(&address.storage, &v4, sizeof v4);
        address.length = sizeof v4;
        return address;
    }
    sockaddr_in6 v6{};
    if (inet_pton(AF_INET6, host.c_str(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(static_cast<std::uint16_t>(port));
        std::memcpy(&address.storage, &v6, sizeof v6);
        address.length = sizeof v6;
        return address;
    }
    return std::nullopt;
}

Result<std::unique_ptr<PrinterPort>> openTcp(const PortAddress& address, Milliseconds timeout)
{
    const auto peer = numericAddress(address.host, address.tcpPort);
    if (!peer)
        return cannotOpen(address, EADDRNOTAVAIL);
    Descriptor fd{socket(peer->storage.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
    if (fd.get() < 0)
        return cannotOpen(address, errno);
    const int on = 1;
    setsockopt(fd.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    // A large buffer would swallow a whole ticket, and a printer that reads nothing would seem to have taken
    // it.
    const int sendBuffer = 8192;
    setsockopt(fd.get(), SOL_SOCKET, SO_SNDBUF, &sendBuffer, sizeof sendBuffer);

    if (connect(fd.get(), reinterpret_cast<const sockaddr*>(&peer->storage), peer->length) != 0) {
        if (errno != EINPROGRESS)
            return cannotOpen(address, errno);
        if (!await(fd.get(), POLLOUT, timeout))
            return cannotOpen(address, ETIMEDOUT);
        int error = 0;
        socklen_t length = sizeof error;
        getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &length);
        if (error != 0)
            return cannotOpen(address, error);
    }
    return std::make_unique<DescriptorPort>(std::move(fd), address);
}

Result<std::unique_ptr<PrinterPort>> openPath(const PortAddress& address)
{
    const bool device = address.kind == PortAddress::Kind::Device;
    const int flags = device ? O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
                             : O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC;
    Descriptor fd{open(address.path.c_str(), flags, 0644)};
    if (fd.get() < 0)
        return cannotOpen(address, errno);
    if (device && isatty(fd.get()) == 1) {
        termios line{};
        tcgetattr(fd.get(), &line);
        cfmakeraw(&line); // else 0x0A would go out as two bytes; the speed stays as the installer set it
        tcsetattr(fd.get(), TCSANOW, &line);
    }
    return std::make_unique<DescriptorPort>(std::move(fd), address);
}

tl::unexpected<Error> badAddress(std::string_view text)
{
    return failure("\"" + std::string{text}
                   + "\" is no printer's address; write tcp:192.0.2.7:9100 (numbers, no name), /dev/usb/lp0 "
                     "or file:PATH.");
}

}

std::string PortAddress::text() const
{
    switch (kind) {
    case Kind::Tcp:
        return "tcp:" + (host.find(':') != std::string::npos ? "[" + host + "]" : host) + ":"
            + std::to_string(tcpPort);
    case Kind::Device:
        return path;
    case Kind::File:
        return "file:" + path;
    }
    return path;
}

Result<PortAddress> parsePortAddress(std::string_view text)
{
    if (text.starts_with("/dev/"))
        return PortAddress{.kind = PortAddress::Kind::Device, .path = std::string{text}};
    if (text.starts_with("file:") && text.size() > 5)
        return PortAddress{.kind = PortAddress::Kind::File, .path = std::string{text.substr(5)}};
    const std::size_t colon = text.rfind(':');
    if (!text.starts_with("tcp:") || colon < 5)
        return badAddress(text);

    std::string_view host = text.substr(4, colon - 4);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    PortAddress address{.kind = PortAddress::Kind::Tcp,
                        .host = std::string{host == "localhost" ? "127.0.0.1" : host}};
    const std::string_view port = text.substr(colon + 1);
    const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), address.tcpPort);
    if (error != std::errc{} || end != port.data() + port.size() || address.tcpPort < 1
        || address.tcpPort > 65535 || !numericAddress(address.host, address.tcpPort))
        return badAddress(text);
    return address;
}

Result<std::unique_ptr<PrinterPort>> openPort(const PortAddress& address, Milliseconds timeout)
{
    return address.kind == PortAddress::Kind::Tcp ? openTcp(address, timeout) : openPath(address);
}

}
