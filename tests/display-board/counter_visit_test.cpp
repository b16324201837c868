#include "protocol/client.h"
#include "protocol/codec.h"
#include "protocol/keys.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <gtest/gtest.h>

#include <functional>
#include <future>
#include <memory>
#include <random>

namespace luot::display_board {
namespace {

using protocol::Role;

constexpr int patienceMs = 30000;
const CounterId counter{"3"};

bool waitUntil(const std::function<bool()>& isSo)
{
    QElapsedTimer clock;
    clock.start();
    while (!isSo()) {
        if (clock.elapsed() > patienceMs)
            return false;
        QThread::msleep(20);
    }
    return true;
}

/// A queue service in a process of its own, a clerk and an admin at it, and the display over counter 3.
class AVisit : public testing::Test {
protected:
    void SetUp() override
    {
        QDir{folder.path()}.mkpath("keys/keys.d");
        QDir{folder.path()}.mkpath("data");
        ASSERT_TRUE(protocol::writeServerKey(pair, path("keys/server.key")));
        const protocol::DeviceKey ofClerk = admit("c3", Role::Clerk, {counter});
        const protocol::DeviceKey ofAdmin = admit("admin", Role::Admin, {});
        ASSERT_TRUE(protocol::writeDeviceKey(admit("d3", Role::Counter, {counter}), path("d3.key")));
        ASSERT_TRUE(protocol::writeDeviceKey(admit("d4", Role::Counter, {CounterId{"4"}}), path("d4.key")));
        ASSERT_NO_FATAL_FAILURE(startService());
        clerk = connected(ofClerk);
        admin = connected(ofAdmin);
        ask(*clerk, protocol::OpenCounter{counter});
    }
    void TearDown() override
    {
        for (QProcess* process : {&display, &service}) {
            process->terminate();
            process->waitForFinished(patienceMs);
        }
    }

    std::string path(const char* name) const { return folder.filePath(name).toStdString(); }

    protocol::DeviceKey admit(const std::string& id, Role role, std::vector<CounterId> counters)
    {
        protocol::DeviceKey key{DeviceId{id}, role, branch, protocol::makeKeyPair(), pair.publicKey};
        EXPECT_TRUE(protocol::writeAllowedKey(
            {key.pair.publicKey, key.id, role, branch, std::move(counters), {}, {}}, path("keys/keys.d")));
        return key;
    }

    // A port may be somebody else's: then another is tried.
    void startService()
    {
        std::random_device random;
        const auto isReady = [this] { return QFile::exists(folder.filePath("ready")); };
        for (int attempt = 0; attempt < 20; ++attempt) {
            port = static_cast<std::uint16_t>(20'000 + random() % 12'000);
            service.start(LUOT_QUEUE_SERVICE,
                          {"--data", folder.filePath("data"), "--keys", folder.filePath("keys"), "--branch",
                           LUOT_BRANCH_FILE, "--port", QString::number(port), "--bind", "127.0.0.1",
                           "--ready-file", folder.filePath("ready"), "--ballast-mib", "0"});
            ASSERT_TRUE(service.waitForStarted());
            const bool isDecided = waitUntil([&] { return isReady() || service.waitForFinished(10); });
            ASSERT_TRUE(isDecided);
            if (isReady())
                return;
        }
        FAIL() << service.readAll().toStdString();
    }

    std::unique_ptr<protocol::Client> connected(const protocol::DeviceKey& key)
    {
        protocol::ClientSettings settings;
        settings.port = port;
        settings.key = key;
        settings.stream = {};
        auto client = protocol::Client::connect(
            settings,
            {[](const protocol::BranchView&, const std::vector<protocol::Event>&) {},
             [](protocol::LinkState) {}});
        EXPECT_TRUE(client);
        return std::move(*client);
    }

    static protocol::CommandResult ask(protocol::Client& client, const protocol::Command& command)
    {
        auto answer = std::make_shared<std::promise<protocol::Reply>>();
        client.request(command, [answer](const protocol::Reply& reply) { answer->set_value(reply); });
        const protocol::Reply reply = answer->get_future().get();
        EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
        return reply.outcome.value_or(protocol::Done{});
    }

