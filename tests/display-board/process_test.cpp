#include "protocol/keys.h"
#include "tests/protocol/small_service.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>
#include <gtest/gtest.h>

#include <csignal>
#include <functional>
#include <memory>

namespace luot::display_board {
namespace {

using protocol::TicketChange;
using protocol::TicketState;

constexpr int patienceMs = 20000;

/// The board's own process against a real service: what the hall would see and hear.
class Process : public testing::Test {
protected:
    void SetUp() override
    {
        service.start();
        ASSERT_TRUE(
            protocol::writeDeviceKey(service.admit("b1", protocol::Role::Board), keyFile().toStdString()));
    }

    QString keyFile() const { return folder.filePath("b1.key"); }
    QString transcriptFile() const { return folder.filePath("transcript.jsonl"); }

    std::unique_ptr<QProcess> board(const QStringList& more = {})
    {
        auto process = std::make_unique<QProcess>();
        process->setProcessChannelMode(QProcess::MergedChannels);
        process->start(LUOT_DISPLAY_BOARD,
                       QStringList{"--server", QString{"127.0.0.1:%1"}.arg(service.port()), "--key",
                                   keyFile(), "--transcript", transcriptFile(), "--pictures",
                                   folder.filePath("pictures"), "--voice-out", folder.filePath("voice"),
                                   "--size", "1920x1080"}
                           + more);
        EXPECT_TRUE(process->waitForStarted());
        return process;
    }

    QString transcript() const
    {
        QFile file{transcriptFile()};
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
    }

    QStringList pictures() const
    {
        return QDir{folder.filePath("pictures")}.entryList({"*.png"}, QDir::Files);
    }

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

    // A ticket goes from nothing to called.
    void call(const std::string& label, const std::string& counter)
    {
        protocol::Ticket ticket;
        ticket.id = TicketId{"id-" + label};
        ticket.label = label;
        ticket.field = FieldId{"A"};
        service.happen(protocol::TicketEvent{TicketChange::Issued, ticket});
        ticket.state = TicketState::Called;
        ticket.counter = CounterId{counter};
        ticket.callCount = 1;
        ticket.calledAt = SystemClock{}.wall();
        service.happen(protocol::TicketEvent{TicketChange::Called, ticket});
    }

    // SIGTERM ends it, cleanly.
    void end(QProcess& process)
    {
        process.terminate();
        ASSERT_TRUE(process.waitForFinished(patienceMs));
        EXPECT_EQ(process.exitStatus(), QProcess::NormalExit);
        EXPECT_EQ(process.exitCode(), 0) << process.readAll().toStdString();
    }

    protocol::SmallService service;
    QTemporaryDir folder;
};

TEST_F(Process, aCallIsShownThenSpokenAndLeavesItsFiles)
{
    const auto process = board();
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-0-start.png"); }))
        << process->readAll().toStdString();

    call("A001", "3");
    ASSERT_TRUE(waitUntil([&] { return transcript().contains("voice.spoken"); }))
        << process->readAll().toStdString();
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-1-call-A001.png"); }));
    end(*process);

    const QStringList lines = transcript().split('\n', Qt::SkipEmptyParts);
    ASSERT_EQ(lines.size(), 3);
    EXPECT_TRUE(lines[0].contains(R"("event":"board.shown")"));
    EXPECT_TRUE(lines[1].contains(R"("event":"voice.started")"));
    EXPECT_TRUE(lines[2].contains(R"("event":"voice.spoken")"));
    for (const QString& line : lines) {
        EXPECT_TRUE(line.contains(R"("label":"A001")")) << line.toStdString();
        EXPECT_TRUE(line.contains(R"("counter":"3")")) << line.toStdString();
    }
    EXPECT_TRUE(QFile::exists(folder.filePath("voice/call-001-A001.wav")));
    EXPECT_EQ(QImage{folder.filePath("pictures/board-1-call-A001.png")}.pixelColor(60, 220),
              QColor(0xFF, 0xC2, 0x2E));
}

TEST_F(Process, startedAgainItShowsTheSameCallsAndRepeatsNone)
{
    {
        const auto first = board();
        ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-0-start.png"); }));
        call("A001", "3");
        call("A002", "1");
        ASSERT_TRUE(waitUntil([&] { return transcript().count("voice.spoken") == 2; }));
        first->kill();
        ASSERT_TRUE(first->waitForFinished(patienceMs));
    }
    QFile::remove(folder.filePath("pictures/board-0-start.png"));
    const auto second = board();
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-0-start.png"); }));
    end(*second);

    // The big call on indigo, the other one in the first tile below.
    const QImage picture{folder.filePath("pictures/board-0-start.png")};
    EXPECT_EQ(picture.pixelColor(60, 220), QColor(0x17, 0x36, 0x6F));
    EXPECT_EQ(transcript().count("voice.spoken"), 2);
}

TEST_F(Process, aBoardOfAZoneNeitherShowsNorSaysTheOthers)
{
    const auto process = board({"--counters", "1,2"});
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-0-start.png"); }));
    call("A001", "3");
    call("A002", "1");
    ASSERT_TRUE(waitUntil([&] { return transcript().contains("voice.spoken"); }));
    end(*process);
    EXPECT_FALSE(transcript().contains("A001"));
    EXPECT_TRUE(transcript().contains("A002"));
}

TEST_F(Process, aCountersDisplayShowsItsCallInAmber)
{
    ASSERT_TRUE(protocol::writeDeviceKey(service.admit("d3", protocol::Role::Counter),
                                         folder.filePath("d3.key").toStdString()));
    protocol::Counter counter;
    counter.id = CounterId{"1"};
    counter.open = true;
    service.happen(protocol::CounterEvent{protocol::CounterChange::Opened, counter});
    QProcess display;
    display.setProcessChannelMode(QProcess::MergedChannels);
    display.start(LUOT_DISPLAY_BOARD,
                  {"--counter", "1", "--server", QString{"127.0.0.1:%1"}.arg(service.port()), "--key",
                   folder.filePath("d3.key"), "--pictures", folder.filePath("pictures"), "--size",
                   "1280x400"});
    ASSERT_TRUE(display.waitForStarted());
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("counter-free.png"); }))
        << display.readAll().toStdString();
    call("A001", "1");
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("counter-called.png"); }))
        << display.readAll().toStdString();
    end(display);
    const QImage picture{folder.filePath("pictures/counter-called.png")};
    EXPECT_EQ(picture.pixelColor(1200, 380), QColor(0xFF, 0xC2, 0x2E));
    EXPECT_EQ(picture.pixelColor(20, 380), QColor(0x0C, 0x1A, 0x30));
}

TEST_F(Process, aLostServiceIsSaidAndItsReturnToo)
{
    const auto process = board();
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-0-start.png"); }));
    service.stop();
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-1-reconnecting.png"); }));
    service.start();
    ASSERT_TRUE(waitUntil([&] { return pictures().contains("board-2-start.png"); }));
    call("A001", "3");
    ASSERT_TRUE(waitUntil([&] { return transcript().contains("voice.spoken"); }));
    end(*process);
}

TEST_F(Process, withoutAServiceTheLogSaysWhatToDo)
{
    service.stop();
    const auto process = board();
    QByteArray log;
    EXPECT_TRUE(waitUntil([&] {
        process->waitForReadyRead(50);
        log += process->readAll();
        return log.contains("Start luot-queue-service");
    })) << log.toStdString();
    end(*process);
}

}
}
