#include "base/uuid.h"
#include "protocol/role.h"
#include "queue-service/verification.h"
#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <fstream>
#include <sstream>

/// People who sign in at machines: what somebody at a counter would notice.
namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

const CounterId one{"1"};
const Actor atOne = clerk("c1", {one});
const Actor atTwo = clerk("c2", {CounterId{"2"}});
const PersonId lan{"lan"};
const std::string pin = "27182818";
const std::string wrongPin = "31415926";

class People : public testing::Test {
protected:
    ~People() override
    {
        const auto report = verifyDatabase(desk.folder.path() / EventStore::databaseName);
        EXPECT_TRUE(report && report->passed());
    }

    void add(const PersonId& id = lan, Role role = Role::Clerk)
    {
        const Reply reply = desk.ask(admin(), AddPerson{id, "Nguyễn Thị Lan", role, pin});
        ASSERT_TRUE(reply.outcome) << reply.outcome.error().message;
    }
    Reply signIn(const Actor& at, const std::string& typed = pin, const PersonId& id = lan)
    {
        return desk.ask(at, SignIn{id, typed});
    }
    std::string tokenAt(const Actor& at, const PersonId& id = lan)
    {
        const Reply reply = signIn(at, pin, id);
        EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
        const auto* signedIn = reply.outcome ? std::get_if<SignedIn>(&*reply.outcome) : nullptr;
        return signedIn == nullptr ? std::string{} : signedIn->token;
    }
    Reply ask(const Actor& at, const std::string& token, Command command)
    {
        Request request = desk.request(at, std::move(command));
        request.token = token;
        return desk.ask(request);
    }
    std::optional<ErrorCode> open(const Actor& at, const std::string& token)
    {
        return codeOf(ask(at, token, OpenCounter{at.counters.front()}));
    }
    std::string actorOfLast() const { return desk.published.back().actor; }
    std::string files() const
    {
        std::string all;
        for (const auto& entry : std::filesystem::recursive_directory_iterator{desk.folder.path()}) {
            if (!entry.is_regular_file())
                continue;
            std::ifstream in{entry.path(), std::ios::binary};
            all.append(std::istreambuf_iterator<char>{in}, {});
        }
        return all;
    }

    Desk desk;
};

TEST_F(People, withoutPeopleTheMachinesActByThemselves) { EXPECT_EQ(open(atOne, ""), std::nullopt); }

TEST_F(People, onceThereArePeopleTheyMustSignIn)
{
    add();
    EXPECT_EQ(open(atOne, ""), ErrorCode::SignInNeeded);
    EXPECT_EQ(codeOf(desk.ask(supervisor(), SetNotice{"Back at one"})), ErrorCode::SignInNeeded);
    EXPECT_EQ(codeOf(desk.ask(atOne, ListFields{})), std::nullopt);
    EXPECT_EQ(desk.issued("A").label, "A001") << "a kiosk is nobody's";
    EXPECT_EQ(codeOf(desk.ask(admin(), SetNotice{"Back at one"})), std::nullopt);
    EXPECT_EQ(open(atOne, tokenAt(atOne)), std::nullopt);
}

TEST_F(People, needNotSignInWhereTheBranchSaysSo)
{
    desk.setup.rules.signInNeeded = false;
    desk.reopen();
    add();
    EXPECT_EQ(open(atOne, ""), std::nullopt);
}

TEST_F(People, theLogKeepsTheMachineAndThePerson)
{
    add();
    const std::string token = tokenAt(atOne);
    desk.issued("A");
    ask(atOne, token, OpenCounter{one});
    EXPECT_EQ(actorOfLast(), "clerk:c1/lan");
}

TEST_F(People, aRefusalForWantOfASignInIsNotForGood)
{
    add();
    Request request = desk.request(atOne, OpenCounter{one});
    EXPECT_EQ(codeOf(desk.ask(request)), ErrorCode::SignInNeeded);
    request.token = tokenAt(atOne);
    EXPECT_EQ(codeOf(desk.ask(request)), std::nullopt);
    request.token.clear();
    EXPECT_TRUE(desk.ask(request).duplicate) << "what was answered stays answered";
}

TEST_F(People, aTokenIsOfNoUseAtAnotherMachine)
{
    add();
    const std::string token = tokenAt(atOne);
    EXPECT_EQ(open(atTwo, token), ErrorCode::SignInNeeded);
    EXPECT_EQ(open(atOne, std::string(64, '0')), ErrorCode::SignInNeeded);
    EXPECT_EQ(codeOf(ask(atTwo, token, SignOut{})), std::nullopt);
    EXPECT_EQ(open(atOne, token), std::nullopt) << "another machine signs nobody out";
}

