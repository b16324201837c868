#include "ticket-printer/printer_port.h"

#include "ticket-printer/src/cups_port.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <algorithm>
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

// Between two readings of a device that has nothing to say and says so at once.
constexpr Milliseconds breath{10};

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

/// Waits until `events` or trouble, and returns which; 0 when `timeout` passed without either.
short await(int fd, short events, Milliseconds timeout)
{
    const auto deadline = std::chrono::steady_clock::now() + timeout;
    for (;;) {
        const auto left = std::chrono::ceil<Milliseconds>(deadline - std::chrono::steady_clock::now());
        pollfd entry{.fd = fd, .events = events, .revents = 0};
        const int ready = poll(&entry, 1, static_cast<int>(std::max<Milliseconds::rep>(0, left.count())));
        if (ready >= 0 || errno != EINTR)
            return ready > 0 ? entry.revents : short{0};
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
        if (await(m_fd.get(), POLLOUT, timeout) == 0)
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
        const short events = await(m_fd.get(), POLLIN, timeout);
        if (events == 0)
            return bytes;
        std::array<std::uint8_t, 512> buffer{};
        const ssize_t length = ::read(m_fd.get(), buffer.data(), buffer.size());
        // A USB printer may answer with nothing, which is no farewell.
        if (length == 0 && m_address.kind == PortAddress::Kind::Device
            && (events & (POLLHUP | POLLERR)) == 0) {
            poll(nullptr, 0, static_cast<int>(std::min(timeout, breath).count()));
            return bytes;
        }
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
        if (await(fd.get(), POLLOUT, timeout) == 0)
            return cannotOpen(address, ETIMEDOUT);
        int error = 0;
        socklen_t length = sizeof error;
        getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &length);
        if (error != 0)
            return cannotOpen(address, error);
    }
    return std::make_unique<DescriptorPort>(std::move(fd), address);
}

struct Speed {
    int baud;
    speed_t code;
};
constexpr std::array<Speed, 8> speeds{{{2400, B2400},
                                       {4800, B4800},
                                       {9600, B9600},
                                       {19200, B19200},
                                       {38400, B38400},
                                       {57600, B57600},
                                       {115200, B115200},
                                       {230400, B230400}}};

/// Eight bits as they are; the speed as the address says, or as the system has it.
bool setLine(int fd, const PortAddress& address)
{
    termios line{};
    if (tcgetattr(fd, &line) != 0)
        return false;
    cfmakeraw(&line); // else 0x0A would go out as two bytes
    const auto* const speed = std::ranges::find(speeds, address.baud, &Speed::baud);
    if (speed != speeds.end()) {
        cfsetispeed(&line, speed->code);
        cfsetospeed(&line, speed->code);
        line.c_cflag |= CLOCAL | CREAD;
        line.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS);
        line.c_cflag |= address.flow == PortAddress::Flow::Hardware ? CRTSCTS : 0;
        line.c_iflag |= address.flow == PortAddress::Flow::Software ? IXON : 0;
    }
    return tcsetattr(fd, TCSANOW, &line) == 0;
}

Result<std::unique_ptr<PrinterPort>> openPath(const PortAddress& address)
{
    const bool device = address.kind == PortAddress::Kind::Device;
    const int flags = device ? O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
                             : O_WRONLY | O_CREAT | O_APPEND | O_NONBLOCK | O_CLOEXEC;
    Descriptor fd{open(address.path.c_str(), flags, 0644)};
    if (fd.get() < 0)
        return cannotOpen(address, errno);
    if (device && isatty(fd.get()) == 1 && !setLine(fd.get(), address))
        return cannotOpen(address, errno);
    return std::make_unique<DescriptorPort>(std::move(fd), address);
}

tl::unexpected<Error> badAddress(std::string_view text)
{
    return failure("\"" + std::string{text}
                   + "\" is no printer's address; write tcp:192.0.2.7:9100 (numbers, no name), /dev/usb/lp0, "
                     "/dev/ttyS0?baud=19200, cups:QUEUE or file:PATH.");
}

