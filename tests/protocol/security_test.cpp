#include "tests/protocol/one_of_each.h"
#include "tests/protocol/stranger.h"

namespace luot::protocol {
namespace {

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
        for (const Command& command : oneOfEachCommand()) {
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

}
}
