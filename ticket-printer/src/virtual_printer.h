#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "ticket-printer/src/printer_body.h"
#include "ticket-printer/src/printer_line.h"

#include <memory>
#include <mutex>
#include <string>

namespace luot::ticket_printer {

/// A receipt printer in software, on TCP or a terminal: prints pictures into files, answers as the real ones
/// do, and fails on demand.
///
/// Takes one connection at a time, has a buffer of 4 KB, and stops reading when that is full. Each cut ticket
/// becomes `ticket-<n>.escpos` and `ticket-<n>.png` in the folder, before its fence is answered. Thread:
/// `run` belongs to one; `command`, `stop` and `mistakes` may be called from any.
class VirtualPrinter {
public:
    using PictureWriter = PrinterBody::PictureWriter;

    struct Options {
        int port = 0; ///< 0: any free one
        std::string ptyLink{}; ///< not empty: no TCP, but a terminal found under this name
        std::string outFolder = ".";
        int widthDots = 576;
        bool knife = true;
    };

    VirtualPrinter(Options options, PictureWriter writePicture);
    VirtualPrinter(const VirtualPrinter&) = delete;
    VirtualPrinter& operator=(const VirtualPrinter&) = delete;
    ~VirtualPrinter();

    /// Plugs it in, and returns the TCP port or 0. Errors: the port or link is taken; the folder cannot be
    /// made.
    Result<int> start();

    /// Serves until `stop`. Requires: started.
    void run();
    /// May be called from a signal's handler.
    void stop();

    /// Prints what a file holds, as if it had been sent. Errors: it cannot be read.
    Result<> printFile(const std::string& path);

    /// Changes the printer's state, at once; the lines are those of `faultWords`.
    Result<> command(const std::string& line);

    /// How many sequences were not understood.
    int mistakes() const;

private:
    Result<> makeFolder() const;
    void receive(std::size_t most);
    std::size_t allowance(SteadyTime now);

    Options m_options;
    int m_wake = -1;

    mutable std::mutex m_mutex; ///< guards what follows
    std::unique_ptr<PrinterLine> m_line;
    PrinterBody m_body;
    int m_plugs = 0; ///< changes with every plug pulled: what was waited for is gone
    bool m_unplugged = false;
    SteadyTime m_lastTurn;
    double m_credit = 0;
};

}
