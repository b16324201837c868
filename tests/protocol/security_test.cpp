#include "protocol/codec.h"
#include "protocol/src/event_frame.h"
#include "protocol/src/socket.h"
#include "protocol/src/sync_message.h"
#include "tests/protocol/small_service.h"
#include "tests/protocol/watcher.h"

#include <gtest/gtest.h>
#include <zmq.h>

#include <fstream>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

const RequestId someId{"0190f3a2-0000-7000-8000-000000000001"};

enum class Mechanism { Curve, Null, Plain };

/// A socket that keeps to no rule but ZeroMQ's own.
class Stranger {
public:
    Stranger(int type, std::uint16_t port, const KeyPair& pair, const std::string& serverKey,
             Mechanism mechanism = Mechanism::Curve)
        : m_socket{std::move(Socket::open(m_context, type).value())}
    {
        if (mechanism == Mechanism::Curve) {
            m_socket.set(ZMQ_CURVE_SERVERKEY, serverKey);
            m_socket.set(ZMQ_CURVE_PUBLICKEY, pair.publicKey);
            m_socket.set(ZMQ_CURVE_SECRETKEY, pair.secretKey);
        } else if (mechanism == Mechanism::Plain) {
            m_socket.set(ZMQ_PLAIN_USERNAME, std::string_view{"admin"});
            m_socket.set(ZMQ_PLAIN_PASSWORD, std::string_view{"admin"});
        }
        if (type == ZMQ_SUB)
            m_socket.set(ZMQ_SUBSCRIBE, std::string_view{});
        m_socket.connect("tcp://127.0.0.1:" + std::to_string(port));
    }

    /// Never waits: whoever was sent away has nowhere to send to.
    void send(const std::vector<std::string>& frames)
    {
        for (std::size_t i = 0; i < frames.size(); ++i) {
            const int flags = ZMQ_DONTWAIT | (i + 1 < frames.size() ? ZMQ_SNDMORE : 0);
            if (zmq_send(m_socket.handle(), frames[i].data(), frames[i].size(), flags) == -1)
                return;
        }
    }
    std::optional<Message> receive(Milliseconds patience)
    {
        zmq_pollitem_t item{m_socket.handle(), 0, ZMQ_POLLIN, 0};
        zmq_poll(&item, 1, static_cast<long>(patience.count()));
        return m_socket.receive(3);
    }
    std::optional<Reply> ask(const std::string& text)
    {
        send({"LQ1Q", text});
        const auto message = receive(Watcher::patience);
        if (!message || message->count != 2 || message->frames[0] != "LQ1R")
            return std::nullopt;
        const auto reply = decodeReply(message->frames[1]);
        return reply ? std::optional{*reply} : std::nullopt;
    }

private:
    Context m_context;
    Socket m_socket;
};

class Security : public testing::Test {
protected:
    Stranger stranger(int type, int endpoint, const DeviceKey& key,
                      Mechanism mechanism = Mechanism::Curve) const
    {
        return {type, static_cast<std::uint16_t>(m_service.port() + endpoint), key.pair, key.serverPublicKey,
                mechanism};
    }
    DeviceKey unknownKey() const
    {
        return {DeviceId{"x"}, Role::Admin, BranchId{"an-thinh"}, makeKeyPair(), m_service.publicKey()};
    }

    /// Events pass, and those who may hear them do.
    void letEventsPass(Watcher& friendly, int count)
    {
        for (int i = 0; i < count; ++i) {
            const std::string text = "tin " + std::to_string(++m_events);
            m_service.happen(NoticeSet{text});
            ASSERT_TRUE(friendly.waitFor([&](const BranchView& view) { return view.notice == text; }));
        }
    }
    bool isEventually(const std::function<bool()>& isSo)
    {
        const auto until = std::chrono::steady_clock::now() + Watcher::patience;
        while (!isSo()) {
            if (std::chrono::steady_clock::now() > until)
                return false;
            std::this_thread::sleep_for(5ms);
        }
        return true;
    }

    SmallService m_service;
    int m_events = 0;
};

