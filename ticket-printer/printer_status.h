#pragma once

#include "ticket-printer/escpos_encoder.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace luot::ticket_printer {

/// What a printer says of itself; a message tells only part of it.
struct PrinterStatus {
    bool offline = false;
    bool coverOpen = false;
    bool paperEnd = false; ///< may be wrong while the cover is open
    bool paperNearEnd = false;
    bool cutterJam = false; ///< waits for a person, and then for DLE ENQ
    bool headHot = false; ///< or another error that ends by itself
    bool error = false; ///< what only switching off and on helps, or an error that has no name

    friend bool operator==(const PrinterStatus&, const PrinterStatus&) = default;
};

/// The answer to one DLE EOT: its meaning depends on what was asked.
struct StatusAnswer {
    std::uint8_t byte = 0;
};
/// The answer to GS ( H.
struct FenceAnswer {
    FenceId id{};
};
/// The answer to GS r 1, the paper sensors.
struct PaperAnswer {
    std::uint8_t byte = 0;
};
/// PrinterStatus stands for an unasked status message (ASB).
using PrinterReply = std::variant<StatusAnswer, PrinterStatus, FenceAnswer, PaperAnswer>;

/// Tells apart what comes back from a printer: answers, status messages in between, and junk, which is
/// dropped.
///
/// A message may come in pieces; one that is broken off is dropped when the next begins.
class ReplyReader {
public:
    std::vector<PrinterReply> read(std::span<const std::uint8_t> bytes);
    std::size_t junkBytes() const { return m_junk; }

private:
    std::optional<PrinterReply> take(std::uint8_t byte);

    std::vector<std::uint8_t> m_pending;
    std::size_t m_junk = 0;
};

/// Adds to `status` what `answer` to a question of `kind` says.
void applyAnswer(PrinterStatus& status, StatusKind kind, StatusAnswer answer);

}
