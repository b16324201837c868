#pragma once

#include "protocol/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace luot::protocol {

/// The two streams of a branch. Who may hear one is decided by the endpoint its key may connect to.
enum class Stream { Public, Staff };

/// "an-thinh.pub": what a sync request names.
std::string streamName(const BranchId& branch, Stream stream);
/// "e/an-thinh.pub/": what is subscribed to. The trailing slash keeps "b1" apart from "b10".
std::string topicOf(const BranchId& branch, Stream stream);

enum class TicketChange {
    Issued,
    Called,
    Recalled,
    Started,
    Completed,
    NoShow,
    Returned,
    Held,
    Resumed,
    Transferred,
    Cancelled,
    Reactivated,
    PrioritySet,
    Expired,
    PrintResult, ///< staff only
    RequestAdded, ///< staff only
};

/// A ticket has changed: the whole ticket as it is now, so that applying it twice is harmless.
struct TicketEvent {
    TicketChange change = TicketChange::Issued;
    Ticket ticket;
    friend bool operator==(const TicketEvent&, const TicketEvent&) = default;
};
enum class CounterChange { Opened, Closed, Paused, ProfileSet };
struct CounterEvent {
    CounterChange change = CounterChange::Opened;
    Counter counter;
    std::string reason{}; ///< that was given for it; staff stream only
    friend bool operator==(const CounterEvent&, const CounterEvent&) = default;
};
/// field.opened, field.closed, field.waiting: the whole field as it is now.
enum class FieldChange { Opened, Closed, Waiting };
struct FieldEvent {
    FieldChange change = FieldChange::Waiting;
    Field field;
    std::string reason{}; ///< that was given for it; staff stream only
    friend bool operator==(const FieldEvent&, const FieldEvent&) = default;
};
/// face.bound, face.erased: staff only, never a byte of the template.
enum class FaceChange { Bound, Erased };
struct FaceEvent {
    FaceChange change = FaceChange::Bound;
    TicketId ticket;
    std::string label;
    friend bool operator==(const FaceEvent&, const FaceEvent&) = default;
};
/// numbers.skipped: these will not be given, since they may be on paper that the log knows nothing of. Staff
/// only.
struct NumbersSkipped {
    FieldId series; ///< the letter
    std::string businessDate;
    int from = 0;
    int to = 0;
    friend bool operator==(const NumbersSkipped&, const NumbersSkipped&) = default;
};
struct NoticeSet {
    std::string text;
    friend bool operator==(const NoticeSet&, const NoticeSet&) = default;
};
/// dossier.recorded, dossier.closed: the whole dossier as it is now. Staff only.
enum class DossierChange { Recorded, Closed };
struct DossierEvent {
    DossierChange change = DossierChange::Recorded;
    Dossier dossier;
    friend bool operator==(const DossierEvent&, const DossierEvent&) = default;
};
struct RatingAdded { ///< rating.added: staff only
    Rating rating;
    friend bool operator==(const RatingAdded&, const RatingAdded&) = default;
};
/// feedback.added, feedback.answered: the whole of it as it is now. Staff only.
enum class FeedbackChange { Added, Answered };
struct FeedbackEvent {
    FeedbackChange change = FeedbackChange::Added;
    Feedback feedback;
    friend bool operator==(const FeedbackEvent&, const FeedbackEvent&) = default;
};
/// user.added, user.changed, user.pin_reset, user.unlocked, user.removed: staff only, never a PIN.
enum class PersonChange { Added, Changed, PinReset, Unlocked, Removed };
struct PersonEvent {
    PersonChange change = PersonChange::Added;
    PersonId person; ///< empty: a machine was unlocked
    std::optional<Role> role{}; ///< from now on
    std::string machine{};
    friend bool operator==(const PersonEvent&, const PersonEvent&) = default;
};
/// config.changed: the branch's set-up is another from now on. Staff only.
struct ConfigChanged {
    std::string text; ///< what differs: "field A: quota 300, now 250; counter 8 is new"
    friend bool operator==(const ConfigChanged&, const ConfigChanged&) = default;
};
/// alert: somebody ought to look after the service; Help: a person at a device asks for staff. Staff only.
enum class AlertKind { Config, NumbersLow, DiskLow, DiskFull, Clock, Backup, Help };
struct Alert {
    AlertKind kind = AlertKind::Config;
    std::string text; ///< a sentence: what is wrong, and what to do
    friend bool operator==(const Alert&, const Alert&) = default;
};
/// device.status: what a device said of itself, when it is other than before. Staff only.
struct DeviceEvent {
    DeviceStatus status;
    friend bool operator==(const DeviceEvent&, const DeviceEvent&) = default;
};
/// key.accepted, key.revoked: by command. Staff only.
enum class KeyChange { Accepted, Revoked };
struct KeyEvent {
    KeyChange change = KeyChange::Accepted;
    DeviceId id;
    std::optional<Role> role{}; ///< of one that was accepted
    friend bool operator==(const KeyEvent&, const KeyEvent&) = default;
};
/// A type this build does not know: it is counted, its content ignored.
struct UnknownEvent {
    std::string type;
    friend bool operator==(const UnknownEvent&, const UnknownEvent&) = default;
};

using EventBody = std::variant<TicketEvent, CounterEvent, FieldEvent, FaceEvent, NumbersSkipped, NoticeSet,
                               DossierEvent, RatingAdded, FeedbackEvent, PersonEvent, ConfigChanged, Alert,
                               DeviceEvent, KeyEvent, UnknownEvent>;

/// "ticket.called"
std::string typeOf(const EventBody& body);

/// What the public stream may show of it; empty if nothing (print results, faces, what people wrote).
std::optional<EventBody> publicForm(const EventBody& body);

/// One line of a stream.
struct Event {
    std::uint64_t epoch = 0;
    std::uint64_t n = 0; ///< dense per stream
    std::uint64_t seq = 0; ///< the service's own, over both streams
    WallTime at{};
    Milliseconds up{0}; ///< the service's steady time: tells old data without synchronised clocks
    std::string actor; ///< "kiosk:k1", "clerk:c1/lan" with who was signed in; empty on the public stream
    EventBody body;
    friend bool operator==(const Event&, const Event&) = default;
};

}