TEST_F(Security, anUnknownKeyGetsNothingAtAnyEndpoint)
{
    const DeviceKey friendKey = m_service.admit("c1", Role::Clerk);
    m_service.start();
    Watcher friendly{m_service.settingsFor(friendKey, Stream::Staff)};
    ASSERT_TRUE(friendly.waitForLink(LinkState::Live));
    auto commands = stranger(ZMQ_DEALER, 0, unknownKey());
    auto syncs = stranger(ZMQ_DEALER, 1, unknownKey());
    auto publicEvents = stranger(ZMQ_SUB, 2, unknownKey());
    auto staffEvents = stranger(ZMQ_SUB, 3, unknownKey());
    commands.send({"LQ1Q", encodeRequest(someId, Ping{}, 3000ms, 1)});
    syncs.send({"LQ1Q", encodeSyncRequest({someId, "an-thinh.pub", {}, 0})});
    EXPECT_TRUE(isEventually([&] { return m_service.counts().sentAway >= 4; }));
    letEventsPass(friendly, 3);
    for (Stranger* one : {&commands, &syncs, &publicEvents, &staffEvents})
        EXPECT_FALSE(one->receive(0ms));
}

TEST_F(Security, withoutCurveNobodyGetsAnything)
{
    const DeviceKey friendKey = m_service.admit("b1", Role::Board);
    m_service.start();
    Watcher friendly{m_service.settingsFor(friendKey, Stream::Public)};
    for (const Mechanism mechanism : {Mechanism::Null, Mechanism::Plain}) {
        auto commands = stranger(ZMQ_DEALER, 0, friendKey, mechanism);
        auto events = stranger(ZMQ_SUB, 2, friendKey, mechanism);
        commands.send({"LQ1Q", encodeRequest(someId, Ping{}, 3000ms, 1)});
        letEventsPass(friendly, 30);
        EXPECT_FALSE(commands.receive(300ms));
        EXPECT_FALSE(events.receive(0ms));
    }
    EXPECT_EQ(m_service.counts().badFrames, 0U) << "nothing of it reached the service";
}

TEST_F(Security, theManualPagesKeyIsSentAwayEvenIfSomebodyAllowedIt)
{
    std::ofstream{m_service.keys() / "keys.d" / "x.json"}
        << R"({"z85":"Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID","id":"x","role":"admin","branch":"an-thinh"})";
    m_service.start();
    DeviceKey key = unknownKey();
    key.pair = {"Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID", "D:)Q[IlAW!ahhC2ac:9*A}h:p?([4%wOTJ%JR%cs"};
    auto commands = stranger(ZMQ_DEALER, 0, key);
    commands.send({"LQ1Q", encodeRequest(someId, Ping{}, 3000ms, 1)});
    EXPECT_TRUE(isEventually([&] { return m_service.counts().sentAway >= 1; }));
    EXPECT_FALSE(commands.receive(0ms));
}

TEST_F(Security, aBoardHearsNothingOfTheStaff)
{
    const DeviceKey board = m_service.admit("b1", Role::Board);
    const DeviceKey clerk = m_service.admit("c1", Role::Clerk);
    m_service.start();
    Watcher friendly{m_service.settingsFor(clerk, Stream::Staff)};
    auto staffEvents = stranger(ZMQ_SUB, 3, board);
    EXPECT_TRUE(isEventually([&] { return m_service.counts().sentAway >= 1; }));
    letEventsPass(friendly, 3);
    EXPECT_FALSE(staffEvents.receive(0ms));

    auto syncs = stranger(ZMQ_DEALER, 1, board);
    const auto refused = syncs.ask(encodeSyncRequest({someId, "an-thinh.staff", {}, 0}));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->outcome.error().code, ErrorCode::Forbidden);
    const auto unknown = syncs.ask(encodeSyncRequest({someId, "b1.pub", {}, 0}));
    ASSERT_TRUE(unknown);
    EXPECT_EQ(unknown->outcome.error().code, ErrorCode::NotFound);
}

