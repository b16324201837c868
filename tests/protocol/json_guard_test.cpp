#include "protocol/src/json_guard.h"

#include "protocol/codec.h"

#include <gtest/gtest.h>

#include <optional>
#include <string>

namespace luot::protocol {
namespace {

std::optional<ErrorCode> refusalOf(std::string_view text)
{
    const GuardedJson guarded = parseGuarded(text, commandLimits);
    return guarded.refusal ? std::optional{guarded.refusal->code} : std::nullopt;
}

std::string nested(std::size_t depth)
{
    std::string text = "{\"a\":";
    for (std::size_t i = 1; i < depth; ++i)
        text += "[";
    for (std::size_t i = 1; i < depth; ++i)
        text += "]";
    return text + (depth == 1 ? "1}" : "}");
}

TEST(JsonGuard, takesWhatIsWithinTheLimits)
{
    EXPECT_EQ(refusalOf("{}"), std::nullopt);
    EXPECT_EQ(refusalOf(nested(8)), std::nullopt);
    EXPECT_EQ(refusalOf(R"({"a":[1,-2,3.5,true,null,"đ",{"a":{}}],"b":9007199254740991})"), std::nullopt);
    EXPECT_EQ(refusalOf("{\"a\":\"" + std::string(256, 'x') + "\"}"), std::nullopt);
    EXPECT_EQ(refusalOf("{\"sealed\":\"" + std::string(512, 'x') + "\"}"), std::nullopt);
    EXPECT_EQ(refusalOf("{\"reason\":\"" + std::string(1000, 'x') + "\"}"), std::nullopt);
}

TEST(JsonGuard, refusesWhatIsDeepOrLong)
{
    EXPECT_EQ(refusalOf(nested(9)), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(nested(100'000)), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf(std::string(100'000, '[')), ErrorCode::BadRequest);
    EXPECT_EQ(refusalOf("{\"a\":\"" + std::string(257, 'x') + "\"}"), ErrorCode::TooLarge);
    EXPECT_EQ(refusalOf("{\"sealed\":\"" + std::string(513, 'x') + "\"}"), ErrorCode::TooLarge);
    std::string many = "{\"a\":0";
    for (int i = 0; i < 64; ++i)
        many += ",\"k" + std::to_string(i) + "\":0";
    EXPECT_EQ(refusalOf(many + "}"), ErrorCode::TooLarge);
}

TEST(JsonGuard, refusesWhatIsNoHonestJson)
{
    using namespace std::string_view_literals;
    for (const std::string_view text : {""sv,
                                        " "sv,
                                        "null"sv,
                                        "1"sv,
                                        "\"a\""sv,
                                        "[]"sv,
                                        "{"sv,
                                        "{}}"sv,
                                        "{\"a\":1,}"sv,
                                        "{\"a\":1}x"sv,
                                        "{'a':1}"sv,
                                        "{\"a\":1,\"a\":1}"sv,
                                        "{\"a\":{\"b\":1,\"b\":2}}"sv,
                                        "{\"a\":\"\\u0000\"}"sv,
                                        "{\"\\u0000\":1}"sv,
                                        "{\"a\":1}\0"sv,
                                        "\0"sv,
                                        "{\"a\":\"\xFF\"}"sv,
                                        "{\"a\":\"\xC0\x80\"}"sv,
                                        "{\"a\":\"\xED\xA0\x80\"}"sv,
                                        "{\"a\":\"\\ud800\"}"sv,
                                        "{\"a\":1e400}"sv,
                                        "{\"a\":NaN}"sv,
                                        "{\"a\":Infinity}"sv,
                                        "{\"a\":9007199254740992}"sv,
                                        "{\"a\":-9007199254740992}"sv,
                                        "{\"a\":18446744073709551615}"sv,
                                        "{\"a\":/*x*/1}"sv,
                                        "{\"a\":01}"sv})
        EXPECT_EQ(refusalOf(text), ErrorCode::BadRequest) << text;
}

TEST(JsonGuard, noPrefixOfAMessageIsTakenForOne)
{
    const std::string text = encodeRequest(RequestId{"0190f3a2-0000-7000-8000-000000000001"},
                                           CallNext{CounterId{"1"}}, Milliseconds{3000}, 1);
    for (std::size_t length = 0; length < text.size(); ++length)
        EXPECT_TRUE(refusalOf(std::string_view{text}.substr(0, length)).has_value()) << length;
    EXPECT_FALSE(refusalOf(text).has_value());
}

}
}
