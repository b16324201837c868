#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "ticket-printer/src/escpos_parser.h"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace luot::ticket_printer {

/// A receipt printer in software, on TCP: prints pictures into files, answers as the real ones do, and fails
/// on demand.
///
/// Takes one connection at a time, has a buffer of 4 KB, and stops reading when that is full. Each cut ticket
/// becomes `ticket-<n>.escpos` and `ticket-<n>.png` in the folder, before its fence is answered. Thread:
/// `run` belongs to one; `command`, `stop` and `mistakes` may be called from any.
class VirtualPrinter {
public:
    /// Writes a picture to a path; false if it cannot.
    using PictureWriter = std::function<bool(const Bitmap& picture, const std::string& path)>;

    struct Options {
        int port = 0; ///< 0: any free one
        std::string outFolder = ".";
        int widthDots = 576;
    };

    VirtualPrinter(Options options, PictureWriter writePicture);
    VirtualPrinter(const VirtualPrinter&) = delete;
    VirtualPrinter& operator=(const VirtualPrinter&) = delete;
    ~VirtualPrinter();

    /// Listens on loopback, and returns the port. Errors: the port is taken; the folder cannot be made.
    Result<int> start();

    /// Serves until `stop`. Requires: started.
    void run();
    /// May be called from a signal's handler.
    void stop();

    /// Changes the printer's state, at once: "paper ok|near|out", "rows_left=N" (out after N more rows),
    /// "cover open|closed", "offline", "online", "stop_reading", "no_status", "garbage_status",
    /// "die_after_bytes=N" (once), "slow=N" (bytes a second), and "ok", which ends all of them.
    Result<> command(const std::string& line);

    /// How many sequences were not understood.
    int mistakes() const;

private:
    enum class Paper { Ok, Near, Out };
    struct Faults {
        Paper paper = Paper::Ok;
        std::optional<long> rowsLeft;
        bool coverOpen = false;
        bool offline = false;
        bool stopReading = false;
        bool noStatus = false;
        bool garbageStatus = false;
        std::optional<long> dieAfterBytes;
        std::optional<long> bytesPerSecond;
    };

    bool isHalted() const;
    Bytes statusMessage() const;
    std::uint8_t statusAnswer(std::uint8_t kind) const;

    void accept();
    void drop();
    void receive(std::size_t most);
    std::size_t allowance(SteadyTime now);
    void answerRealTime(std::uint8_t byte);
    void answer(const Bytes& bytes);
    void sendChangedStatus();
    void work();
    void execute(const EscPosCommand& command);
    void tearOff();

    Options m_options;
    PictureWriter m_writePicture;
    int m_listener = -1;
    int m_wake = -1;

    mutable std::mutex m_mutex; ///< guards what follows
    int m_client = -1;
    Faults m_faults;
    int m_mistakes = 0;

    EscPosParser m_parser;
    std::deque<std::uint8_t> m_buffer;
    std::optional<std::size_t> m_bytesOfLastSender; ///< still in the buffer, from a connection that is gone
    Bytes m_realTime;
    bool m_sendsStatus = false;
    Bytes m_lastStatus;
    std::vector<Bytes> m_rows;
    Bytes m_job;
    int m_tickets = 0;
    SteadyTime m_lastTurn;
    double m_credit = 0;
};

}
