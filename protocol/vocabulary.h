#pragma once

#include "base/clock.h"
#include "base/id.h"

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

/// What became of one service request.
enum class ServiceOutcome { DossierReceived, ResultReturned, Guidance, Refused };

/// A promise that is honest: from–to, whole minutes. Both zero: no wait.
struct WaitRange {
    int fromMinutes = 0;
    int toMinutes = 0;

    friend bool operator==(const WaitRange&, const WaitRange&) = default;
};

/// One person's number for a field. On the public stream only `label`, `field`, `state`, `counter`,
/// `callCount`, `hasPriority`, `queuedAt` and `calledAt` are filled.
struct Ticket {
    TicketId id;
    std::string label; ///< "A045"
    FieldId field;
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
    std::string reason; ///< of a cancellation
    DeviceId issuedBy;
    std::optional<WallTime> issuedAt;
    std::optional<WallTime> queuedAt;
    std::optional<WallTime> calledAt; ///< of the latest call
    std::optional<WallTime> startedAt;
    std::optional<WallTime> endedAt;

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

    friend bool operator==(const Field&, const Field&) = default;
};

/// Where people are served.
struct Counter {
    CounterId id;
    std::vector<FieldId> fields; ///< its work profile
    std::vector<int>
        coefficients; ///< one for each of `fields`: the higher, the sooner called; empty: all alike
    bool open = false;
    bool paused = false;

    friend bool operator==(const Counter&, const Counter&) = default;
};

/// What a public device writes above everything else.
struct Branch {
    BranchId id;
    std::string name; ///< "Trung tâm Phục vụ hành chính công"
    std::string ward; ///< "Phường An Thịnh"
    std::string hotline; ///< "1900 0000"
    std::string publicBaseUrl; ///< empty: no links, the QR carries "LQT1:"

    friend bool operator==(const Branch&, const Branch&) = default;
};

bool isLive(TicketState state); ///< waiting, called, serving or on hold

}
