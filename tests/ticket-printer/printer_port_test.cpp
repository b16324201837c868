#include "ticket-printer/printer_port.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <iterator>

namespace luot::ticket_printer {

namespace {

using Bytes = std::vector<std::uint8_t>;
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

TEST(PortAddress, RefusesTheRestInASentence)
{
    for (const char* text : {"", "tcp:", "tcp:127.0.0.1", "tcp:127.0.0.1:0", "tcp:127.0.0.1:70000",
                             "tcp:printer:9100", "tcp:127.0.0.1:9100x", "lp0", "file:"}) {
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