    void startDisplay(const char* key)
    {
        display.setProcessChannelMode(QProcess::MergedChannels);
        display.start(LUOT_DISPLAY_BOARD,
                      {"--counter", "3", "--keys-from-stdin", "--server", QString{"127.0.0.1:%1"}.arg(port),
                       "--key", folder.filePath(key), "--pictures", folder.filePath("pictures"), "--size",
                       "1280x400"});
        ASSERT_TRUE(display.waitForStarted());
        ASSERT_TRUE(waitUntil([&] { return pictured("free"); })) << display.readAll().toStdString();
    }

    void press(const char* key)
    {
        display.write(key);
        display.write("\n");
        ASSERT_TRUE(display.waitForBytesWritten(patienceMs));
    }

    bool pictured(const QString& what) const { return QFile::exists(file(what)); }
    QString file(const QString& what) const { return folder.filePath("pictures/counter-" + what + ".png"); }

    TicketId call()
    {
        protocol::IssueTicket issue;
        issue.field = FieldId{"A"};
        issue.way = protocol::IssueWay::Counter;
        issue.reason = "Máy lấy số bận";
        ask(*clerk, issue);
        const auto called = std::get<protocol::TicketResult>(ask(*clerk, protocol::CallNext{counter}));
        EXPECT_TRUE(called.ticket);
        return called.ticket ? called.ticket->id : TicketId{};
    }
    void finish(const TicketId& ticket)
    {
        ask(*clerk, protocol::StartService{ticket, counter, {}});
        ask(*clerk, protocol::FinishService{ticket, counter, protocol::ServiceOutcome::Guidance, {}, {}});
    }

    std::vector<protocol::LogEntry> ratings()
    {
        const auto page = std::get<protocol::LogPage>(ask(*admin, protocol::ReadLog{}));
        std::vector<protocol::LogEntry> found;
        for (const protocol::LogEntry& entry : page.events) {
            if (entry.type == "rating.added")
                found.push_back(entry);
        }
        return found;
    }

    const BranchId branch{"an-thinh"};
    const protocol::KeyPair pair = protocol::makeKeyPair();
    QTemporaryDir folder;
    std::uint16_t port = 0;
    QProcess service;
    QProcess display;
    std::unique_ptr<protocol::Client> clerk;
    std::unique_ptr<protocol::Client> admin;
};

TEST_F(AVisit, isCalledInAmberAndRatedOnce)
{
    ASSERT_NO_FATAL_FAILURE(startDisplay("d3.key"));
    const TicketId first = call();
    ASSERT_TRUE(waitUntil([&] { return pictured("called"); })) << display.readAll().toStdString();
    const QImage called{file("called")};
    EXPECT_EQ(called.pixelColor(1200, 380), QColor(0xFF, 0xC2, 0x2E));
    EXPECT_EQ(called.pixelColor(20, 380), QColor(0x0C, 0x1A, 0x30));

    finish(first);
    ASSERT_TRUE(waitUntil([&] { return pictured("asking"); })) << display.readAll().toStdString();
    press("3");
    ASSERT_TRUE(waitUntil([&] { return pictured("thanks"); })) << display.readAll().toStdString();

    // The next call takes the screen from the thanks.
    QFile::remove(file("called"));
    call();
    ASSERT_TRUE(waitUntil([&] { return pictured("called"); })) << display.readAll().toStdString();
    EXPECT_EQ(QImage{file("called")}.pixelColor(1200, 380), QColor(0xFF, 0xC2, 0x2E));

    const auto added = ratings();
    ASSERT_EQ(added.size(), 1U);
    EXPECT_NE(added.front().body.find(R"("score":3)"), std::string::npos) << added.front().body;
    EXPECT_EQ(added.front().actor, "counter:d3");
}

TEST_F(AVisit, isNotThankedForWhereTheKeyIsAnotherCounters)
{
    ASSERT_NO_FATAL_FAILURE(startDisplay("d4.key"));
    finish(call());
    ASSERT_TRUE(waitUntil([&] { return pictured("asking"); })) << display.readAll().toStdString();
    press("5");
    ASSERT_TRUE(waitUntil([&] { return pictured("nottaken"); })) << display.readAll().toStdString();
    EXPECT_FALSE(pictured("thanks"));
    EXPECT_TRUE(ratings().empty());
}

}
}
