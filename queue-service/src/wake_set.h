#pragma once

#include <sys/epoll.h>
#include <unistd.h>

#include <initializer_list>

namespace luot::queue_service {

/// Descriptors that are waited for as one.
class WakeSet {
public:
    WakeSet(std::initializer_list<int> descriptors)
        : m_epoll{epoll_create1(EPOLL_CLOEXEC)}
    {
        for (const int fd : descriptors) {
            epoll_event readable{.events = EPOLLIN, .data = {.fd = fd}};
            if (fd >= 0)
                epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &readable);
        }
    }
    ~WakeSet() { ::close(m_epoll); }
    WakeSet(const WakeSet&) = delete;
    WakeSet& operator=(const WakeSet&) = delete;

    int descriptor() const { return m_epoll; }

private:
    int m_epoll;
};

}
