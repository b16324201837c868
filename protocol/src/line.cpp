#include "protocol/src/line.h"

#include <zmq.h>

#include <utility>

namespace luot::protocol {

namespace {

constexpr std::int64_t mostBytes = 262'144;

Result<Socket> openOne(const Context& context, const ClientSettings& settings, int type, int portOffset)
{
    Result<Socket> socket = Socket::open(context, type);
    if (!socket)
        return socket;
    socket->set(ZMQ_CURVE_SERVERKEY, settings.key.serverPublicKey);
    socket->set(ZMQ_CURVE_PUBLICKEY, settings.key.pair.publicKey);
    socket->set(ZMQ_CURVE_SECRETKEY, settings.key.pair.secretKey);
    socket->set(ZMQ_IMMEDIATE, 1);
    socket->set(ZMQ_RECONNECT_IVL, 100);
    socket->set(ZMQ_RECONNECT_IVL_MAX, 400);
    socket->set(ZMQ_CONNECT_TIMEOUT, 1000);
    socket->set(ZMQ_HANDSHAKE_IVL, 3000);
    socket->set(ZMQ_HEARTBEAT_IVL, 1000);
    socket->set(ZMQ_HEARTBEAT_TIMEOUT, 3000);
    socket->set(ZMQ_HEARTBEAT_TTL, 3000);
    socket->set(ZMQ_TCP_KEEPALIVE, 1);
    socket->set(ZMQ_MAXMSGSIZE, mostBytes);
    if (type == ZMQ_SUB) {
        socket->set(ZMQ_RCVHWM, 10'000);
        socket->set(ZMQ_SUBSCRIBE, topicOf(settings.key.branch, *settings.stream));
    }
    const std::string address = settings.host + ":" + std::to_string(settings.port + portOffset);
    if (const int error = socket->connect("tcp://" + address); error != 0)
        return failure("The address " + address + " cannot be used (" + zmq_strerror(error)
                       + "): give the queue service's host name and base port.");
    return socket;
}

}

Result<Socket> Line::openCommands(const Context& context, const ClientSettings& settings)
{
    return openOne(context, settings, ZMQ_DEALER, 0);
}

Result<Line> Line::open(const Context& context, const ClientSettings& settings)
{
    Line line;
    Result<Socket> commands = openCommands(context, settings);
    if (!commands)
        return tl::unexpected<Error>{commands.error()};
    line.commands = std::move(*commands);
    if (!settings.stream)
        return line;

    Result<Socket> syncs = openOne(context, settings, ZMQ_DEALER, 1);
    if (!syncs)
        return tl::unexpected<Error>{syncs.error()};
    line.syncs = std::move(*syncs);
    Result<Socket> events = openOne(context, settings, ZMQ_SUB, *settings.stream == Stream::Public ? 2 : 3);
    if (!events)
        return tl::unexpected<Error>{events.error()};
    line.events = std::move(*events);
    return line;
}

}
