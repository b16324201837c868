#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace luot::protocol {

/// A ZeroMQ context. The destructor waits until its sockets are closed.
class Context {
public:
    /// `ioThreads` do the sending, receiving and encrypting.
    explicit Context(int ioThreads = 1);
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    /// Makes every blocking call on its sockets return.
    void shutDown() const;
    void* handle() const { return m_context; }

private:
    void* m_context;
};

/// What the doorman says of a connection beside the User-Id.
inline constexpr const char* keyProperty = "X-Key";

struct Message {
    std::vector<std::string> frames; ///< at most as many as were asked for
    std::size_t count = 0; ///< as many as came
    std::string user; ///< ZAP's User-Id, read from the last frame; empty: none
    std::string key; ///< the public key it came in with, in Z85, as ZAP's keyProperty said
};

/// A ZeroMQ socket that never blocks and never lingers. Owned by one thread.
class Socket {
public:
    Socket() = default;
    ~Socket();
    Socket(Socket&& other) noexcept;
    Socket& operator=(Socket&& other) noexcept;
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    static Result<Socket> open(const Context& context, int type);

    void set(int option, int value);
    void set(int option, std::int64_t value);
    void set(int option, std::string_view value);
    int bind(const std::string& address); ///< 0, or errno
    int connect(const std::string& address); ///< 0, or errno

    /// All or nothing; false: nobody there or no room.
    bool send(std::initializer_list<std::string_view> frames);
    /// Empty: nothing there. Keeps `most` frames of a message and drains the rest.
    std::optional<Message> receive(std::size_t most);

    void* handle() const { return m_socket; }
    bool isOpen() const { return m_socket != nullptr; }

private:
    explicit Socket(void* socket)
        : m_socket{socket}
    {
    }

    void* m_socket = nullptr;
};

}
