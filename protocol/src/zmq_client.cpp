#include "protocol/client.h"

#include "base/log.h"
#include "base/uuid.h"
#include "protocol/codec.h"
#include "protocol/role.h"
#include "protocol/src/line.h"
#include "protocol/src/request_desk.h"
#include "protocol/src/sync_flow.h"

#include <zmq.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <random>
#include <sys/eventfd.h>
#include <thread>
#include <unistd.h>

namespace luot::protocol {

using namespace std::chrono_literals;

namespace {

constexpr std::string_view requestMagic = "LQ1Q";
constexpr std::string_view replyMagic = "LQ1R";
constexpr std::string_view syncMagic = "LQ1S";
constexpr int mostAtOnce = 1000;
constexpr Milliseconds longestSilence = 3000ms; ///< of the command line, before it is made anew
constexpr Milliseconds longestWait = 60'000ms;
constexpr Milliseconds longestUnspoken = 5'000ms; ///< then the service is told that this device is there
constexpr Milliseconds longestUnheard = 1'000ms; ///< for who wants to know that this thread is at work

class ZmqClient final : public Client {
public:
    ZmqClient(ClientSettings settings, Listener listener, int wake)
        : m_settings{std::move(settings)}
        , m_listener{std::move(listener)}
        , m_wake{wake}
        , m_desk{m_settings.host + ":" + std::to_string(m_settings.port), std::random_device{}()}
    {
        if (m_settings.stream)
            m_flow.emplace(m_clock.steady(), std::random_device{}());
    }
    ~ZmqClient() override
    {
        m_isEnding = true;
        wake();
        if (m_thread.joinable())
            m_thread.join();
        m_line = {};
        close(m_wake);
    }

    Result<> start()
    {
        Result<Line> line = Line::open(m_context, m_settings);
        if (!line)
            return tl::unexpected<Error>{line.error()};
        m_line = std::move(*line);
        m_thread = std::thread{[this] { run(); }};
        return {};
    }

    RequestId request(Command command, std::function<void(const Reply&)> replied,
                      RequestOptions options) override
    {
        if (options.id.empty())
            options.id = RequestId{makeUuidV7(m_clock.wall())};
        RequestId id = options.id;
        {
            const std::scoped_lock lock{m_mutex};
            m_inbox.push_back({std::move(command), std::move(replied), std::move(options)});
        }
        wake();
        return id;
    }

private:
    struct Asked {
        Command command;
        std::function<void(const Reply&)> replied;
        RequestOptions options;
    };

    void wake() const
    {
        const std::uint64_t one = 1;
        [[maybe_unused]] const ssize_t written = write(m_wake, &one, sizeof one);
    }

    void run()
    {
        while (!m_isEnding) {
            takeInbox();
            hearReplies();
            if (m_flow)
                follow();
            speakUp();
            sendRequests();
            if (m_listener.turned)
                m_listener.turned();
            wait();
        }
        m_line = {};
    }

    void takeInbox()
    {
        std::uint64_t count = 0;
        [[maybe_unused]] const ssize_t got = read(m_wake, &count, sizeof count);
        std::vector<Asked> inbox;
        {
            const std::scoped_lock lock{m_mutex};
            inbox.swap(m_inbox);
        }
        for (Asked& asked : inbox)
            m_desk.add(std::move(asked.command), std::move(asked.replied), asked.options, m_clock.steady());
    }

    void hearReplies()
    {
        for (int i = 0; m_line.commands.isOpen() && i < mostAtOnce; ++i) {
            const auto message = m_line.commands.receive(2);
            if (!message)
                break;
            m_commandsQuietSince = m_clock.steady();
            if (!m_flow)
                setLink(LinkState::Live);
            Result<Reply> reply = message->count == 2 && message->frames[0] == replyMagic
                ? decodeReply(message->frames[1])
                : failure("It is no reply of LQ1.");
            if (!reply) {
                spdlog::warn("A message of the queue service was dropped. {}", reply.error().message);
                continue;
            }
            if (const auto finished = m_desk.take(std::move(*reply), m_clock.steady());
                finished && finished->replied)
                finished->replied(finished->reply);
        }
    }

