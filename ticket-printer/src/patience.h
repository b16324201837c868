#pragma once

#include "base/clock.h"
#include "ticket-printer/print_report.h"
#include "ticket-printer/printer_port.h"

#include <algorithm>

namespace luot::ticket_printer {

// How often whoever waits for the printer looks whether something else has come.
inline constexpr Milliseconds glance{100};

inline constexpr const char* brokenOff
    = "The program was ended while the printer was at work; look whether the ticket came out.";

// A deadline has to be the machine's own time: no port can wait for a virtual clock.
inline SteadyTime now() { return std::chrono::steady_clock::now(); }

inline Milliseconds until(SteadyTime deadline)
{
    return std::max(Milliseconds{0}, std::chrono::ceil<Milliseconds>(deadline - now()));
}

inline bool isTrouble(PrinterReadiness readiness)
{
    return readiness != PrinterReadiness::Ready && readiness != PrinterReadiness::NearEnd;
}

inline bool neverAnswers(const PortAddress& address)
{
    return address.kind == PortAddress::Kind::File || address.kind == PortAddress::Kind::Cups;
}

}