TEST_F(Security, theHeartbeatSaysWhetherTheServiceCanWrite)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.settings.heartbeat = 20ms;
    m_service.start();
    auto events = stranger(ZMQ_SUB, 2, key);
    const auto hearsMode = [&](const std::string& mode) {
        return isEventually([&] {
            const auto message = events.receive(100ms);
            return message && message->frames.back().find("\"mode\":\"" + mode + "\"") != std::string::npos;
        });
    };
    EXPECT_TRUE(hearsMode("normal"));
    m_service.run([](Server&, MemorySource& source) { source.turn(ServiceMode::ReadOnly); });
    EXPECT_TRUE(hearsMode("read_only"));
    m_service.run([](Server&, MemorySource& source) { source.turn(ServiceMode::Normal); });
    EXPECT_TRUE(hearsMode("normal"));
}

template <std::size_t... Index> std::vector<Command> oneOfEach(std::index_sequence<Index...>)
{
    return {Command{std::in_place_index<Index>}...};
}

/// As a device would send it: nothing empty that must not be.
std::string textOf(Command command)
{
    if (auto* profile = std::get_if<SetProfile>(&command))
        profile->fields = {FieldId{"A"}};
    if (auto* rating = std::get_if<RateTicket>(&command))
        rating->counter = CounterId{"1"};
    if (auto* change = std::get_if<ChangePerson>(&command))
        change->name = "Hoa";
    if (auto* unlock = std::get_if<UnlockPerson>(&command))
        unlock->person = PersonId{"hoa"};
    if (auto* get = std::get_if<GetTicket>(&command))
        get->ticket = TicketId{"AAAA"};
    if (auto* cancel = std::get_if<CancelTicket>(&command))
        cancel->ticket = TicketId{"AAAA"};
    if (auto* erase = std::get_if<EraseFace>(&command))
        erase->ticket = TicketId{"AAAA"};
    std::string text = encodeRequest(someId, command, 3000ms, 1);
    for (const auto& [name, value] : {std::pair{"ticket", "AAAA"},
                                      {"counter", "AAAA"},
                                      {"field", "AAAA"},
                                      {"sealed", "AAAA"},
                                      {"reason", "AAAA"},
                                      {"dossier", "AAAA"},
                                      {"feedback", "AAAA"},
                                      {"text", "AAAA"},
                                      {"user", "hoa"},
                                      {"toml", "AAAA"},
                                      {"request", "AAAA"},
                                      {"words", "AAAA"},
                                      {"key", "AAAA"},
                                      {"name", "Hoa"},
                                      {"pin", "271828"}}) {
        const std::string empty = "\"" + std::string{name} + "\":\"\"";
        if (const auto at = text.find(empty); at != std::string::npos)
            text.insert(at + empty.size() - 1, value);
    }
    return text;
}

TEST_F(Security, theWholeTableOfRolesHoldsOnTheWire)
{
    const std::vector<Role> roles{Role::Board,     Role::Counter, Role::Kiosk,
                                  Role::Reception, Role::Clerk,   Role::Supervisor,
                                  Role::Admin,     Role::Monitor, Role::Centre};
    for (auto& [role, rate] : m_service.settings.rates)
        rate.burst = 1000;
    std::vector<DeviceKey> keys;
    for (const Role role : roles)
        keys.push_back(m_service.admit("of-" + std::string{nameOf(role)}, role));
    m_service.start();
    for (const DeviceKey& key : keys) {
        auto device = stranger(ZMQ_DEALER, 0, key);
        for (const Command& command : oneOfEach(std::make_index_sequence<std::variant_size_v<Command>>{})) {
            const auto reply = device.ask(textOf(command));
            ASSERT_TRUE(reply) << nameOf(key.role) << " " << opOf(command);
            const bool isForbidden = !reply->outcome && reply->outcome.error().code == ErrorCode::Forbidden;
            EXPECT_EQ(isForbidden, !mayAsk(key.role, command))
                << nameOf(key.role) << " " << opOf(command)
                << (reply->outcome ? "" : ": " + reply->outcome.error().message);
        }
    }
}

