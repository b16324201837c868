#include "ticket-printer/ticket_drawing.h"
#include "ticket-printer/ticket_printer.h"

#include "tests/ticket-printer/sample_paper.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QImage>
#include <QLocalSocket>
#include <QProcess>
#include <QTemporaryDir>

namespace luot::ticket_printer {

namespace {

class VirtualPrinterProcess : public testing::Test {
protected:
    void start(const QStringList& more = {})
    {
        startOn({"--port", "0"}, more);
        ASSERT_GT(m_port, 0);
    }
    void startOn(const QStringList& line, const QStringList& more)
    {
        m_process.start(VIRTUAL_PRINTER, line + QStringList{"--out", m_folder.path()} + more);
        ASSERT_TRUE(m_process.waitForStarted());
        const QByteArray first = readLine();
        ASSERT_FALSE(first.isEmpty()) << m_process.readAllStandardError().toStdString();
        m_port = first.toInt();
    }
    QByteArray readLine()
    {
        while (!m_process.canReadLine())
            if (!m_process.waitForReadyRead(10000))
                return {};
        return m_process.readLine().trimmed();
    }
    int stop()
    {
        m_process.terminate();
        EXPECT_TRUE(m_process.waitForFinished(10000));
        EXPECT_EQ(m_process.exitStatus(), QProcess::NormalExit);
        return m_process.exitCode();
    }
    TicketPrinter printer() const
    {
        return {*parsePortAddress("tcp:127.0.0.1:" + std::to_string(m_port)), PrinterProfile{}};
    }

