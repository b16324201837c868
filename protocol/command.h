#pragma once

#include "protocol/error_code.h"
#include "protocol/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace luot::protocol {

/// What a device may ask for, one struct an operation of docs/protocol.md ("ticket.issue" is IssueTicket).
/// `expectVersion`, where given, makes the service refuse with Conflict if the ticket has changed since.

struct Hello { ///< sys.hello
    friend bool operator==(const Hello&, const Hello&) = default;
};
struct Ping { ///< sys.ping
    friend bool operator==(const Ping&, const Ping&) = default;
};
struct ListFields { ///< field.list
    friend bool operator==(const ListFields&, const ListFields&) = default;
};
struct IssueTicket { ///< ticket.issue
    FieldId field;
    std::string language = "vi";
    PriorityClass priority = PriorityClass::None;
    IssueWay way = IssueWay::Head;
    std::string tokenHash; ///< SHA-256 of the paper's token in hex; empty: no paper
    friend bool operator==(const IssueTicket&, const IssueTicket&) = default;
};
struct GetTicket { ///< ticket.get
    TicketId ticket;
    friend bool operator==(const GetTicket&, const GetTicket&) = default;
};
struct ReportPrint { ///< ticket.print_result
    TicketId ticket;
    PrintState result = PrintState::Unknown;
    friend bool operator==(const ReportPrint&, const ReportPrint&) = default;
};
struct OpenCounter { ///< counter.open
    CounterId counter;
    friend bool operator==(const OpenCounter&, const OpenCounter&) = default;
};
struct CloseCounter { ///< counter.close
    CounterId counter;
    friend bool operator==(const CloseCounter&, const CloseCounter&) = default;
};
struct CallNext { ///< ticket.call_next
    CounterId counter;
    friend bool operator==(const CallNext&, const CallNext&) = default;
};
struct Recall { ///< ticket.recall
    TicketId ticket;
    CounterId counter;
    std::optional<int> expectVersion;
    friend bool operator==(const Recall&, const Recall&) = default;
};
struct StartService { ///< ticket.start
    TicketId ticket;
    CounterId counter;
    std::optional<int> expectVersion;
    friend bool operator==(const StartService&, const StartService&) = default;
};
struct FinishService { ///< ticket.finish
    TicketId ticket;
    CounterId counter;
    ServiceOutcome outcome = ServiceOutcome::Guidance;
    std::optional<int> expectVersion;
    friend bool operator==(const FinishService&, const FinishService&) = default;
};
struct MarkNoShow { ///< ticket.no_show
    TicketId ticket;
    CounterId counter;
    std::optional<int> expectVersion;
    friend bool operator==(const MarkNoShow&, const MarkNoShow&) = default;
};
struct CancelTicket { ///< ticket.cancel
    TicketId ticket;
    std::string reason;
    std::optional<int> expectVersion;
    friend bool operator==(const CancelTicket&, const CancelTicket&) = default;
};
struct BindFace { ///< face.bind: never stored as a reply, never logged
    TicketId ticket;
    std::vector<std::uint8_t> sealed; ///< 296 bytes: nonce, ciphertext, tag
    friend bool operator==(const BindFace&, const BindFace&) = default;
};
struct EraseFace { ///< face.erase
    TicketId ticket;
    friend bool operator==(const EraseFace&, const EraseFace&) = default;
};

using Command = std::variant<Hello, Ping, ListFields, IssueTicket, GetTicket, ReportPrint, OpenCounter,
                             CloseCounter, CallNext, Recall, StartService, FinishService, MarkNoShow,
                             CancelTicket, BindFace, EraseFace>;

/// The operation's name on the wire: "ticket.issue".
std::string_view opOf(const Command& command);

/// What the service says of itself.
struct HelloResult {
    std::string build; ///< "0.1.0"
    std::uint64_t epoch = 0;
    BranchId branch;
    std::string role;
    std::string user; ///< "kiosk:k1"
    WallTime at{}; ///< the service's calendar, for a device whose own is wrong
    Milliseconds up{0}; ///< the service's steady time, as in every event
    int requestsPerSecond = 0; ///< what this key may send in the long run; 0: no limit
    int burst = 0; ///< and at once
    friend bool operator==(const HelloResult&, const HelloResult&) = default;
};
struct FieldList {
    Branch branch;
    std::vector<Field> fields;
    std::vector<Counter> counters;
    friend bool operator==(const FieldList&, const FieldList&) = default;
};
/// A number just given, with what goes on its paper.
struct IssuedTicket {
    Ticket ticket;
    int ahead = 0; ///< people waiting before it: exact
    WaitRange wait;
    std::vector<CounterId> counters; ///< open ones that serve the field
    friend bool operator==(const IssuedTicket&, const IssuedTicket&) = default;
};
/// The ticket after the change. `ticket` is empty when call_next finds nobody waiting.
struct TicketResult {
    std::optional<Ticket> ticket;
    friend bool operator==(const TicketResult&, const TicketResult&) = default;
};
struct CounterResult {
    Counter counter;
    friend bool operator==(const CounterResult&, const CounterResult&) = default;
};
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

using CommandResult = std::variant<Done, HelloResult, FieldList, IssuedTicket, TicketResult, CounterResult>;

}
