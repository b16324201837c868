#include "protocol/codec.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"

#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <gtest/gtest.h>

#include <functional>
#include <memory>

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

/// The program over counter 3, at the real service: both in processes of their own.
class AVisit : public testing::Test {
protected:
    void SetUp() override
    {
        centre.allow("d3", Role::Counter, {counter});
        centre.allow("d4", Role::Counter, {CounterId{"4"}});
        ASSERT_TRUE(centre.start());
        office = std::make_unique<protocol::Watcher>(centre.device("a1"));
        ask(protocol::OpenCounter{counter});
    }
    void TearDown() override
    {
        display.terminate();
        display.waitForFinished(patienceMs);
    }

    protocol::CommandResult ask(const protocol::Command& command)
    {
        const protocol::Reply reply = office->ask(command);
        EXPECT_TRUE(reply.outcome) << reply.outcome.error().message;
        return reply.outcome.value_or(protocol::Done{});
    }

    void startDisplay(const char* key)
    {
        display.setProcessChannelMode(QProcess::MergedChannels);
        display.start(LUOT_DISPLAY_BOARD,
                      {"--counter", "3", "--keys-from-stdin", "--server",
                       QString{"127.0.0.1:%1"}.arg(centre.port), "--key",
                       QString::fromStdString((centre.folder.path() / key).string()), "--pictures",
                       folder.filePath("pictures"), "--size", "1280x400"});
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
        ask(issue);
        const auto called = std::get<protocol::TicketResult>(ask(protocol::CallNext{counter}));
        EXPECT_TRUE(called.ticket);
        return called.ticket ? called.ticket->id : TicketId{};
    }
    void finish(const TicketId& ticket)
    {
        ask(protocol::StartService{ticket, counter, {}});
        ask(protocol::FinishService{ticket, counter, protocol::ServiceOutcome::Guidance, {}, {}});
    }

    std::vector<protocol::LogEntry> ratings()
    {
        const auto page = std::get<protocol::LogPage>(ask(protocol::ReadLog{}));
        std::vector<protocol::LogEntry> found;
        for (const protocol::LogEntry& entry : page.events) {
            if (entry.type == "rating.added")
                found.push_back(entry);
        }
        return found;
    }

    queue_service::CentreProcess centre;
    std::unique_ptr<protocol::Watcher> office;
    QTemporaryDir folder;
    QProcess display;
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
