#pragma once

#include "base/clock.h"
#include "protocol/figures.h"
#include "protocol/vocabulary.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

/// What the service answers to a command it has granted.
namespace luot::protocol {

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
/// A number just given, or to be printed again, with what goes on its paper.
struct IssuedTicket {
    Ticket ticket;
    int ahead = 0; ///< people waiting before it: exact; 0 once it waits no more
    WaitRange wait; ///< both 0 once it waits no more
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
struct FieldResult {
    Field field;
    friend bool operator==(const FieldResult&, const FieldResult&) = default;
};
struct DossierResult {
    Dossier dossier;
    friend bool operator==(const DossierResult&, const DossierResult&) = default;
};
struct FeedbackResult {
    Feedback feedback;
    friend bool operator==(const FeedbackResult&, const FeedbackResult&) = default;
};
struct Done {
    friend bool operator==(const Done&, const Done&) = default;
};

/// Who has signed in, and what proves it from now on.
struct SignedIn {
    std::string token; ///< 64 hex digits; good at this machine only
    Person person;
    WallTime until{};
    friend bool operator==(const SignedIn&, const SignedIn&) = default;
};
struct PersonResult {
    Person person;
    friend bool operator==(const PersonResult&, const PersonResult&) = default;
};
struct PersonList {
    std::vector<Person> people;
    friend bool operator==(const PersonList&, const PersonList&) = default;
};

/// An event as the log keeps it.
struct LogEntry {
    std::uint64_t seq = 0;
    std::uint64_t staffN = 0;
    std::uint64_t publicN = 0; ///< 0: staff only
    WallTime at{};
    std::string type;
    std::string actor; ///< "clerk:c1/lan": the machine and the person
    std::string body; ///< encodeBody()'s text
    std::string hash{}; ///< of the chain, 32 hex digits; empty: not asked for
    friend bool operator==(const LogEntry&, const LogEntry&) = default;
};
struct LogPage {
    std::vector<LogEntry> events;
    std::uint64_t next = 0; ///< the log has been looked at as far as that; ask on with it as `afterSeq`
    std::uint64_t last = 0; ///< where the log ends
    friend bool operator==(const LogPage&, const LogPage&) = default;
};

struct FaceResult {
    std::vector<std::uint8_t> sealed; ///< as it was bound; the service cannot open it
    friend bool operator==(const FaceResult&, const FaceResult&) = default;
};
struct BackupResult {
    std::string name; ///< of the file that the copy becomes once it is complete and verified
    friend bool operator==(const BackupResult&, const BackupResult&) = default;
};

/// ticket.invite's: what a phone shows to get a number.
struct Invitation {
    std::string code; ///< once, for one number
    WallTime until{};
    friend bool operator==(const Invitation&, const Invitation&) = default;
};
struct SetupPart {
    int part = 0;
    int parts = 1;
    std::string toml;
    friend bool operator==(const SetupPart&, const SetupPart&) = default;
};
struct SetupTaken {
    std::string changed; ///< as in config.changed; empty: nothing, or there are parts to come
    friend bool operator==(const SetupTaken&, const SetupTaken&) = default;
};
struct KeyList {
    std::vector<KnownKey> keys;
    friend bool operator==(const KeyList&, const KeyList&) = default;
};
struct KeyResult {
    KnownKey key;
    friend bool operator==(const KeyResult&, const KeyResult&) = default;
};

struct ProcedureList {
    std::vector<Procedure> procedures; ///< in the branch's order
    friend bool operator==(const ProcedureList&, const ProcedureList&) = default;
};
struct VisitHistory {
    std::vector<Period> periods; ///< oldest first, one after the other
    friend bool operator==(const VisitHistory&, const VisitHistory&) = default;
};

/// A machine, and when the service last heard it.
struct HeardDevice {
    std::string device; ///< "board:b1"
    Milliseconds ago{0};
    friend bool operator==(const HeardDevice&, const HeardDevice&) = default;
};
struct DeviceList {
    std::vector<HeardDevice> devices; ///< by name; each that was heard since the service began
    Milliseconds listening{0}; ///< since it began: who is missing may not have had the time yet
    friend bool operator==(const DeviceList&, const DeviceList&) = default;
};

using CommandResult
    = std::variant<Done, HelloResult, FieldList, IssuedTicket, TicketResult, CounterResult, FieldResult,
                   DossierResult, FeedbackResult, SignedIn, PersonResult, PersonList, LogPage, FaceResult,
                   BackupResult, Invitation, Figures, SetupPart, SetupTaken, KeyList, KeyResult,
                   ProcedureList, VisitHistory, DeviceList>;

}
