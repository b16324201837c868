#include "tests/queue-service/people_fixture.h"

/// What is written down of people who sign in, and what is not.
namespace luot::queue_service {
namespace {

using PeopleLog = People;

TEST_F(PeopleLog, theAuditSaysWhoDidWhatAndWhenPageByPage)
{
    const Ticket ticket = desk.issued("A");
    desk.clock.advance(1h);
    const WallTime later = desk.clock.wall();
    add();
    const std::string token = tokenAt(atOne);
    ask(atOne, token, OpenCounter{one});
    ask(atOne, token, CallNext{one});
    const auto read = [&](const Command& command) {
        const Reply reply = desk.ask(admin(), command);
        EXPECT_TRUE(reply.outcome);
        return std::get<LogPage>(*reply.outcome);
    };
    ReadAudit asked;
    asked.actor = "lan";
    const LogPage byPerson = read(asked);
    ASSERT_EQ(byPerson.events.size(), 2U);
    EXPECT_EQ(byPerson.events.back().type, "ticket.called");
    EXPECT_EQ(byPerson.events.back().actor, "clerk:c1/lan");
    EXPECT_TRUE(byPerson.events.back().hash.empty());
    asked.actor = "clerk:c1";
    EXPECT_EQ(read(asked).events, byPerson.events);

    asked = {};
    asked.ticket = ticket.id;
    EXPECT_EQ(read(asked).events.size(), 2U);
    asked.from = later;
    EXPECT_EQ(read(asked).events.size(), 1U);
    asked.from.reset();
    asked.to = later - 1s;
    EXPECT_EQ(read(asked).events.size(), 1U);
    asked.to.reset();
    asked.limit = 1;
    const LogPage first = read(asked);
    EXPECT_LT(first.next, first.last);
    asked.afterSeq = first.next;
    EXPECT_EQ(read(asked).events.front().type, "ticket.called");
}

TEST_F(PeopleLog, theLogIsReadWholeInAnswersThatFitOneFrame)
{
    for (int i = 0; i < 150; ++i)
        desk.issued("A");
    const Actor centre{"centre:x", Role::Centre, DeviceId{"x"}, {}};
    std::uint64_t after = 0;
    std::uint64_t seen = 0;
    int pages = 0;
    for (LogPage page{{}, 0, 1}; page.next != page.last; ++pages) {
        const Request request = desk.request(centre, ReadLog{after, 1000});
        auto outcome = desk.service->process(std::span{&request, 1});
        ASSERT_TRUE(outcome);
        EXPECT_LT(outcome->replies.front().size(), 65'536U);
        page = std::get<LogPage>(*decodeReply(outcome->replies.front())->outcome);
        for (const LogEntry& entry : page.events) {
            EXPECT_EQ(entry.seq, ++seen);
            EXPECT_EQ(entry.hash.size(), 32U);
        }
        after = page.next;
    }
    EXPECT_EQ(seen, desk.service->store().lastSeq());
    EXPECT_GT(pages, 1);
}

TEST_F(PeopleLog, addingSomebodyTwiceWithOneIdIsOnce)
{
    const Request request = desk.request(admin(), AddPerson{lan, "Lan", Role::Clerk, pin});
    EXPECT_FALSE(desk.ask(request).duplicate);
    const Reply again = desk.ask(request);
    EXPECT_TRUE(again.duplicate);
    EXPECT_EQ(codeOf(again), std::nullopt);
    EXPECT_EQ(codeOf(desk.ask(admin(), AddPerson{lan, "Lan", Role::Clerk, pin})), ErrorCode::InvalidState);
}

TEST_F(PeopleLog, theHashOfARequestSaysNothingOfThePin)
{
    const Request right = desk.request(admin(), AddPerson{lan, "Lan", Role::Clerk, pin});
    const Request other = desk.request(admin(), AddPerson{lan, "Lan", Role::Clerk, wrongPin});
    EXPECT_EQ(right.hash, other.hash);
}

TEST_F(PeopleLog, noPinAndNoTokenIsInAnyFileNorInTheLog)
{
    std::ostringstream said;
    const auto before = spdlog::default_logger();
    const auto logger
        = std::make_shared<spdlog::logger>("", std::make_shared<spdlog::sinks::ostream_sink_mt>(said, true));
    logger->set_level(spdlog::level::trace);
    spdlog::set_default_logger(logger);
    add();
    const std::string token = tokenAt(atOne);
    signIn(atOne, wrongPin);
    open(atOne, token);
    desk.ask(admin(), ResetPin{lan, "16180339"});
    spdlog::set_default_logger(before);

    for (int round = 0; round < 2; ++round) {
        const std::string kept = files();
        EXPECT_NE(kept.find("clerk:c1/lan"), std::string::npos) << "the search finds what is there";
        for (const std::string& secret : {pin, wrongPin, std::string{"16180339"}, token}) {
            EXPECT_EQ(kept.find(secret), std::string::npos) << secret;
            EXPECT_EQ(said.str().find(secret), std::string::npos) << secret;
        }
        desk.close();
        desk.reopen();
    }
}

TEST_F(PeopleLog, aCrashInTheMiddleOfASignInLeavesNothing)
{
    add();
    const auto rows = [&](const char* table) {
        SQLite::Database sql{desk.folder.path() / EventStore::databaseName, SQLite::OPEN_READONLY};
        return sql.execAndGet(std::string{"SELECT count(*) FROM "} + table).getInt();
    };
    for (const bool isWorkedOn : {false, true}) {
        const Request request = desk.request(atOne, SignIn{lan, pin});
        const auto outcome = desk.service->process(std::span{&request, 1});
        ASSERT_TRUE(outcome);
        EXPECT_TRUE(outcome->replies.front().empty());
        ASSERT_TRUE(desk.service->answerLate());
        pollfd waiting{.fd = desk.service->signInFd(), .events = POLLIN, .revents = 0};
        if (isWorkedOn) {
            ASSERT_GT(poll(&waiting, 1, 20'000), 0);
        }
        desk.crash();
        desk.reopen();
        EXPECT_EQ(rows("person_session"), 0);
        EXPECT_EQ(rows("wrong_pin"), 0);
        EXPECT_EQ(rows("reply WHERE client = 'clerk:c1'"), 0);
    }
    EXPECT_EQ(codeOf(signIn(atOne)), std::nullopt);
}

TEST_F(PeopleLog, whoAsksTwiceWithOneIdIsCountedOnce)
{
    add();
    const Request request = desk.request(atOne, SignIn{lan, wrongPin});
    std::vector<Request> requests(5, request);
    for (Request& again : requests)
        again.route = std::to_string(&again - requests.data());
    auto outcome = desk.service->process(requests);
    ASSERT_TRUE(outcome);
    std::vector<std::string> replies(1);
    desk.waitForLate({request}, replies);
    EXPECT_EQ(codeOf(signIn(atOne)), std::nullopt);
}

TEST_F(PeopleLog, whoWaitedTooLongForTheWorkerIsToldSo)
{
    add();
    std::vector<Request> requests;
    for (int i = 0; i < 18; ++i)
        requests.push_back(desk.request(clerk("d" + std::to_string(i), {one}), SignIn{lan, pin}));
    auto outcome = desk.service->process(requests);
    ASSERT_TRUE(outcome);
    EXPECT_EQ(codeOf(*decodeReply(outcome->replies[16])), ErrorCode::Overloaded);
    desk.service->answerLate();
    desk.clock.advance(4s);
    requests.resize(16);
    outcome->replies.resize(16);
    desk.waitForLate(requests, outcome->replies);
    EXPECT_EQ(codeOf(*decodeReply(outcome->replies[0])), std::nullopt) << "it had been begun in time";
    EXPECT_EQ(codeOf(*decodeReply(outcome->replies[1])), ErrorCode::DeadlineExceeded);
}

}
}