TEST_F(Security, aRevokedKeyHasNoSayAndHearsNothingMore)
{
    const DeviceKey board = m_service.admit("b1", Role::Board);
    const DeviceKey other = m_service.admit("b2", Role::Board);
    m_service.start();
    Watcher revoked{m_service.settingsFor(board, Stream::Public)};
    Watcher friendly{m_service.settingsFor(other, Stream::Public)};
    auto commands = stranger(ZMQ_DEALER, 0, board);
    ASSERT_TRUE(commands.ask(encodeRequest(someId, ListFields{}, 3000ms, 1))->outcome);
    ASSERT_TRUE(revoked.waitForLink(LinkState::Live));
    m_service.revoke("b1");
    EXPECT_TRUE(isEventually([&] {
        const auto reply = commands.ask(encodeRequest(someId, ListFields{}, 3000ms, 1));
        return reply && !reply->outcome && reply->outcome.error().code == ErrorCode::Forbidden;
    }));
    EXPECT_TRUE(revoked.waitForLink(LinkState::Stale));
    letEventsPass(friendly, 3);
    EXPECT_TRUE(revoked.news().empty());
}

TEST_F(Security, aRevokedKeyHasNoSayThoughItsOwnerHasANewOne)
{
    m_service.settings.rates[Role::Kiosk] = {10'000, 10'000};
    const DeviceKey old = m_service.admit("k1", Role::Kiosk);
    DeviceKey next = old;
    next.pair = makeKeyPair();
    ASSERT_TRUE(writeAllowedKey({next.pair.publicKey, next.id, next.role, next.branch, {}, {}, {}},
                                m_service.keys()));
    std::filesystem::rename(m_service.keys() / "k1.json", m_service.keys() / "keys.d" / "k1-next.json");
    m_service.start();
    const std::string question = encodeRequest(someId, ListFields{}, 3000ms, 1);
    auto thief = stranger(ZMQ_DEALER, 0, old);
    auto owner = stranger(ZMQ_DEALER, 0, next);
    auto syncs = stranger(ZMQ_DEALER, 1, old);
    ASSERT_TRUE(thief.ask(question)->outcome);
    ASSERT_TRUE(owner.ask(question)->outcome);
    ASSERT_TRUE(syncs.ask(encodeSyncRequest({someId, "none.pub", {}, 0})));
    m_service.revoke("k1");
    EXPECT_TRUE(isEventually([&] {
        const auto reply = thief.ask(question);
        return reply && !reply->outcome && reply->outcome.error().code == ErrorCode::Forbidden;
    }));
    const auto refused = syncs.ask(encodeSyncRequest({someId, "an-thinh.pub", {}, 0}));
    ASSERT_TRUE(refused);
    EXPECT_EQ(refused->outcome.error().code, ErrorCode::Forbidden);
    EXPECT_TRUE(owner.ask(question)->outcome);
}

TEST_F(Security, aKeyFileThatCannotBeOpenedJustNowIsNotTakenForRevoked)
{
    m_service.settings.rates[Role::Kiosk] = {10'000, 10'000};
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    auto device = stranger(ZMQ_DEALER, 0, key);
    const std::string question = encodeRequest(someId, Ping{}, 3000ms, 1);
    ASSERT_TRUE(device.ask(question)->outcome);
    const auto file = m_service.keys() / "keys.d" / "k1.json";
    std::filesystem::rename(file, m_service.keys() / "k1.json");
    EXPECT_TRUE(isEventually([&] { return !device.ask(question)->outcome; })) << "it is gone";

    std::filesystem::create_hard_link(m_service.keys() / "k1.json", file);
    EXPECT_TRUE(isEventually([&] { return device.ask(question)->outcome.has_value(); })) << "a link is seen";

    // A link to itself can be opened as little as any file when there are too many open.
    std::filesystem::create_symlink("k1.json", m_service.keys() / "keys.d" / "loop");
    std::filesystem::rename(m_service.keys() / "keys.d" / "loop", file);
    m_service.admit("k2", Role::Kiosk);
    std::this_thread::sleep_for(1500ms);
    EXPECT_TRUE(device.ask(question)->outcome);
}

TEST_F(Security, anotherFolderOfKeysInThePlaceOfTheFirstIsSeen)
{
    m_service.settings.rates[Role::Kiosk] = {10'000, 10'000};
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    auto device = stranger(ZMQ_DEALER, 0, key);
    const std::string question = encodeRequest(someId, Ping{}, 3000ms, 1);
    ASSERT_TRUE(device.ask(question)->outcome);
    std::filesystem::rename(m_service.keys() / "keys.d", m_service.keys() / "keys.old");
    std::filesystem::create_directory(m_service.keys() / "keys.d");
    EXPECT_TRUE(isEventually([&] { return !device.ask(question)->outcome; }));
    const DeviceKey next = m_service.admit("k2", Role::Kiosk);
    auto another = stranger(ZMQ_DEALER, 0, next);
    EXPECT_TRUE(another.ask(question)) << "and the new one is watched";
}

