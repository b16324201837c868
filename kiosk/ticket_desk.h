#pragma once

#include "base/clock.h"
#include "kiosk/print_thread.h"
#include "kiosk/visit_action.h"
#include "kiosk/visit_input.h"
#include "kiosk/visit_journal.h"
#include "protocol/client.h"
#include "protocol/paper_code.h"
#include "protocol/transcript.h"
#include "vision/sealed_template.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace luot::kiosk {

/// Whether a template's key may be printed: the paper carries it away, but a printer on a shared network
/// hears it with everybody else.
enum class KeyOnPaper { Yes, No };

struct DeskSettings {
    DeviceId kiosk;
    KeyOnPaper keyOnPaper = KeyOnPaper::Yes;
    Milliseconds ttl{3000}; ///< what the service may take before it begins
    Milliseconds askAgainAfter{10000}; ///< without an answer: the same question with the same id
    Milliseconds retryEvery{2000}; ///< looks at a printer that did not print
    Milliseconds retryFor{20000}; ///< and prints once more when its trouble is over by then
    QString journal{}; ///< the file by which a number outlives a power cut; empty: none
    Milliseconds stillThere{60000}; ///< after a restart: so long somebody may wait for their number
};

/// Gets a visit its number and its paper: asks the service with one id for one intention until it answers for
/// good, prints, tells the service what became of the paper, hands the sealed face over.
///
/// Thread: the GUI thread; printing has its own. Ensures: IssueNumber is answered by exactly one NumberGiven
/// or NumberRefused; a number is never cancelled but by CancelNumber.
class TicketDesk : public QObject {
    Q_OBJECT

public:
    /// Sends a command and delivers the reply on this object's thread.
    using Ask = std::function<void(protocol::Command, std::function<void(const protocol::Reply&)>,
                                   protocol::RequestOptions)>;
    using Tell = std::function<void(const VisitInput&)>;

    /// `printer` may be missing (nullptr): then no paper is promised. All references outlive the desk.
    TicketDesk(DeskSettings settings, Ask ask, PrintThread* printer, const protocol::Transcript& transcript,
               const Clock& clock, Tell tell);

    /// The newest of the service's view: names, counters, the address for codes.
    void setBranch(const protocol::Branch& branch, const std::vector<protocol::Field>& fields);

    /// Goes on with what a kiosk that ended in the middle has left, once the service is there: whoever may
    /// still stand there is told by NumberFound, and PaperDone may follow; for others it is settled quietly.
    void recover();
    void warmPrinter();
    void askPrinter();
    /// `face`, where there is one, is sealed after the number is given, and wiped.
    void issue(const IssueNumber& order, std::optional<vision::FaceTemplate> face);
    void printCopy();
    /// A new paper of a number taken before, with a token of its own; the old paper is worth nothing then.
    void reprint(const TicketId& ticket);
    /// Nobody waits any more for the number that was asked for: when it comes, it is given back.
    void abandon();
    /// Answered by FaceErased.
    void eraseFaceBy(const std::string& paperToken);
    void cancel(const CancelNumber& order);
    /// Forgets the token and stops waiting for the printer; what has been sent goes on.
    void endVisit();

    /// The code to show when there is no paper: without any key.
    std::string screenCode() const;
    /// Nothing is on its way any more.
    bool idle() const { return m_pending == 0; }

signals:
    /// How the printer was when it was last asked or used.
    void printerSeen(std::optional<luot::ticket_printer::PrinterReadiness> readiness);

private:
    void send(const IssueNumber& order, const RequestId& id, const std::string& tokenHash);
    void given(const protocol::IssuedTicket& issued, const IssueNumber& order);
    std::optional<vision::TemplateKey> bindFace();
    /// `token` is this paper's, whoever's visit runs by now.
    void print(const protocol::IssuedTicket& issued, const protocol::PaperToken& token,
               std::optional<vision::TemplateKey> key, std::optional<WallTime> reprintedAt);
    struct Job { ///< one sheet of paper
        TicketId ticket;
        std::string label;
        bool carriesKey = false;
    };
    void printed(const Job& job, const ticket_printer::PrintReport& report);
    void retryPrinting();
    void giveBack(const TicketId& ticket);
    void askAgain(const VisitJournal::Entry& entry);
    void found(const TicketId& ticket, const std::string& label, Paper paper);
    void askForCopy(const TicketId& ticket);
    void eraseFace(const TicketId& ticket);
    void afterBinding(const TicketId& ticket, std::function<void()> then);
    void bindingSettled(const TicketId& ticket);
    void tellService(protocol::Command command);
    /// Runs `then` on this object's thread; safe from any, even after the desk is gone.
    template <class T> std::function<void(T)> here(std::function<void(T)> then);

    DeskSettings m_settings;
    Ask m_ask;
    PrintThread* m_printer;
    const protocol::Transcript& m_transcript;
    const Clock& m_clock;
    Tell m_tell;
    protocol::Branch m_branch;
    std::vector<protocol::Field> m_fields;
    std::optional<SteadyTime> m_confirmedAt;
    protocol::PaperToken m_token;
    std::optional<vision::FaceTemplate> m_face;
    std::optional<protocol::IssuedTicket> m_issued; ///< of the visit that runs
    std::optional<TicketId> m_copying; ///< a copy that this visit waits for
    /// Faces on their way to the service, and what waits for the answer about each.
    std::map<TicketId, std::vector<std::function<void()>>> m_binding;
    bool m_retried = false;
    std::optional<SteadyTime> m_retryUntil;
    QTimer m_retry;
    int m_pending = 0;
    bool m_asking = false;
    std::optional<RequestId> m_asked; ///< the number of the visit that runs, unanswered
    std::set<RequestId> m_abandoned;
    VisitJournal m_journal;
    bool m_hasRecovered = false;
    std::optional<RequestId> m_recovering; ///< of before a restart, asked for again
};

}
