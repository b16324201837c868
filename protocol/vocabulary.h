#pragma once

#include "base/clock.h"
#include "base/id.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

/// The nouns that travel: what queue service, kiosk, board, terminal and page all mean by a ticket, a field,
/// a counter. Names as in docs/protocol.md; the queue's rules are in queue-service/.
namespace luot::protocol {

enum class TicketState { Waiting, Called, Serving, OnHold, Completed, NoShow, Cancelled, Expired };

enum class PriorityClass { None, Elderly, Disabled, Pregnant, WithSmallChild, Merit };

/// How the citizen chose; the queue treats all alike.
enum class IssueWay { Head, Touch, Keyboard, Scan, Phone, Counter };

/// What became of the paper.
enum class PrintState { NotYet, Printed, PaperOut, CoverOpen, Offline, Unknown };

/// The step of the calling rule that decided; shown to the clerk and kept.
enum class CallReason { None, OverMaxWait, BackFromHold, Priority, Coefficient, QueueOrder, Chosen };

/// What became of one service request. Transferred: another field took over before it was settled.
enum class ServiceOutcome { DossierReceived, ResultReturned, Guidance, Refused, Transferred };

/// Why a counter pauses.
enum class PauseReason { Break, Meeting, UrgentWork, HelpingOthers, Other };

/// Where in a queue somebody is put who comes from elsewhere. VisitAge: as if the visit had waited there
/// since it began.
enum class QueuePlace { VisitAge, First, Last };

/// How a dossier stands against its procedure's legal time.
enum class DossierState { Pending, Early, OnTime, Overdue, Closed };

/// Whose doing it is that a dossier is late.
enum class LateCause { Own, OtherOffice, Both };

using ProcedureId = Id<struct ProcedureTag>; ///< a procedure's id in the branch file: "khai-sinh"
using DossierCode = Id<struct DossierTag>; ///< as on the receipt: "H12.34-260714-0001"
using FeedbackId = Id<struct FeedbackTag>; ///< UUIDv7

/// A promise that is honest: from–to, whole minutes. Both zero: no wait.
struct WaitRange {
    int fromMinutes = 0;
    int toMinutes = 0;

    friend bool operator==(const WaitRange&, const WaitRange&) = default;
};

/// One thing a person came for, with what became of it.
struct ServiceRequest {
    FieldId field;
    ProcedureId procedure; ///< empty: not told
    std::optional<ServiceOutcome> outcome; ///< none: still open

    friend bool operator==(const ServiceRequest&, const ServiceRequest&) = default;
};

/// One person's number for a field. On the public stream only `label`, `field`, `state`, `counter`,
/// `callCount`, `hasPriority`, `queuedAt` and `calledAt` are filled.
struct Ticket {
    TicketId id;
    std::string label; ///< "A045"; its letter stays, whatever field the ticket is transferred to
    FieldId field; ///< whose queue it is in
    std::string businessDate; ///< "2026-07-14", in the branch's time zone
    int number = 0;
    TicketState state = TicketState::Waiting;
    bool hasPriority = false;
    PriorityClass priority = PriorityClass::None; ///< staff only
    CounterId counter; ///< empty until called
    int callCount = 0;
    int version = 1; ///< counts every change; what `expectVersion` is compared with
    CallReason callReason = CallReason::None;
    IssueWay way = IssueWay::Head;
    PrintState printed = PrintState::NotYet;
    bool faceBound = false;
    std::string tokenHash; ///< SHA-256 of the paper's token, 64 hex digits; empty: none
    std::optional<ServiceOutcome> outcome;
    std::string reason; ///< given for the last step, where one was
    DeviceId issuedBy;
    std::optional<WallTime> issuedAt;
    std::optional<WallTime> queuedAt;
    std::optional<WallTime> calledAt; ///< of the latest call
    std::optional<WallTime> startedAt;
    std::optional<WallTime> endedAt;
    std::optional<WallTime>
        backAt{}; ///< on hold: when it comes back by itself; then waiting: since when back
    CounterId boundTo{}; ///< the counter that put it on hold and takes it back; empty: anybody's
    std::string endedBy{}; ///< who ended it: "kiosk:k1"; empty: time did, or it lives
    std::vector<ServiceRequest> requests{}; ///< in order; empty: one, for `field`, with `outcome`
    std::optional<Milliseconds>
        took{}; ///< at the machine, until it was asked for; none: not told. Figures only

    friend bool operator==(const Ticket&, const Ticket&) = default;
};

/// A group of procedures with its own queue and number series.
struct Field {
    FieldId id; ///< the series letter
    std::string name; ///< "Hộ tịch"
    std::string nameEn; ///< "Civil status"
    std::string icon; ///< a name of ui's Icon: "family"
    bool open = true;
    int waiting = 0;
    WaitRange wait;
    int maxWaitMinutes = 0; ///< above it, somebody is called before all others; 0: not told
    bool closedByHand = false; ///< a supervisor closed it, until one opens it
    /// Closed by the hours: when they open it again; full: when they open on another day. None: not known.
    std::optional<WallTime> opensAt{};
    bool full
        = false; ///< the numbers of the field or the branch are given out for today, whether open or not
    bool asksProcedure = false; ///< a kiosk asks which procedure before it gives a number

    friend bool operator==(const Field&, const Field&) = default;
};

/// What people come for, as the branch file has it.
struct Procedure {
    ProcedureId id;
    std::string name; ///< "Đăng ký khai sinh"
    FieldId field;
    int legalDays = 0; ///< working days until the result is due; 0: the same day
    std::string dueIfToday; ///< "2026-07-17": the last day in time of a dossier that is received today
    std::vector<std::string> documents{}; ///< what to bring, a line each; empty: not told

