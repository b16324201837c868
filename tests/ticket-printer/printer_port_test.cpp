#include "ticket-printer/printer_port.h"

#include "ticket-printer/ticket_printer.h"

#include <gtest/gtest.h>

#include <QByteArray>
#include <QFile>
#include <QTemporaryDir>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace luot::ticket_printer {

namespace {

constexpr Milliseconds soon{200};

std::string contentOf(const std::string& path)
{
    std::ifstream file{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{file}, {}};
}

}

TEST(PortAddress, ReadsTheThreeKinds)
{
    const auto tcp = parsePortAddress("tcp:127.0.0.1:9100");
    ASSERT_TRUE(tcp);
    EXPECT_EQ(tcp->kind, PortAddress::Kind::Tcp);
    EXPECT_EQ(tcp->tcpPort, 9100);
    EXPECT_EQ(parsePortAddress("tcp:localhost:9100")->host, "127.0.0.1");
    EXPECT_EQ(parsePortAddress("tcp:[::1]:9100")->text(), "tcp:[::1]:9100");
    EXPECT_EQ(parsePortAddress("/dev/usb/lp0")->kind, PortAddress::Kind::Device);
    EXPECT_EQ(parsePortAddress("file:/srv/a:b")->path, "/srv/a:b");
}

TEST(PortAddress, ReadsASerialLineAndAQueue)
{
    const auto line = parsePortAddress("/dev/ttyUSB0?baud=19200");
    ASSERT_TRUE(line);
    EXPECT_EQ(line->kind, PortAddress::Kind::Device);
    EXPECT_EQ(line->path, "/dev/ttyUSB0");
    EXPECT_EQ(line->baud, 19200);
    EXPECT_EQ(parsePortAddress("device:/tmp/lp0")->path, "/tmp/lp0");
    EXPECT_EQ(line->flow, PortAddress::Flow::Hardware);
    EXPECT_EQ(parsePortAddress("/dev/ttyS0?baud=9600&flow=none")->flow, PortAddress::Flow::None);
    EXPECT_EQ(parsePortAddress("/dev/ttyS0?baud=9600&flow=software")->flow, PortAddress::Flow::Software);
    const auto queue = parsePortAddress("cups:Quay_1");
    ASSERT_TRUE(queue);
    EXPECT_EQ(queue->kind, PortAddress::Kind::Cups);
    EXPECT_EQ(queue->queue, "Quay_1");
    EXPECT_EQ(queue->text(), "cups:Quay_1");
}

TEST(PortAddress, RefusesTheRestInASentence)
{
    for (const char* text :
         {"", "tcp:", "tcp:127.0.0.1", "tcp:127.0.0.1:0", "tcp:127.0.0.1:70000", "tcp:printer:9100",
          "tcp:127.0.0.1:9100x", "lp0", "file:", "cups:", "cups:-d", "cups:a b", "/dev/ttyS0?baud=1234",
          "/dev/ttyS0?speed=9600", "/dev/ttyS0?flow=none"}) {
        const auto address = parsePortAddress(text);
        ASSERT_FALSE(address) << text;
        EXPECT_NE(address.error().message.find("file:PATH"), std::string::npos);
    }
}

TEST(FilePort, CollectsTheBytesAndNeverAnswers)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("ticket.escpos").toStdString();
    const auto address = parsePortAddress("file:" + path);
    for (const char* text : {"one", "two"}) {
        const auto port = openPort(*address, soon);
        ASSERT_TRUE(port);
        const std::string words = text;
        EXPECT_EQ((*port)->write(Bytes{words.begin(), words.end()}, soon).value_or(0), 3U);
        EXPECT_TRUE((*port)->read(Milliseconds{1})->empty());
    }
    EXPECT_EQ(contentOf(path), "onetwo");
}

TEST(FilePort, AFolderThatIsNotThereIsASentence)
{
    const auto port = openPort(*parsePortAddress("file:/nowhere/at/all"), soon);
    ASSERT_FALSE(port);
    EXPECT_NE(port.error().message.find("cannot be reached"), std::string::npos);
}

/// A program lp that keeps what it is given, or fails.
class CupsPort : public testing::Test {
protected:
    void install(const std::string& script)
    {
        const QString lp = m_folder.filePath("lp");
        std::ofstream{lp.toStdString()} << "#!/bin/sh\n" << script;
        QFile{lp}.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv("PATH", (m_folder.path() + ":" + m_before).toUtf8());
    }
    void TearDown() override { qputenv("PATH", m_before); }

    QTemporaryDir m_folder;
    QByteArray m_before = qgetenv("PATH");
};