    QTemporaryDir m_folder;
    QProcess m_process;
    int m_port = 0;
};

}

TEST_F(VirtualPrinterProcess, ThePictureIsTheTicketDotForDot)
{
    const QString ready = m_folder.filePath("ready");
    start({"--ready-file", ready});
    QFile readyFile{ready};
    ASSERT_TRUE(readyFile.open(QIODevice::ReadOnly));
    EXPECT_EQ(readyFile.readAll().trimmed().toInt(), m_port);

    auto kiosk = printer();
    const Bitmap ticket = *drawTicket(samplePaper(), kiosk.profile());
    ASSERT_EQ(kiosk.print(ticket).outcome, PrintOutcome::Printed);
    ASSERT_EQ(kiosk.print(ticket).outcome, PrintOutcome::Printed);
    EXPECT_EQ(
        QDir{m_folder.path()}.entryList({"ticket-*"}, QDir::Files, QDir::Name),
        (QStringList{"ticket-0001.escpos", "ticket-0001.png", "ticket-0002.escpos", "ticket-0002.png"}));

    const Bitmap sent = withoutRealTimeCommands(ticket);
    for (const char* name : {"ticket-0001.png", "ticket-0002.png"}) {
        const QImage image{m_folder.filePath(name)};
        ASSERT_EQ(image.size(), QSize(sent.width(), sent.height()));
        EXPECT_NEAR(image.dotsPerMeterX(), 7992, 1);
        int different = 0;
        for (int y = 0; y < sent.height(); ++y)
            for (int x = 0; x < sent.width(); ++x)
                different += (qGray(image.pixel(x, y)) == 0) != sent.isBlack(x, y) ? 1 : 0;
        EXPECT_EQ(different, 0) << name;
    }

    // The bytes are the job from its start to its cut: one who replays them gets the same paper.
    QFile bytes{m_folder.filePath("ticket-0002.escpos")};
    ASSERT_TRUE(bytes.open(QIODevice::ReadOnly));
    PrinterProfile unfenced;
    unfenced.fence = PrinterProfile::Fence::None;
    const Bytes job = encodeJob(ticket, unfenced, {'0', '0', '0', '0'}).bytes;
    EXPECT_EQ(bytes.readAll(),
              QByteArray(reinterpret_cast<const char*>(job.data()), static_cast<qsizetype>(job.size())));
    EXPECT_EQ(stop(), 0);
}

TEST_F(VirtualPrinterProcess, ObeysLinesOfItsInput)
{
    start();
    m_process.write("paper out\n");
    EXPECT_EQ(readLine(), "done");
    EXPECT_EQ(printer().preflight(), PrinterReadiness::PaperOut);
    m_process.write("paper blue\nok\n");
    EXPECT_TRUE(readLine().contains("paper blue"));
    EXPECT_EQ(readLine(), "done");
    EXPECT_EQ(printer().preflight(), PrinterReadiness::Ready);
    m_process.closeWriteChannel();
    EXPECT_EQ(printer().preflight(), PrinterReadiness::Ready) << "no input is no reason to end";
    EXPECT_EQ(stop(), 0);
}

TEST_F(VirtualPrinterProcess, TheControlSocketTakesALineAndAnswersOne)
{
    const QString path = m_folder.filePath("control");
    start({"--control", path});
    const auto say = [](QLocalSocket& socket, const QByteArray& line) {
        socket.write(line + "\n");
        while (!socket.canReadLine())
            if (!socket.waitForReadyRead(10000))
                return QByteArray{};
        return socket.readLine().trimmed();
    };
    QLocalSocket first;
    first.connectToServer(path);
    ASSERT_TRUE(first.waitForConnected());
    EXPECT_EQ(say(first, "cutter jam"), "done");
    EXPECT_EQ(printer().preflight(), PrinterReadiness::CutterJam);
    QLocalSocket second;
    second.connectToServer(path);
    ASSERT_TRUE(second.waitForConnected());
    EXPECT_TRUE(say(second, "cutter blue").contains("cutter blue"));
    EXPECT_EQ(say(second, "ok"), "done");
    EXPECT_EQ(say(first, "paper near"), "done") << "both are heard";
    EXPECT_EQ(printer().preflight(), PrinterReadiness::NearEnd);
    m_process.write("ok\n");
    EXPECT_EQ(readLine(), "done") << "and standard input beside them";
    EXPECT_EQ(stop(), 0);
    EXPECT_FALSE(QFile::exists(path));
}

TEST_F(VirtualPrinterProcess, ATerminalIsADeviceUnderItsName)
{
    const QString link = m_folder.filePath("lp0");
    startOn({"--pty", link}, {});
    EXPECT_EQ(m_port, 0);
    TicketPrinter kiosk{PortAddress{.kind = PortAddress::Kind::Device, .path = link.toStdString()},
                        PrinterProfile{}};
    const Bitmap ticket = *drawTicket(samplePaper(), kiosk.profile());
    EXPECT_EQ(kiosk.print(ticket).outcome, PrintOutcome::Printed);
    m_process.write("unplug\n");
    EXPECT_EQ(readLine(), "done");
    EXPECT_FALSE(QFileInfo{link}.isSymLink());
    EXPECT_EQ(kiosk.preflight(), PrinterReadiness::Unreachable);
    m_process.write("replug\n");
    EXPECT_EQ(readLine(), "done");
    EXPECT_EQ(kiosk.print(ticket).outcome, PrintOutcome::Printed);
    EXPECT_TRUE(QFile::exists(m_folder.filePath("ticket-0002.png")));
    EXPECT_EQ(stop(), 0);
    EXPECT_FALSE(QFileInfo{link}.isSymLink());
}

TEST_F(VirtualPrinterProcess, PrintsWhatAFileCollected)
{
    const QString file = m_folder.filePath("collected");
    TicketPrinter kiosk{*parsePortAddress("file:" + file.toStdString()), *printerProfile("58mm-silent")};
    const Bitmap ticket = *drawTicket(samplePaper(), kiosk.profile());
    kiosk.print(ticket);
    m_process.start(VIRTUAL_PRINTER, {"--input", file, "--width", "384", "--out", m_folder.path()});
    ASSERT_TRUE(m_process.waitForFinished(10000));
    EXPECT_EQ(m_process.exitCode(), 0) << m_process.readAllStandardError().toStdString();
    const QImage image{m_folder.filePath("ticket-0001.png")};
    EXPECT_EQ(image.width(), 384);
    EXPECT_GE(image.height(), ticket.height());
}

TEST_F(VirtualPrinterProcess, HelpNamesEachFault)
{
    m_process.start(VIRTUAL_PRINTER, {"--help"});
    ASSERT_TRUE(m_process.waitForFinished(10000));
    const QByteArray help = m_process.readAllStandardOutput();
    for (const char* line :
         {"paper near",       "paper out", "rows_left=",   "cover open",    "cutter jam",
          "head hot",         "offline",   "stop_reading", "no_status",     "garbage_status",
          "die_after_bytes=", "slow=",     "buffer=",      "reset_mid_job", "rtc_in_data",
          "unplug",           "replug",    "--control",    "--pty",         "--input"})
        EXPECT_TRUE(help.contains(line)) << line;
}

TEST_F(VirtualPrinterProcess, JunkIsAMistakeItEndsWith)
{
    start();
    {
        const auto port
            = openPort(*parsePortAddress("tcp:127.0.0.1:" + std::to_string(m_port)), Milliseconds{1000});
        ASSERT_TRUE(port);
        const Bytes junk{'h', 'e', 'l', 'l', 'o', 0x10, 0x04, 0x01};
        ASSERT_EQ((*port)->write(junk, Milliseconds{1000}).value_or(0), junk.size());
        EXPECT_EQ((*port)->read(Milliseconds{5000})->size(), 1U) << "so it has read the junk";
    }
    EXPECT_EQ(stop(), 1);
    EXPECT_TRUE(m_process.readAllStandardError().contains("not ESC/POS"));
}

TEST_F(VirtualPrinterProcess, ABusyPortIsOneSentence)
{
    start();
    QProcess second;
    second.start(VIRTUAL_PRINTER, {"--port", QString::number(m_port), "--out", m_folder.path()});
    ASSERT_TRUE(second.waitForFinished(10000));
    EXPECT_EQ(second.exitCode(), 1);
    const QByteArray words = second.readAllStandardError();
    EXPECT_EQ(words.count('\n'), 1) << words.toStdString();
    EXPECT_TRUE(words.contains("choose another with --port")) << words.toStdString();
    EXPECT_EQ(stop(), 0);
}

}
