#include "supervisor/public_door.h"

#include "supervisor/answers.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace luot::supervisor {
namespace {

using namespace std::chrono_literals;

/// A request without a socket.
class Asked final : public Exchange {
public:
    Asked(std::string path, std::string address, Method method)
    {
        m_request.method = method;
        m_request.path = std::move(path);
        m_request.address = std::move(address);
    }
    const HttpRequest& request() const override { return m_request; }
    void answer(HttpResponse response) override { given = std::move(response); }
    std::shared_ptr<EventStream> listen(std::vector<std::pair<std::string, std::string>>) override
    {
        return nullptr;
    }

    HttpResponse given{.status = 0};

private:
    HttpRequest m_request;
};

class ThePublicDoor : public testing::Test {
protected:
    ThePublicDoor()
    {
        door.addGuard(router);
        router.add(Method::Get, "/api/t/{token}",
                   [this](const auto& exchange, const RouteWords&) { door.refuseUnknown(exchange); });
        router.add(Method::Get, "/common.css",
                   [](const auto& exchange, const RouteWords&) { answerPage(exchange, "common.css"); });
    }
    HttpResponse get(const std::string& path, const std::string& address = "192.168.1.20",
                     Method method = Method::Get)
    {
        const auto asked = std::make_shared<Asked>(path, address, method);
        router.answer(asked);
        return asked->given;
    }
    int untilRefused(const std::string& address)
    {
        int granted = 0;
        while (get("/api/t/x", address).status != 429)
            ++granted;
        return granted;
    }

    VirtualClock clock;
    PublicDoor door{clock};
    Router router;
};

TEST_F(ThePublicDoor, lets10RequestsASecondThroughFromOneAddress)
{
    EXPECT_EQ(untilRefused("192.168.1.20"), PublicDoor::atOnce);
    EXPECT_EQ(get("/api/t/x", "192.168.1.21").status, 404) << "somebody else's are their own";
    for (int second = 0; second < 3; ++second) {
        clock.advance(1s);
        EXPECT_EQ(untilRefused("192.168.1.20"), 10);
    }
    clock.advance(1h);
    door.sweep();
    EXPECT_EQ(untilRefused("192.168.1.20"), PublicDoor::atOnce);
}

TEST_F(ThePublicDoor, countsAChangeAsFive)
{
    const auto change = [&] { return get("/api/t/x", "192.168.1.20", Method::Post).status; };
    for (int i = 0; i < 4; ++i)
        EXPECT_NE(change(), 429) << i;
    EXPECT_EQ(change(), 429);
    clock.advance(400ms);
    EXPECT_EQ(change(), 429);
    EXPECT_EQ(get("/api/t/x").status, 404) << "to look costs one, and refusals nothing";
    clock.advance(100ms);
    EXPECT_EQ(change(), 429);
    clock.advance(100ms);
    EXPECT_NE(change(), 429);
}

TEST_F(ThePublicDoor, saysSoInASentence)
{
    untilRefused("192.168.1.20");
    const auto told = nlohmann::json::parse(*get("/api/t/x").body);
    EXPECT_EQ(told["error"], "RATE_LIMITED");
    EXPECT_NE(told["text"].get<std::string>().find("Số đã lấy vẫn giữ nguyên"), std::string::npos);
    const HttpResponse page = get("/t/x");
    EXPECT_EQ(page.status, 429);
    EXPECT_EQ(page.type, "text/html; charset=utf-8") << "a person looks at it";
    EXPECT_EQ(get("/common.css").status, 200) << "a page that has come gets its style";
}

TEST_F(ThePublicDoor, countsANewAddressByItsNetwork)
{
    EXPECT_EQ(countedAddress("2001:db8:1:2:aaaa::1"), countedAddress("2001:db8:1:2:bbbb::2"));
    EXPECT_NE(countedAddress("2001:db8:1:2::1"), countedAddress("2001:db8:1:3::1"));
    EXPECT_EQ(countedAddress("192.168.1.20"), "192.168.1.20");
    EXPECT_EQ(countedAddress("no address"), "no address");
}

}
}
