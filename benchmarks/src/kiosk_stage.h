#pragma once

#include "base/result.h"
#include "benchmarks/src/bench_centre.h"
#include "luotctl/child_process.h"
#include "luotctl/transcript_reader.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace luot::benchmarks {

/// A centre of six fields with a printer, before which kiosks come and go, one at a time. Off screen,
/// software rendering, an upright screen of 1080×1920.
class KioskStage {
public:
    static Result<std::unique_ptr<KioskStage>> open();

    /// Ends the kiosk that runs and starts one; `program` is "luot-kiosk" or another that takes its options.
    Result<> start(const std::string& program, const std::vector<std::string>& options);
    void end();

    /// The next line of that name since the kiosk was started, within `patience`. Fails also if the kiosk
    /// ends.
    Result<luotctl::TranscriptLine> waitFor(const std::string& event, std::chrono::seconds patience);
    /// Every line so far of that name, since the kiosk was started.
    std::vector<luotctl::TranscriptLine> linesOf(const std::string& event);

    /// Calls, serves and sees off whoever is next, as a counter does all day.
    Result<> serveNext();

    luotctl::ChildProcess& kiosk() { return *m_kiosk; }
    const std::filesystem::path& folder() const { return m_centre->folder(); }

private:
    explicit KioskStage(std::unique_ptr<BenchCentre> centre);
    Result<> begin();

    std::unique_ptr<BenchCentre> m_centre;
    std::optional<protocol::DeviceKey> m_key;
    std::unique_ptr<protocol::Client> m_clerk;
    std::optional<luotctl::ChildProcess> m_printer;
    int m_printerPort = 0;
    int m_kiosks = 0;
    double m_start = 0.0;
    std::optional<luotctl::TranscriptReader> m_transcript;
    std::size_t m_passed = 0;
    std::optional<luotctl::ChildProcess> m_kiosk;
};

}
