#pragma once

#include "luotctl/child_process.h"
#include "luotctl/transcript_reader.h"
#include "tests/queue-service/centre_process.h"

#include <gtest/gtest.h>

#include <QTemporaryDir>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace luot::kiosk_faults {

using namespace std::chrono_literals;

/// The real kiosk between the real service and luot-virtual-printer, all processes of their own; its citizens
/// use the keyboard. What its screen shows is known by its transcript.
class KioskProcess : public testing::Test {
protected:
    enum class Line { Tcp, Cable };

    void SetUp() override;
    void TearDown() override;

    void startPrinter(Line line);
    void startKiosk(const std::vector<std::pair<std::string, std::string>>& environment = {});
    void killKiosk(); ///< SIGKILL, and the end awaited
    void tell(const std::string& line); ///< a line for the printer's control socket

    void keys(const std::vector<std::string>& names);
    /// From the page of rest to the question put to the service, for field A.
    void askForANumber();
    /// From any page that has one, by "Xong", "Giữ số" or the like, back to the page of rest.
    void leave();
    /// Waits for a page among those not waited past yet; its label, or nothing with a failure.
    std::optional<std::string> waitForPage(const std::string& page);
    /// The same for the first of several; the page's name.
    std::string waitForAnyOf(const std::vector<std::string>& pages);
    /// Waits until the journal has that step (0 asked, 1 given, 2 printing) or is gone (-1).
    bool waitForStep(int step);
    int journalStep() const;

    std::vector<std::string> numbersInBook() const; ///< in order; each as often as it is there
    std::map<std::string, int> numbersShown(); ///< and on how many pages
    std::vector<std::filesystem::path> papers() const; ///< whole tickets
    /// Waits a while for that many, and a moment for one too many.
    std::size_t settledPapers(std::size_t atLeast) const;

    queue_service::CentreProcess centre;
    /// A printer that lost its line, not its power, in the middle of a picture takes what is asked next for
    /// more of it: that is no mistake of the kiosk's.
    bool wasCutOff = false;

private:
    void read();

    QTemporaryDir m_folder;
    bool m_isServed = false; ///< the service has started
    std::string m_printerPort;
    std::optional<luotctl::ChildProcess> m_printer;
    std::optional<luotctl::ChildProcess> m_kiosk;
    std::optional<luotctl::TranscriptReader> m_transcript;
    std::size_t m_passed = 0;
};

}