    /// Nobody can tell a device that has nothing to ask from one whose cable is out.
    void speakUp()
    {
        const SteadyTime now = m_clock.steady();
        if (!m_mayPing || !m_desk.isEmpty() || now - m_spokeAt < longestUnspoken)
            return;
        RequestOptions options;
        options.id = RequestId{makeUuidV7(m_clock.wall())};
        m_desk.add(Ping{}, {}, options, now);
    }

    void sendRequests()
    {
        const SteadyTime now = m_clock.steady();
        for (const RequestDesk::Finished& finished : m_desk.giveUp(now))
            if (finished.replied)
                finished.replied(finished.reply);
        bool isStuck = m_desk.noteSilence(now);
        m_hasUnsent = false;
        for (const RequestDesk::Outgoing& outgoing : m_desk.due(now)) {
            if (!m_line.commands.isOpen() || !m_line.commands.send({requestMagic, outgoing.text})) {
                m_hasUnsent = true;
                break;
            }
            m_desk.markSent(outgoing.id, now);
            m_commandsQuietSince = now;
            m_spokeAt = now;
        }
        // ZeroMQ does not come back by itself from a broken handshake or a damaged stream.
        isStuck = isStuck || (m_hasUnsent && now - m_commandsQuietSince > longestSilence);
        if (!m_hasUnsent && m_desk.isEmpty())
            m_commandsQuietSince = now;
        if (isStuck) {
            m_commandsQuietSince = now;
            if (!m_flow)
                setLink(LinkState::Stale);
            if (auto socket = Line::openCommands(m_context, m_settings))
                m_line.commands = std::move(*socket);
        }
    }

    void follow()
    {
        hearEvents();
        hearSyncs();
        m_flow->tick(m_clock.steady());
        act();
        if (!m_unsentSync.empty() && m_line.syncs.isOpen() && m_line.syncs.send({requestMagic, m_unsentSync}))
            m_unsentSync.clear();
    }

    void hearEvents()
    {
        for (int i = 0; m_line.events.isOpen() && i < mostAtOnce; ++i) {
            const auto message = m_line.events.receive(3);
            if (!message)
                break;
            const SteadyTime now = m_clock.steady();
            if (message->count == 1)
                m_flow->hearWelcome(now);
            else if (message->count == 3)
                hearEvent(*message, now);
            // What a reset has closed must not be read on.
            act();
        }
    }

    void hearEvent(const Message& message, SteadyTime now)
    {
        const auto header = decodeHeader(message.frames[1]);
        Result<StreamMessage> heard
            = header ? decodeStreamMessage(*header, message.frames[2]) : failure("Its header is wrong.");
        if (!heard)
            spdlog::warn("An event was dropped. {}", heard.error().message);
        else if (const auto* heartbeat = std::get_if<Heartbeat>(&*heard))
            m_flow->hear(*heartbeat, now);
        else
            m_flow->hear(std::get<Event>(std::move(*heard)), now);
    }

    void hearSyncs()
    {
        for (int i = 0; m_line.syncs.isOpen() && i < mostAtOnce; ++i) {
            const auto message = m_line.syncs.receive(2);
            if (!message)
                break;
            if (message->count != 2)
                continue;
            const SteadyTime now = m_clock.steady();
            if (message->frames[0] == replyMagic) {
                const auto reply = decodeReply(message->frames[1]);
                if (reply && !reply->outcome && reply->id == m_syncId) {
                    spdlog::warn("The sync was refused: {}", reply->outcome.error().message);
                    m_flow->refuseSync(reply->outcome.error().retryAfter, now);
                }
            } else if (message->frames[0] == syncMagic) {
                m_flow->hearSyncPart(now);
                if (auto synced = m_assembly.take(message->frames[1])) {
                    if (*synced)
                        m_flow->takeSync(std::move(**synced), now);
                    else
                        m_flow->spoilSync(now);
                }
            }
            act();
        }
    }

