#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace luot::ticket_printer {

/// Where a printer is: a TCP address, a device file, a plain file that only collects the bytes, or, as a last
/// resort, a queue of CUPS.
struct PortAddress {
    enum class Kind { Tcp, Device, File, Cups };
    enum class Flow { Hardware, Software, None };

    Kind kind = Kind::File;
    std::string host{}; ///< Tcp: a numeric address; a name is not looked up, as that may take any time
    int tcpPort = 0; ///< Tcp
    std::string path{}; ///< Device, File
    int baud = 0; ///< Device on a serial line: bits a second; 0 leaves the line as the system has set it
    Flow flow = Flow::Hardware; ///< with baud: who holds the sender back
    std::string queue{}; ///< Cups

    std::string text() const;
};

/// Reads "tcp:192.0.2.7:9100", "tcp:[::1]:9100", "/dev/usb/lp0", "/dev/ttyS0?baud=19200",
/// "/dev/ttyS0?baud=19200&flow=none" (or hardware, software), "device:PATH" for one that is not under /dev,
/// "file:PATH" or "cups:QUEUE"; "localhost" is 127.0.0.1.
Result<PortAddress> parsePortAddress(std::string_view text);

/// An open way to a printer and back. Never raises SIGPIPE. What has been written is still delivered when a
/// port is destroyed, unless it was abandoned.
///
/// Thread: one at a time.
class PrinterPort {
public:
    virtual ~PrinterPort() = default;

    /// Hands over as much of `bytes` as the printer takes now, waiting at most `timeout` for the first byte.
    /// Returns how many were taken; 0 means that the printer does not read. Fails if it is gone.
    virtual Result<std::size_t> write(std::span<const std::uint8_t> bytes, Milliseconds timeout) = 0;

    /// What has come in, waiting at most `timeout` for the first of it; empty when nothing came. Fails if the
    /// printer is gone. A plain file and a queue never answer.
    virtual Result<std::vector<std::uint8_t>> read(Milliseconds timeout) = 0;

    /// What has been written is a whole job. A queue is given it only now, and fails if it does not take it.
    virtual Result<> finish() { return {}; }

    /// Throws away what has been written and has not left yet, so that no ticket comes out later by itself.
    /// Requires: no other call afterwards.
    virtual void abandon() = 0;
};

/// Opens a way to the printer, for at most `timeout`. A plain file is appended to.
Result<std::unique_ptr<PrinterPort>> openPort(const PortAddress& address, Milliseconds timeout);

}
