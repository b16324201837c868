#include "protocol/src/zmq_server.h"

#include "base/log.h"
#include "protocol/codec.h"

#include <zmq.h>

#include <algorithm>
#include <utility>

namespace luot::protocol {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view requestMagic = "LQ1Q";
constexpr std::string_view replyMagic = "LQ1R";
constexpr std::string_view syncMagic = "LQ1S";
constexpr std::size_t identityMagicBody = 3;
constexpr int mostAtOnce = 2048; ///< messages of one endpoint before the others have their turn
constexpr Milliseconds rebindEvery = 50ms;
constexpr RateLimit subscriptionRate{10.0, 200.0};
constexpr char subscribe = 1; ///< begins a subscription, by ZMTP
constexpr Milliseconds overloadedPause = 500ms;

std::set<std::string> usersOf(const std::vector<AllowedKey>& keys)
{
    std::set<std::string> users;
    for (const AllowedKey& key : keys)
        users.insert(userOf(key));
    return users;
}

}

Result<std::unique_ptr<Server>> Server::bind(ServerSettings settings, const EventSource& source)
{
    auto server = std::make_unique<ZmqServer>(std::move(settings), source);
    if (const Result<> opened = server->open(); !opened)
        return tl::unexpected<Error>{opened.error()};
    return std::unique_ptr<Server>{std::move(server)};
}

ZmqServer::ZmqServer(ServerSettings settings, const EventSource& source)
    : m_settings{std::move(settings)}
    , m_source{source}
    , m_syncDesk{source}
    , m_allowList{m_settings.branch}
    , m_keyFolder{m_settings.keys / "keys.d"}
    , m_gate{m_settings, m_allowList}
    , m_publishers{Publisher{Stream::Public, topicOf(m_settings.branch, Stream::Public), {}, {}},
                   Publisher{Stream::Staff, topicOf(m_settings.branch, Stream::Staff), {}, {}}}
{
}

ZmqServer::~ZmqServer() { m_context.shutDown(); }

Result<> ZmqServer::open()
{
    const Result<KeyPair> keys = readServerKey(m_settings.keys / "server.key");
    if (!keys)
        return tl::unexpected<Error>{keys.error()};
    if (Result<> loaded = m_keyFolder.load(m_allowList); !loaded)
        return loaded;
    m_validKeys = m_allowList.valid(m_clock.wall());
    m_keyChange = usersOf(m_validKeys);

    auto doorman = Doorman::open(m_context, m_allowList);
    if (!doorman)
        return tl::unexpected<Error>{doorman.error()};
    m_doorman = std::move(*doorman);
    m_endpoints.emplace(m_context, m_settings, keys->secretKey);

    const auto take = [](Socket& place, Result<Socket> socket) -> Result<> {
        if (!socket)
            return tl::unexpected<Error>{socket.error()};
        place = std::move(*socket);
        return {};
    };
    return take(m_commands, m_endpoints->commands())
        .and_then([&] { return take(m_syncs, m_endpoints->syncs()); })
        .and_then([&] { return take(m_publishers[0].socket, m_endpoints->events(Stream::Public)); })
        .and_then([&] { return take(m_publishers[1].socket, m_endpoints->events(Stream::Staff)); });
}

std::vector<Request> ZmqServer::receive(Milliseconds patience, std::size_t most, int wakeFd)
{
    const SteadyTime until = m_clock.steady() + patience;
    while (true) {
        doChores(m_clock.steady());
        drainCommands();
        drainSyncs();
        if (std::vector<Request> requests = handOut(most); !requests.empty())
            return requests;
        if (m_clock.steady() >= until || waitForMore(until, wakeFd))
            return {};
    }
}

void ZmqServer::reply(const Request& request, const std::string& body)
{
    sendReply(m_commands, request.route, body);
}

void ZmqServer::publish(const StoredEvent& event)
{
    const SteadyTime now = m_clock.steady();
    for (Publisher& publisher : m_publishers) {
        const std::uint64_t n = publisher.stream == Stream::Public ? event.publicN : event.staffN;
        if (n == 0)
            continue;
        const ShownEvent shown = shownOn(publisher.stream, event);
        m_syncDesk.add(publisher.stream, shown, event);
        if (!publisher.socket.isOpen())
            continue;
        publisher.socket.send(
            {publisher.topic, encodeHeader({0, m_source.epoch(), n}), encodeEvent(shown, event, up())});
        publisher.lastSent = now;
    }
}

std::optional<std::set<std::string>> ZmqServer::takeKeyChange() { return std::exchange(m_keyChange, {}); }

DeviceList ZmqServer::heard() const
{
    return {m_gate.heard(m_clock), std::chrono::floor<Milliseconds>(m_clock.steady() - m_begunAt)};
}

ServerCounts ZmqServer::counts() const
{
    ServerCounts counts = m_counts;
    counts.sentAway = m_doorman ? m_doorman->sentAway() : 0;
    return counts;
}

