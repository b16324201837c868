#include "ticket-printer/bitmap.h"

#include <algorithm>
#include <cassert>

namespace luot::ticket_printer {

namespace {

std::uint8_t maskAt(int x) { return static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(x % 8)); }

}

Bitmap::Bitmap(int width, int height)
    : m_width{width}
    , m_height{height}
{
    assert(width >= 0 && height >= 0);
    m_bytes.resize(static_cast<std::size_t>(bytesPerRow()) * static_cast<std::size_t>(height));
}

std::size_t Bitmap::byteAt(int x, int y) const
{
    assert(x >= 0 && x < m_width && y >= 0 && y < m_height);
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(bytesPerRow())
        + static_cast<std::size_t>(x / 8);
}

bool Bitmap::isBlack(int x, int y) const { return (m_bytes[byteAt(x, y)] & maskAt(x)) != 0; }

void Bitmap::setBlack(int x, int y) { m_bytes[byteAt(x, y)] |= maskAt(x); }

void Bitmap::setWhite(int x, int y) { m_bytes[byteAt(x, y)] &= static_cast<std::uint8_t>(~maskAt(x)); }

std::span<const std::uint8_t> Bitmap::row(int y) const
{
    assert(y >= 0 && y < m_height);
    const auto length = static_cast<std::size_t>(bytesPerRow());
    return std::span{m_bytes}.subspan(static_cast<std::size_t>(y) * length, length);
}

void Bitmap::setRow(int y, std::span<const std::uint8_t> bytes)
{
    assert(y >= 0 && y < m_height && bytes.size() == static_cast<std::size_t>(bytesPerRow()));
    if (bytes.empty())
        return;
    const auto start = m_bytes.begin() + static_cast<std::ptrdiff_t>(y) * bytesPerRow();
    std::copy(bytes.begin(), bytes.end(), start);
    if (m_width % 8 != 0)
        start[bytesPerRow() - 1] &= static_cast<std::uint8_t>(0xFF00U >> static_cast<unsigned>(m_width % 8));
}

}
