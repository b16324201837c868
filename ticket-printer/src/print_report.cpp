#include "ticket-printer/print_report.h"

namespace luot::ticket_printer {

std::string_view toString(PrinterReadiness readiness)
{
    switch (readiness) {
    case PrinterReadiness::Ready:
        return "ready";
    case PrinterReadiness::NearEnd:
        return "near_end";
    case PrinterReadiness::PaperOut:
        return "paper_out";
    case PrinterReadiness::CoverOpen:
        return "cover_open";
    case PrinterReadiness::CutterJam:
        return "cutter_jam";
    case PrinterReadiness::HeadHot:
        return "head_hot";
    case PrinterReadiness::Offline:
        return "offline";
    case PrinterReadiness::Unreachable:
        return "unreachable";
    case PrinterReadiness::Unknown:
        break;
    }
    return "unknown";
}

std::string_view toString(PrintOutcome outcome)
{
    switch (outcome) {
    case PrintOutcome::Printed:
        return "printed";
    case PrintOutcome::Trusted:
        return "trusted";
    case PrintOutcome::PaperOut:
        return "paper_out";
    case PrintOutcome::CoverOpen:
        return "cover_open";
    case PrintOutcome::CutterJam:
        return "cutter_jam";
    case PrintOutcome::HeadHot:
        return "head_hot";
    case PrintOutcome::Offline:
        return "offline";
    case PrintOutcome::NotSent:
        return "not_sent";
    case PrintOutcome::Unknown:
        break;
    }
    return "unknown";
}

std::string_view adviceFor(PrinterReadiness readiness)
{
    switch (readiness) {
    case PrinterReadiness::Ready:
        return "";
    case PrinterReadiness::NearEnd:
        return "The printer's roll is nearly empty; bring a new one.";
    case PrinterReadiness::PaperOut:
        return "The printer is out of paper; put in a new roll.";
    case PrinterReadiness::CoverOpen:
        return "The printer's cover is open; close it.";
    case PrinterReadiness::CutterJam:
        return "Paper is jammed at the printer's knife; open the cover, clear it and close the cover.";
    case PrinterReadiness::HeadHot:
        return "The printer's head is too hot; it goes on by itself when it has cooled.";
    case PrinterReadiness::Offline:
        return "The printer is off line or has an error; look at its lights, then switch it off and on.";
    case PrinterReadiness::Unreachable:
    case PrinterReadiness::Unknown:
        break;
    }
    return "The printer does not answer; check that it is on and connected.";
}

PrinterReadiness readinessOf(const PrinterStatus& status)
{
    // Cover first: while it is open, what the paper sensors say may be wrong, and knife and head report
    // errors.
    if (status.coverOpen)
        return PrinterReadiness::CoverOpen;
    if (status.cutterJam)
        return PrinterReadiness::CutterJam;
    if (status.paperEnd)
        return PrinterReadiness::PaperOut;
    if (status.headHot)
        return PrinterReadiness::HeadHot;
    if (status.error || status.offline)
        return PrinterReadiness::Offline;
    return status.paperNearEnd ? PrinterReadiness::NearEnd : PrinterReadiness::Ready;
}

bool mayPrint(PrinterReadiness readiness, const PrinterProfile& profile)
{
    return readiness == PrinterReadiness::Ready || readiness == PrinterReadiness::NearEnd
        || (readiness == PrinterReadiness::Unknown && profile.status == PrinterProfile::Status::None);
}

}
