#include "supervisor/web_loop.h"

#include "supervisor/http_server.h"
#include "tests/supervisor/http_client.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <thread>

namespace luot::supervisor {
namespace {

using namespace std::chrono_literals;

TEST(WorkThatFails, isTheOnlyThingThatStops)
{
    WebLoop loop;
    int turns = 0;
    loop.every(1ms, [] { throw std::runtime_error{"each time"}; });
    loop.every(1ms, [&] {
        if (++turns == 3)
            loop.stop();
    });
    loop.post([] { throw std::runtime_error{"once"}; });
    loop.run();
    EXPECT_EQ(turns, 3);
}

TEST(WorkThatFails, isAnAnswerToTheBrowser)
{
    WebLoop loop;
    auto server = HttpServer::listen({}, loop, [](const std::shared_ptr<Exchange>& exchange) {
        if (exchange->request().path == "/bad")
            throw std::runtime_error{"a table is broken"};
        exchange->answer({.body = std::make_shared<const std::string>("good")});
    });
    ASSERT_TRUE(server) << server.error().message;
    std::thread thread{[&] { loop.run(); }};
    const HttpClient client{(*server)->port()};
    const HttpAnswer bad = client.get("/bad");
    const HttpAnswer good = client.get("/good");
    loop.post([&] { loop.stop(); });
    thread.join();
    EXPECT_EQ(bad.status, 500);
    EXPECT_EQ(bad.json().value("error", ""), "INTERNAL");
    EXPECT_EQ(bad.headers.at("x-content-type-options"), "nosniff");
    EXPECT_EQ(bad.body.find("table"), std::string::npos) << "what it was is for the log";
    EXPECT_EQ(good.body, "good") << "nothing else is touched";
}

}
}
