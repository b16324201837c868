#include "protocol/codec.h"
#include "queue-service/backup.h"
#include "supervisor/webhook.h"
#include "tests/queue-service/asking.h"
#include "tests/supervisor/web_centre.h"

#include <fstream>
#include <future>
#include <mutex>

#include <sys/stat.h>

namespace luot::supervisor {
namespace {

using nlohmann::json;

class WebhookFile : public testing::Test {
protected:
    Result<std::vector<Webhook>> read(const std::string& text, unsigned mode = 0600)
    {
        const std::filesystem::path file = folder.path() / "webhooks.toml";
        std::ofstream{file} << text;
        chmod(file.c_str(), mode);
        return readWebhooks(file);
    }
    std::string complaint(const std::string& text, unsigned mode = 0600)
    {
        const auto hooks = read(text, mode);
        return hooks ? std::string{} : hooks.error().message;
    }

    queue_service::Folder folder;
};

constexpr const char* good = R"([[webhook]]
name = "town"
url = "https://example.vn/luot"
secret = "0123456789abcdef"
events = ["ticket.*", "notice.set"]
)";

TEST_F(WebhookFile, isRead)
{
    const auto hooks = read(good);
    ASSERT_TRUE(hooks) << hooks.error().message;
    ASSERT_EQ(hooks->size(), 1U);
    EXPECT_TRUE(wants(hooks->front(), "ticket.called"));
    EXPECT_TRUE(wants(hooks->front(), "notice.set"));
    EXPECT_FALSE(wants(hooks->front(), "counter.opened"));
    EXPECT_FALSE(wants(hooks->front(), "tickets"));
}

TEST_F(WebhookFile, saysWhatIsWrongWithIt)
{
    const auto with = [](std::string from, const std::string& to) {
        std::string text = good;
        return text.replace(text.find(from), from.size(), to);
    };
    EXPECT_NE(complaint(good, 0644).find("chmod 600"), std::string::npos);
    EXPECT_NE(complaint(with("https://", "file://")).find("like https://example.vn/luot"), std::string::npos);
    EXPECT_NE(complaint(with("https://", "https://me:pin@")).find("without a name or password"),
              std::string::npos);
    EXPECT_NE(complaint(with("0123456789abcdef", "short")).find("openssl rand"), std::string::npos);
    EXPECT_NE(complaint(with("name =", "nmae =")).find("'nmae'"), std::string::npos);
    EXPECT_NE(complaint("[[webhook]\n").find("line 1"), std::string::npos);
    EXPECT_NE(complaint(std::string{good} + good).find("two webhooks"), std::string::npos);
    EXPECT_NE(readWebhooks("/nowhere").error().message.find("is not there"), std::string::npos);
}

TEST(WebhookText, carriesWhatThePublicMayKnowAndNoMore)
{
    protocol::Ticket ticket;
    ticket.id = TicketId{"0190f3a2-7c00-7000-8000-00000000000a"};
    ticket.label = "A045";
    ticket.field = FieldId{"A"};
    ticket.tokenHash = std::string(64, 'e');
    ticket.priority = protocol::PriorityClass::Pregnant;
    protocol::LogEntry entry{
        .seq = 7,
        .staffN = 7,
        .publicN = 6,
        .at = WallTime{Milliseconds{1784000400000}},
        .type = "ticket.issued",
        .actor = "clerk:c1/lan",
        .body = protocol::encodeBody(protocol::TicketEvent{protocol::TicketChange::Issued, ticket})};
    const auto text = webhookBody(BranchId{"an-thinh"}, entry);
    ASSERT_TRUE(text);
    const json body = json::parse(*text);
    EXPECT_EQ(body["t"], "ticket.issued");
    EXPECT_EQ(body["seq"], 7);
    EXPECT_EQ(body["d"]["label"], "A045");
    for (const char* secret : {"eeee", "pregnant", "lan", "0190f3a2"})
        EXPECT_EQ(text->find(secret), std::string::npos) << secret;
    entry.type = "face.bound";
    entry.body = protocol::encodeBody(protocol::FaceEvent{protocol::FaceChange::Bound, ticket.id, "A045"});
    EXPECT_FALSE(webhookBody(BranchId{"an-thinh"}, entry)) << "no other system hears of faces";
}

TEST(WebhookText, isSigned)
{
    // printf '%s' '1784000400.{"a":1}' | openssl dgst -sha256 -hmac 0123456789abcdef
    EXPECT_EQ(webhookSignature("0123456789abcdef", 1784000400, R"({"a":1})"),
              "t=1784000400,v1=87f2515142eb4aaebda26f09ad6eb1441a3ac021fc631d20619f9820d2e56388");
}

TEST(WebhookPause, growsToFiveMinutes)
{
    using namespace std::chrono_literals;
    EXPECT_EQ(webhookPause(1), 1s);
    EXPECT_EQ(webhookPause(4), 8s);
    EXPECT_EQ(webhookPause(9), 256s);
    EXPECT_EQ(webhookPause(10), 5min);
    EXPECT_EQ(webhookPause(1000), 5min);
}

/// A sender at a real service; who is told is a list.
class Webhooks : public WebCentre {
protected:
    struct Told {
        std::vector<std::string> labels;
        int tries = 0;
        bool isAnswering = true;
    };

