#pragma once

#include "protocol/server.h"
#include "protocol/src/socket.h"

#include <string>

namespace luot::protocol {

/// The four endpoints of a service, with the options of docs/protocol.md, "Endpoints".
///
/// Commands have a thread of ZeroMQ's to themselves: a hundred boards that shake hands, or a crowd that
/// listens, keep nobody waiting for an answer.
///
/// Requires: a Doorman of the same context, made before; a context of `ioThreads`.
class Endpoints {
public:
    static constexpr int ioThreads = 2;

    Endpoints(const Context& context, const ServerSettings& settings, std::string secretKey);

    Result<Socket> commands() const;
    Result<Socket> syncs() const;
    Result<Socket> events(Stream stream) const;

private:
    Result<Socket> open(int type, int portOffset, const char* domain, std::int64_t mostBytes,
                        const std::string& welcome) const;

    const Context& m_context;
    const ServerSettings& m_settings;
    std::string m_secretKey;
};

}
