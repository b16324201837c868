#pragma once

#include "ticket-printer/bitmap.h"
#include "ticket-printer/printer_profile.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace luot::ticket_printer {

using Bytes = std::vector<std::uint8_t>;
/// What the printer gives back at a fence of kind ProcessId. Requires: each byte 0x20 to 0x7E.
using FenceId = std::array<std::uint8_t, 4>;

/// One ticket's bytes, and how far a printer must have read them for paper to be marked.
struct PrintJob {
    Bytes bytes{};
    std::size_t firstRow = 0; ///< so many bytes stand before the picture's first row
    std::size_t cut = 0; ///< with so many bytes the cut is whole
};

/// One whole job: initialise, status messages on, the picture, cut, fence.
///
/// Requires: `picture` no wider than the profile's paper.
/// Ensures: nowhere in the job stands a real-time command (DLE EOT, DLE ENQ, DLE DC4): printers obey those
/// even inside a picture's data.
PrintJob encodeJob(const Bitmap& picture, const PrinterProfile& profile, const FenceId& fence);

/// GS r 1: answered with the paper sensors when the printer's buffer is done up to here.
Bytes encodeFenceRequest();

/// DLE ENQ 2: ends an error that a person has mended, and throws away what the printer still holds, so that
/// no ticket comes out later by itself. Obeyed at once, and only by a printer that waits for it.
Bytes encodeErrorRecovery();

/// What to send before the next job when one broke off: ends a picture cut short in the middle of its data,
/// and cuts the piece off.
Bytes encodeRecovery(const PrinterProfile& profile);

/// `picture` with one dot added wherever its bytes would read as a real-time command; else unchanged.
Bitmap withoutRealTimeCommands(Bitmap picture);

/// The printer is to say by itself when its status changes.
Bytes encodeStatusMessagesOn();

enum class StatusKind : std::uint8_t { Printer = 1, OfflineCause = 2, ErrorCause = 3, Paper = 4 };

/// DLE EOT n: answered at once with one byte, whatever else the printer is doing.
Bytes encodeStatusRequest(StatusKind kind);

}
