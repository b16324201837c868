#pragma once

#include "kiosk/ticket_desk.h"
#include "kiosk/visit_flow.h"
#include "tests/kiosk-faults/seen_citizen.h"
#include "tests/queue-service/little_branch.h"
#include "ticket-printer/src/virtual_printer.h"

#include <QTemporaryDir>

#include <map>
#include <memory>
#include <mutex>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace luot::kiosk_faults {

/// What is wrong with a kiosk on purpose, to see whether it would be noticed.
enum class Mutant {
    None,
    ForgetsItsRequestId, ///< asks again about one number under another id
    KeepsNoJournal, ///< knows nothing after a power cut
    PrintsAfterARestart, ///< without asking whether the paper is out already
};

/// One kiosk and its service for as many visits as wanted: the real flow, desk, journal, print thread and
/// printer port on a virtual clock, before the real service and its store; a printer in software; a citizen
/// after the other, and things that go wrong at random.
///
/// What the citizens are shown is written down and compared with the service's book. Thread: one, with a
/// QGuiApplication.
class KioskDay {
public:
    KioskDay(unsigned seed, Mutant mutant);
    ~KioskDay();
    KioskDay(const KioskDay&) = delete;
    KioskDay& operator=(const KioskDay&) = delete;

    void run(int visits);
    /// Everything that was not as it must be; empty: nothing.
    const std::vector<std::string>& complaints() const { return m_complaints; }
    std::string summary() const;

private:
    /// A request on its way to the service or back.
    struct OnTheWire {
        int life = 0;
        RequestId id;
        protocol::Command command;
        std::function<void(const protocol::Reply&)> replied;
        SteadyTime next; ///< when it arrives, or is sent again
        SteadyTime givenUpAt;
    };
    /// The kiosk's process from its start to its end.
    struct Life;
    enum class Fault {
        None,
        Printer,
        PrinterWhilePrinting,
        Service,
        RepliesLost,
        CameraLost,
        FaceLost,
        Bystander,
        WalksAway,
        Killed,
        KilledWhileAsking,
        KilledWhilePrinting,
    };
    struct Visitor;

    void visit(int number);
    void step();
    void strike();
    void heal();
    void touch();
    void press(kiosk::Press::What what, vision::Cell cell = {});
    void take(const kiosk::VisitInput& input);
    void perform(const kiosk::VisitAction& action);
    void lookAtScreen();
    void wire();
    std::unique_ptr<protocol::Reply> deliver(const OnTheWire& sent);
    void startKiosk();
    void killKiosk();
    void stopService();
    void startService();
    void seeBranch(kiosk::BranchSeen::Service service);
    void expectTheBookAgrees();
    void complain(const std::string& what);
    int below(int bound) { return static_cast<int>(m_random() % static_cast<unsigned>(bound)); }
    Milliseconds between(int least, int most) { return Milliseconds{least + below(most - least + 1)}; }
    SteadyTime now() const { return m_centre.clock.steady(); }
    bool isCommitted(const TicketId& ticket, const std::string& label) const;

    std::mt19937 m_random;
    const unsigned m_seed;
    const Mutant m_mutant;
    QTemporaryDir m_folder;
    queue_service::Desk m_centre;
    bool m_serviceIsUp = true;
    std::optional<SteadyTime> m_serviceBack;
    int m_repliesToLose = 0;
    std::vector<OnTheWire> m_wire;

    std::mutex m_papersMutex;
    std::vector<std::string> m_papers; ///< the hash of the token on each, in order; empty: none to be read
    ticket_printer::VirtualPrinter m_printer;
    int m_printerPort = 0;
    std::thread m_printing;
    std::optional<SteadyTime> m_printerHealed;

    protocol::Transcript m_transcript;
    std::unique_ptr<Life> m_life; ///< none: the power is off
    int m_lives = 0;
    std::optional<SteadyTime> m_kioskBack;
    std::unique_ptr<Visitor> m_visitor;

    // What happened, by which the day is judged.
    int m_orders = 0;
    int m_refused = 0;
    std::map<TicketId, std::string> m_committed; ///< by the service's own answers
    std::map<TicketId, std::set<int>> m_shownTo; ///< visitors
    std::set<TicketId> m_shownPrinted;
    std::map<std::string, TicketId> m_ticketOfHash;
    std::map<TicketId, int> m_pressedCopies;
    std::set<int> m_mayGoUnshown; ///< visitors whose kiosk was without power for a minute, or who went away
    std::map<TicketId, int> m_orderedBy;
    std::map<int, int> m_strikes;
    int m_visits = 0;
    int m_numbers = 0;
    int m_cutOffs = 0; ///< of the printer in the middle of something, perhaps
    std::vector<std::string> m_complaints;
};

}
