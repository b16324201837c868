#include "ticket-printer/escpos_encoder.h"

#include <algorithm>
#include <cassert>
#include <initializer_list>

namespace luot::ticket_printer {

namespace {

constexpr int bandRows = 128;
// From the printing head past the knife or the tear bar: about 15 mm, for printers that do not know it
// themselves.
constexpr std::uint8_t headToKnife = 120;

void append(Bytes& bytes, std::initializer_list<int> more)
{
    for (const int value : more)
        bytes.push_back(static_cast<std::uint8_t>(value));
}

// Drawer, on line, errors, paper.
constexpr std::initializer_list<int> statusMessagesOn{0x1D, 'a', 0x0F};
constexpr std::initializer_list<int> paperRequest{0x1D, 'r', 1};

void append16(Bytes& bytes, int value) { append(bytes, {value & 0xFF, value >> 8}); }

void appendRows(Bytes& bytes, const Bitmap& picture, int from, int count)
{
    for (int y = from; y < from + count; ++y) {
        const auto row = picture.row(y);
        bytes.insert(bytes.end(), row.begin(), row.end());
    }
}

/// Returns how many bytes stand before the first row.
std::size_t appendPicture(Bytes& bytes, const Bitmap& picture, PrinterProfile::Raster raster)
{
    std::size_t firstRow = 0;
    for (int y = 0; y < picture.height(); y += bandRows) {
        const int rows = std::min(bandRows, picture.height() - y);
        if (raster == PrinterProfile::Raster::V0) {
            append(bytes, {0x1D, 'v', '0', 0});
            append16(bytes, picture.bytesPerRow());
            append16(bytes, rows);
            firstRow = y == 0 ? bytes.size() : firstRow;
            appendRows(bytes, picture, y, rows);
        } else {
            append(bytes, {0x1D, '(', 'L'});
            append16(bytes, 10 + picture.bytesPerRow() * rows);
            append(bytes, {0x30, 0x70, 0x30, 1, 1, 0x31});
            append16(bytes, picture.width());
            append16(bytes, rows);
            firstRow = y == 0 ? bytes.size() : firstRow;
            appendRows(bytes, picture, y, rows);
            append(bytes, {0x1D, '(', 'L', 2, 0, 0x30, 0x32});
        }
    }
    return firstRow;
}

void appendCut(Bytes& bytes, PrinterProfile::Cut cut)
{
    switch (cut) {
    case PrinterProfile::Cut::FeedAndCut:
        append(bytes, {0x1D, 'V', 66, 0});
        break;
    case PrinterProfile::Cut::FeedAndCutThrough:
        append(bytes, {0x1D, 'V', 65, 0});
        break;
    case PrinterProfile::Cut::PlainCut:
        append(bytes, {0x1B, 'J', headToKnife, 0x1D, 'V', 1});
        break;
    case PrinterProfile::Cut::None:
        append(bytes, {0x1B, 'J', headToKnife});
        break;
    }
}

bool isRealTimeCommand(std::uint8_t second, std::uint8_t third)
{
    return (second == 0x04 && third >= 1 && third <= 5) || (second == 0x05 && third <= 3) || second == 0x14;
}

}

Bitmap withoutRealTimeCommands(Bitmap picture)
{
    // Looked for across rows and bands, too: a dot more costs nothing, and some printers take bands as one.
    const Bytes& bytes = picture.bytes();
    for (std::size_t i = 0; i + 1 < bytes.size(); ++i) {
        const std::uint8_t third = i + 2 < bytes.size() ? bytes[i + 2] : std::uint8_t{0xFF};
        if (bytes[i] != 0x10 || !isRealTimeCommand(bytes[i + 1], third))
            continue;
        // 0x10 is one dot alone among eight; the dot left of it is inside the paper whenever it is.
        const auto rowBytes = static_cast<std::size_t>(picture.bytesPerRow());
        picture.setBlack(static_cast<int>(i % rowBytes) * 8 + 2, static_cast<int>(i / rowBytes));
    }
    return picture;
}

PrintJob encodeJob(const Bitmap& picture, const PrinterProfile& profile, const FenceId& fence)
{
    assert(picture.width() <= profile.widthDots);
    assert(std::ranges::all_of(fence, [](std::uint8_t byte) { return byte >= 0x20 && byte <= 0x7E; }));

    PrintJob job;
    append(job.bytes, {0x1B, '@'});
    if (profile.asb)
        append(job.bytes, statusMessagesOn);
    append(job.bytes, {0x1B, '3', 0}); // no line spacing, so that the bands join
    append(job.bytes, {0x1B, 'a', 0});
    job.firstRow = appendPicture(job.bytes, withoutRealTimeCommands(picture), profile.raster);
    appendCut(job.bytes, profile.cut);
    job.cut = job.bytes.size();
    switch (profile.fence) {
    case PrinterProfile::Fence::ProcessId:
        append(job.bytes, {0x1D, '(', 'H', 6, 0, 0x30, 0x30, fence[0], fence[1], fence[2], fence[3]});
        break;
    case PrinterProfile::Fence::StatusRequest:
        append(job.bytes, paperRequest);
        break;
    case PrinterProfile::Fence::None:
        break;
    }
    return job;
}

Bytes encodeFenceRequest()
{
    Bytes bytes;
    append(bytes, paperRequest);
    return bytes;
}

Bytes encodeErrorRecovery() { return {0x10, 0x05, 0x02}; }

Bytes encodeRecovery(const PrinterProfile& profile)
{
    // Zeros are white rows to a picture that still waits for its data, and nothing at all to any other
    // printer.
    Bytes bytes(static_cast<std::size_t>((profile.widthDots + 7) / 8 * bandRows));
    append(bytes, {0x1B, '@'});
    appendCut(bytes, profile.cut);
    return bytes;
}

Bytes encodeStatusMessagesOn()
{
    Bytes bytes;
    append(bytes, statusMessagesOn);
    return bytes;
}

Bytes encodeStatusRequest(StatusKind kind) { return {0x10, 0x04, static_cast<std::uint8_t>(kind)}; }

}
