#include "tests/supervisor/tls_browser.h"
#include "tests/supervisor/web_centre.h"

/// Pages behind a certificate of the program's own.
namespace luot::supervisor {
namespace {

class PagesByTls : public WebCentre {
protected:
    void SetUp() override
    {
        WebCentre::SetUp();
        stopWeb();
        settings.staffPages.certificate = own.certificate;
        settings.staffPages.privateKey = own.privateKey;
        auto opened = Supervisor::open(settings, clock);
        ASSERT_TRUE(opened) << opened.error().message;
        web = std::move(*opened);
        thread = std::thread{[this] { web->run(-1); }};
        const auto end = std::chrono::steady_clock::now() + Wire::patience;
        while (get("/api/centre", "").find(R"("live":true)") == std::string::npos)
            ASSERT_LT(std::chrono::steady_clock::now(), end);
    }
    void TearDown() override
    {
        if (!thread.joinable())
            return;
        web->loop().post([this] { web->loop().stop(); });
        thread.join();
        web.reset();
    }
    std::string get(const std::string& path, const std::string& headers) const
    {
        return askByTls(staffPort(),
                        "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" + headers + "\r\n");
    }
    std::string signInByTls() const
    {
        const std::string body = R"({"person":"lan","pin":"27182818"})";
        return askByTls(staffPort(),
                        "POST /api/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n"
                        "Content-Type: application/json\r\nContent-Length: "
                            + std::to_string(body.size()) + "\r\n\r\n" + body);
    }

    OwnCertificate own;
    std::thread thread;
};

TEST_F(PagesByTls, keepTheSessionToTls)
{
    const std::string answer = signInByTls();
    EXPECT_NE(answer.find("Strict-Transport-Security: max-age="), std::string::npos) << answer;
    const std::string begin = "Set-Cookie: ";
    const auto at = answer.find(begin);
    ASSERT_NE(at, std::string::npos) << answer;
    const std::string set = answer.substr(at + begin.size(), answer.find("\r\n", at) - at - begin.size());
    EXPECT_TRUE(set.starts_with("__Host-luot=")) << "no other host or path can set it: " << set;
    for (const char* attribute : {"; Secure", "; HttpOnly", "; SameSite=Strict", "; Path=/"})
        EXPECT_NE(set.find(attribute), std::string::npos) << attribute << " in " << set;
    const std::string cookie = set.substr(0, set.find(';'));
    EXPECT_TRUE(get("/api/me", "Cookie: " + cookie + "\r\n").starts_with("HTTP/1.1 200"));
    const std::string plain = cookie.substr(std::string{"__Host-"}.size());
    EXPECT_TRUE(get("/api/me", "Cookie: " + plain + "\r\n").starts_with("HTTP/1.1 401"))
        << "not under the name that a page without TLS could set";
}

TEST_F(PagesByTls, answerNobodyWithout)
{
    EXPECT_EQ(HttpClient{staffPort()}.get("/sign-in").status, 0);
}

TEST(ACertificateThatIsNone, isSaidAtTheStart)
{
    WebLoop loop;
    HttpSettings settings;
    settings.certificate = settings.privateKey = "no";
    const auto server = HttpServer::listen(settings, loop, {});
    ASSERT_FALSE(server);
    EXPECT_NE(server.error().message.find("certificate"), std::string::npos) << server.error().message;
}

}
}