    void act()
    {
        for (SyncFlow::Action& action : m_flow->takeActions()) {
            if (const auto* ask = std::get_if<SyncFlow::AskForSync>(&action)) {
                m_syncId = RequestId{makeUuidV7(m_clock.wall())};
                m_assembly.expect(m_syncId);
                m_unsentSync
                    = encodeSyncRequest({m_syncId, streamName(m_settings.key.branch, *m_settings.stream),
                                         ask->epoch, ask->afterN});
            } else if (std::holds_alternative<SyncFlow::ResetLine>(action)) {
                resetLine();
            } else if (const auto* changed = std::get_if<SyncFlow::Changed>(&action)) {
                if (m_listener.changed)
                    m_listener.changed(m_flow->view(), changed->news);
            } else {
                setLink(std::get<SyncFlow::LinkChanged>(action).state);
            }
        }
    }

    void resetLine()
    {
        m_assembly.expect({});
        m_unsentSync.clear();
        m_line = {};
        if (auto line = Line::open(m_context, m_settings))
            m_line = std::move(*line);
        else
            spdlog::error("{}", line.error().message);
    }

    void setLink(LinkState state)
    {
        if (m_link != state && m_listener.linkChanged)
            m_listener.linkChanged(state);
        m_link = state;
    }

    void wait()
    {
        const SteadyTime now = m_clock.steady();
        SteadyTime next = now + (m_listener.turned ? longestUnheard : longestWait);
        if (m_flow)
            next = std::min(next, m_flow->nextTick());
        if (const auto due = m_desk.nextTime(now))
            next = std::min(next, *due);
        if (m_mayPing && m_desk.isEmpty())
            next = std::min(next, m_spokeAt + longestUnspoken);
        if (m_hasUnsent)
            next = std::min(next, m_commandsQuietSince + longestSilence + 1ms);
        const auto wait = std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(next - now));

        std::vector<zmq_pollitem_t> items{{nullptr, m_wake, ZMQ_POLLIN, 0}};
        const auto add = [&](const Socket& socket, bool hasUnsent) {
            if (socket.isOpen())
                items.push_back(
                    {socket.handle(), 0, static_cast<short>(ZMQ_POLLIN | (hasUnsent ? ZMQ_POLLOUT : 0)), 0});
        };
        add(m_line.commands, m_hasUnsent);
        add(m_line.syncs, !m_unsentSync.empty());
        add(m_line.events, false);
        zmq_poll(items.data(), static_cast<int>(items.size()), static_cast<long>(wait.count()));
    }

    const ClientSettings m_settings;
    const Listener m_listener;
    const int m_wake;
    const SystemClock m_clock;
    std::atomic<bool> m_isEnding = false;
    std::mutex m_mutex;
    std::vector<Asked> m_inbox;

    // From here on, the bus thread's alone.
    Context m_context;
    Line m_line;
    RequestDesk m_desk;
    std::optional<SyncFlow> m_flow;
    SyncAssembly m_assembly;
    RequestId m_syncId;
    std::string m_unsentSync;
    bool m_hasUnsent = false;
    SteadyTime m_commandsQuietSince = m_clock.steady(); ///< since when nothing went out or came in
    SteadyTime m_spokeAt = m_clock.steady(); ///< a request was sent
    const bool m_mayPing = mayAsk(m_settings.key.role, Ping{});
    LinkState m_link = LinkState::Connecting;
    std::thread m_thread;
};

}

Result<std::unique_ptr<Client>> Client::connect(ClientSettings settings, Listener listener)
{
    const int wake = eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC);
    if (wake < 0)
        return failure(
            "No line to the queue service could be opened: raise the limit of open files (ulimit -n).");
    auto client = std::make_unique<ZmqClient>(std::move(settings), std::move(listener), wake);
    if (const Result<> started = client->start(); !started)
        return tl::unexpected<Error>{started.error()};
    return std::unique_ptr<Client>{std::move(client)};
}

}