TEST_F(Security, aKeyAllowedLaterIsLetInWithoutARestart)
{
    m_service.start();
    const DeviceKey key{DeviceId{"b9"}, Role::Board, BranchId{"an-thinh"}, makeKeyPair(),
                        m_service.publicKey()};
    Watcher board{m_service.settingsFor(key, Stream::Public)};
    EXPECT_TRUE(isEventually([&] { return m_service.counts().sentAway >= 3; }));
    ASSERT_TRUE(writeAllowedKey({key.pair.publicKey, key.id, key.role, key.branch, {}, {}, {}},
                                m_service.keys() / "keys.d"));
    EXPECT_TRUE(board.waitForLink(LinkState::Live));
}

TEST_F(Security, aKeyPastItsTimeIsSentAway)
{
    const DeviceKey key{DeviceId{"b9"}, Role::Board, BranchId{"an-thinh"}, makeKeyPair(),
                        m_service.publicKey()};
    ASSERT_TRUE(
        writeAllowedKey({key.pair.publicKey, key.id, key.role, key.branch, {}, SystemClock{}.wall() - 1s, {}},
                        m_service.keys() / "keys.d"));
    m_service.start();
    auto commands = stranger(ZMQ_DEALER, 0, key);
    commands.send({"LQ1Q", encodeRequest(someId, Ping{}, 3000ms, 1)});
    EXPECT_TRUE(isEventually([&] { return m_service.counts().sentAway >= 1; }));
    EXPECT_FALSE(commands.receive(0ms));
}

TEST_F(Security, messagesThatAreNoneAreCountedAndTheServiceGoesOn)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    auto device = stranger(ZMQ_DEALER, 0, key);
    const std::string ping = encodeRequest(someId, Ping{}, 3000ms, 1);
    std::uint64_t bad = 0;
    for (std::size_t count = 1; count <= 20; ++count) {
        device.send(std::vector<std::string>(count, "LQ1Q"));
        bad += count == 2 ? 0 : 1;
        device.send(std::vector<std::string>(count, ""));
        ++bad;
    }
    for (const char* magic : {"LQ2Q", "lq1q", "LQ1R", "LQ1Q "}) {
        device.send({magic, ping});
        ++bad;
    }
    const auto garbage = device.receive(Watcher::patience);
    ASSERT_TRUE(garbage) << "\"LQ1Q\" as a text is refused as no JSON";
    EXPECT_EQ(decodeReply(garbage->frames[1])->outcome.error().code, ErrorCode::BadRequest);

    using namespace std::string_literals;
    for (const std::string& text : {""s, "\0"s, "{"s, std::string(16'000, '['), std::string(5'000, '{'),
                                    R"({"v":1,"v":1})"s, R"({"v":1e400})"s, "{\"v\":1,\"id\":\"\xFF\xFE\"}"s,
                                    ping + "\0"s, ping.substr(0, ping.size() / 2)}) {
        const auto reply = device.ask(text);
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->outcome.error().code, ErrorCode::BadRequest) << text.substr(0, 40);
    }
    EXPECT_TRUE(device.ask(ping)->outcome);
    EXPECT_EQ(m_service.counts().badFrames, bad);

    device.send({"LQ1Q", std::string(16'000'000, 'x')});
    auto other = stranger(ZMQ_DEALER, 0, key);
    EXPECT_TRUE(other.ask(ping)->outcome) << "a frame too large costs its sender the line, nobody else";
}

TEST_F(Security, whatASubscriberSendsUpstreamIsNobodys)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.start();
    auto noisy = stranger(ZMQ_XSUB, 2, key);
    Watcher friendly{m_service.settingsFor(key, Stream::Public)};
    ASSERT_TRUE(friendly.waitForLink(LinkState::Live));
    for (int i = 0; i < 2000; ++i)
        noisy.send({std::string(200, static_cast<char>(2 + i % 200)), "more"});
    letEventsPass(friendly, 3);
}

