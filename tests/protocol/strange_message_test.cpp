#include "tests/protocol/stranger.h"

/// What comes over the wire and should not: none of it keeps the service from its work.
namespace luot::protocol {
namespace {

using StrangeMessages = Security;

TEST_F(StrangeMessages, messagesThatAreNoneAreCountedAndTheServiceGoesOn)
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

TEST_F(StrangeMessages, whatASubscriberSendsUpstreamIsNobodys)
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

TEST_F(StrangeMessages, aRoutingIdIsNoIdentity)
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

TEST_F(StrangeMessages, whoAsksTooOftenIsToldToWait)
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

TEST_F(StrangeMessages, aServiceWithTooMuchToDoSaysSo)
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

TEST_F(StrangeMessages, aRequestThatWaitedTooLongIsNotBegun)
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
