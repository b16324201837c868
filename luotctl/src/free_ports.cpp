#include "luotctl/src/free_ports.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <random>

namespace luot::luotctl {

namespace {

bool isFree(std::uint16_t port)
{
    const int probe = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int reuse = 1;
    ::setsockopt(probe, SOL_SOCKET, SO_REUSEADDR, &reuse, sizeof reuse);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = ::bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    ::close(probe);
    return free;
}

}

std::uint16_t freePorts(std::uint16_t usual, std::uint16_t count)
{
    std::mt19937 random{std::random_device{}()};
    std::uniform_int_distribution<int> somewhere{20000, 32000};
    std::uint16_t port = usual;
    for (int attempt = 0; attempt < 200; ++attempt) {
        bool free = true;
        for (std::uint16_t i = 0; i < count; ++i)
            free = free && isFree(static_cast<std::uint16_t>(port + i));
        if (free)
            return port;
        port = static_cast<std::uint16_t>(somewhere(random));
    }
    return usual;
}

}
