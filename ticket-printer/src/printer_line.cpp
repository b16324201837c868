#include "ticket-printer/src/printer_line.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <utility>

namespace luot::ticket_printer {

namespace {

void closeIfOpen(int& fd)
{
    if (fd >= 0)
        ::close(std::exchange(fd, -1));
}

class TcpLine final : public PrinterLine {
public:
    explicit TcpLine(int port)
        : m_port{port}
    {
    }
    TcpLine(const TcpLine&) = delete;
    TcpLine& operator=(const TcpLine&) = delete;
    ~TcpLine() override
    {
        closeIfOpen(m_client);
        closeIfOpen(m_listener);
    }

    Result<int> plugIn() override
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        const int on = 1;
        setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        // Little more than the printer's own buffer, so that a printer that reads nothing is felt by the
        // sender.
        const int receiveBuffer = 4096;
        setsockopt(m_listener, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(m_port));
        socklen_t length = sizeof address;
        auto* const generic = reinterpret_cast<sockaddr*>(&address);
        if (bind(m_listener, generic, length) != 0 || listen(m_listener, 1) != 0
            || getsockname(m_listener, generic, &length) != 0)
            return failure("Port " + std::to_string(m_port) + " cannot be used (" + std::strerror(errno)
                           + "); choose another with --port, or stop the program that holds it.");
        return m_port = ntohs(address.sin_port);
    }
    void unplug() override
    {
        blink();
        closeIfOpen(m_listener);
    }
    bool blink() override
    {
        const linger reset{.l_onoff = 1, .l_linger = 0};
        if (m_client >= 0)
            setsockopt(m_client, SOL_SOCKET, SO_LINGER, &reset, sizeof reset);
        closeIfOpen(m_client);
        return true;
    }

    int waiting() const override { return m_client < 0 ? m_listener : -1; }
    int speaking() const override { return m_client; }
    bool accept() override
    {
        m_client = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
        const int on = 1;
        if (m_client >= 0)
            setsockopt(m_client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        return m_client >= 0;
    }
    void forget() override { closeIfOpen(m_client); }

    std::ptrdiff_t receive(std::span<std::uint8_t> bytes) override
    {
        const ssize_t length = recv(m_client, bytes.data(), bytes.size(), 0);
        if (length > 0)
            return length;
        return length < 0 && (errno == EAGAIN || errno == EINTR) ? 0 : -1;
    }
    void send(std::span<const std::uint8_t> bytes) override
    {
        if (m_client >= 0)
            ::send(m_client, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    }

private:
    int m_port;
    int m_listener = -1;
    int m_client = -1;
};

class PtyLine final : public PrinterLine {
public:
    explicit PtyLine(std::string link)
        : m_link{std::move(link)}
    {
    }
    PtyLine(const PtyLine&) = delete;
    PtyLine& operator=(const PtyLine&) = delete;
    ~PtyLine() override { PtyLine::unplug(); }

    Result<int> plugIn() override
    {
        m_printer = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
        if (m_printer < 0 || grantpt(m_printer) != 0 || unlockpt(m_printer) != 0)
            return failure(std::string{"There is no terminal to be had ("} + std::strerror(errno)
                           + "); close some, or use --port.");
        const std::string device = ptsname(m_printer);
        // Kept open: a printer does not notice when nobody has its device open.
        m_device = open(device.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC);
        termios line{};
        tcgetattr(m_device, &line);
        cfmakeraw(&line); // else what the printer says would come back to it as an echo
        tcsetattr(m_device, TCSANOW, &line);

        namespace fs = std::filesystem;
        std::error_code error;
        if (fs::exists(fs::symlink_status(m_link, error)) && !fs::is_symlink(m_link, error))
            return failure(m_link + " is there already and no link; choose another name with --pty.");
        const std::string part = m_link + ".part";
        fs::remove(part, error);
        fs::create_symlink(device, part, error);
        if (!error)
            fs::rename(part, m_link, error);
        if (error)
            return failure("The link " + m_link + " cannot be made (" + error.message()
                           + "); choose another with --pty.");
        m_linked = true;
        return 0;
    }
    void unplug() override
    {
        std::error_code error;
        if (std::exchange(m_linked, false))
            std::filesystem::remove(m_link, error);
        closeIfOpen(m_device);
        closeIfOpen(m_printer);
    }
    bool blink() override
    {
        // The name leads to the new device before the old one is gone, so that nobody finds nothing.
        int printer = std::exchange(m_printer, -1);
        int device = std::exchange(m_device, -1);
        const bool back = plugIn().has_value();
        closeIfOpen(device);
        closeIfOpen(printer);
        return back;
    }

    int waiting() const override { return -1; }
    int speaking() const override { return m_printer; }
    bool accept() override { return false; }
    void forget() override { }

    std::ptrdiff_t receive(std::span<std::uint8_t> bytes) override
    {
        return std::max<ssize_t>(0, read(m_printer, bytes.data(), bytes.size()));
    }
    void send(std::span<const std::uint8_t> bytes) override
    {
        if (m_printer >= 0) [[maybe_unused]]
            const auto written = write(m_printer, bytes.data(), bytes.size());
    }

private:
    std::string m_link;
    bool m_linked = false;
    int m_printer = -1;
    int m_device = -1;
};

}

std::unique_ptr<PrinterLine> makeTcpLine(int port) { return std::make_unique<TcpLine>(port); }

std::unique_ptr<PrinterLine> makePtyLine(std::string link)
{
    return std::make_unique<PtyLine>(std::move(link));
}

}
