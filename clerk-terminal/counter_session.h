#pragma once

#include "base/clock.h"
#include "clerk-terminal/waiting_line.h"
#include "protocol/client.h"

#include <functional>
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
};

/// The eight keys, in the order in which they lie.
enum class CounterKey { CallNext, Recall, Start, Finish, NoShow, Hold, Transfer, OpenOrClose };

enum class KeyState { Off, On, Suggested };

/// Why a key is off.
enum class WhyOff {
    Not, ///< it is not off
    NoLink,
    Updating, ///< the line is back, the list not yet
    Sending, ///< the answer to the last key is not there yet
    NoSuchCounter,
    CounterClosed,
    NobodyCalled,
    VisitNotOver,
    NotStarted,
    AlreadyStarted,
    RecallTooSoon,
    CallOftenerFirst,
    NoOutcome,
    NotInThisRelease,
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
    bool openAtStart = true; ///< a counter found closed at the first look is opened, once
    int priorityInARow = 2; ///< the service's setting: calls by priority before another's turn
    Milliseconds recallPause{10000};
    int callsBeforeNoShow = 2;
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
    /// What came of the visit's request. Ensures: false and nothing changed unless somebody is being served.
    bool choose(protocol::ServiceOutcome outcome);

    CounterState state() const;
    KeyOffer offer(CounterKey key) const;
    bool isSending() const { return m_sent.has_value(); }
    const std::optional<Notice>& notice() const { return m_notice; }
    /// Requires: there is a notice.
    Milliseconds noticeAge() const;
    std::optional<protocol::ServiceOutcome> outcome() const { return m_outcome; }

    const CounterSettings& settings() const { return m_settings; }
    const protocol::BranchView& view() const { return m_view; }
    protocol::LinkState link() const { return m_link; }
    bool isLive() const { return m_link == protocol::LinkState::Live; }
    /// When the view was last known to be right; nothing while it is, or before the first time.
    std::optional<WallTime> lostSince() const { return m_lostSince; }
    /// The service's calendar, as far as its events tell; else this machine's.
    WallTime now() const { return m_clock.wall() + m_ahead.value_or(Milliseconds{0}); }

    const protocol::Ticket* visit() const; ///< called or served here; nullptr: none
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
    };

    void openIfClosed();
    void tellTime(WallTime at);
    void take(protocol::BranchView view);
    void send(CounterKey key);
    protocol::Command commandOf(CounterKey key) const;
    void settle(const Sent& sent, const protocol::CommandResult& result);
    void say(Notice::Kind kind, std::string text);
    KeyOffer offerInState(CounterKey key) const;

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
    std::optional<protocol::ServiceOutcome> m_outcome;
    std::optional<Notice> m_notice;
};

}