TEST_F(Security, aRoutingIdIsNoIdentity)
{
    const DeviceKey key = m_service.admit("b1", Role::Board);
    m_service.start();
    const Context context;
    Socket thief = std::move(Socket::open(context, ZMQ_DEALER).value());
    thief.set(ZMQ_ROUTING_ID, std::string_view{"admin:a1"});
    thief.set(ZMQ_CURVE_SERVERKEY, key.serverPublicKey);
    thief.set(ZMQ_CURVE_PUBLICKEY, key.pair.publicKey);
    thief.set(ZMQ_CURVE_SECRETKEY, key.pair.secretKey);
    thief.connect("tcp://127.0.0.1:" + std::to_string(m_service.port()));
    thief.send({"LQ1Q", encodeRequest(someId, Hello{}, 3000ms, 1)});
    zmq_pollitem_t item{thief.handle(), 0, ZMQ_POLLIN, 0};
    zmq_poll(&item, 1, 20'000);
    const auto message = thief.receive(2);
    ASSERT_TRUE(message);
    EXPECT_EQ(std::get<HelloResult>(*decodeReply(message->frames[1])->outcome).user, "board:b1");
}

TEST_F(Security, whoAsksTooOftenIsToldToWait)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.settings.rates[Role::Kiosk] = {1, 3};
    m_service.start();
    auto device = stranger(ZMQ_DEALER, 0, key);
    int limited = 0;
    for (int i = 0; i < 10; ++i) {
        const auto reply = device.ask(encodeRequest(someId, Ping{}, 3000ms, 1));
        ASSERT_TRUE(reply);
        if (reply->outcome)
            continue;
        EXPECT_EQ(reply->outcome.error().code, ErrorCode::RateLimited);
        EXPECT_GT(reply->outcome.error().retryAfter, 0ms);
        ++limited;
    }
    EXPECT_GE(limited, 5);
    Watcher patient{m_service.settingsFor(key, std::nullopt)};
    EXPECT_TRUE(patient.ask(Ping{}).outcome) << "the client waits by itself";
}

TEST_F(Security, aServiceWithTooMuchToDoSaysSo)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.settings.inFlight = 0;
    m_service.start();
    auto device = stranger(ZMQ_DEALER, 0, key);
    const auto reply = device.ask(encodeRequest(someId, ListFields{}, 3000ms, 1));
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->outcome.error().code, ErrorCode::Overloaded);
    EXPECT_TRUE(device.ask(encodeRequest(someId, Ping{}, 3000ms, 1))->outcome) << "it is alive all the same";
}

TEST_F(Security, aRequestThatWaitedTooLongIsNotBegun)
{
    const DeviceKey key = m_service.admit("k1", Role::Kiosk);
    m_service.start();
    m_service.stop();
    const MemorySource source{BranchId{"an-thinh"}};
    auto server = Server::bind(m_service.settings, source);
    ASSERT_TRUE(server) << server.error().message;
    auto device = stranger(ZMQ_DEALER, 0, key);
    device.send({"LQ1Q", encodeRequest(someId, ListFields{}, 50ms, 1)});
    device.send({"LQ1Q", encodeRequest(someId, ListFields{}, 50ms, 2)});
    device.send({"LQ1Q", encodeRequest(someId, Ping{}, 3000ms, 1)});
    std::optional<Message> pong;
    EXPECT_TRUE(isEventually([&] {
        EXPECT_TRUE((*server)->receive(10ms, 0, -1).empty());
        pong = device.receive(0ms);
        return pong.has_value();
    })) << "both have been read before it";
    const SteadyTime read = SystemClock{}.steady();
    EXPECT_TRUE(isEventually([&] { return SystemClock{}.steady() > read + 50ms; }));
    EXPECT_TRUE((*server)->receive(0ms, 10, -1).empty());
    for (int i = 0; i < 2; ++i) {
        const auto message = device.receive(Watcher::patience);
        ASSERT_TRUE(message);
        EXPECT_EQ(decodeReply(message->frames[1])->outcome.error().code, ErrorCode::DeadlineExceeded);
    }
}

}
}
