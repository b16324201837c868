#pragma once

#include "base/result.h"
#include "luotctl/child_process.h"
#include "luotctl/transcript_reader.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace luot::luotctl {

/// What a whole centre on this machine is made of.
enum class Station { QueueService, VirtualPrinter, DisplayBoard, ClerkTerminal, Kiosk, Pages };

std::string programOf(Station station); ///< "luot-kiosk"

struct CentreSettings {
    std::filesystem::path out; ///< where pictures, papers, sounds, logs and the transcript go; emptied first
    std::filesystem::path programs; ///< the folder of the executables
    std::filesystem::path branchFile;
    std::string camera; ///< the kiosk's --camera
    std::string counter = "3"; ///< the clerk terminal's
    bool pictures = true; ///< screens are kept as files; that takes a moment of the device's time
    bool windows = false; ///< shown on the display, and the kiosk goes on after a visit
    std::chrono::seconds visitTimeout{90};
    bool pages = false; ///< luot-supervisor too, with people who can sign in; the paper's code leads to it
};

/// Where a centre's pages are and who can sign in at them, by a PIN made for this run.
struct PagesAccess {
    std::string staff; ///< "http://127.0.0.1:8480"
    std::string everybody; ///< the same of the public pages
    std::string supervisor; ///< a person's id
    std::string clerk;
    std::string pin; ///< of both
};

/// A whole centre on this machine: queue service, virtual printer, board, clerk terminal and kiosk (and the
/// pages, if they are wanted) as processes of their own, with fresh keys and a fresh database. A board that
/// dies is started again, as systemd does for a real one.
///
/// Thread: one.
class Centre {
public:
    /// Starts everything but the kiosk, and waits until each can be used.
    static Result<std::unique_ptr<Centre>> open(CentreSettings settings);
    ~Centre(); ///< ends every process, last started first

    Result<> startKiosk();

    /// Waits for a line of that name among those not waited past yet, and passes it. Fails with a sentence
    /// when a process has ended that is needed for it, or after `patience`.
    Result<TranscriptLine> waitFor(const std::string& event, std::chrono::seconds patience);

    /// A key pressed at the clerk's terminal: "F1", "3".
    void pressAtCounter(const std::string& key) const;

    ChildProcess& process(Station station);
    /// Ends the process for good: it is not started again.
    void stop(Station station);
    Result<> start(Station station);
    /// The line that starts it by hand.
    std::string commandLine(Station station) const;

    /// Takes in the transcript and starts a board that has died again.
    void poll();
    const TranscriptReader& transcript() const { return m_transcript; }
    std::uint16_t port() const { return m_port; }
    /// The transcript's zero, in seconds of the monotonic clock.
    double transcriptStart() const { return m_start; }
    std::filesystem::path database() const;
    std::filesystem::path adminKey() const; ///< a device key for luotctl itself
    const PagesAccess& pages() const { return m_pages; } ///< empty: there are none

private:
    explicit Centre(CentreSettings settings);

    Result<> prepareFolders() const;
    Result<> makeKeys() const;
    Result<> preparePages();
    Result<> startPages();
    Result<> awaitOpenCounter() const;
    std::vector<std::string> pagesArguments() const;
    Result<> waitForFile(Station station, const std::filesystem::path& file);
    ChildProcess::Settings launch(Station station) const;
    std::filesystem::path keyOf(Station station) const;

    CentreSettings m_settings;
    std::filesystem::path m_private; ///< keys, database, ready marks
    double m_start = 0.0;
    std::uint16_t m_port = 0;
    std::uint16_t m_printerPort = 0;
    std::uint16_t m_staffPort = 0; ///< of the pages
    std::uint16_t m_publicPort = 0;
    PagesAccess m_pages;
    TranscriptReader m_transcript;
    std::size_t m_passed = 0; ///< lines waited past
    std::vector<Station> m_started; ///< in order
    std::map<Station, ChildProcess> m_processes;
};

}
