#include "protocol/paper_code.h"

#include "protocol/command_result.h"

#include <gtest/gtest.h>

#include <set>
#include <vector>

namespace luot::protocol {
namespace {

const std::string token22 = "Zm9vYmFyYmF6cXV4MTIzNA";

FaceKey someKey()
{
    FaceKey key{};
    for (std::size_t i = 0; i < key.size(); ++i)
        key[i] = static_cast<std::uint8_t>(7 * i + 200);
    return key;
}

TEST(PaperToken, isRandomAndOnlyItsHashIsShared)
{
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const auto token = makePaperToken();
        EXPECT_EQ(token.text.size(), 22U);
        EXPECT_EQ(
            token.text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
            std::string::npos);
        EXPECT_EQ(token.hash.size(), 64U);
        EXPECT_EQ(token.hash.find_first_not_of("0123456789abcdef"), std::string::npos);
        EXPECT_TRUE(seen.insert(token.text).second);
    }
}

TEST(Invitation, isAnAddressUnderTheCentres)
{
    const Invitation invitation{token22, WallTime{Milliseconds{1783996180000}}};
    const std::string page = "/n/" + token22 + "?until=1783996180000";
    EXPECT_EQ(invitationAddress(invitation, "https://luot.example"), "https://luot.example" + page);
    EXPECT_EQ(invitationAddress(invitation, "https://luot.example/so/"), "https://luot.example/so" + page);
    EXPECT_FALSE(readPaperCode(invitationAddress(invitation, "https://luot.example"))) << "it is no paper's";
}

TEST(PaperCode, isAnAddressOrItself)
{
    const PaperToken token{"abc", {}};
    EXPECT_EQ(paperCodeText(token, "https://luot.example"), "https://luot.example/t/abc");
    EXPECT_EQ(paperCodeText(token, "https://luot.example/"), "https://luot.example/t/abc");
    EXPECT_EQ(paperCodeText(token, ""), "LQT1:abc");
    FaceKey key{};
    key.fill(0xFF);
    EXPECT_EQ(paperCodeText(token, "", key), "LQT1:abc#__________________________________________8");
}

TEST(PaperCode, isReadBackWithAndWithoutAKey)
{
    for (const char* base : {"", "https://luot.example", "http://10.0.0.5:8080/queue/"}) {
        for (const auto& key : {std::optional<FaceKey>{}, std::optional{someKey()}}) {
            const PaperToken token = makePaperToken();
            const auto code = readPaperCode("\n " + paperCodeText(token, base, key) + "\r\n");
            ASSERT_TRUE(code) << base;
            EXPECT_EQ(code->token, token.text);
            EXPECT_EQ(code->key, key);
        }
    }
}

TEST(PaperCode, anythingElseIsNoCode)
{
    const std::string key(43, 'A');
    ASSERT_TRUE(readPaperCode("LQT1:" + token22 + '#' + key));
    const std::vector<std::string> others{
        std::string{},
        std::string{"LQT1:"},
        "LQT1:" + token22.substr(1),
        "LQT1:" + token22 + 'A',
        "LQT2:" + token22,
        "lqt1:" + token22,
        token22,
        "LQT1:" + token22 + '#',
        "LQT1:" + token22 + '#' + key.substr(1),
        "LQT1:" + token22 + '#' + key + "AA",
        "LQT1:Zm9vYmFyYmF6cXV4MTI+NA",
        "LQT1:" + token22 + "#" + std::string(43, '!'),
        "https://luot.example/x/" + token22,
        "ftp://luot.example/t/" + token22,
        "https://luot.example/" + std::string(3000, 'a') + "/t/" + token22,
        std::string("LQT1:\0", 6) + token22,
        std::string{"079094001234"}, // an identity card's number, by the same scanner
    };
    for (const std::string& text : others)
        EXPECT_FALSE(readPaperCode(text)) << text;
}

TEST(PaperCode, whatMayBeOneIsKnownAlsoWhenItIsCutOrTurnedRound)
{
    const std::string code = "LQT1:" + token22 + '#' + std::string(43, 'A');
    for (const std::string& text :
         std::vector<std::string>{code, code.substr(0, 5), code.substr(0, 64), "lqt1:i_pl", " \n" + code,
                                  "x" + code, "HTTPS://LUOT.EXAMPLE/T/abc", "https://luot.example/t/abc"})
        EXPECT_TRUE(mayBePaperCode(text)) << text;
    for (const char* text : {"", "H26.10-260714-0031", "LQT", "079094001234", "khai sinh"})
        EXPECT_FALSE(mayBePaperCode(text)) << text;
}

TEST(PaperCode, leavesNothingBehindWhereItWasMovedFrom)
{
    auto code = readPaperCode("LQT1:" + token22 + '#' + std::string(43, 'A'));
    const PaperCode moved = std::move(*code);
    EXPECT_EQ(moved.token, token22);
    EXPECT_TRUE(moved.key);
    EXPECT_TRUE(code->token.empty());
    EXPECT_FALSE(code->key);
}

TEST(PaperCode, isWiped)
{
    auto code = readPaperCode("LQT1:" + token22 + '#' + std::string(43, 'A'));
    ASSERT_TRUE(code);
    wipe(*code);
    EXPECT_TRUE(code->token.empty());
    EXPECT_FALSE(code->key);
}

}
}
