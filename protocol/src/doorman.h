#pragma once

#include "base/result.h"
#include "protocol/src/allow_list.h"
#include "protocol/src/socket.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <thread>

namespace luot::protocol {

/// The ZAP domains: which endpoint is asked for.
inline constexpr const char* commandDomain = "lq.cmd";
inline constexpr const char* syncDomain = "lq.sync";
inline constexpr const char* publicDomain = "lq.evt.pub";
inline constexpr const char* staffDomain = "lq.evt.staff";

/// Answers ZeroMQ's question who may come in (RFC 27/ZAP): a CURVE key of the allow-list, at an endpoint its
/// role may connect to. Everybody else is sent away without a word.
///
/// Requires: made before any socket of the context is bound; the context is shut down before it is destroyed.
/// Thread: one of its own.
class Doorman {
public:
    static Result<std::unique_ptr<Doorman>> open(const Context& context, const AllowList& allowList);
    ~Doorman();

    std::uint64_t sentAway() const { return m_sentAway; }

private:
    Doorman(Socket socket, const AllowList& allowList);

    void run();
    void answer(const Message& question);

    Socket m_socket;
    const AllowList& m_allowList;
    std::atomic<std::uint64_t> m_sentAway = 0;
    std::thread m_thread;
};

}
