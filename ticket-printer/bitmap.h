#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace luot::ticket_printer {

/// A picture of black dots on white paper, laid out as ESC/POS wants it: rows of whole bytes, the most
/// significant bit on the left, 1 = black.
///
/// Units: dots. Ensures: bits to the right of `width` stay 0.
class Bitmap {
public:
    Bitmap() = default;
    /// All white. Requires: both sizes at least 0.
    Bitmap(int width, int height);

    int width() const { return m_width; }
    int height() const { return m_height; }
    int bytesPerRow() const { return (m_width + 7) / 8; }

    /// Requires for all below: 0 <= x < width, 0 <= y < height.
    bool isBlack(int x, int y) const;
    void setBlack(int x, int y);
    void setWhite(int x, int y);
    std::span<const std::uint8_t> row(int y) const;
    /// Takes a row as it is; bits beyond the width are cleared. Requires: `bytes` as long as a row.
    void setRow(int y, std::span<const std::uint8_t> bytes);

    /// All rows from the top, without gaps.
    const std::vector<std::uint8_t>& bytes() const { return m_bytes; }

    friend bool operator==(const Bitmap&, const Bitmap&) = default;

private:
    std::size_t byteAt(int x, int y) const;

    int m_width = 0;
    int m_height = 0;
    std::vector<std::uint8_t> m_bytes;
};

}
