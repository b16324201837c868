#include "ticket-printer/printer_status.h"

namespace luot::ticket_printer {

namespace {

constexpr std::uint8_t blockStart = 0x37;
constexpr std::size_t blockLength = 7;
constexpr std::size_t asbLength = 4;

bool has(std::uint8_t byte, unsigned bits) { return (byte & bits) != 0; }

bool startsAsb(std::uint8_t byte) { return (byte & 0x93U) == 0x10; }
bool isStatusAnswer(std::uint8_t byte) { return (byte & 0x93U) == 0x12; }
bool continuesAsb(std::uint8_t byte) { return !has(byte, 0x90); }
// Both bits of a sensor are always equal, which tells the answer from most junk.
bool isPaperAnswer(std::uint8_t byte) { return byte == 0x00 || byte == 0x03 || byte == 0x0C || byte == 0x0F; }

PrinterStatus readAsb(const std::vector<std::uint8_t>& packet)
{
    return {
        .offline = has(packet[0], 0x08),
        .coverOpen = has(packet[0], 0x20),
        .paperEnd = has(packet[2], 0x0C),
        .paperNearEnd = has(packet[2], 0x03),
        .cutterJam = has(packet[1], 0x08),
        .headHot = has(packet[1], 0x40),
        .error = has(packet[1], 0x20),
    };
}

}

std::vector<PrinterReply> ReplyReader::read(std::span<const std::uint8_t> bytes)
{
    std::vector<PrinterReply> replies;
    for (const std::uint8_t byte : bytes)
        if (auto reply = take(byte))
            replies.push_back(*reply);
    return replies;
}

std::optional<PrinterReply> ReplyReader::take(std::uint8_t byte)
{
    if (!m_pending.empty() && m_pending.front() != blockStart && !continuesAsb(byte)) {
        m_junk += m_pending.size();
        m_pending.clear();
    }
    if (m_pending.empty()) {
        if (isStatusAnswer(byte))
            return StatusAnswer{byte};
        if (isPaperAnswer(byte))
            return PaperAnswer{byte};
        if (byte == blockStart || startsAsb(byte))
            m_pending.push_back(byte);
        else
            ++m_junk;
        return std::nullopt;
    }

    m_pending.push_back(byte);
    std::optional<PrinterReply> reply;
    if (m_pending.front() != blockStart) {
        if (m_pending.size() < asbLength)
            return std::nullopt;
        reply = readAsb(m_pending);
    } else {
        if (byte != 0 && m_pending.size() < blockLength)
            return std::nullopt;
        if (m_pending.size() == blockLength && byte == 0 && m_pending[1] == 0x22)
            reply = FenceAnswer{{m_pending[2], m_pending[3], m_pending[4], m_pending[5]}};
        else
            m_junk += m_pending.size();
    }
    m_pending.clear();
    return reply;
}

void applyAnswer(PrinterStatus& status, StatusKind kind, StatusAnswer answer)
{
    switch (kind) {
    case StatusKind::Printer:
        status.offline |= has(answer.byte, 0x08);
        break;
    case StatusKind::OfflineCause:
        status.coverOpen |= has(answer.byte, 0x04);
        status.paperEnd |= has(answer.byte, 0x20);
        status.error |= has(answer.byte, 0x40);
        break;
    case StatusKind::ErrorCause:
        status.cutterJam |= has(answer.byte, 0x08);
        status.headHot |= has(answer.byte, 0x40);
        status.error |= has(answer.byte, 0x20);
        break;
    case StatusKind::Paper:
        status.paperNearEnd |= has(answer.byte, 0x0C);
        status.paperEnd |= has(answer.byte, 0x60);
        break;
    }
}

}
