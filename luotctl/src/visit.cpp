#include "luotctl/visit.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <thread>

namespace luot::luotctl {

namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Files a visit leaves; one of each kind is enough.
Result<> checkFiles(const fs::path& out)
{
    static constexpr std::array<std::array<std::string_view, 2>, 7> wanted{{{"ticket-", ".png"},
                                                                            {"ticket-", ".escpos"},
                                                                            {"kiosk-", ".png"},
                                                                            {"board-", ".png"},
                                                                            {"board-", "-calls.png"},
                                                                            {"clerk-", ".png"},
                                                                            {"call-", ".wav"}}};
    // The board's last picture is that of a call among the others, when it is fresh no longer.
    const auto until = std::chrono::steady_clock::now() + 45s;
    for (const auto& [prefix, suffix] : wanted) {
        bool found = false;
        while (!found) {
            for (const auto& entry : fs::directory_iterator{out}) {
                const std::string name = entry.path().filename().string();
                found
                    = found || (name.starts_with(prefix) && name.ends_with(suffix) && entry.file_size() > 0);
            }
            if (!found && std::chrono::steady_clock::now() > until)
                return failure("No file " + std::string{prefix} + "*" + std::string{suffix} + " was left in "
                               + out.string() + ". The logs in " + (out / "logs").string() + " say why.");
            if (!found)
                std::this_thread::sleep_for(50ms);
        }
    }
    return {};
}

}

std::vector<std::string> eventsOfAVisit(Consent consent)
{
    return {"kiosk.locked",    consent == Consent::Given ? "kiosk.consented" : "kiosk.declined",
            "kiosk.selected",  "kiosk.confirmed",
            "ticket.issued",   "ticket.printed",
            "ticket.called",   "board.shown",
            "voice.spoken",    "ticket.started",
            "ticket.completed"};
}

Result<std::string> walkThrough(Centre& centre, Consent consent, const fs::path& out,
                                const std::function<void(const TranscriptLine&)>& tell)
{
    std::string label;
    for (const std::string& event : eventsOfAVisit(consent)) {
        if (event == "ticket.called")
            centre.pressAtCounter("F1");
        else if (event == "ticket.started")
            centre.pressAtCounter("F3");
        else if (event == "ticket.completed") {
            centre.pressAtCounter("3");
            centre.pressAtCounter("F4");
        }
        const auto line = centre.waitFor(event, event.starts_with("kiosk.") ? 90s : 40s);
        if (!line)
            return tl::unexpected{line.error()};
        tell(*line);
        if (line->label.empty() && event.starts_with("ticket."))
            return failure("'" + event + "' names no ticket.");
        if (!line->label.empty() && !label.empty() && line->label != label)
            return failure("'" + event + "' names " + line->label + ", but the number given was " + label
                           + ".");
        if (!line->label.empty())
            label = line->label;
    }
    const auto issued = centre.transcript().find("ticket.issued");
    auto bound = centre.transcript().find("face.bound");
    for (const auto until = std::chrono::steady_clock::now() + 5s;
         consent == Consent::Given && !bound && std::chrono::steady_clock::now() < until;
         bound = centre.transcript().find("face.bound")) {
        std::this_thread::sleep_for(20ms);
        centre.poll();
    }
    if (consent == Consent::Given && (!bound || *bound < *issued))
        return failure(
            "The citizen agreed to the use of the face, but no face was bound after the ticket was issued.");
    if (consent == Consent::Declined && bound)
        return failure("The citizen declined, but a face was bound.");
    if (const auto files = checkFiles(out); !files)
        return tl::unexpected{files.error()};
    return label;
}

}
