#include "ticket-printer/src/escpos_parser.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cstdio>
#include <utility>

namespace luot::ticket_printer {

namespace {

constexpr std::uint8_t dle = 0x10;
constexpr std::uint8_t esc = 0x1B;
constexpr std::uint8_t gs = 0x1D;
constexpr std::size_t unknown = 0;
constexpr int mostRows = 2303;
constexpr int normalLineDots = 30;

std::string inHex(const Bytes& bytes)
{
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(bytes.size(), 12); ++i) {
        std::array<char, 4> digits{};
        std::snprintf(digits.data(), digits.size(), "%02X ", bytes[i]);
        text += digits.data();
    }
    return text;
}

bool holdsRealTimeCommand(const Bytes& bytes, std::size_t from)
{
    for (std::size_t i = from; i + 1 < bytes.size(); ++i) {
        if (bytes[i] != dle)
            continue;
        const int third = i + 2 < bytes.size() ? bytes[i + 2] : 0xFF;
        if ((bytes[i + 1] == 0x04 && third >= 1 && third <= 5) || (bytes[i + 1] == 0x05 && third <= 3)
            || bytes[i + 1] == 0x14)
            return true;
    }
    return false;
}

}

EscPosParser::EscPosParser(int widthDots)
    : m_widthDots{widthDots}
{
    assert(widthDots > 0);
}

std::optional<EscPosCommand> EscPosParser::take(std::uint8_t byte)
{
    m_bytes.push_back(byte);
    if (m_lost) {
        if (m_bytes.size() > 2)
            m_bytes.erase(m_bytes.begin());
        if (m_bytes != Bytes{esc, '@'})
            return std::nullopt;
        m_lost = false;
    }
    const std::size_t length = lengthSoFar();
    if (length == unknown)
        return mistake("unknown sequence");
    if (m_bytes.size() < length)
        return std::nullopt;
    auto command = execute();
    m_bytes.clear();
    m_torn = false;
    return command;
}

/// The length of the command that has begun, as far as its bytes tell it yet; `unknown` if there is no such
/// command.
std::size_t EscPosParser::lengthSoFar() const
{
    const std::size_t known = m_bytes.size();
    const std::uint8_t first = m_bytes[0];
    if (first == 0)
        return 1;
    if (first != dle && first != esc && first != gs)
        return unknown;
    if (known == 1)
        return 2;
    const std::uint8_t second = m_bytes[1];
    if (first == gs)
        return lengthOfGs();
    if (first == dle && second == 0x05)
        return known < 3 || m_bytes[2] == 1 || m_bytes[2] == 2 ? 3 : unknown;
    if (first == dle)
        return second == 0x04 && (known < 3 || (m_bytes[2] >= 1 && m_bytes[2] <= 4)) ? 3 : unknown;
    switch (second) {
    case '@':
    case '2':
        return 2;
    case '3':
    case 'J':
    case 'd':
        return 3;
    case 'a':
        return known < 3 || m_bytes[2] <= 2 ? 3 : unknown;
    default:
        return unknown;
    }
}

std::size_t EscPosParser::lengthOfGs() const
{
    const std::size_t known = m_bytes.size();
    switch (m_bytes[1]) {
    case 'a':
        return 3;
    case 'r':
        return known < 3 || m_bytes[2] == 1 ? 3 : unknown;
    case 'V':
        if (known < 3 || m_bytes[2] <= 1)
            return 3;
        return m_bytes[2] == 65 || m_bytes[2] == 66 ? 4 : unknown;
    case 'v': {
        if (known < 8)
            return (known < 3 || m_bytes[2] == '0') && (known < 4 || m_bytes[3] == 0) ? 8 : unknown;
        const int bytesPerRow = word(4);
        const int rows = word(6);
        if (bytesPerRow < 1 || rows < 1 || rows > mostRows || bytesPerRow > (m_widthDots + 7) / 8)
            return unknown;
        return 8 + static_cast<std::size_t>(bytesPerRow) * static_cast<std::size_t>(rows);
    }
    case '(':
        if (known < 5)
            return known < 3 || m_bytes[2] == 'L' || m_bytes[2] == 'H' ? 5 : unknown;
        return 5 + static_cast<std::size_t>(word(3));
    default:
        return unknown;
    }
}

