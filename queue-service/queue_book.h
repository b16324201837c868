#pragma once

#include "base/clock.h"
#include "protocol/command.h"
#include "protocol/error_code.h"
#include "protocol/event.h"
#include "protocol/role.h"
#include "queue-service/branch_setup.h"

#include <tl/expected.hpp>

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace luot::queue_service {

/// Who asks: the machine behind a key.
struct Actor {
    std::string user; ///< "clerk:c3"
    protocol::Role role = protocol::Role::Board;
    DeviceId device;
    std::vector<CounterId> counters; ///< a clerk's own
    PersonId person{}; ///< who is signed in there; empty: nobody
    /// A machine of supervisors at which a clerk is signed in: many people's at once, as a web server is.
    /// Each is there by themselves, and has the counter that they have opened.
    bool isShared = false;
};

/// As the log keeps it: the machine, and the person there. "clerk:c3/lan"
std::string nameOf(const Actor& actor);

/// What a granted command leads to. Without events nothing changes.
struct Decision {
    protocol::CommandResult result;
    std::vector<protocol::EventBody> events;
};

/// What a counter is doing, beside its profile.
struct CounterStatus {
    bool open = false;
    bool paused = false;
    int priorityStreak = 0; ///< calls in a row that priority decided here
    std::optional<protocol::PauseReason> pauseReason{};
    std::vector<ProfileLine> profile{}; ///< set at run time, instead of the branch file's; empty: none was
    std::string openedBy{}; ///< while open
    friend bool operator==(const CounterStatus&, const CounterStatus&) = default;
};

/// What was last told about a field.
struct FieldStatus {
    bool open = true;
    int waiting = 0;
    protocol::WaitRange wait;
    bool closedByHand = false;
    std::optional<WallTime> opensAt{}; ///< by the opening hours
    bool full = false; ///< no number left for the day
    friend bool operator==(const FieldStatus&, const FieldStatus&) = default;
};

/// All that a book knows: what its events add up to.
struct BookState {
    using Series = std::pair<std::string, FieldId>; ///< business date and letter

    std::string businessDate; ///< of the last number given; empty: none yet
    std::map<TicketId, protocol::Ticket> tickets; ///< that day's, and live ones of a day before
    std::map<Series, int> lastNumbers;
    std::map<CounterId, CounterStatus> counters;
    std::map<FieldId, FieldStatus> fields;
    std::map<FieldId, std::deque<Milliseconds>> served; ///< call to end of the last 20, oldest first
    std::set<TicketId> rated; ///< of `tickets`
    std::map<protocol::DossierCode, protocol::Dossier> dossiers; ///< pending
    std::set<protocol::DossierCode> settledDossiers;
    std::map<protocol::FeedbackId, protocol::Feedback> feedback; ///< not answered yet
    std::map<std::string, protocol::DeviceStatus> devices{}; ///< by device
    friend bool operator==(const BookState&, const BookState&) = default;
};

/// The queue of one branch: what is allowed, and what follows from it.
///
/// Pure: no I/O, no clock, no randomness; time and new ids are given. The same commands with the same times
/// and ids lead to the same state. A command is carried out by `decide`, then `apply` of each of its events,
/// then `apply` of each of `fieldChanges`; nothing but `apply` changes anything. Before a command come
/// `due`'s events. Thread: an object belongs to one thread.
class QueueBook {
public:
    explicit QueueBook(BranchSetup setup, BookState state = {});

    /// Whether `actor` may have `command` now, and what it leads to. `newId` becomes the id of what is made:
    /// a ticket, or what somebody wrote. Hello and Ping are the server's to answer: they are refused as
    /// UnknownOp.
    tl::expected<Decision, protocol::Refusal> decide(const protocol::Command& command, const Actor& actor,
                                                     WallTime now, const TicketId& newId) const;

    /// What time alone brings: fields open and close with the hours, have numbers again on another day, who
    /// is on hold comes back, and who still waits, is called or on hold after closing or on another business
    /// day has expired. Empty on an ordinary moment.
    std::vector<protocol::EventBody> due(WallTime now) const;

    /// A field.waiting for each field whose people, wait or numbers left are no longer what was last told.
    std::vector<protocol::EventBody> fieldChanges(WallTime now) const;

    void apply(const protocol::EventBody& body);

    /// The business day of `now`. Ensures: not before the last one because of a clock set back by less than a
    /// day.
    std::string businessDate(WallTime now) const;

    /// Whether the clock is more than a day behind the numbers given: no number is then given, nothing is
    /// due. A day with numbers of its own goes on, as does one after all but the last, whose clock ran ahead.
    bool isClockBehind(WallTime now) const;

    const BranchSetup& setup() const { return m_setup; }
    const BookState& state() const { return m_state; }
    const protocol::Ticket* ticket(const TicketId& id) const; ///< nullptr: unknown
    TicketId ticketOfPaper(const std::string& token) const; ///< empty: no ticket in the book has it
    const protocol::Ticket* activeAt(const CounterId& id) const; ///< nullptr: nobody called or served there
    const protocol::Ticket* lastFinishedAt(const CounterId& id) const; ///< nullptr: nobody today
    std::vector<protocol::Field> fields() const; ///< as last told, in the branch's order
    std::optional<protocol::Field> field(const FieldId& id) const; ///< as last told; empty: unknown
    std::optional<protocol::Counter> counter(const CounterId& id) const; ///< empty: unknown
    std::vector<protocol::Counter> counters() const; ///< in the branch's order

private:
    struct Ruling; ///< decides one command
    using Place = std::pair<WallTime, TicketId>; ///< in a field's queue
    /// A counter that is open and not paused, and the people it may call.
    struct AtWork {
        CounterId id;
        const std::vector<ProfileLine>* profile = nullptr;
        int waiting = 0;
        bool isFree = false; ///< nobody is called or served there
    };

    void applyTicket(const protocol::TicketEvent& event);
    void applyCounter(const protocol::CounterEvent& event);
    void beginDay(const std::string& date);
    void expire(const protocol::Ticket& ticket, WallTime now, std::vector<protocol::EventBody>& events) const;
    std::optional<WallTime> opening(WallTime now) const; ///< the next by the hours
    std::optional<WallTime> openingAfter(const std::string& date) const; ///< on a later day, by the hours
    void tellFull(FieldStatus& status, const FieldSetup& field, const std::string& date, WallTime now) const;
    const std::vector<ProfileLine>&
    profileOf(const CounterId& id) const; ///< Requires: a counter of the branch
    bool isWorking(const CounterId& id) const; ///< open and not paused
    WallTime endOfQueue(const FieldId& field, WallTime now) const;
    void index(const protocol::Ticket& ticket);
    void unindex(const protocol::Ticket& ticket);
    int waitingIn(const FieldId& field) const;
    std::vector<CounterId> workingCountersFor(const FieldId& field) const;
    protocol::WaitRange waitBehind(const FieldId& field, int ahead) const;
    protocol::WaitRange waitBehind(const FieldId& field, int ahead, const std::vector<AtWork>& atWork) const;
    std::vector<AtWork> countersAtWork() const;

    BranchSetup m_setup;
    BookState m_state;
    std::map<FieldId, std::set<Place>> m_waiting;
    std::map<CounterId, TicketId> m_active;
    std::set<TicketId> m_held;
    std::set<TicketId> m_ofAnotherDay; ///< live, not of the last number's
    std::map<std::string, TicketId> m_tokenHashes;
};

}
