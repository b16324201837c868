#include "queue-service/verification.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <future>

/// Signing in over the wire, at the real process.
namespace luot::queue_service {
namespace {

using namespace protocol;
using namespace std::chrono_literals;

const PersonId lan{"lan"};
const std::string pin = "27182818";
const CounterId three{"3"};

std::future<Reply> begin(Client& client, Command command, const std::string& token = {})
{
    const auto promise = std::make_shared<std::promise<Reply>>();
    RequestOptions options;
    options.token = token;
    client.request(
        std::move(command), [promise](const Reply& reply) { promise->set_value(reply); }, options);
    return promise->get_future();
}

class PeopleProcess : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(centre.start());
        terminal = connected("c1");
        office = connected("a1");
        const Reply added = begin(*office, AddPerson{lan, "Lan", Role::Clerk, pin}).get();
        ASSERT_TRUE(added.outcome) << added.outcome.error().message;
    }
    std::unique_ptr<Client> connected(const std::string& id)
    {
        ClientSettings settings = centre.device(id);
        settings.stream = std::nullopt;
        auto client = Client::connect(std::move(settings), {});
        EXPECT_TRUE(client);
        return client ? std::move(*client) : nullptr;
    }
    std::optional<ErrorCode> open(const std::string& token)
    {
        return codeOf(begin(*terminal, OpenCounter{three}, token).get());
    }

    CentreProcess centre;
    std::unique_ptr<Client> terminal;
    std::unique_ptr<Client> office;
};

TEST_F(PeopleProcess, nobodyWaitsForSomebodysPin)
{
    std::vector<std::future<Reply>> signIns;
    for (int i = 0; i < 8; ++i)
        signIns.push_back(begin(*terminal, SignIn{lan, pin}));
    // Eight PINs are a second's work; meanwhile the service does what it is there for.
    for (int i = 0; i < 3; ++i) {
        EXPECT_EQ(codeOf(begin(*office, Ping{}).get()), std::nullopt);
        EXPECT_EQ(codeOf(begin(*office, SetNotice{"Back at " + std::to_string(i)}).get()), std::nullopt);
    }
    EXPECT_EQ(signIns.back().wait_for(0s), std::future_status::timeout) << "the last PIN was not yet due";
    for (auto& signIn : signIns)
        EXPECT_EQ(codeOf(signIn.get()), std::nullopt);
}

TEST_F(PeopleProcess, whoIsSignedInActsAndARevokedKeyEndsIt)
{
    EXPECT_EQ(open(""), ErrorCode::SignInNeeded);
    const Reply reply = begin(*terminal, SignIn{lan, pin}).get();
    ASSERT_TRUE(reply.outcome) << reply.outcome.error().message;
    const std::string token = std::get<SignedIn>(*reply.outcome).token;
    EXPECT_EQ(open(token), std::nullopt);

    const auto file = centre.folder.path() / "keys" / "keys.d" / "c1.json";
    const auto aside = centre.folder.path() / "keys" / "c1.json";
    std::filesystem::rename(file, aside);
    std::optional<ErrorCode> code;
    for (int i = 0; i < 100 && code != ErrorCode::Forbidden; ++i)
        code = codeOf(begin(*terminal, GetTicket{TicketId{"t"}}, token).get());
    EXPECT_EQ(code, ErrorCode::Forbidden);
    std::filesystem::rename(aside, file);
    for (int i = 0; i < 100 && code == ErrorCode::Forbidden; ++i)
        code = codeOf(begin(*terminal, GetTicket{TicketId{"t"}}, token).get());
    EXPECT_EQ(code, ErrorCode::SignInNeeded) << "the key is back, the session is not";
}

TEST_F(PeopleProcess, tenWrongPinsLockOutlastARestartAndAreForgivenByACommand)
{
    std::vector<ErrorCode> codes;
    for (int i = 0; i < 10; ++i)
        codes.push_back(
            codeOf(begin(*terminal, SignIn{lan, "00000000"}).get()).value_or(ErrorCode::Internal));
    EXPECT_EQ(std::ranges::count(codes, ErrorCode::Forbidden), 5);
    EXPECT_EQ(std::ranges::count(codes, ErrorCode::Locked), 5);
    EXPECT_EQ(codes.front(), ErrorCode::Forbidden);
    EXPECT_EQ(codes.back(), ErrorCode::Locked);
    centre.kill();
    ASSERT_TRUE(centre.start());
    EXPECT_EQ(codeOf(begin(*terminal, SignIn{lan, pin}).get()), ErrorCode::Locked) << "also the right one";
    EXPECT_EQ(codeOf(begin(*office, UnlockPerson{lan, "clerk:c1"}).get()), std::nullopt);
    EXPECT_EQ(codeOf(begin(*terminal, SignIn{lan, pin}).get()), std::nullopt);
}

TEST_F(PeopleProcess, killedWhileSomebodySignsInItComesBackWhole)
{
    for (int i = 0; i < 3; ++i) {
        auto signIn = begin(*terminal, SignIn{lan, pin});
        std::this_thread::sleep_for(10ms * i);
        centre.kill();
        ASSERT_TRUE(centre.start());
        EXPECT_EQ(codeOf(signIn.get()), std::nullopt) << "the terminal asked again by itself";
    }
    EXPECT_EQ(centre.stop().code, 0);
    const auto report = verifyDatabase(centre.database());
    ASSERT_TRUE(report);
    EXPECT_TRUE(report->passed());
}

}
}
