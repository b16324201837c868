#pragma once

#include "ticket-printer/bitmap.h"
#include "ticket-printer/printer_profile.h"

#include <array>
#include <cstdint>
#include <vector>

namespace luot::ticket_printer {

using Bytes = std::vector<std::uint8_t>;
/// What the printer gives back at a fence of kind ProcessId. Requires: each byte 0x20 to 0x7E.
using FenceId = std::array<std::uint8_t, 4>;

/// One whole job: initialise, status messages on, the picture, cut, fence.
///
/// Requires: `picture` no wider than the profile's paper.
/// Ensures: nowhere in the job stands a real-time command (DLE EOT, DLE ENQ, DLE DC4): printers obey those
/// even inside a picture's data.
Bytes encodeJob(const Bitmap& picture, const PrinterProfile& profile, const FenceId& fence);

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