std::optional<EscPosCommand> EscPosParser::execute()
{
    if (m_bytes[0] == gs)
        return executeGs();
    if (m_bytes[0] == dle || m_bytes[0] == 0)
        return std::nullopt;
    switch (m_bytes[1]) {
    case '@':
        m_lineDots = normalLineDots;
        m_stored.reset();
        return escpos::Initialise{};
    case '2':
        m_lineDots = normalLineDots;
        return std::nullopt;
    case '3':
        m_lineDots = m_bytes[2];
        return std::nullopt;
    case 'J':
        return escpos::Feed{m_bytes[2]};
    case 'd':
        return escpos::Feed{m_bytes[2] * m_lineDots};
    default:
        return std::nullopt; // alignment: a picture as wide as the paper does not show it
    }
}

std::optional<EscPosCommand> EscPosParser::executeGs()
{
    switch (m_bytes[1]) {
    case 'a':
        return escpos::SendStatus{m_bytes[2]};
    case 'r':
        return escpos::AskPaper{};
    case 'V':
        m_forgives = false;
        return escpos::Cut{m_bytes.size() == 4 ? m_bytes[3] : 0};
    case 'v':
        return readRows(8, word(4), word(6));
    default:
        break;
    }

    const Bytes head{m_bytes.begin() + 5,
                     m_bytes.begin()
                         + static_cast<std::ptrdiff_t>(std::min<std::size_t>(m_bytes.size(), 11))};
    if (m_bytes[2] == 'H') {
        if (head.size() != 6 || head[0] != 0x30 || head[1] != 0x30)
            return mistake("unknown GS ( H");
        return escpos::AskProcessId{{head[2], head[3], head[4], head[5]}};
    }
    if (head == Bytes{0x30, 0x32}) {
        if (!m_stored)
            return mistake("nothing stored to print");
        escpos::PrintRows rows{*m_stored};
        m_stored.reset();
        return rows;
    }
    constexpr std::size_t header = 15;
    if (m_bytes.size() < header || head != Bytes{0x30, 0x70, 0x30, 1, 1, 0x31})
        return mistake("unknown GS ( L");
    const int bytesPerRow = (word(11) + 7) / 8;
    const int rows = word(13);
    if (word(11) > m_widthDots || rows < 1 || rows > mostRows
        || m_bytes.size() != header + static_cast<std::size_t>(bytesPerRow) * static_cast<std::size_t>(rows))
        return mistake("sizes of GS ( L do not agree");
    EscPosCommand command = readRows(header, bytesPerRow, rows);
    if (auto* print = std::get_if<escpos::PrintRows>(&command)) {
        m_stored = std::move(print->rows);
        return std::nullopt;
    }
    return command;
}

EscPosCommand EscPosParser::readRows(std::size_t header, int bytesPerRow, int rows) const
{
    if (!m_torn && !m_forgives && holdsRealTimeCommand(m_bytes, header))
        return escpos::Mistake{"a real-time command inside a picture's data"};
    Bitmap bitmap{m_widthDots, rows};
    Bytes row(static_cast<std::size_t>(bitmap.bytesPerRow()));
    for (int y = 0; y < rows; ++y) {
        const auto start = m_bytes.begin() + static_cast<std::ptrdiff_t>(header)
            + static_cast<std::ptrdiff_t>(y) * bytesPerRow;
        std::copy_n(start, bytesPerRow, row.begin());
        bitmap.setRow(y, row);
    }
    return escpos::PrintRows{std::move(bitmap)};
}

std::optional<EscPosCommand> EscPosParser::mistake(const std::string& what)
{
    const std::string text = what + ": " + inHex(m_bytes);
    m_bytes.clear();
    m_lost = true;
    if (std::exchange(m_torn, false) || m_forgives)
        return std::nullopt;
    return escpos::Mistake{text};
}

}
