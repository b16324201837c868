#include "protocol/src/gate.h"

#include "protocol/codec.h"

#include <gtest/gtest.h>

namespace luot::protocol {
namespace {

using namespace std::chrono_literals;

const RequestId someId{"0190f3a2-7c00-7000-8000-000000000001"};

class AtTheGate : public testing::Test {
protected:
    AtTheGate()
    {
        settings.branch = BranchId{"an-thinh"};
        keys.replace({keyOf("k1"), keyOf("k2")});
    }
    AllowedKey keyOf(const std::string& id) const
    {
        AllowedKey key;
        key.publicKey = id;
        key.id = DeviceId{id};
        key.role = Role::Kiosk;
        key.branch = settings.branch;
        key.rate = RateLimit{1, 2};
        return key;
    }
    /// The refusal's code, and whose request it was.
    std::pair<std::optional<ErrorCode>, std::string> ask(const std::string& user, const std::string& text)
    {
        RequestId id;
        const auto judged = gate.judge(user, text, id, clock);
        return {judged ? std::nullopt : std::optional{judged.error().code}, id.str()};
    }

    ServerSettings settings;
    AllowList keys{BranchId{"an-thinh"}};
    VirtualClock clock;
    Gate gate{settings, keys};
};

TEST_F(AtTheGate, whoAsksTooOftenIsNotReadButAnswered)
{
    const std::string good = encodeRequest(someId, ListFields{}, 3000ms, 1);
    // With every limit of the reader overstepped, and the id at the end.
    const std::string large = "{\"args\":" + std::string(7000, '[') + std::string(7000, ']') + ",\"id\":\""
        + someId.str() + "\"}";
    EXPECT_EQ(ask("kiosk:k1", good).first, std::nullopt);
    EXPECT_EQ(ask("kiosk:k1", large).first, ErrorCode::BadRequest) << "it costs a token, too";
    for (int i = 0; i < 1000; ++i) {
        const auto [code, id] = ask("kiosk:k1", large);
        ASSERT_EQ(code, ErrorCode::RateLimited);
        ASSERT_EQ(id, someId.str()) << "so that the device knows which one";
    }
    EXPECT_EQ(ask("kiosk:k2", good).first, std::nullopt) << "everybody has a bucket of their own";
    clock.advance(1s);
    EXPECT_EQ(ask("kiosk:k1", good).first, std::nullopt);
}

TEST_F(AtTheGate, aKeyThatIsGoneIsNotReadEither)
{
    const auto [code, id] = ask("kiosk:k9", encodeRequest(someId, ListFields{}, 3000ms, 1));
    EXPECT_EQ(code, ErrorCode::Forbidden);
    EXPECT_EQ(id, someId.str());
}

TEST_F(AtTheGate, whoHasSentAnythingIsKnownToBeThere)
{
    ask("kiosk:k2", encodeRequest(someId, Ping{}, 3000ms, 1));
    clock.advance(2s);
    ask("kiosk:k1", "nothing that could be read");
    ask("kiosk:k9", encodeRequest(someId, Ping{}, 3000ms, 1));
    clock.advance(3s);
    using List = std::vector<HeardDevice>;
    EXPECT_EQ(gate.heard(clock), (List{{"kiosk:k1", 3s}, {"kiosk:k2", 5s}}))
        << "a stranger is nobody's device";
    RequestId id;
    (void)gate.judgeSync("kiosk:k2", "{}", id, clock);
    EXPECT_EQ(gate.heard(clock), (List{{"kiosk:k1", 3s}, {"kiosk:k2", 0s}}));
    keys.replace({keyOf("k2")});
    EXPECT_EQ(gate.heard(clock), (List{{"kiosk:k2", 0s}})) << "whose key is gone is not missed";
}

}
}
