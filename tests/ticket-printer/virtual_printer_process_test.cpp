#include "ticket-printer/ticket_drawing.h"
#include "ticket-printer/ticket_printer.h"

#include "tests/ticket-printer/sample_paper.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace luot::ticket_printer {

namespace {

class VirtualPrinterProcess : public testing::Test {
protected:
    void start(const QStringList& more = {})
    {
        m_process.start(VIRTUAL_PRINTER, QStringList{"--port", "0", "--out", m_folder.path()} + more);
        ASSERT_TRUE(m_process.waitForStarted());
        m_port = readLine().toInt();
        ASSERT_GT(m_port, 0);
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
    const Bytes job = encodeJob(ticket, unfenced, {'0', '0', '0', '0'});
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
