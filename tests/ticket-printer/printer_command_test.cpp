#include <gtest/gtest.h>

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace luot::ticket_printer {

namespace {

struct Said {
    int exitCode = -1;
    QString words{};
};

/// luotctl printer test at a virtual printer, as processes.
class PrinterCommand : public testing::Test {
protected:
    void startPrinter(const QStringList& more, const QByteArray& fault = {})
    {
        m_printer.start(VIRTUAL_PRINTER, QStringList{"--port", "0", "--out", m_folder.path()} + more);
        ASSERT_TRUE(m_printer.waitForStarted());
        m_port = line();
        if (!fault.isEmpty()) {
            m_printer.write(fault + "\n");
            ASSERT_EQ(line(), "done");
        }
    }
    void TearDown() override
    {
        m_printer.kill();
        m_printer.waitForFinished(10000);
    }
    QString address() const { return "tcp:127.0.0.1:" + m_port; }

    static Said test(const QStringList& arguments, const QByteArray& answers = {})
    {
        QProcess luotctl;
        luotctl.setProcessChannelMode(QProcess::MergedChannels);
        luotctl.start(LUOTCTL, QStringList{"printer", "test"} + arguments);
        EXPECT_TRUE(luotctl.waitForStarted());
        luotctl.write(answers);
        luotctl.closeWriteChannel();
        EXPECT_TRUE(luotctl.waitForFinished(60000));
        EXPECT_EQ(luotctl.exitStatus(), QProcess::NormalExit);
        return {luotctl.exitCode(), QString::fromUtf8(luotctl.readAll())};
    }

    QTemporaryDir m_folder;

private:
    QString line()
    {
        while (!m_printer.canReadLine())
            if (!m_printer.waitForReadyRead(10000))
                return {};
        return QString::fromUtf8(m_printer.readLine().trimmed());
    }

    QProcess m_printer;
    QString m_port;
};

}

TEST_F(PrinterCommand, PrintsAsksAndNamesTheProfile)
{
    startPrinter({});
    const Said said = test({"--printer", address()}, "y\ny\ny\n");
    EXPECT_EQ(said.exitCode, 0) << said.words.toStdString();
    for (const char* words : {"576 dots across", "Its status: ready", "answers about its status: 4",
                              "tickets done: 1", "says that the whole ticket is out", "Did a ticket come out",
                              "M888 whole", "--printer-profile 80mm"})
        EXPECT_TRUE(said.words.contains(words)) << words << " is not in:\n" << said.words.toStdString();
    EXPECT_TRUE(QFile::exists(m_folder.filePath("ticket-0001.png")));

    QProcess zbar;
    zbar.start("zbarimg", {"-q", "--raw", m_folder.filePath("ticket-0001.png")});
    ASSERT_TRUE(zbar.waitForFinished(60000));
    EXPECT_TRUE(zbar.readAllStandardOutput().startsWith("LUOT-TEST-M888"));
}

TEST_F(PrinterCommand, WhoNeverAnswersNeedsASilentProfile)
{
    startPrinter({}, "no_status");
    const Said said = test({"--printer", address()}, "y\ny\ny\n");
    EXPECT_EQ(said.exitCode, 1) << said.words.toStdString();
    EXPECT_TRUE(said.words.contains("It said nothing")) << said.words.toStdString();
    EXPECT_TRUE(said.words.contains("--printer-profile 80mm-silent")) << said.words.toStdString();
    const Said again = test({"--printer", address(), "--profile", "80mm-silent"}, "y\ny\ny\n");
    EXPECT_EQ(again.exitCode, 0) << again.words.toStdString();
}

TEST_F(PrinterCommand, ANumberCutOffNeedsANarrowerProfile)
{
    startPrinter({});
    const Said said = test({"--printer", address()}, "y\nn\ny\n");
    EXPECT_EQ(said.exitCode, 1);
    EXPECT_TRUE(said.words.contains("--printer-profile 80mm-180dpi")) << said.words.toStdString();
}

TEST_F(PrinterCommand, NothingCameOutNamesNoProfile)
{
    startPrinter({});
    const Said said = test({"--printer", address()}, "perhaps\nn\n");
    EXPECT_EQ(said.exitCode, 1);
    EXPECT_TRUE(said.words.contains("Please answer y or n")) << said.words.toStdString();
    EXPECT_TRUE(said.words.contains("coated side")) << said.words.toStdString();
    EXPECT_FALSE(said.words.contains("Use:"));
}

TEST_F(PrinterCommand, TroubleIsASentenceAndPrintsNothing)
{
    startPrinter({}, "cutter jam");
    const Said said = test({"--printer", address()}, "y\ny\ny\n");
    EXPECT_EQ(said.exitCode, 1);
    EXPECT_TRUE(said.words.contains("jammed at the printer's knife")) << said.words.toStdString();
    EXPECT_TRUE(said.words.contains("Nothing was printed")) << said.words.toStdString();
    EXPECT_FALSE(said.words.contains("Did a ticket"));
    EXPECT_TRUE(QDir{m_folder.path()}.entryList({"*.png"}).isEmpty());
}

TEST_F(PrinterCommand, WithNobodyToAskItStillSaysWhatItFound)
{
    startPrinter({});
    const Said said = test({"--printer", address()});
    EXPECT_EQ(said.exitCode, 0) << said.words.toStdString();
    EXPECT_TRUE(said.words.contains("Nobody said")) << said.words.toStdString();
}

TEST_F(PrinterCommand, WrongWordsAreOneSentence)
{
    for (const QStringList& arguments :
         {QStringList{"--printer", "lp0"}, QStringList{"--printer", "tcp:127.0.0.1:1"},
          QStringList{"--printer", "/dev/nowhere/lp0"}, QStringList{"--printer", "file:/nowhere/at/all"},
          QStringList{"--printer", "tcp:127.0.0.1:9", "--profile", "90mm"}}) {
        const Said said = test(arguments);
        EXPECT_EQ(said.exitCode, 1) << said.words.toStdString();
        EXPECT_EQ(said.words.count('\n'), 1) << said.words.toStdString();
    }
}

}