    friend bool operator==(const Procedure&, const Procedure&) = default;
};

/// One row of a visit's timeline.
struct Period {
    TicketState state = TicketState::Waiting;
    WallTime from{};
    std::optional<WallTime> to{}; ///< none: it lasts
    CounterId counter; ///< empty: none
    std::string actor; ///< whose doing it was: "clerk:c1/lan", "service"

    friend bool operator==(const Period&, const Period&) = default;
};

/// Where people are served.
struct Counter {
    CounterId id;
    std::vector<FieldId> fields; ///< its work profile
    std::vector<int>
        coefficients; ///< one for each of `fields`: the higher, the sooner called; empty: all alike
    bool open = false;
    bool paused = false;
    std::optional<PauseReason> pauseReason{}; ///< while paused
    std::string openedBy{}; ///< "clerk:c1/lan", while open; staff only

    friend bool operator==(const Counter&, const Counter&) = default;
};

/// What a centre says in its own words; empty: Lượt's.
struct BranchTexts {
    std::string address; ///< who is called: "khách hàng" instead of "công dân"
    int elderlyAge = 75; ///< from which PriorityClass::Elderly is meant: "từ 75 tuổi"

    friend bool operator==(const BranchTexts&, const BranchTexts&) = default;
};

/// One line of the week's opening hours, ready to show.
struct HoursLine {
    std::string days; ///< "Thứ Hai – Thứ Sáu"
    std::string daysEn; ///< "Monday – Friday"
    std::string times; ///< "7:30–11:30, 13:30–17:00"

    friend bool operator==(const HoursLine&, const HoursLine&) = default;
};

/// What a public device writes above everything else.
struct Branch {
    BranchId id;
    std::string name; ///< "Trung tâm Phục vụ hành chính công"
    std::string ward; ///< "Phường An Thịnh"
    std::string hotline; ///< "1900 0000"
    std::string publicBaseUrl; ///< empty: no links, the QR carries "LQT1:"
    std::vector<PriorityClass> priorityClasses{}; ///< that go before others here; empty: all
    BranchTexts texts{};
    std::vector<HoursLine> hours{}; ///< of an ordinary week; empty: open at all times
    std::string onlineUrl{}; ///< where the same is done from home; empty: none

    friend bool operator==(const Branch&, const Branch&) = default;
};

/// A dossier's way through the office. Days are the branch's calendar: "2026-07-14".
struct Dossier {
    DossierCode code;
    ProcedureId procedure;
    std::string received;
    std::string due; ///< the last day in time: working days of the procedure's legal time after `received`
    std::string returned; ///< empty: not yet
    DossierState state = DossierState::Pending;
    std::optional<LateCause> lateCause; ///< of one that is overdue
    std::string reason; ///< of one that was closed without a result
    TicketId ticket; ///< the visit it was received in; empty: none

    friend bool operator==(const Dossier&, const Dossier&) = default;
};

/// What somebody thought of a visit: 1 to 5.
struct Rating {
    TicketId ticket;
    std::string label;
    CounterId counter;
    int score = 5;
    std::string text;

    friend bool operator==(const Rating&, const Rating&) = default;
};

/// What somebody wrote to the centre, and the answer that is due.
struct Feedback {
    FeedbackId id;
    std::string text;
    TicketId ticket; ///< the visit it is about; empty: none
    std::string due; ///< day of the calendar
    std::string answer; ///< empty: not yet

    friend bool operator==(const Feedback&, const Feedback&) = default;
};

/// How a part of a device is: the printer with little paper left is Low.
enum class PartState { Ok, Low, Out, Fault, Missing };

/// What a device says of itself.
struct DeviceStatus {
    std::string device; ///< "kiosk:k1"
    bool wantsHelp = false; ///< somebody there asks for staff
    std::map<std::string, PartState> parts; ///< "printer", "camera", "sound" …; one that is absent: not told
    std::string text; ///< in the device's own words; empty: none
    std::optional<int> people{}; ///< who came to it in the last hour; none: not counted
    bool isPaused = false; ///< somebody has made it stop serving for a while
    int wrongPins = 0; ///< typed there since the last right one

    friend bool operator==(const DeviceStatus&, const DeviceStatus&) = default;
};

/// What a key or a person may do; docs/protocol.md, "Roles".
enum class Role { Board, Counter, Kiosk, Reception, Clerk, Supervisor, Admin, Monitor, Centre };

/// A key that is let in, as an administrator sees it.
struct KnownKey {
    DeviceId id;
    Role role = Role::Board;
    std::vector<CounterId> counters; ///< a clerk's own
    std::optional<WallTime> notAfter{};

    friend bool operator==(const KnownKey&, const KnownKey&) = default;
};

/// Somebody who can sign in.
struct Person {
    PersonId id;
    std::string name; ///< "Nguyễn Thị Lan"
    Role role = Role::Clerk;
    std::optional<WallTime> lockedUntil{}; ///< after too many wrong PINs

    friend bool operator==(const Person&, const Person&) = default;
};

bool isLive(TicketState state); ///< waiting, called, serving or on hold

/// The letter of its label: the series its number is of, which is not always its field.
std::string seriesOf(const Ticket& ticket);

/// `requests`, or the one that an empty list stands for.
std::vector<ServiceRequest> requestsOf(const Ticket& ticket);

}
