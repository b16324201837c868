#pragma once

#include "tests/kiosk-faults/kiosk_day.h"

namespace luot::kiosk_faults {

/// The kiosk's process from its start to its end.
struct KioskDay::Life {
    /// `afterlife`: what of a ticket has been handed to the system still comes out when the process is
    /// killed; it is lost when the machine's power goes.
    Life(Milliseconds afterlife, kiosk::DeskSettings settings, ticket_printer::TicketPrinter printer,
         kiosk::TicketDesk::Ask ask, const protocol::Transcript& transcript, const Clock& clock,
         kiosk::TicketDesk::Tell tell)
        : thread{std::move(printer), afterlife}
        , desk{std::move(settings), std::move(ask), &thread, transcript, clock, std::move(tell)}
    {
        thread.watch([](ticket_printer::PrinterReadiness) {});
    }

    kiosk::PrintThread thread;
    kiosk::TicketDesk desk;
    kiosk::VisitFlow flow;
    std::optional<SteadyTime> templateAt;
    std::optional<vision::FaceTemplate> face;
    SteadyTime pageSince;
    std::optional<kiosk::Page> page;
};

/// One citizen.
struct KioskDay::Visitor {
    Visitor(int wantedNumber, const vision::testing::CitizenScript& script, SteadyTime now)
        : number{wantedNumber}
        , citizen{script, now}
        , came{now}
    {
    }

    int number;
    SeenCitizen citizen;
    SteadyTime came;
    bool byTouch = false;
    Fault fault = Fault::None;
    SteadyTime faultAt;
    int framesIntoPrinting = 0; ///< so many of them pass before a fault that strikes then
    bool hasBegun = false;
    std::size_t orders = 0; ///< who is not sure after a power cut may ask once more
    bool hasGone = false;
    std::optional<SteadyTime> orderedAt;
    std::optional<SteadyTime> cameraBack;
    std::set<TicketId> shown;
    Milliseconds thinks{2000}; ///< before the next touch
};

}
