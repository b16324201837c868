#pragma once

#include "ticket-printer/src/escpos_parser.h"
#include "ticket-printer/src/printer_faults.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace luot::ticket_printer {

/// The virtual printer behind its line: a buffer, a parser, paper, and answers. Bytes in, answers and files
/// out.
///
/// Real-time commands are obeyed as the bytes arrive, before the buffer and even while it is halted. What is
/// on the paper stays there when the power goes, and comes out with the next cut. Thread: one at a time.
class PrinterBody {
public:
    /// Writes a picture to a path; false if it cannot.
    using PictureWriter = std::function<bool(const Bitmap& picture, const std::string& path)>;
    using Answer = std::function<void(const Bytes& bytes)>;

    struct Options {
        std::string outFolder = ".";
        int widthDots = 576; ///< above 0
        bool knife = true; ///< without one, somebody tears the paper off whenever it has been fed
    };

    PrinterBody(Options options, PictureWriter writePicture, Answer answer);

    PrinterFaults faults;

    /// How many bytes it takes now.
    std::size_t room() const;
    /// Requires: no more than there is room for, but for what a pulled plug loses anyway.
    void take(std::span<const std::uint8_t> bytes);
    /// Prints what it has, unless it is halted.
    void work();
    /// Says how it is, if it was told to do so and that has changed.
    void sendChangedStatus();

    /// The paper so far becomes a ticket, if there is any.
    void tearOff();

    /// Another sender begins.
    void changeSender();
    /// All that it holds is lost.
    void loseMemory();

    /// How many sequences were not understood.
    int mistakes() const { return m_mistakes; }

private:
    Bytes statusMessage() const;
    std::uint8_t statusAnswer(std::uint8_t kind) const;
    void answer(const Bytes& bytes);
    bool obeyRealTime(std::uint8_t byte);
    void execute(const EscPosCommand& command);
    void printRows(const Bitmap& rows);
    void cut(int feedDots);
    void feed(int dots);

    Options m_options;
    PictureWriter m_writePicture;
    Answer m_answer;
    EscPosParser m_parser;
    std::deque<std::uint8_t> m_buffer;
    std::size_t m_reserve = 0;
    std::optional<std::size_t> m_bytesOfLastSender; ///< still in the buffer, from a connection that is gone
    Bytes m_realTime;
    bool m_sendsStatus = false;
    Bytes m_lastStatus;
    std::vector<Bytes> m_rows;
    Bytes m_job;
    int m_tickets = 0;
    int m_mistakes = 0;
};

}