/// True: `wakeFd` is readable.
bool ZmqServer::waitForMore(SteadyTime until, int wakeFd)
{
    SteadyTime next = until;
    for (const Publisher& publisher : m_publishers)
        next = std::min(next, publisher.lastSent + m_settings.heartbeat);
    if (m_rebindAt)
        next = std::min(next, *m_rebindAt);
    const auto wait = std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(next - m_clock.steady()));

    std::vector<zmq_pollitem_t> items{{m_commands.handle(), 0, ZMQ_POLLIN, 0},
                                      {m_syncs.handle(), 0, ZMQ_POLLIN, 0}};
    for (const Publisher& publisher : m_publishers)
        if (publisher.socket.isOpen())
            items.push_back({publisher.socket.handle(), 0, ZMQ_POLLIN, 0});
    if (m_keyFolder.descriptor() >= 0)
        items.push_back({nullptr, m_keyFolder.descriptor(), ZMQ_POLLIN, 0});
    if (wakeFd >= 0)
        items.push_back({nullptr, wakeFd, ZMQ_POLLIN, 0});
    // Interrupted by a signal, it returns early: everything is looked at again.
    zmq_poll(items.data(), static_cast<int>(items.size()), static_cast<long>(wait.count()));
    return wakeFd >= 0 && (items.back().revents & ZMQ_POLLIN) != 0;
}

void ZmqServer::doChores(SteadyTime now)
{
    const bool isChanged = m_keyFolder.takeChange();
    if (isChanged || now - m_keysSeenAt >= 1s) {
        m_keysSeenAt = now;
        followKeys(m_keyFolder.mustLookAgain() || isChanged);
    }
    if (m_rebindAt && *m_rebindAt <= now)
        rebind(now);
    for (Publisher& publisher : m_publishers) {
        drainPublisher(publisher, now);
        if (now - publisher.lastSent >= m_settings.heartbeat)
            sendHeartbeat(publisher, now);
    }
}

void ZmqServer::followKeys(bool isChanged)
{
    if (isChanged) {
        const Result<> loaded = m_keyFolder.load(m_allowList);
        // Told once: it is tried again each second.
        const std::string trouble = loaded ? "" : loaded.error().message;
        if (trouble != std::exchange(m_keyTrouble, trouble) && !trouble.empty())
            spdlog::error("{} The keys known so far stay.", trouble);
    }
    std::vector<AllowedKey> valid = m_allowList.valid(m_clock.wall());
    if (!isChanged && valid.size() == m_validKeys.size())
        return;
    const bool isRevoked = std::ranges::any_of(m_validKeys, [&](const AllowedKey& known) {
        return std::ranges::none_of(valid, [&](const AllowedKey& key) {
            return key.publicKey == known.publicKey && key.role == known.role && key.id == known.id;
        });
    });
    m_validKeys = std::move(valid);
    std::set<std::string> users = usersOf(m_validKeys);
    if (m_keyChange)
        // Who was out for a moment, before anybody asked, was out.
        std::erase_if(users, [this](const std::string& user) { return !m_keyChange->contains(user); });
    m_keyChange = std::move(users);
    if (!isRevoked)
        return;
    // The door is watched only when a connection is made; whoever may still listen comes back at once.
    spdlog::info("A key was revoked: the event endpoints are opened anew.");
    for (Publisher& publisher : m_publishers)
        publisher.socket = Socket{};
    m_rebindAt = m_clock.steady();
}

void ZmqServer::rebind(SteadyTime now)
{
    m_rebindAt.reset();
    for (Publisher& publisher : m_publishers) {
        if (publisher.socket.isOpen())
            continue;
        // The old socket is closed by ZeroMQ's own thread: its port may be busy for a moment.
        Result<Socket> socket = m_endpoints->events(publisher.stream);
        if (socket)
            publisher.socket = std::move(*socket);
        else
            m_rebindAt = now + rebindEvery;
    }
}

void ZmqServer::drainPublisher(Publisher& publisher, SteadyTime now)
{
    // Subscriptions are ZeroMQ's own affair; whatever else a subscriber sends upstream is nobody's. But each
    // topic is kept as long as the endpoint: who never ends subscribing would fill the memory.
    for (int i = 0; publisher.socket.isOpen() && i < mostAtOnce; ++i) {
        const auto message = publisher.socket.receive(1);
        if (!message)
            return;
        if (!message->frames.front().starts_with(subscribe))
            continue;
        TokenBucket& bucket = m_subscriptions.try_emplace(message->user, subscriptionRate, now).first->second;
        if (message->user.empty() || bucket.take(now) == 0ms)
            continue;
        spdlog::error("{} subscribes without end and is put out: look at that machine, then write its key's "
                      "file anew.",
                      message->user);
        m_subscriptions.erase(message->user);
        m_allowList.banish(message->user);
        followKeys(false);
    }
}

