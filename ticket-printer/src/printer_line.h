#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

namespace luot::ticket_printer {

/// The virtual printer's end of a cable, or of the network. Nothing here ever waits. Thread: one at a time.
class PrinterLine {
public:
    virtual ~PrinterLine() = default;

    /// Puts the plug in. Returns the TCP port, or 0 where there is none. Errors: the port or the name is
    /// taken.
    virtual Result<int> plugIn() = 0;
    /// As by a pulled plug: no farewell, what was on its way is lost, and nobody finds it.
    virtual void unplug() = 0;
    /// As `unplug` and `plugIn` at once: the printer lost its power for a moment. False if it does not come
    /// back.
    virtual bool blink() = 0;

    /// What gets readable when somebody wants to speak to it, or -1.
    virtual int waiting() const = 0;
    /// What gets readable when somebody speaks to it, or -1.
    virtual int speaking() const = 0;
    /// Takes on who is waiting; false if there is nobody.
    virtual bool accept() = 0;
    /// Ends with who is speaking, who has gone.
    virtual void forget() = 0;

    /// Returns how many bytes there were; 0 if there is none yet, less if the speaker has gone.
    virtual std::ptrdiff_t receive(std::span<std::uint8_t> bytes) = 0;
    virtual void send(std::span<const std::uint8_t> bytes) = 0;
};

/// TCP on loopback, one connection at a time; port 0 takes a free one, and keeps it.
std::unique_ptr<PrinterLine> makeTcpLine(int port);

/// A terminal whose device is found under the name `link`, as a USB or serial printer's would be. What the
/// printer says waits there for the next who opens it.
std::unique_ptr<PrinterLine> makePtyLine(std::string link);

}
