#include "protocol/src/socket.h"

#include <zmq.h>

#include <cerrno>
#include <utility>

namespace luot::protocol {

namespace {

template <class Call> int retried(Call call)
{
    int result = call();
    while (result == -1 && errno == EINTR)
        result = call();
    return result;
}

}

Context::Context(int ioThreads)
    : m_context{zmq_ctx_new()}
{
    if (m_context != nullptr)
        zmq_ctx_set(m_context, ZMQ_IO_THREADS, ioThreads);
}

Context::~Context()
{
    retried([this] { return zmq_ctx_term(m_context); });
}

void Context::shutDown() const { zmq_ctx_shutdown(m_context); }

Socket::~Socket()
{
    if (m_socket != nullptr)
        zmq_close(m_socket);
}

Socket::Socket(Socket&& other) noexcept
    : m_socket{std::exchange(other.m_socket, nullptr)}
{
}

Socket& Socket::operator=(Socket&& other) noexcept
{
    if (this != &other) {
        if (m_socket != nullptr)
            zmq_close(m_socket);
        m_socket = std::exchange(other.m_socket, nullptr);
    }
    return *this;
}

Result<Socket> Socket::open(const Context& context, int type)
{
    void* socket = context.handle() == nullptr ? nullptr : zmq_socket(context.handle(), type);
    if (socket == nullptr)
        return failure(std::string{"No socket could be opened ("} + zmq_strerror(errno)
                       + "): raise the limit of open files (ulimit -n), or close other programs.");
    Socket opened{socket};
    opened.set(ZMQ_LINGER, 0);
    return opened;
}

void Socket::set(int option, int value) { zmq_setsockopt(m_socket, option, &value, sizeof value); }
void Socket::set(int option, std::int64_t value) { zmq_setsockopt(m_socket, option, &value, sizeof value); }
void Socket::set(int option, std::string_view value)
{
    zmq_setsockopt(m_socket, option, value.data(), value.size());
}

int Socket::bind(const std::string& address) { return zmq_bind(m_socket, address.c_str()) == 0 ? 0 : errno; }
int Socket::connect(const std::string& address)
{
    return zmq_connect(m_socket, address.c_str()) == 0 ? 0 : errno;
}

bool Socket::send(std::initializer_list<std::string_view> frames)
{
    const auto* const last = frames.end() - 1;
    for (const auto* frame = frames.begin(); frame != frames.end(); ++frame) {
        const int flags = ZMQ_DONTWAIT | (frame == last ? 0 : ZMQ_SNDMORE);
        if (retried([&] { return zmq_send(m_socket, frame->data(), frame->size(), flags); }) == -1)
            return false;
    }
    return true;
}

std::optional<Message> Socket::receive(std::size_t most)
{
    Message message;
    for (bool more = true; more; ++message.count) {
        zmq_msg_t frame;
        zmq_msg_init(&frame);
        if (retried([&] { return zmq_msg_recv(&frame, m_socket, ZMQ_DONTWAIT); }) == -1) {
            zmq_msg_close(&frame);
            return std::nullopt;
        }
        if (message.frames.size() < most)
            message.frames.emplace_back(static_cast<const char*>(zmq_msg_data(&frame)), zmq_msg_size(&frame));
        more = zmq_msg_more(&frame) != 0;
        // A ROUTER may lose what ZAP said on the identity's frame; the body's has it.
        const char* user = more ? nullptr : zmq_msg_gets(&frame, "User-Id");
        if (user != nullptr)
            message.user = user;
        const char* key = more ? nullptr : zmq_msg_gets(&frame, keyProperty);
        if (key != nullptr)
            message.key = key;
        zmq_msg_close(&frame);
    }
    return message;
}

}
