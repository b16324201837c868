#include "ticket-printer/printer_status.h"

#include <gtest/gtest.h>

#include <random>

namespace luot::ticket_printer {

namespace {

std::vector<PrinterReply> read(ReplyReader& reader, const Bytes& bytes) { return reader.read(bytes); }

}

TEST(ReplyReader, TellsAnswersFromMessagesBetweenThem)
{
    ReplyReader reader;
    const auto replies = read(reader,
                              {0x16, // DLE EOT
                               0x18, 0x00, 0x0F, 0x00, // ASB: off line, paper at its end
                               0x12, //
                               0x37, 0x22, '0', '1', '2', '3', 0x00, //
                               0x38, 0x00, 0x00, 0x00, // ASB: cover open, off line
                               0x00}); // GS r: paper is there
    ASSERT_EQ(replies.size(), 6U);
    EXPECT_EQ(std::get<StatusAnswer>(replies[0]).byte, 0x16);
    EXPECT_EQ(std::get<PrinterStatus>(replies[1]),
              (PrinterStatus{.offline = true, .paperEnd = true, .paperNearEnd = true}));
    EXPECT_EQ(std::get<StatusAnswer>(replies[2]).byte, 0x12);
    EXPECT_EQ(std::get<FenceAnswer>(replies[3]).id, (FenceId{'0', '1', '2', '3'}));
    EXPECT_EQ(std::get<PrinterStatus>(replies[4]), (PrinterStatus{.offline = true, .coverOpen = true}));
    EXPECT_EQ(std::get<PaperAnswer>(replies[5]).byte, 0x00);
    EXPECT_EQ(reader.junkBytes(), 0U);
}

TEST(ReplyReader, PutsPiecesTogether)
{
    ReplyReader reader;
    EXPECT_TRUE(read(reader, {0x37, 0x22, '9'}).empty());
    EXPECT_TRUE(read(reader, {'9', '9'}).empty());
    const auto replies = read(reader, {'9', 0x00, 0x10});
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_EQ(std::get<FenceAnswer>(replies[0]).id, (FenceId{'9', '9', '9', '9'}));
    EXPECT_EQ(read(reader, {0x00, 0x00, 0x00}).size(), 1U);
}

TEST(ReplyReader, DropsAMessageThatBrokeOff)
{
    ReplyReader reader;
    const auto replies = read(reader, {0x10, 0x00, 0x12});
    ASSERT_EQ(replies.size(), 1U);
    EXPECT_TRUE(std::holds_alternative<StatusAnswer>(replies[0]));
    EXPECT_EQ(reader.junkBytes(), 2U);
}

TEST(ReplyReader, JunkIsNeverAFence)
{
    ReplyReader reader;
    EXPECT_TRUE(read(reader, {0xFF, 0x81, 0xFF, 0xA5, 0x11, 0x13, 0x41}).empty());
    EXPECT_TRUE(read(reader, {0x37, 0x22, '1', 0x00, 0x37, 0x21, '1', '2', '3', '4', 0x00}).empty());
    EXPECT_EQ(reader.junkBytes(), 18U);
}

TEST(ReplyReader, SurvivesAnything)
{
    std::mt19937 random{7};
    std::uniform_int_distribution<int> byte{0, 255};
    ReplyReader reader;
    Bytes bytes(100000);
    for (std::uint8_t& each : bytes)
        each = static_cast<std::uint8_t>(byte(random));
    read(reader, bytes);
    read(reader, Bytes(7, 0x00)); // ends whatever was open
    EXPECT_EQ(read(reader, {0x12}).size(), 1U);
}

TEST(PrinterStatusBits, MeanWhatTheManualSays)
{
    const auto answered = [](StatusKind kind, std::uint8_t byte) {
        PrinterStatus status;
        applyAnswer(status, kind, StatusAnswer{byte});
        return status;
    };
    EXPECT_EQ(answered(StatusKind::Printer, 0x12), PrinterStatus{});
    EXPECT_EQ(answered(StatusKind::Printer, 0x1A), (PrinterStatus{.offline = true}));
    EXPECT_EQ(answered(StatusKind::OfflineCause, 0x16), (PrinterStatus{.coverOpen = true}));
    EXPECT_EQ(answered(StatusKind::OfflineCause, 0x32), (PrinterStatus{.paperEnd = true}));
    EXPECT_EQ(answered(StatusKind::OfflineCause, 0x52), (PrinterStatus{.error = true}));
    EXPECT_EQ(answered(StatusKind::ErrorCause, 0x1A), (PrinterStatus{.cutterJam = true}));
    EXPECT_EQ(answered(StatusKind::ErrorCause, 0x32), (PrinterStatus{.error = true}));
    EXPECT_EQ(answered(StatusKind::ErrorCause, 0x52), (PrinterStatus{.headHot = true}));
    EXPECT_EQ(answered(StatusKind::Paper, 0x12), PrinterStatus{});
    EXPECT_EQ(answered(StatusKind::Paper, 0x1E), (PrinterStatus{.paperNearEnd = true}));
    EXPECT_EQ(answered(StatusKind::Paper, 0x7E), (PrinterStatus{.paperEnd = true, .paperNearEnd = true}));
}

}
