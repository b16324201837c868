#include "tests/supervisor/web_centre.h"

#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

#include <sstream>

namespace luot::supervisor {
namespace {

class SignInAtABrowser : public WebCentre { };

TEST_F(SignInAtABrowser, isThePersonUntilTheySignOut)
{
    HttpClient client = signedIn("giamsat");
    const auto me = client.get("/api/me");
    EXPECT_EQ(me.status, 200);
    EXPECT_EQ(me.json()["name"], "Giám sát 1");
    EXPECT_EQ(me.json()["role"], "supervisor");

    EXPECT_EQ(client.post("/api/sign-out", nlohmann::json::object()).status, 200);
    EXPECT_EQ(client.get("/api/me").status, 401);
}

TEST_F(SignInAtABrowser, aWrongNameAndAWrongPinSoundAlikeAndAreSlowedDown)
{
    HttpClient client{staffPort()};
    const auto wrongPin = client.post("/api/sign-in", {{"person", "giamsat"}, {"pin", "00000000"}});
    const auto wrongName = client.post("/api/sign-in", {{"person", "nobody"}, {"pin", "00000000"}});
    EXPECT_EQ(wrongPin.status, 403);
    EXPECT_EQ(wrongPin.body, wrongName.body);
    client.signIn("nobody");
    client.signIn("nobody");
    EXPECT_EQ(client.signIn("giamsat"), 429);
}

TEST_F(SignInAtABrowser, aChangeWithoutThePagesCheckIsRefused)
{
    HttpClient client = signedIn("giamsat");
    HttpClient other = client;
    other.check.clear();
    EXPECT_EQ(other.post("/api/sign-out", nlohmann::json::object()).status, 403);
    const auto elsewhere
        = client.ask("POST", "/api/sign-out", "{}",
                     "Content-Type: application/json\r\nOrigin: http://elsewhere.example\r\n");
    EXPECT_EQ(elsewhere.status, 403);
    EXPECT_EQ(client.get("/api/me").status, 200) << "nothing of it took effect";
}

TEST_F(SignInAtABrowser, whateverIsSentGetsAClearStatusAndThePagesGoOn)
{
    HttpClient client{staffPort()};
    const auto json = [&](const std::string& body) {
        return client.ask("POST", "/api/sign-in", body, "Content-Type: application/json\r\n").status;
    };
    EXPECT_EQ(json("{"), 400);
    EXPECT_EQ(json("[1]"), 400);
    EXPECT_EQ(json(R"({"person":7,"pin":[]})"), 400);
    EXPECT_EQ(json(std::string(200, '[')), 400);
    EXPECT_EQ(json(std::string(1'000'000, 'x')), 413);
    EXPECT_EQ(client.ask("POST", "/api/sign-in", "person=giamsat", "Content-Type: text/plain\r\n").status,
              415);
    EXPECT_EQ(client.get("/../../etc/passwd").status, 404);
    EXPECT_EQ(client.get("/%2e%2e/%2e%2e/etc/passwd").status, 404);
    EXPECT_EQ(client.ask("PUT", "/sign-in", "", "").status, 405);
    const auto page = client.get("/sign-in");
    EXPECT_EQ(page.status, 200);
    EXPECT_NE(page.headers.at("content-security-policy").find("default-src 'self'"), std::string::npos);
    EXPECT_EQ(page.headers.at("x-frame-options"), "DENY");
}

TEST_F(SignInAtABrowser, alsoALongTextsRefusalIsForNobodyElse)
{
    const HttpClient client{staffPort()};
    for (const std::size_t size : {100'000UL, 5'000'000UL}) {
        const auto answer = client.ask("POST", "/api/sign-in", std::string(size, 'x'),
                                       "Content-Type: application/json\r\n");
        ASSERT_EQ(answer.status, 413) << size;
        EXPECT_EQ(answer.headers.at("x-content-type-options"), "nosniff");
        EXPECT_EQ(answer.headers.at("x-frame-options"), "DENY");
    }
}

TEST_F(SignInAtABrowser, asksForTlsForGoodWhereverItCameByTls)
{
    EXPECT_FALSE(HttpClient{staffPort()}.get("/sign-in").headers.contains("strict-transport-security"));
    stopWeb();
    settings.staffPages.trustedProxy = "127.0.0.1";
    startWeb();
    const auto page = HttpClient{staffPort()}.ask("GET", "/sign-in", "", "X-Forwarded-Proto: https\r\n");
    EXPECT_EQ(page.headers.at("strict-transport-security"), "max-age=15552000");
}

TEST_F(SignInAtABrowser, fiveRightPinsOfOneMachineAreNoTries)
{
    for (const char* person : {"lan", "minh", "giamsat", "quantri", "lan", "minh"})
        EXPECT_EQ(HttpClient{staffPort()}.signIn(person), 200) << person;
}

TEST_F(SignInAtABrowser, tooManyTriesOfOneMachineAreSaidAsSuch)
{
    HttpClient client{staffPort()};
    for (int i = 0; i < 4; ++i)
        EXPECT_EQ(client.signIn("nobody"), 403);
    const auto refused = client.post("/api/sign-in", {{"person", "giamsat"}, {"pin", "27182818"}});
    EXPECT_EQ(refused.status, 429);
    EXPECT_EQ(refused.json()["error"], "RATE_LIMITED") << "no name is locked";
    EXPECT_EQ(refused.json()["retry_after_ms"], 15000);
}

TEST_F(SignInAtABrowser, oneMachineThatGuessesLocksNobodyElseOut)
{
    stopWeb();
    settings.staffPages.trustedProxy = "127.0.0.1"; // so that each browser is a machine of its own
    startWeb();
    const auto tried = [&](int machine, const std::string& person, const std::string& pin) {
        return HttpClient{staffPort()}
            .ask("POST", "/api/sign-in", nlohmann::json{{"person", person}, {"pin", pin}}.dump(),
                 "Content-Type: application/json\r\nX-Forwarded-For: 10.0.0." + std::to_string(machine)
                     + "\r\n")
            .status;
    };
    for (int i = 0; i < 8; ++i)
        EXPECT_EQ(tried(1 + i / 4, "guess" + std::to_string(i), "00000000"), 403);
    EXPECT_EQ(tried(9, "giamsat", "27182818"), 200);
}

TEST_F(SignInAtABrowser, namesNobodyInTheLog)
{
    std::ostringstream log;
    const auto usual = spdlog::default_logger();
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
    signedIn("giamsat");
    EXPECT_EQ(HttpClient{staffPort()}.signIn("minh", "00000000"), 403);
    stopWeb();
    spdlog::set_default_logger(usual);
    EXPECT_NE(log.str().find("signed in"), std::string::npos) << log.str();
    for (const char* name : {"giamsat", "Giám sát", "minh"})
        EXPECT_EQ(log.str().find(name), std::string::npos) << log.str();
}

}
}