    void SetUp() override
    {
        WebCentre::SetUp();
        stopWeb();
    }
    void TearDown() override { stop(); }

    void start()
    {
        loop = std::make_unique<WebLoop>();
        line = std::move(
            QueueLine::connect({"127.0.0.1", centre.port, centre.device("s1").key, protocol::Stream::Staff},
                               *loop, clock)
                .value());
        const std::vector<Webhook> hooks{{"town", "https://town", "0123456789abcdef", {"ticket.issued"}},
                                         {"deaf", "https://deaf", "0123456789abcdef", {}}};
        sender = std::move(
            WebhookSender::start(hooks, settings.data, *line, *loop, clock,
                                 [this](const Webhook& hook, const std::string& body, const std::string&) {
                                     const std::lock_guard lock{mutex};
                                     if (hook.name == "deaf")
                                         return false;
                                     ++town.tries;
                                     if (!town.isAnswering)
                                         return false;
                                     town.labels.push_back(json::parse(body)["d"]["label"]);
                                     return true;
                                 })
                .value());
        thread = std::thread{[this] { loop->run(-1); }};
        ASSERT_TRUE(soon([this] {
            const auto states = sender->states();
            return states.at(0).sent > 0 && states.at(1).sent > 0;
        })) << "both know where in the log they begin";
    }
    void stop()
    {
        if (!loop)
            return;
        loop->post([this] { loop->stop(); });
        thread.join();
        sender.reset();
        line.reset();
        loop.reset();
    }
    bool soon(const std::function<bool()>& isSo)
    {
        return queue_service::eventually([&] {
            std::promise<bool> answer;
            loop->post([&] {
                const std::lock_guard lock{mutex};
                answer.set_value(isSo());
            });
            return answer.get_future().get();
        });
    }

    std::unique_ptr<WebLoop> loop;
    std::unique_ptr<QueueLine> line;
    std::unique_ptr<WebhookSender> sender;
    std::thread thread;
    std::mutex mutex;
    Told town;
};

TEST_F(Webhooks, areToldInOrderEvenIfAnotherDoesNotAnswer)
{
    issued("A"); // before it was there: not told
    start();
    issued("A");
    issued("B");
    issued("A");
    EXPECT_TRUE(soon([this] { return town.labels.size() >= 3; }));
    const std::lock_guard lock{mutex};
    EXPECT_EQ(town.labels, (std::vector<std::string>{"A002", "B001", "A003"}));
}

TEST_F(Webhooks, loseNothingOverARestartAndAFailure)
{
    start();
    issued("A");
    ASSERT_TRUE(soon([this] { return town.labels.size() == 1; }));
    {
        const std::lock_guard lock{mutex};
        town.isAnswering = false;
    }
    issued("A");
    ASSERT_TRUE(soon([this] { return town.tries >= 2 && sender->states().front().failures > 0; }));
    stop();
    issued("B");
    {
        const std::lock_guard lock{mutex};
        town.isAnswering = true;
    }
    start();
    EXPECT_TRUE(soon([this] { return town.labels.size() >= 3; }));
    const std::lock_guard lock{mutex};
    EXPECT_EQ(town.labels, (std::vector<std::string>{"A001", "A002", "B001"}));
}

TEST_F(Webhooks, hearAllThatHappensAfterABackupWasPutBack)
{
    const std::filesystem::path backup = centre.folder.path() / "copy.db";
    const std::filesystem::path data = centre.folder.path() / "data";
    start();
    issued("A");
    ASSERT_TRUE(queue_service::backUp(data, backup));
    for (int i = 0; i < 30; ++i)
        issued("A");
    ASSERT_TRUE(soon([this] { return town.labels.size() == 31; }));
    stop();
    centre.stop();
    ASSERT_TRUE(queue_service::restore({backup, data, {{"A", 31}}}));
    ASSERT_TRUE(centre.start());
    std::vector<std::string> since;
    for (int i = 0; i < 30; ++i) // more than were lost: the log is longer than it was
        since.push_back(issued("A").label);
    start();
    EXPECT_TRUE(soon([this] { return town.labels.size() >= 61; }));
    const std::lock_guard lock{mutex};
    EXPECT_EQ((std::vector<std::string>{town.labels.begin() + 31, town.labels.end()}), since);
}

}
}
