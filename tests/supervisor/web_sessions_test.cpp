#include "supervisor/web_sessions.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace luot::supervisor {
namespace {

using namespace std::chrono_literals;

class Sessions : public testing::Test {
protected:
    std::string open(const std::string& person = "lan")
    {
        protocol::SignedIn signedIn;
        signedIn.person.id = PersonId{person};
        signedIn.token = "token of " + person;
        signedIn.until = clock.wall() + 10h;
        return sessions.open(signedIn);
    }
    bool isThere(const std::string& cookie) { return sessions.find(cookie) != nullptr; }
    std::vector<std::string> swept()
    {
        std::vector<std::string> tokens;
        sessions.sweep([&](const WebSession& session) { tokens.push_back(session.token); });
        return tokens;
    }

    VirtualClock clock;
    WebSessions sessions{clock};
};

TEST_F(Sessions, endWhenNothingIsAskedForAnHour)
{
    const std::string cookie = open();
    clock.advance(59min);
    EXPECT_TRUE(isThere(cookie)) << "which counts as asked for";
    clock.advance(59min);
    EXPECT_TRUE(isThere(cookie));
    clock.advance(60min);
    EXPECT_FALSE(isThere(cookie));
    EXPECT_EQ(swept(), std::vector<std::string>{"token of lan"}) << "signed out at the service";
    EXPECT_TRUE(swept().empty()) << "once";
}

TEST_F(Sessions, lastWhileAPageListens)
{
    const std::string cookie = open();
    const auto session = sessions.find(cookie);
    ++session->listening;
    clock.advance(5h);
    EXPECT_TRUE(swept().empty());
    EXPECT_TRUE(isThere(cookie));
    --session->listening;
    clock.advance(60min);
    EXPECT_FALSE(isThere(cookie));
}

TEST_F(Sessions, endWithTheServicesOwnWhoeverListens)
{
    const std::string cookie = open();
    const auto session = sessions.find(cookie);
    ++session->listening;
    clock.advance(10h - 1ms);
    EXPECT_TRUE(isThere(cookie));
    clock.advance(1ms);
    EXPECT_FALSE(isThere(cookie));
    EXPECT_EQ(swept().size(), 1U);
    EXPECT_TRUE(session->isOver) << "so that whoever listens is told";
}

TEST_F(Sessions, areFiveHundredAtMostOfWhichTheLongestUnusedGoes)
{
    std::vector<std::string> cookies;
    for (std::size_t i = 0; i < WebSessions::mostSessions; ++i) {
        cookies.push_back(open("p" + std::to_string(i)));
        clock.advance(1s);
    }
    EXPECT_TRUE(isThere(cookies.at(0))) << "just used";
    const auto longest = sessions.find(cookies.at(1));
    for (std::size_t i = 2; i < cookies.size(); ++i) {
        clock.advance(1ms);
        EXPECT_TRUE(isThere(cookies[i]));
    }
    clock.advance(1ms);
    EXPECT_TRUE(isThere(cookies.at(0)));
    const std::string last = open("last");
    EXPECT_TRUE(isThere(last));
    EXPECT_TRUE(isThere(cookies.at(0)));
    EXPECT_TRUE(isThere(cookies.at(2)));
    EXPECT_TRUE(longest->isOver);
    EXPECT_FALSE(isThere(cookies.at(1)));
}

TEST_F(Sessions, ofAPersonEndTogether)
{
    const std::string here = open("lan");
    const std::string there = open("lan");
    const std::string other = open("minh");
    sessions.closeAllOf(PersonId{"lan"});
    EXPECT_FALSE(isThere(here));
    EXPECT_FALSE(isThere(there));
    EXPECT_TRUE(isThere(other));
}

TEST_F(Sessions, areFoundByTheWholeCookieAlone)
{
    const std::string cookie = open();
    EXPECT_EQ(cookie.size(), 32U);
    EXPECT_NE(cookie, open()) << "each its own";
    EXPECT_FALSE(isThere(cookie.substr(0, 31)));
    EXPECT_FALSE(isThere(""));
    sessions.close(cookie);
    EXPECT_FALSE(isThere(cookie));
}

TEST(TriesOfAnAddress, comeBackOneByOneAndAtOnceIfGivenBack)
{
    VirtualClock clock;
    AddressLimit limit{clock, 2, 10s};
    EXPECT_TRUE(limit.take("a"));
    EXPECT_TRUE(limit.take("a"));
    EXPECT_FALSE(limit.take("a"));
    EXPECT_TRUE(limit.take("b"));
    limit.giveBack("a");
    EXPECT_TRUE(limit.take("a"));
    clock.advance(10s);
    EXPECT_TRUE(limit.take("a"));
    EXPECT_FALSE(limit.take("a"));
    limit.giveBack("a");
    limit.giveBack("a");
    limit.giveBack("a");
    EXPECT_FALSE(limit.take("a", 3)) << "never more than there are";
    EXPECT_TRUE(limit.take("a", 2)) << "and who gets none, loses none";
}

}
}
