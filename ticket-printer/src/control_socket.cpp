#include "ticket-printer/src/control_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace luot::ticket_printer {

namespace {

constexpr std::size_t longestLine = 4096;

bool isSocket(const std::string& path)
{
    struct stat status { };
    return lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode);
}

}

std::vector<std::string> takeLines(std::string& pending)
{
    std::vector<std::string> lines;
    for (std::size_t end = pending.find('\n'); end != std::string::npos; end = pending.find('\n')) {
        lines.push_back(pending.substr(0, end));
        pending.erase(0, end + 1);
    }
    return lines;
}

ControlSocket::ControlSocket(std::string path, int listener)
    : m_path{std::move(path)}
    , m_listener{listener}
{
}

ControlSocket::~ControlSocket()
{
    for (const Guest& guest : m_guests)
        close(guest.fd);
    close(m_listener);
    unlink(m_path.c_str());
}

Result<std::unique_ptr<ControlSocket>> ControlSocket::listen(const std::string& path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const auto cannot = [&path](const std::string& why) {
        return failure("The control socket " + path + " cannot be made (" + why
                       + "); choose another with --control.");
    };
    if (path.empty() || path.size() >= sizeof address.sun_path)
        return cannot("the name is empty or longer than 107 letters");
    std::memcpy(address.sun_path, path.c_str(), path.size());
    if (isSocket(path))
        unlink(path.c_str());
    const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (listener < 0 || bind(listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0
        || ::listen(listener, 4) != 0) {
        const std::string why = std::strerror(errno);
        if (listener >= 0)
            close(listener);
        return cannot(why);
    }
    return std::unique_ptr<ControlSocket>{new ControlSocket{path, listener}};
}

void ControlSocket::serve(const Obey& obey, int quit)
{
    for (;;) {
        std::vector<pollfd> entries{pollfd{.fd = quit, .events = POLLIN, .revents = 0},
                                    pollfd{.fd = m_listener, .events = POLLIN, .revents = 0}};
        for (const Guest& guest : m_guests)
            entries.push_back(pollfd{.fd = guest.fd, .events = POLLIN, .revents = 0});
        if (poll(entries.data(), entries.size(), -1) < 0 && errno != EINTR)
            return;
        if (entries[0].revents != 0)
            return;
        for (std::size_t i = m_guests.size(); i-- > 0;)
            if (entries[i + 2].revents != 0 && !hear(m_guests[i], obey)) {
                close(m_guests[i].fd);
                m_guests.erase(m_guests.begin() + static_cast<std::ptrdiff_t>(i));
            }
        if (entries[1].revents != 0)
            if (const int fd = accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC); fd >= 0)
                m_guests.push_back(Guest{fd});
    }
}

/// False when the guest has gone, or does not speak in lines.
bool ControlSocket::hear(Guest& guest, const Obey& obey)
{
    std::array<char, 512> buffer{};
    const ssize_t length = recv(guest.fd, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (length <= 0)
        return length < 0 && (errno == EAGAIN || errno == EINTR);
    guest.pending.append(buffer.data(), static_cast<std::size_t>(length));
    for (const std::string& line : takeLines(guest.pending)) {
        const std::string answer = obey(line) + "\n";
        if (send(guest.fd, answer.data(), answer.size(), MSG_NOSIGNAL) < 0)
            return false;
    }
    return guest.pending.size() <= longestLine;
}

}
