#include "tests/kiosk-faults/kiosk_life.h"

#include <array>
#include <chrono>

// What citizens do with their fingers, and what goes wrong.
namespace luot::kiosk_faults {

using namespace kiosk;
using namespace protocol;
using namespace std::chrono_literals;

void KioskDay::press(Press::What what, vision::Cell cell) { take(Press{what, cell, IssueWay::Touch}); }

/// What a finger does: of those who like touch best, of those who cannot go on by head, and where a page
/// asks.
void KioskDay::touch()
{
    Visitor& who = *m_visitor;
    const VisitView& view = m_life->flow.view();
    const auto onPage = now() - m_life->pageSince;
    if (who.hasGone || onPage < who.thinks)
        return;
    const bool tired = who.byTouch || who.cameraBack || onPage >= 20s;
    m_life->pageSince = now(); // thinks again before the next touch
    switch (view.page) {
    case Page::Attract:
    case Page::CameraFault:
    case Page::Greeting:
    case Page::Neutral:
    case Page::OtherWays:
        if (tired && who.orders == 0)
            press(Press::What::Start);
        break;
    case Page::Consent:
        if (tired)
            press(Press::What::Card, below(2) == 0 ? view.no : view.yes);
        break;
    case Page::Choose:
        if (tired)
            press(Press::What::Card, view.cards->cells().at(static_cast<std::size_t>(below(6))));
        break;
    case Page::Confirm:
        if (tired)
            press(Press::What::Card,
                  below(10) == 0       ? view.no
                      : below(10) == 0 ? vision::Cell{1, 0}
                                       : view.yes);
        break;
    case Page::Priority:
        press(Press::What::Card, view.cards->cells().front());
        break;
    case Page::PrinterTrouble:
        press(Press::What::Card, below(3) == 0 ? view.no : view.yes);
        break;
    case Page::PrintUnknown:
        if (below(3) > 0)
            press(Press::What::Card, below(2) == 0 ? view.no : view.yes);
        break;
    case Page::NoPaper:
        if (below(3) == 0)
            press(Press::What::Done);
        break;
    case Page::Issued:
        if (below(25) == 0)
            press(Press::What::CancelNumber);
        break;
    default:
        break;
    }
}

void KioskDay::strike()
{
    Visitor& who = *m_visitor;
    if (who.fault == Fault::None || !m_life)
        return;
    const bool isAsking = m_life->flow.view().page == Page::Issuing && who.orders > 0;
    const bool isPrinting = m_life->flow.view().page == Page::Issued
        && m_life->flow.view().paper == Paper::Printing && !m_life->desk.idle();
    const bool isWhileAsking = who.fault == Fault::KilledWhileAsking || who.fault == Fault::RepliesLost
        || (who.fault == Fault::Service && who.number % 2 == 0);
    const bool isWhilePrinting
        = who.fault == Fault::KilledWhilePrinting || who.fault == Fault::PrinterWhilePrinting;
    if (isWhilePrinting && isPrinting && who.framesIntoPrinting-- > 0)
        return;
    if (isWhileAsking ? !isAsking : isWhilePrinting ? !isPrinting : now() < who.faultAt)
        return;
    const Fault fault = std::exchange(who.fault, Fault::None);
    ++m_strikes[static_cast<int>(fault)];
    switch (fault) {
    case Fault::Printer:
    case Fault::PrinterWhilePrinting: {
        const std::array lines{std::string{"paper out"},
                               std::string{"cover open"},
                               std::string{"offline"},
                               std::string{"head hot"},
                               std::string{"stop_reading"},
                               std::string{"no_status"},
                               std::string{"garbage_status"},
                               std::string{"unplug"},
                               "rows_left=" + std::to_string(1 + below(900)),
                               "die_after_bytes=" + std::to_string(1 + below(60'000)),
                               std::string{"reset_mid_job"},
                               std::string{"slow=100000"}};
        m_printer.command(lines.at(static_cast<std::size_t>(below(static_cast<int>(lines.size())))));
        ++m_cutOffs;
        m_printerHealed = now() + between(4000, 60'000);
        break;
    }
    case Fault::Service:
        if (m_serviceIsUp)
            stopService();
        break;
    case Fault::RepliesLost:
        m_repliesToLose = 1 + below(3);
        break;
    case Fault::CameraLost:
        who.cameraBack = now() + between(3000, 25'000);
        take(CameraFailed{});
        break;
    case Fault::FaceLost:
        who.citizen.hideUntil(now() + between(500, 6000));
        break;
    case Fault::Bystander:
        who.citizen.bystanderUntil(now() + between(1500, 6000));
        break;
    case Fault::WalksAway:
        who.citizen.goAway();
        who.hasGone = true;
        break;
    case Fault::Killed:
    case Fault::KilledWhileAsking:
    case Fault::KilledWhilePrinting:
        killKiosk();
        break;
    case Fault::None:
        break;
    }
}

void KioskDay::heal()
{
    if (m_printerHealed && now() >= *m_printerHealed) {
        m_printerHealed.reset();
        m_printer.command("ok");
    }
    if (m_serviceBack && now() >= *m_serviceBack)
        startService();
    if (m_kioskBack && now() >= *m_kioskBack)
        startKiosk();
    if (m_visitor->cameraBack && now() >= *m_visitor->cameraBack)
        m_visitor->cameraBack.reset();
}

}
