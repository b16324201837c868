#pragma once

#include "base/clock.h"
#include "clerk-terminal/clerk_form.h"
#include "clerk-terminal/waiting_line.h"
#include "protocol/client.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace luot::clerk_terminal {

enum class CounterState {
    Unknown, ///< nothing heard yet
    NoSuchCounter, ///< the branch has no counter of this number
    Closed,
    Free,
    Called, ///< somebody is on the way to the counter
    Serving,
    Paused,
    Elsewhere, ///< another machine has opened it
};

/// The eight keys, in the order in which they lie, and those that have no place among them.
enum class CounterKey {
    CallNext,
    Recall,
    Start,
    Finish,
    NoShow,
    Hold,
    Transfer,
    PauseOrOpen,
    Add, ///< one request more; while nobody is there, a number at the counter
    Return, ///< who was called by mistake
    Choose, ///< somebody else than the next
    Priority, ///< who is called, or waits, has another class of priority
};

enum class KeyState { Off, On, Suggested };

/// Why a key is off.
enum class WhyOff {
    Not, ///< it is not off
    NoLink,
    Updating, ///< the line is back, the list not yet
    Sending, ///< the answer to the last key is not there yet
    NoSuchCounter,
    CounterClosed,
    CounterPaused,
    UsedElsewhere,
    NobodyCalled,
    NobodyOnHold,
    NobodyWaiting,
    NoNoShow,
    VisitNotOver,
    NotStarted,
    AlreadyStarted,
    RecallTooSoon,
    CallOftenerFirst,
    NoOutcome,
    NoProcedure, ///< of the dossier whose code is there
    SameCode, ///< two of the visit's dossiers have it
};

struct KeyOffer {
    KeyState state = KeyState::Off;
    WhyOff why = WhyOff::Not;
    Milliseconds wait{0}; ///< of RecallTooSoon
    friend bool operator==(const KeyOffer&, const KeyOffer&) = default;
};

/// A sentence for the clerk about what was just asked.
struct Notice {
    enum class Kind {
        Done,
        Refused, ///< the service said no, or the key is off
        Unsettled, ///< sent, but no answer: never told as a failure
    };
    Kind kind = Kind::Done;
    std::string text;
    SteadyTime at{};
    friend bool operator==(const Notice&, const Notice&) = default;
};

struct CounterSettings {
    CounterId counter;
    std::string machine{}; ///< "clerk:c1", as the service knows this one; empty: not known
    std::string person{}; ///< id of who is signed in; empty: nobody
    std::string personName{};
    bool openAtStart = true; ///< a counter found closed at the first look is opened, once
    int priorityInARow = 2; ///< the service's setting: calls by priority before another's turn
    Milliseconds recallPause{10000};
    int callsBeforeNoShow = 2;
    Milliseconds undoWithin{std::chrono::minutes{10}}; ///< of a no-show
};

/// What came of one request, as far as it is entered.
struct RequestDraft {
    std::optional<protocol::ServiceOutcome> outcome{};
    protocol::ProcedureId procedure{}; ///< of the dossier that is received
    std::string dossier{}; ///< its code
    /// Another outcome that was chosen later leaves a dossier's code behind, which is no dossier then.
    bool hasDossier() const
    {
        return outcome == protocol::ServiceOutcome::DossierReceived && !dossier.empty();
    }
    friend bool operator==(const RequestDraft&, const RequestDraft&) = default;
};

/// What the clerk has entered about a visit and the service does not know yet. Kept across a restart.
struct VisitDraft {
    TicketId ticket{}; ///< empty: no visit
    std::vector<RequestDraft> requests{}; ///< the open ones
    friend bool operator==(const VisitDraft&, const VisitDraft&) = default;
};

/// One counter as its clerk works at it: what each key may do now, the commands that go out, what came of
/// them.
///
/// Everything it knows of tickets comes from the staff stream, so that a terminal that starts anew goes on
/// with the ticket at its counter. A press sends one command with one RequestId; pressed again while the
/// outcome is not known, the same id goes out again and nothing is done twice. Ticket commands carry the
/// version that was on the screen. No I/O and no clock of its own: the terminal's window and the web page
/// drive it alike. Thread: the one that owns it; `send` is called on it and must not call back at once.
class CounterSession {
public:
    using Send = std::function<void(const protocol::Command&, const RequestId&)>;

    CounterSession(CounterSettings settings, const Clock& clock, Send send);

