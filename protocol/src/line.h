#pragma once

#include "protocol/client.h"
#include "protocol/src/socket.h"

#include <string>

namespace luot::protocol {

/// A client's sockets, all on their way to one service.
struct Line {
    Socket commands;
    Socket syncs; ///< not open without a stream
    Socket events; ///< not open without a stream

    static Result<Line> open(const Context& context, const ClientSettings& settings);
    static Result<Socket> openCommands(const Context& context, const ClientSettings& settings);
};

}
