#include "tests/protocol/one_of_each.h"
#include "tests/queue-service/people_fixture.h"

/// People who sign in at machines: what somebody at a counter would notice.
namespace luot::queue_service {
namespace {

/// A web server has a supervisor's key, and many people at once.
class PeopleAtPages : public People {
protected:
    void SetUp() override
    {
        add(lan);
        add(minh);
        lanToken = tokenAt(pages, lan);
        minhToken = tokenAt(pages, minh);
    }
    std::optional<ErrorCode> opens(const std::string& token, const char* counter)
    {
        return codeOf(ask(pages, token, OpenCounter{CounterId{counter}}));
    }

    const PersonId minh{"minh"};
    const Actor pages = supervisor();
    std::string lanToken;
    std::string minhToken;
};

TEST_F(PeopleAtPages, aClerkTakesACounterThatNobodyHas)
{
    EXPECT_EQ(opens(lanToken, "1"), std::nullopt);
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "supervisor:s1/lan");
    EXPECT_EQ(opens(lanToken, "1"), std::nullopt) << "again is no mistake";
    EXPECT_EQ(codeOf(ask(pages, lanToken, CallNext{one})), std::nullopt);
}

TEST_F(PeopleAtPages, twoAtOnePageServerDoNotTakeEachOthersCounter)
{
    ASSERT_EQ(opens(lanToken, "1"), std::nullopt);
    EXPECT_EQ(opens(minhToken, "1"), ErrorCode::InvalidState);
    EXPECT_EQ(codeOf(ask(pages, minhToken, CallNext{one})), ErrorCode::Forbidden);
    EXPECT_EQ(codeOf(ask(pages, minhToken, CloseCounter{one})), ErrorCode::Forbidden);
}

TEST_F(PeopleAtPages, aClerkHasOneCounterAtATime)
{
    ASSERT_EQ(opens(lanToken, "1"), std::nullopt);
    EXPECT_EQ(opens(lanToken, "2"), ErrorCode::InvalidState);
    ASSERT_EQ(codeOf(ask(pages, lanToken, CloseCounter{one})), std::nullopt);
    EXPECT_EQ(opens(lanToken, "2"), std::nullopt);
}

TEST_F(PeopleAtPages, aCounterWithATerminalIsNotTaken)
{
    ASSERT_EQ(codeOf(ask(atOne, tokenAt(atOne, minh), OpenCounter{one})), std::nullopt);
    EXPECT_EQ(opens(lanToken, "1"), ErrorCode::InvalidState);
    EXPECT_EQ(opens(lanToken, "9"), ErrorCode::NotFound);
}

TEST_F(PeopleAtPages, aSupervisorDoesNotTakeAClerksCounterOverButFreesIt)
{
    const PersonId giamsat{"giamsat"};
    add(giamsat, Role::Supervisor);
    const std::string token = tokenAt(pages, giamsat);
    ASSERT_EQ(opens(lanToken, "1"), std::nullopt);
    EXPECT_EQ(opens(token, "1"), ErrorCode::InvalidState);
    ASSERT_EQ(codeOf(ask(pages, lanToken, PauseCounter{one, PauseReason::Break})), std::nullopt);
    EXPECT_EQ(opens(token, "1"), std::nullopt) << "a pause may be ended";
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "supervisor:s1/lan") << "it is still hers";
    EXPECT_EQ(codeOf(ask(pages, lanToken, CallNext{one})), std::nullopt);
    EXPECT_EQ(codeOf(ask(pages, token, ReleaseCounter{one, "gone home", false})), std::nullopt);
    EXPECT_EQ(opens(token, "1"), std::nullopt);
    EXPECT_EQ(desk.service->book().counter(one)->openedBy, "supervisor:s1/giamsat");
    EXPECT_EQ(opens(lanToken, "1"), ErrorCode::InvalidState);
}

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

TEST_F(People, oneBrowserDoesNotLockTheOthersOfTheSamePageServer)
{
    add();
    add(PersonId{"minh"});
    for (int i = 0; i < 9; ++i)
        EXPECT_EQ(codeOf(signIn(supervisor(), wrongPin, PersonId{"guess" + std::to_string(i)})), ErrorCode::Forbidden);
    EXPECT_EQ(codeOf(signIn(supervisor())), std::nullopt);
    for (int i = 0; i < 5; ++i)
        signIn(supervisor(), wrongPin);
    EXPECT_EQ(codeOf(signIn(supervisor())), ErrorCode::Locked) << "the name is, wherever its PIN is tried";
    EXPECT_EQ(codeOf(signIn(supervisor(), pin, PersonId{"minh"})), std::nullopt);
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
            for (const Command& command : oneOfEachCommand()) {
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

TEST_F(People, aMachineThatWatchesOverTheOthersNeedsNobodySignedIn)
{
    add();
    EXPECT_EQ(codeOf(desk.ask(supervisor(), CloseField{FieldId{"A"}})), ErrorCode::SignInNeeded);
    EXPECT_TRUE(desk.ask(supervisor(), ListDevices{}).outcome);
    EXPECT_EQ(codeOf(ask(supervisor(), tokenAt(supervisor()), ListDevices{})), ErrorCode::Forbidden)
        << "a clerk who asks there is a clerk";
}

}
}
