#include "protocol/src/endpoints.h"

#include "protocol/src/doorman.h"

#include <zmq.h>

#include <cerrno>

namespace luot::protocol {

namespace {

constexpr std::int64_t mostCommandBytes = 16'384;
constexpr std::int64_t mostSmallBytes = 512;
constexpr std::int64_t commandThread = 1; ///< a mask, as ZMQ_AFFINITY wants it
constexpr std::int64_t crowdThread = 2;
constexpr int enforceDomain = 93; ///< ZMQ_ZAP_ENFORCE_DOMAIN: libzmq 4.3.4 knows it, Debian's header does not
constexpr int eventSendBuffer = 131'072;

}

Endpoints::Endpoints(const Context& context, const ServerSettings& settings, std::string secretKey)
    : m_context{context}
    , m_settings{settings}
    , m_secretKey{std::move(secretKey)}
{
}

Result<Socket> Endpoints::commands() const
{
    return open(ZMQ_ROUTER, 0, commandDomain, mostCommandBytes, {});
}
Result<Socket> Endpoints::syncs() const { return open(ZMQ_ROUTER, 1, syncDomain, mostSmallBytes, {}); }

Result<Socket> Endpoints::events(Stream stream) const
{
    const std::string welcome = topicOf(m_settings.branch, stream);
    return stream == Stream::Public ? open(ZMQ_XPUB, 2, publicDomain, mostSmallBytes, welcome)
                                    : open(ZMQ_XPUB, 3, staffDomain, mostSmallBytes, welcome);
}

Result<Socket> Endpoints::open(int type, int portOffset, const char* domain, std::int64_t mostBytes,
                               const std::string& welcome) const
{
    Result<Socket> socket = Socket::open(m_context, type);
    if (!socket)
        return socket;
    socket->set(ZMQ_CURVE_SERVER, 1);
    socket->set(ZMQ_CURVE_SECRETKEY, m_secretKey);
    // Without a domain CURVE lets everybody in.
    socket->set(ZMQ_ZAP_DOMAIN, std::string_view{domain});
    // Without this, too, as soon as nobody is there to answer for the door.
    socket->set(enforceDomain, 1);
    socket->set(ZMQ_MAXMSGSIZE, mostBytes);
    socket->set(ZMQ_HANDSHAKE_IVL, 3000);
    socket->set(ZMQ_BACKLOG, 256);
    socket->set(ZMQ_HEARTBEAT_IVL, 1000);
    socket->set(ZMQ_HEARTBEAT_TIMEOUT, 3000);
    socket->set(ZMQ_HEARTBEAT_TTL, 3000);
    socket->set(ZMQ_TCP_KEEPALIVE, 1);
    socket->set(ZMQ_SNDHWM, 1000);
    socket->set(ZMQ_RCVHWM, 1000);
    socket->set(ZMQ_AFFINITY, domain == std::string_view{commandDomain} ? commandThread : crowdThread);
    if (type == ZMQ_ROUTER) {
        socket->set(ZMQ_ROUTER_MANDATORY, 1);
        socket->set(ZMQ_SNDTIMEO, 0);
    } else {
        socket->set(ZMQ_XPUB_WELCOME_MSG, welcome);
        // What waits in the kernel for somebody slow is old when it arrives, and has cost its encryption.
        socket->set(ZMQ_SNDBUF, eventSendBuffer);
    }

    const int port = m_settings.port + portOffset;
    const std::string address = m_settings.bindAddress + ":" + std::to_string(port);
    const int error = socket->bind("tcp://" + address);
    if (error == EADDRINUSE)
        return failure(
            "Port " + std::to_string(port)
            + " is taken: another service runs already, or another program listens there; end it, or give "
              "another base port with --port.");
    if (error != 0)
        return failure("The service cannot listen at " + address + " (" + zmq_strerror(error)
                       + "): give an address of this machine and a base port from 1024 to 65532.");
    return socket;
}

}