    void follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news);
    void linkChanged(protocol::LinkState link);
    void replied(const protocol::Reply& reply);

    /// Ensures: true and a command sent, or false and a notice that says why not.
    bool press(CounterKey key);
    /// What came of the visit's current request; the next one without an outcome is the current one then,
    /// unless a dossier was received: its code and procedure come first.
    /// Ensures: false and nothing changed unless somebody is being served.
    bool choose(protocol::ServiceOutcome outcome);
    void turnToRequest(int open); ///< of the open ones, from 0
    void moveRequest(int by); ///< the next or previous open one; stays within them
    /// Of the current request. Ensures: false and nothing changed for what is no code of a dossier, such as a
    /// ticket's code: that is a secret, and would be kept on the disk.
    bool setDossier(const std::string& code);
    void setProcedure(const protocol::ProcedureId& procedure);
    /// What was entered before a restart; taken if that visit is still being served here.
    void restore(const VisitDraft& draft);
    const VisitDraft& draft() const { return m_draft; }

    /// Opens the form about somebody who waits: why they are called before their turn (Choose), which
    /// priority they have (Priority).
    bool chooseWaiting(const TicketId& ticket, CounterKey key = CounterKey::Choose);
    const std::optional<ClerkForm>& form() const { return m_form; }
    bool answer(int place); ///< ClerkForm::choose
    void moveAnswer(int by); ///< ClerkForm::move
    void turnQuestion(int by); ///< ClerkForm::turn
    /// Sends what the form makes. Ensures: as press().
    bool confirm();
    void leaveForm();

    CounterState state() const;
    KeyOffer offer(CounterKey key) const;
    bool isSending() const { return m_sent.has_value(); }
    const std::optional<Notice>& notice() const { return m_notice; }
    /// Requires: there is a notice.
    Milliseconds noticeAge() const;
    std::optional<protocol::ServiceOutcome> outcome() const; ///< of the current request
    int currentRequest() const { return m_currentRequest; } ///< of the open ones
    const RequestDraft& entered() const; ///< of the current request
    std::vector<protocol::ServiceRequest> openRequests() const; ///< of the visit
    /// What the visit's current request may be about; empty until the service has told.
    std::vector<protocol::Procedure> procedures() const;
    /// The visit's timeline, as the service told it last.
    const std::vector<protocol::Period>& periods() const { return m_periods; }

    const CounterSettings& settings() const { return m_settings; }
    const protocol::BranchView& view() const { return m_view; }
    protocol::LinkState link() const { return m_link; }
    bool isLive() const { return m_link == protocol::LinkState::Live; }
    /// When the view was last known to be right; nothing while it is, or before the first time.
    std::optional<WallTime> lostSince() const { return m_lostSince; }
    /// The service's calendar, as far as its events tell; else this machine's.
    WallTime now() const { return m_clock.wall() + m_ahead.value_or(Milliseconds{0}); }

    const protocol::Ticket* visit() const; ///< called or served here; nullptr: none
    std::vector<protocol::Ticket> held() const; ///< on hold, and this counter may have them back
    std::vector<protocol::Ticket> noShows() const; ///< that may be undone
    const protocol::Ticket* lastVisit() const; ///< the one that ended here last; nullptr: none today
    int visitsToday() const; ///< completed at this counter
    /// Each call of the visit that this terminal has seen, oldest first.
    const std::vector<WallTime>& calls() const { return m_calls; }
    /// As of now, or as of `lostSince`.
    std::vector<WaitingPerson> waiting() const;

private:
    struct Sent {
        CounterKey key = CounterKey::CallNext;
        protocol::Command command;
        RequestId id;
        std::string label; ///< the ticket's
        SteadyTime at{};
        std::size_t request = 0; ///< whose dossier it records
    };

    void openIfClosed();
    void takeKept();
    void tellTime(WallTime at);
    void take(protocol::BranchView view);
    void send(CounterKey key, protocol::Command command, std::size_t request = 0);
    void ask(protocol::Command command);
    void askAboutVisit();
    void heard(const protocol::CommandResult& result);
    void openForm(CounterKey key);
    ClerkForm formAbout(CounterKey key, const protocol::Ticket& ticket) const;
    protocol::Command commandOf(CounterKey key) const;
    /// The first request from `from` on whose dossier is to be recorded; the number of requests: none.
    std::size_t dossierFrom(std::size_t from) const;
    protocol::Command recordingOf(std::size_t request) const;
    protocol::Command finishing() const;
    void goOnFinishing(std::size_t from);
    void turnToWhatIsMissing();
    void closeStaleForm();
    void noteIssued(const std::vector<protocol::Event>& news);
    bool maySetPriority() const;
    void sayDone(const Sent& sent, const protocol::CommandResult& result);
    WhyOff whyNotFinish() const;
    void settle(const Sent& sent, const protocol::CommandResult& result);
    void say(Notice::Kind kind, std::string text);
    KeyOffer offerInState(CounterKey key) const;
    KeyOffer offerWhenFree(CounterKey key) const;
    KeyOffer offerWhenCalled(CounterKey key) const;
    KeyOffer offerWhenServing(CounterKey key) const;

    CounterSettings m_settings;
    const Clock& m_clock;
    Send m_send;
    protocol::BranchView m_view;
    protocol::LinkState m_link = protocol::LinkState::Connecting;
    bool m_heard = false;
    bool m_lookedAtFirst = false;
    std::optional<WallTime> m_lostSince;
    std::optional<Milliseconds> m_ahead; ///< of the service's calendar before ours
    std::optional<Sent> m_sent;
    std::optional<Sent> m_unsettled;
    std::optional<protocol::Ticket> m_answered; ///< newer than the view until its event is there
    struct Moment { ///< what a press would be about
        CounterState state = CounterState::Unknown;
        TicketId ticket;
        int version = 0;
        friend bool operator==(const Moment&, const Moment&) = default;
    };
    Moment m_moment;
    std::vector<WallTime> m_calls;
    VisitDraft m_draft;
    std::optional<VisitDraft> m_kept; ///< from before a restart, until its visit is seen
    int m_currentRequest = 0;
    std::optional<ClerkForm> m_form;
    std::vector<RequestId> m_asked; ///< questions under way that no key has put
    std::vector<protocol::Period> m_periods;
    std::map<FieldId, std::vector<protocol::Procedure>> m_procedures;
    std::optional<Notice> m_notice;
};

}