bool readNumber(std::string_view text, int& number)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size();
}

constexpr std::array<std::pair<std::string_view, PortAddress::Flow>, 3> flowWords{
    {{"hardware", PortAddress::Flow::Hardware},
     {"software", PortAddress::Flow::Software},
     {"none", PortAddress::Flow::None}}};

/// "baud=19200", "flow=none".
bool readOption(std::string_view option, PortAddress& address)
{
    if (option.starts_with("baud="))
        return readNumber(option.substr(5), address.baud)
            && std::ranges::find(speeds, address.baud, &Speed::baud) != speeds.end();
    for (const auto& [word, flow] : flowWords)
        if (option == "flow=" + std::string{word}) {
            address.flow = flow;
            return true;
        }
    return false;
}

Result<PortAddress> parseDevice(std::string_view text)
{
    const std::size_t mark = text.find('?');
    PortAddress address{.kind = PortAddress::Kind::Device, .path = std::string{text.substr(0, mark)}};
    if (mark == std::string_view::npos)
        return address;
    for (std::string_view rest = text.substr(mark + 1); !rest.empty();) {
        const std::size_t end = std::min(rest.find('&'), rest.size());
        if (!readOption(rest.substr(0, end), address))
            return badAddress(text);
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return address.baud > 0 ? Result<PortAddress>{address} : badAddress(text);
}

Result<PortAddress> parseTcp(std::string_view text)
{
    const std::size_t colon = text.rfind(':');
    if (colon < 5)
        return badAddress(text);
    std::string_view host = text.substr(4, colon - 4);
    if (host.starts_with('[') && host.ends_with(']'))
        host = host.substr(1, host.size() - 2);
    PortAddress address{.kind = PortAddress::Kind::Tcp,
                        .host = std::string{host == "localhost" ? "127.0.0.1" : host}};
    if (!readNumber(text.substr(colon + 1), address.tcpPort) || address.tcpPort < 1 || address.tcpPort > 65535
        || !numericAddress(address.host, address.tcpPort))
        return badAddress(text);
    return address;
}

// What CUPS allows as a name, and nothing that lp could take for an option.
bool isQueueName(std::string_view name)
{
    return !name.empty() && name.front() != '-' && std::ranges::all_of(name, [](char letter) {
        return letter > ' ' && letter != '/' && letter != '#' && letter != 0x7F;
    });
}

}

std::string PortAddress::text() const
{
    switch (kind) {
    case Kind::Tcp:
        return "tcp:" + (host.find(':') != std::string::npos ? "[" + host + "]" : host) + ":"
            + std::to_string(tcpPort);
    case Kind::Device:
        return path + (baud > 0 ? "?baud=" + std::to_string(baud) : "");
    case Kind::File:
        return "file:" + path;
    case Kind::Cups:
        return "cups:" + queue;
    }
    return path;
}

Result<PortAddress> parsePortAddress(std::string_view text)
{
    if (text.starts_with("/dev/"))
        return parseDevice(text);
    if (text.starts_with("device:/"))
        return parseDevice(text.substr(7));
    if (text.starts_with("file:") && text.size() > 5)
        return PortAddress{.kind = PortAddress::Kind::File, .path = std::string{text.substr(5)}};
    if (text.starts_with("cups:") && isQueueName(text.substr(5)))
        return PortAddress{.kind = PortAddress::Kind::Cups, .queue = std::string{text.substr(5)}};
    return text.starts_with("tcp:") ? parseTcp(text) : badAddress(text);
}

Result<std::unique_ptr<PrinterPort>> openPort(const PortAddress& address, Milliseconds timeout)
{
    switch (address.kind) {
    case PortAddress::Kind::Tcp:
        return openTcp(address, timeout);
    case PortAddress::Kind::Cups:
        return openCups(address);
    case PortAddress::Kind::Device:
    case PortAddress::Kind::File:
        break;
    }
    return openPath(address);
}

}
