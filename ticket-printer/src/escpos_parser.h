#pragma once

#include "ticket-printer/bitmap.h"
#include "ticket-printer/escpos_encoder.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace luot::ticket_printer {

/// What a printer is told, command by command.
namespace escpos {
struct Initialise { };
struct SendStatus {
    std::uint8_t mask = 0; ///< 0 ends it
};
struct PrintRows {
    Bitmap rows;
};
struct Feed {
    int dots = 0;
};
struct Cut {
    int feedDots = 0;
};
struct AskProcessId {
    FenceId id{};
};
struct AskPaper { };
/// What is not ESC/POS as spoken here, in words for the log.
struct Mistake {
    std::string what;
};
}

using EscPosCommand = std::variant<escpos::Initialise, escpos::SendStatus, escpos::PrintRows, escpos::Feed,
                                   escpos::Cut, escpos::AskProcessId, escpos::AskPaper, escpos::Mistake>;

/// Reads the printer's side of ESC/POS byte by byte, strictly: what it does not know is a mistake, and after
/// one it understands nothing until the next ESC @.
///
/// Real-time commands (DLE EOT, DLE ENQ) are passed over: they are answered where bytes arrive, before any
/// parsing. So is NUL.
class EscPosParser {
public:
    /// Requires: `widthDots` above 0.
    explicit EscPosParser(int widthDots);

    /// A command, once its last byte is there.
    std::optional<EscPosCommand> take(std::uint8_t byte);

    /// The sender changes here. What the last one left unfinished may go on with anything: no mistake is made
    /// of it.
    void changeSender()
    {
        m_torn = !m_bytes.empty();
        m_forgives = false;
    }

    /// The printer has forgotten what came before, in the middle of it: nothing is understood until the next
    /// ESC
    /// @, and what looks like a mistake is none of the sender's, until a cut.
    void loseItsPlace()
    {
        m_lost = true;
        m_forgives = true;
    }

private:
    std::size_t lengthSoFar() const;
    std::size_t lengthOfGs() const;
    std::optional<EscPosCommand> execute();
    std::optional<EscPosCommand> executeGs();
    EscPosCommand readRows(std::size_t header, int bytesPerRow, int rows) const;
    std::optional<EscPosCommand> mistake(const std::string& what);
    int word(std::size_t at) const { return m_bytes[at] | (m_bytes[at + 1] << 8); }

    int m_widthDots;
    int m_lineDots = 30;
    bool m_lost = false;
    bool m_torn = false;
    bool m_forgives = false;
    Bytes m_bytes;
    std::optional<Bitmap> m_stored;
};

}
