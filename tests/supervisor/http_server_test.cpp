#include "supervisor/http_server.h"

#include "tests/supervisor/http_client.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace luot::supervisor {
namespace {

/// A server that answers whom it takes the browser for: the address, and "https" or "http".
class AServer : public testing::Test {
protected:
    ~AServer() override
    {
        if (!m_thread.joinable())
            return;
        loop.post([this] { loop.stop(); });
        m_thread.join();
    }
    void start()
    {
        auto listening = HttpServer::listen(settings, loop, [](const std::shared_ptr<Exchange>& exchange) {
            const HttpRequest& request = exchange->request();
            exchange->answer({.type = "text/plain",
                              .body = std::make_shared<const std::string>(
                                  request.address + (request.isSecure ? " https" : " http"))});
        });
        ASSERT_TRUE(listening) << listening.error().message;
        m_server = std::move(*listening);
        m_thread = std::thread{[this] { loop.run(); }};
    }
    std::uint16_t port() const { return m_server->port(); }
    std::string seen(const std::string& headers) const
    {
        return HttpClient{port()}.ask("GET", "/", "", headers).body;
    }
    /// A connection that stays, after one answer.
    std::unique_ptr<Wire> connected(int& status) const
    {
        auto wire = std::make_unique<Wire>(port());
        wire->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        const HttpAnswer answer = readHead(*wire);
        status = answer.status;
        if (status != 0)
            wire->readBytes(std::stoul(answer.headers.at("content-length")));
        return wire;
    }

    HttpSettings settings;
    WebLoop loop;

private:
    std::unique_ptr<HttpServer> m_server;
    std::thread m_thread;
};

TEST_F(AServer, takesSoManyConnectionsOfOneAddress)
{
    settings.mostPerAddress = 2;
    start();
    int status = 0;
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < 2; ++i) {
        wires.push_back(connected(status));
        EXPECT_EQ(status, 200);
    }
    connected(status);
    EXPECT_EQ(status, 0) << "closed without a word: a word would cost what the limit saves";
    wires.front()->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    EXPECT_EQ(readHead(*wires.front()).status, 200) << "those that are there are not touched";
    wires.clear();
    const auto end = std::chrono::steady_clock::now() + Wire::patience;
    do
        connected(status);
    while (status != 200 && std::chrono::steady_clock::now() < end);
    EXPECT_EQ(status, 200) << "who has gone is not counted";
}

TEST_F(AServer, countsNoConnectionsOfTheProxy)
{
    settings.mostPerAddress = 1;
    settings.trustedProxy = "127.0.0.1";
    start();
    int status = 0;
    std::vector<std::unique_ptr<Wire>> wires;
    for (int i = 0; i < 4; ++i) {
        wires.push_back(connected(status));
        EXPECT_EQ(status, 200);
    }
}

TEST_F(AServer, believesTheLastHopThatTheProxySays)
{
    settings.trustedProxy = "127.0.0.1";
    start();
    EXPECT_EQ(seen(""), "127.0.0.1 http");
    EXPECT_EQ(seen("X-Forwarded-For: 10.0.0.7\r\nX-Forwarded-Proto: https\r\n"), "10.0.0.7 https");
    EXPECT_EQ(seen("X-Forwarded-For: 1.2.3.4, 10.0.0.7\r\n"), "10.0.0.7 http")
        << "what a browser says of itself is before";
    EXPECT_EQ(seen("X-Forwarded-For: 1.2.3.4\r\nX-Forwarded-For: 10.0.0.7\r\n"), "10.0.0.7 http")
        << "in lines of its own, too";
    EXPECT_EQ(seen("X-Forwarded-Proto: https\r\nX-Forwarded-Proto: http\r\n"), "127.0.0.1 http");
}

TEST_F(AServer, believesNobodyElseWhereTheyComeFrom)
{
    settings.trustedProxy = "10.9.8.7";
    start();
    EXPECT_EQ(seen("X-Forwarded-For: 10.0.0.7\r\nX-Forwarded-Proto: https\r\n"), "127.0.0.1 http");
}

}
}
