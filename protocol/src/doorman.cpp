#include "protocol/src/doorman.h"

#include "base/log.h"

#include <zmq.h>

#include <array>
#include <cerrno>

namespace luot::protocol {

namespace {

/// version, request id, domain, address, identity, mechanism, key
constexpr std::size_t questionFrames = 7;
constexpr std::size_t keyBytes = 32;

/// As ZMTP writes a property.
std::string property(std::string_view name, std::string_view value)
{
    std::string text{static_cast<char>(name.size())};
    text.append(name);
    for (int shift = 24; shift >= 0; shift -= 8)
        text.push_back(static_cast<char>(value.size() >> static_cast<unsigned>(shift)));
    return text.append(value);
}

bool mayConnect(Role role, std::string_view domain)
{
    if (domain == publicDomain)
        return mayHear(role, Stream::Public);
    if (domain == staffDomain)
        return mayHear(role, Stream::Staff);
    return domain == commandDomain || domain == syncDomain;
}

}

Result<std::unique_ptr<Doorman>> Doorman::open(const Context& context, const AllowList& allowList)
{
    Result<Socket> socket = Socket::open(context, ZMQ_REP);
    if (!socket)
        return tl::unexpected<Error>{socket.error()};
    if (const int error = socket->bind("inproc://zeromq.zap.01"); error != 0)
        return failure(std::string{"The door cannot be watched ("} + zmq_strerror(error)
                       + "): start the service again.");
    return std::unique_ptr<Doorman>{new Doorman{std::move(*socket), allowList}};
}

Doorman::Doorman(Socket socket, const AllowList& allowList)
    : m_socket{std::move(socket)}
    , m_allowList{allowList}
    , m_thread{[this] { run(); }}
{
}

Doorman::~Doorman() { m_thread.join(); }

void Doorman::run()
{
    zmq_pollitem_t item{m_socket.handle(), 0, ZMQ_POLLIN, 0};
    while (zmq_poll(&item, 1, -1) != -1 || errno == EINTR)
        while (const auto question = m_socket.receive(questionFrames))
            answer(*question);
    m_socket = Socket{};
}

void Doorman::answer(const Message& question)
{
    const auto& frames = question.frames;
    const std::string version = !frames.empty() ? frames[0] : "1.0";
    const std::string id = frames.size() > 1 ? frames[1] : "";
    std::string user;
    std::string metadata;
    if (question.count == questionFrames && frames[5] == "CURVE" && frames[6].size() == keyBytes) {
        std::array<char, 41> z85{};
        zmq_z85_encode(z85.data(), reinterpret_cast<const std::uint8_t*>(frames[6].data()), keyBytes);
        const auto key = m_allowList.withPublicKey(z85.data(), SystemClock{}.wall());
        if (key && mayConnect(key->role, frames[2])) {
            user = userOf(*key);
            metadata = property(keyProperty, z85.data());
        } else if (key) {
            spdlog::warn("{} may not connect to {} and was sent away.", userOf(*key), frames[2]);
        }
    }
    if (user.empty())
        ++m_sentAway;
    m_socket.send({version, id, user.empty() ? "400" : "200", "", user, metadata});
}

}