TEST_F(People, aSessionEndsAtSignOutAfterTenHoursAndWithEachChange)
{
    add();
    std::string token = tokenAt(atOne);
    EXPECT_EQ(codeOf(ask(atOne, token, SignOut{})), std::nullopt);
    EXPECT_EQ(open(atOne, token), ErrorCode::SignInNeeded);

    token = tokenAt(atOne);
    desk.clock.advance(10h - 1s);
    EXPECT_EQ(open(atOne, token), std::nullopt);
    desk.clock.advance(1s);
    EXPECT_EQ(open(atOne, token), ErrorCode::SignInNeeded);

    token = tokenAt(atOne);
    EXPECT_EQ(codeOf(desk.ask(admin(), ChangePerson{lan, "Lan", Role::Supervisor})), std::nullopt);
    EXPECT_EQ(open(atOne, token), ErrorCode::SignInNeeded);

    token = tokenAt(atOne);
    EXPECT_EQ(codeOf(desk.ask(admin(), ResetPin{lan, wrongPin})), std::nullopt);
    EXPECT_EQ(open(atOne, token), ErrorCode::SignInNeeded);
    EXPECT_EQ(codeOf(signIn(atOne)), ErrorCode::Forbidden);
    const Reply reply = signIn(atOne, wrongPin);
    ASSERT_TRUE(reply.outcome);

    token = std::get<SignedIn>(*reply.outcome).token;
    add(PersonId{"minh"});
    EXPECT_EQ(codeOf(desk.ask(admin(), RemovePerson{lan})), std::nullopt);
    EXPECT_EQ(open(atOne, token), ErrorCode::SignInNeeded);
    EXPECT_EQ(codeOf(signIn(atOne, wrongPin)), ErrorCode::Forbidden);
}

TEST_F(People, aSessionOutlivesARestartButNotItsKey)
{
    add();
    const std::string token = tokenAt(atOne);
    desk.crash();
    desk.reopen();
    EXPECT_EQ(open(atOne, token), std::nullopt);
    ASSERT_TRUE(desk.service->endSessionsBut({"clerk:c1", "clerk:c2"}));
    EXPECT_EQ(open(atOne, token), std::nullopt);
    ASSERT_TRUE(desk.service->endSessionsBut({"clerk:c2"}));
    EXPECT_EQ(open(atOne, token), ErrorCode::SignInNeeded);
}

TEST_F(People, fiveWrongPinsLockTheNameEverywhereForAMinuteThenTwiceAsLong)
{
    add();
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(codeOf(signIn(clerk("c" + std::to_string(10 + i), {one}), wrongPin)), ErrorCode::Forbidden);
    const Reply fifth = signIn(atTwo, wrongPin);
    EXPECT_EQ(codeOf(fifth), ErrorCode::Forbidden);
    EXPECT_EQ(fifth.outcome.error().retryAfter, 1min);
    Milliseconds expected = 1min;
    for (int i = 0; i < 6; ++i) {
        const Reply refused = signIn(atOne);
        EXPECT_EQ(codeOf(refused), ErrorCode::Locked) << "even with the right PIN";
        EXPECT_EQ(refused.outcome.error().retryAfter, expected);
        desk.clock.advance(expected);
        // Each time at another machine, so that none of them is locked itself.
        EXPECT_EQ(codeOf(signIn(clerk("d" + std::to_string(i), {one}), wrongPin)), ErrorCode::Forbidden);
        expected = std::min<Milliseconds>(2 * expected, 15min);
    }
    desk.crash();
    desk.reopen();
    EXPECT_EQ(codeOf(signIn(atOne)), ErrorCode::Locked) << "a restart forgets no lock";
    desk.clock.advance(15min);
    EXPECT_EQ(codeOf(signIn(atOne)), std::nullopt);
    EXPECT_EQ(codeOf(signIn(atOne, wrongPin)), ErrorCode::Forbidden);
    EXPECT_EQ(codeOf(signIn(atOne)), std::nullopt) << "counted anew";
}

TEST_F(People, fiveWrongPinsAtOneMachineLockTheMachine)
{
    add();
    for (int i = 0; i < 5; ++i)
        EXPECT_EQ(codeOf(signIn(atOne, wrongPin, PersonId{"guess" + std::to_string(i)})),
                  ErrorCode::Forbidden);
    EXPECT_EQ(codeOf(signIn(atOne)), ErrorCode::Locked);
    EXPECT_EQ(codeOf(signIn(atTwo)), std::nullopt);
    EXPECT_EQ(codeOf(desk.ask(admin(), UnlockPerson{{}, "clerk:c1"})), std::nullopt);
    EXPECT_EQ(codeOf(signIn(atOne)), std::nullopt);
}