void ZmqServer::sendHeartbeat(Publisher& publisher, SteadyTime now)
{
    publisher.lastSent = now;
    if (!publisher.socket.isOpen())
        return;
    const Heartbeat heartbeat{m_source.epoch(), m_source.lastN(publisher.stream), m_clock.wall(), up()};
    publisher.socket.send(
        {publisher.topic, encodeHeader({heartbeatFlag, heartbeat.epoch, heartbeat.n}),
         encodeHeartbeat(heartbeat, LUOT_VERSION,
                         m_source.mode() == ServiceMode::ReadOnly ? "read_only" : "normal")});
}

void ZmqServer::drainCommands()
{
    for (int i = 0; i < mostAtOnce; ++i) {
        const auto message = m_commands.receive(identityMagicBody);
        if (!message)
            return;
        takeCommand(*message);
    }
}

void ZmqServer::drainSyncs()
{
    for (int i = 0; i < mostAtOnce; ++i) {
        const auto message = m_syncs.receive(identityMagicBody);
        if (!message)
            return;
        takeSync(*message);
    }
}

bool ZmqServer::isWellFormed(const Message& message)
{
    const bool isIt
        = message.count == identityMagicBody && message.frames[1] == requestMagic && !message.user.empty();
    if (!isIt)
        ++m_counts.badFrames;
    return isIt;
}

/// Empty: the key that the line was made with is no longer good, whatever other keys its owner has.
std::string ZmqServer::speakerOf(const Message& message) const
{
    const auto key = m_allowList.withPublicKey(message.key, m_clock.wall());
    return key && userOf(*key) == message.user ? message.user : std::string{};
}

void ZmqServer::takeCommand(const Message& message)
{
    if (!isWellFormed(message))
        return;
    const std::string& route = message.frames[0];
    RequestId id;
    auto request = m_gate.judge(speakerOf(message), message.frames[2], id, m_clock);
    if (!request) {
        refuse(m_commands, route, id, request.error());
        return;
    }
    request->route = route;
    if (std::holds_alternative<Hello>(request->command))
        reply(*request, encodeReply(id, helloFor(*request), 0));
    else if (std::holds_alternative<Ping>(request->command))
        reply(*request, encodeReply(id, CommandResult{Done{}}, 0));
    else if (m_waiting.size() >= m_settings.inFlight)
        refuse(m_commands, route, id,
               {ErrorCode::Overloaded, "The service has too much to do: wait.", overloadedPause});
    else
        m_waiting.push_back(std::move(*request));
}

void ZmqServer::takeSync(const Message& message)
{
    if (!isWellFormed(message))
        return;
    const std::string& route = message.frames[0];
    RequestId id;
    const auto request = m_gate.judgeSync(speakerOf(message), message.frames[2], id, m_clock);
    if (!request) {
        refuse(m_syncs, route, id, request.error());
        return;
    }
    const auto content = m_syncDesk.answer(*request, m_gate.streamOf(*request));
    bool isSent = m_syncs.send({route, syncMagic, encodeSyncBegin(id, *content)});
    for (const std::string& part : content->parts)
        isSent = isSent && m_syncs.send({route, syncMagic, part});
    if (!isSent || !m_syncs.send({route, syncMagic, encodeSyncEnd(id, *content)}))
        ++m_counts.lostReplies;
}

std::vector<Request> ZmqServer::handOut(std::size_t most)
{
    std::vector<Request> requests;
    const SteadyTime now = m_clock.steady();
    while (!m_waiting.empty() && requests.size() < most) {
        Request request = std::move(m_waiting.front());
        m_waiting.pop_front();
        if (request.deadline < now)
            refuse(m_commands, request.route, request.id,
                   {ErrorCode::DeadlineExceeded,
                    "The request came too late to be begun; nothing was done.",
                    {}});
        else
            requests.push_back(std::move(request));
    }
    return requests;
}

CommandResult ZmqServer::helloFor(const Request& request) const
{
    const RateLimit rate = m_gate.rateOf(request.user, m_clock.wall());
    HelloResult hello;
    hello.build = LUOT_VERSION;
    hello.epoch = m_source.epoch();
    hello.branch = m_settings.branch;
    hello.role = nameOf(request.role);
    hello.user = request.user;
    hello.at = m_clock.wall();
    hello.up = up();
    hello.requestsPerSecond = static_cast<int>(rate.perSecond);
    hello.burst = static_cast<int>(rate.burst);
    return hello;
}

void ZmqServer::refuse(Socket& socket, const std::string& route, const RequestId& id, const Refusal& refusal)
{
    ++m_counts.refused;
    sendReply(socket, route, encodeReply(id, tl::unexpected<Refusal>{refusal}, 0));
}

void ZmqServer::sendReply(Socket& socket, const std::string& route, const std::string& body)
{
    if (!socket.send({route, replyMagic, body}))
        ++m_counts.lostReplies;
}

Milliseconds ZmqServer::up() const
{
    return std::chrono::floor<Milliseconds>(m_clock.steady().time_since_epoch());
}

}