TEST_F(CupsPort, GivesTheWholeTicketToLpAndNeverSaysPrinted)
{
    const std::string got = m_folder.filePath("got").toStdString();
    install("echo \"$@\" > " + got + ".words; cat > " + got);
    TicketPrinter kiosk{*parsePortAddress("cups:quay1"), PrinterProfile{}};
    EXPECT_EQ(kiosk.preflight(), PrinterReadiness::Unknown);
    EXPECT_TRUE(mayPrint(PrinterReadiness::Unknown, kiosk.profile())) << "CUPS is asked for nothing";
    EXPECT_EQ(kiosk.listen(Milliseconds{1}), PrinterReadiness::Unknown);
    const Bitmap picture{576, 40};
    const PrintReport report = kiosk.print(picture);
    EXPECT_EQ(report.outcome, PrintOutcome::Unknown);
    EXPECT_EQ(report.sheet, Sheet::Whole);
    const Bytes job = encodeJob(picture, kiosk.profile(), {'0', '0', '0', '0'}).bytes;
    EXPECT_EQ(contentOf(got), std::string(job.begin(), job.end()));
    EXPECT_EQ(contentOf(got + ".words"), "-s -d quay1 -o raw -\n");
}

TEST_F(CupsPort, AQueueThatDoesNotTakeItIsASentenceAndNoPaper)
{
    install("cat > /dev/null; exit 1");
    TicketPrinter kiosk{*parsePortAddress("cups:quay1"), PrinterProfile{}};
    const PrintReport report = kiosk.print(Bitmap{576, 40});
    EXPECT_EQ(report.outcome, PrintOutcome::NotSent);
    EXPECT_EQ(report.sheet, Sheet::None);
    EXPECT_NE(report.detail.find("lpstat -p quay1"), std::string::npos) << report.detail;
}

TEST_F(CupsPort, WithoutLpItSaysWhatToInstall)
{
    qputenv("PATH", m_folder.path().toUtf8());
    const auto port = openPort(*parsePortAddress("cups:quay1"), soon);
    ASSERT_FALSE(port);
    EXPECT_NE(port.error().message.find("cups-client"), std::string::npos);
}

TEST(TcpPort, NobodyListensIsASentence)
{
    const auto port = openPort(*parsePortAddress("tcp:127.0.0.1:1"), soon);
    ASSERT_FALSE(port);
    EXPECT_NE(port.error().message.find("tcp:127.0.0.1:1"), std::string::npos);
}

TEST(DevicePort, SpeaksToATerminalWithoutChangingABit)
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    ASSERT_GE(master, 0);
    ASSERT_EQ(grantpt(master), 0);
    ASSERT_EQ(unlockpt(master), 0);
    const auto port = openPort(*parsePortAddress(ptsname(master)), soon);
    ASSERT_TRUE(port) << port.error().message;

    const Bytes sent{0x1B, '@', 0x0A, 0x0D, 0x00, 0x04, 0xFF};
    ASSERT_EQ((*port)->write(sent, soon).value_or(0), sent.size());
    std::array<std::uint8_t, 16> got{};
    ASSERT_EQ(read(master, got.data(), got.size()), static_cast<ssize_t>(sent.size()));
    EXPECT_TRUE(std::equal(sent.begin(), sent.end(), got.begin()));

    const Bytes answer{0x12};
    ASSERT_EQ(write(master, answer.data(), 1), 1);
    EXPECT_EQ(*(*port)->read(soon), answer);

    close(master);
    EXPECT_FALSE((*port)->read(soon)) << "unplugged";
}

TEST(DevicePort, NothingToReadIsNoFarewell)
{
    // An empty file is always readable and has nothing, as some USB printers are.
    const QTemporaryDir folder;
    const std::string path = folder.filePath("lp0").toStdString();
    std::ofstream{path}.close();
    const auto port = openPort(PortAddress{.kind = PortAddress::Kind::Device, .path = path}, soon);
    ASSERT_TRUE(port);
    const auto read = (*port)->read(soon);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_TRUE(read->empty());
}

TEST(DevicePort, ASerialLineHasTheSpeedOfItsAddress)
{
    const int master = posix_openpt(O_RDWR | O_NOCTTY);
    ASSERT_GE(master, 0);
    ASSERT_EQ(grantpt(master), 0);
    ASSERT_EQ(unlockpt(master), 0);
    const auto port
        = openPort(*parsePortAddress(std::string{ptsname(master)} + "?baud=19200&flow=none"), soon);
    ASSERT_TRUE(port) << port.error().message;
    termios line{};
    ASSERT_EQ(tcgetattr(master, &line), 0);
    EXPECT_EQ(cfgetospeed(&line), static_cast<speed_t>(B19200));
    EXPECT_EQ(line.c_cflag & CSIZE, static_cast<tcflag_t>(CS8));
    close(master);
}

TEST(DevicePort, APullOfTheCableDoesNotEndTheProcess)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath("fifo").toStdString();
    ASSERT_EQ(mkfifo(path.c_str(), 0600), 0);
    const int reader = open(path.c_str(), O_RDONLY | O_NONBLOCK);
    const auto port = openPort(PortAddress{.kind = PortAddress::Kind::File, .path = path}, soon);
    ASSERT_TRUE(port);
    close(reader);
    EXPECT_FALSE((*port)->write(Bytes{1, 2, 3}, soon));
}

}