TEST_F(People, aTerminalListsTheNamesToSignInWithAndNoMore)
{
    add();
    for (int i = 0; i < 5; ++i)
        signIn(clerk("d" + std::to_string(i), {one}), wrongPin);
    const auto list = desk.ask(atOne, ListPeople{});
    ASSERT_TRUE(list.outcome) << "nobody has signed in yet";
    const Person& person = std::get<PersonList>(*list.outcome).people.at(0);
    EXPECT_EQ(person.id, lan);
    EXPECT_FALSE(person.name.empty());
    EXPECT_FALSE(person.lockedUntil);
}

TEST_F(People, aSupervisorUnlocksAName)
{
    add();
    add(PersonId{"minh"}, Role::Supervisor);
    for (int i = 0; i < 5; ++i)
        signIn(clerk("d" + std::to_string(i), {one}), wrongPin);
    EXPECT_EQ(codeOf(signIn(atOne)), ErrorCode::Locked);
    const auto list = desk.ask(admin(), ListPeople{});
    EXPECT_TRUE(std::get<PersonList>(*list.outcome).people.front().lockedUntil);
    const std::string token = tokenAt(supervisor(), PersonId{"minh"});
    EXPECT_EQ(codeOf(ask(supervisor(), token, UnlockPerson{lan, ""})), std::nullopt);
    EXPECT_EQ(actorOfLast(), "supervisor:s1/minh");
    EXPECT_EQ(codeOf(signIn(atOne)), std::nullopt);
}

template <std::size_t... Index> std::vector<Command> oneOfEach(std::index_sequence<Index...>)
{
    return {Command{std::in_place_index<Index>}...};
}

TEST_F(People, haveTheLesserOfTheKeysAndTheirOwnRights)
{
    const std::vector roles{Role::Clerk, Role::Supervisor, Role::Admin};
    const std::vector machines{atOne, supervisor(), admin()};
    for (const Role role : roles)
        add(PersonId{std::string{nameOf(role)}}, role);
    int cells = 0;
    for (const Actor& machine : machines)
        for (const Role role : roles) {
            const std::string token = tokenAt(machine, PersonId{std::string{nameOf(role)}});
            for (const Command& command :
                 oneOfEach(std::make_index_sequence<std::variant_size_v<Command>>{})) {
                // The key's own role is judged before the service is asked; sessions are everybody's.
                if (!mayAsk(machine.role, command) || std::holds_alternative<Hello>(command)
                    || std::holds_alternative<Ping>(command) || mayAsk(role, command))
                    continue;
                Request request = desk.request(machine, ListFields{});
                request.command = command;
                request.token = token;
                EXPECT_EQ(codeOf(desk.ask(request)), ErrorCode::Forbidden)
                    << machine.user << " " << nameOf(role) << " " << opOf(command);
                ++cells;
            }
        }
    EXPECT_GT(cells, 20);
    // A supervisor at a clerk's terminal acts at its counter only.
    const std::string token = tokenAt(atOne, PersonId{"supervisor"});
    EXPECT_EQ(open(atOne, token), std::nullopt);
    EXPECT_EQ(codeOf(ask(atOne, token, OpenCounter{CounterId{"2"}})), ErrorCode::Forbidden);
}

TEST_F(People, theAuditSaysWhoDidWhatAndWhenPageByPage)
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

TEST_F(People, theLogIsReadWholeInAnswersThatFitOneFrame)
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

TEST_F(People, addingSomebodyTwiceWithOneIdIsOnce)
{
    const Request request = desk.request(admin(), AddPerson{lan, "Lan", Role::Clerk, pin});
    EXPECT_FALSE(desk.ask(request).duplicate);
    const Reply again = desk.ask(request);
    EXPECT_TRUE(again.duplicate);
    EXPECT_EQ(codeOf(again), std::nullopt);
    EXPECT_EQ(codeOf(desk.ask(admin(), AddPerson{lan, "Lan", Role::Clerk, pin})), ErrorCode::InvalidState);
}

TEST_F(People, theHashOfARequestSaysNothingOfThePin)
{
    const Request right = desk.request(admin(), AddPerson{lan, "Lan", Role::Clerk, pin});
    const Request other = desk.request(admin(), AddPerson{lan, "Lan", Role::Clerk, wrongPin});
    EXPECT_EQ(right.hash, other.hash);
}

TEST_F(People, noPinAndNoTokenIsInAnyFileNorInTheLog)
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

TEST_F(People, aCrashInTheMiddleOfASignInLeavesNothing)
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

TEST_F(People, whoAsksTwiceWithOneIdIsCountedOnce)
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

TEST_F(People, whoWaitedTooLongForTheWorkerIsToldSo)
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
