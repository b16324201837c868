#pragma once

#include "base/clock.h"
#include "protocol/command_result.h"
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
    ProcedureId procedure{}; ///< empty: not told
    std::string reason{}; ///< staff say why somebody could not take the number at the machine
    std::string invitation{}; ///< ticket.invite's code: a number from a phone needs one, and spends it
    /// From the machine's first notice of the person to this; for figures alone. More than an hour: not
    /// counted.
    std::optional<Milliseconds> took{};
    friend bool operator==(const IssueTicket&, const IssueTicket&) = default;
};
struct GetTicket { ///< ticket.get
    TicketId ticket;
    std::string paperToken{}; ///< instead of the id: what is printed on the paper; never kept
    friend bool operator==(const GetTicket&, const GetTicket&) = default;
};
struct ReportPrint { ///< ticket.print_result
    TicketId ticket;
    PrintState result = PrintState::Unknown;
    friend bool operator==(const ReportPrint&, const ReportPrint&) = default;
};
struct OpenCounter { ///< counter.open
    CounterId counter;
    std::string reason{}; ///< with the event in the log, for staff; may be empty
    friend bool operator==(const OpenCounter&, const OpenCounter&) = default;
};
struct CloseCounter { ///< counter.close
    CounterId counter;
    std::string reason{}; ///< with the event in the log, for staff; may be empty
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
    ServiceOutcome outcome = ServiceOutcome::Guidance; ///< of every open request, if `outcomes` is empty
    std::optional<int> expectVersion;
    std::vector<ServiceOutcome> outcomes{}; ///< one for each open request, in order
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
    std::string paperToken{}; ///< instead of the id
    friend bool operator==(const CancelTicket&, const CancelTicket&) = default;
};
struct BindFace { ///< face.bind: never stored as a reply, never logged
    TicketId ticket;
    std::vector<std::uint8_t> sealed; ///< 296 bytes: nonce, ciphertext, tag
    friend bool operator==(const BindFace&, const BindFace&) = default;
};
struct EraseFace { ///< face.erase
    TicketId ticket;
    std::string paperToken{}; ///< instead of the id
    friend bool operator==(const EraseFace&, const EraseFace&) = default;
};

struct CallTicket { ///< ticket.call: this person, out of turn
    TicketId ticket;
    CounterId counter;
    std::string reason;
    std::optional<int> expectVersion;
    friend bool operator==(const CallTicket&, const CallTicket&) = default;
};
struct ReturnTicket { ///< ticket.return: called by mistake
    TicketId ticket;
    CounterId counter;
    int placesBack = 0; ///< people who go before; 0: back to the front
    std::optional<int> expectVersion;
    friend bool operator==(const ReturnTicket&, const ReturnTicket&) = default;
};
struct HoldTicket { ///< ticket.hold: fetches a paper, comes back
    TicketId ticket;
    CounterId counter;
    std::string reason;
    int backInMinutes = 0; ///< then it returns by itself; 0: when the counter resumes it
    std::optional<int> expectVersion;
    friend bool operator==(const HoldTicket&, const HoldTicket&) = default;
};
struct ResumeTicket { ///< ticket.resume: called again if the counter is free, else first among those waiting
    TicketId ticket;
    CounterId counter;
    std::optional<int> expectVersion;
    friend bool operator==(const ResumeTicket&, const ResumeTicket&) = default;
};
struct TransferTicket { ///< ticket.transfer: to another field, with the same number
    TicketId ticket;
    CounterId counter; ///< where it is, or one that serves the queue it waits in
    FieldId field; ///< whereto
    QueuePlace place = QueuePlace::VisitAge;
    std::string reason;
    ProcedureId procedure; ///< asked for there; empty: not told
    ServiceOutcome outcome = ServiceOutcome::Transferred; ///< of what was open so far
    std::optional<int> expectVersion;
    friend bool operator==(const TransferTicket&, const TransferTicket&) = default;
};
struct ReactivateTicket { ///< ticket.reactivate: a no-show is there after all
    TicketId ticket;
    std::string reason;
    QueuePlace place = QueuePlace::VisitAge;
    std::optional<int> expectVersion;
    friend bool operator==(const ReactivateTicket&, const ReactivateTicket&) = default;
};
struct SetPriority { ///< ticket.set_priority
    TicketId ticket;
    PriorityClass priority = PriorityClass::None;
    std::string reason;
    std::optional<int> expectVersion;
    friend bool operator==(const SetPriority&, const SetPriority&) = default;
};
struct AddRequest { ///< ticket.add_request: one thing more in the same visit
    TicketId ticket;
    FieldId field;
    ProcedureId procedure;
    std::optional<int> expectVersion;
    friend bool operator==(const AddRequest&, const AddRequest&) = default;
};
/// ticket.reprint: the paper is asked for again; who did so is kept.
struct ReprintTicket {
    TicketId ticket;
    /// Of the new paper's token, as in IssueTicket: from then on the old paper is worth nothing, and a face
    /// that was bound is erased. Empty: the old one stays.
    std::string tokenHash{};
    friend bool operator==(const ReprintTicket&, const ReprintTicket&) = default;
};
struct RateTicket { ///< ticket.rate
    TicketId ticket; ///< empty: the one last finished at `counter`
    CounterId counter;
    int score = 5; ///< 1 to 5
    std::string text;
    std::string paperToken{}; ///< instead of the id
    friend bool operator==(const RateTicket&, const RateTicket&) = default;
};
struct PauseCounter { ///< counter.pause; counter.open ends it
    CounterId counter;
    PauseReason reason = PauseReason::Break;
    friend bool operator==(const PauseCounter&, const PauseCounter&) = default;
};
struct ReleaseCounter { ///< counter.release: its terminal is lost
    CounterId counter;
    std::string reason;
    bool keepsTicket = false; ///< the ticket there waits for the clerk; else it goes back to the front
    friend bool operator==(const ReleaseCounter&, const ReleaseCounter&) = default;
};
struct SetProfile { ///< counter.profile: which fields it serves from now on
    CounterId counter;
    std::vector<FieldId> fields;
    std::vector<int> coefficients; ///< one for each of `fields`; empty: all 1
    std::string reason{}; ///< with the event in the log, for staff; may be empty
    friend bool operator==(const SetProfile&, const SetProfile&) = default;
};
struct OpenField { ///< field.open
    FieldId field;
    std::string reason{}; ///< with the event in the log, for staff; may be empty
    friend bool operator==(const OpenField&, const OpenField&) = default;
};
struct CloseField { ///< field.close: no numbers of it until it is opened
    FieldId field;
    std::string reason{}; ///< with the event in the log, for staff; may be empty
    friend bool operator==(const CloseField&, const CloseField&) = default;
};
struct SetNotice { ///< notice.set
    std::string text; ///< empty: none
    friend bool operator==(const SetNotice&, const SetNotice&) = default;
};
struct RecordDossier { ///< dossier.record: received, and again when it is returned
    DossierCode code;
    ProcedureId procedure; ///< of one that is received
    std::string received; ///< "2026-07-14"; empty: today
    std::string returned; ///< empty: not yet
    std::optional<LateCause> lateCause; ///< needed for one that is overdue
    TicketId ticket; ///< empty: none
    friend bool operator==(const RecordDossier&, const RecordDossier&) = default;
};
struct CloseDossier { ///< dossier.close: a stuck record ends without a result
    DossierCode code;
    std::string reason;
    friend bool operator==(const CloseDossier&, const CloseDossier&) = default;
};
struct AddFeedback { ///< feedback.add
    std::string text;
    TicketId ticket; ///< empty: about no visit
    friend bool operator==(const AddFeedback&, const AddFeedback&) = default;
};
struct AnswerFeedback { ///< feedback.answer
    FeedbackId feedback;
    std::string text;
    friend bool operator==(const AnswerFeedback&, const AnswerFeedback&) = default;
};

struct SignIn { ///< session.login: never journaled, never stored as a reply, never logged
    PersonId person;
    std::string pin;
    friend bool operator==(const SignIn&, const SignIn&) = default;
};
struct SignOut { ///< session.logout: ends the session whose token comes with it
    friend bool operator==(const SignOut&, const SignOut&) = default;
};
struct ListPeople { ///< user.list
    friend bool operator==(const ListPeople&, const ListPeople&) = default;
};
struct AddPerson { ///< user.add
    PersonId person;
    std::string name;
    Role role = Role::Clerk;
    std::string pin; ///< 6 digits and more
    friend bool operator==(const AddPerson&, const AddPerson&) = default;
};
struct ChangePerson { ///< user.change: signs them out
    PersonId person;
    std::string name; ///< empty: as it is
    std::optional<Role> role; ///< none: as it is
    friend bool operator==(const ChangePerson&, const ChangePerson&) = default;
};
struct ResetPin { ///< user.reset: signs them out, and unlocks them
    PersonId person;
    std::string pin;
    friend bool operator==(const ResetPin&, const ResetPin&) = default;
};
struct UnlockPerson { ///< user.unlock: wrong PINs are forgiven
    PersonId person; ///< empty: nobody's
    std::string machine; ///< "clerk:c1"; empty: no machine's
    friend bool operator==(const UnlockPerson&, const UnlockPerson&) = default;
};
struct RemovePerson { ///< user.remove
    PersonId person;
    friend bool operator==(const RemovePerson&, const RemovePerson&) = default;
};

struct ReadLog { ///< log.get: for followers that need every event
    std::uint64_t afterSeq = 0;
    int limit = 1000;
    friend bool operator==(const ReadLog&, const ReadLog&) = default;
};
struct ReadAudit { ///< audit.get: who did what
    std::uint64_t afterSeq = 0;
    int limit = 100;
    std::optional<WallTime> from{};
    std::optional<WallTime> to{};
    TicketId ticket{}; ///< empty: any
    std::string actor{}; ///< a machine ("clerk:c1") or a person ("lan"); empty: any
    friend bool operator==(const ReadAudit&, const ReadAudit&) = default;
};

struct GetFace { ///< face.get: to compare who stands at the counter, once
    TicketId ticket;
    friend bool operator==(const GetFace&, const GetFace&) = default;
};
struct BackUp { ///< backup.now: without waiting for the hour
    friend bool operator==(const BackUp&, const BackUp&) = default;
};

struct Invite { ///< ticket.invite: lets a phone take one number, within five minutes
    friend bool operator==(const Invite&, const Invite&) = default;
};
struct ReportDevice { ///< device.report
    DeviceStatus status; ///< without `device`: that is who asks
    friend bool operator==(const ReportDevice&, const ReportDevice&) = default;
};
struct ReadFigures { ///< stats.get
    std::string from; ///< business day, "2026-07-14"; empty: today
    std::string to; ///< empty: as `from`
    friend bool operator==(const ReadFigures&, const ReadFigures&) = default;
};
struct ReadSetup { ///< config.get: the branch file as it is in effect, part by part
    int part = 0;
    friend bool operator==(const ReadSetup&, const ReadSetup&) = default;
};
struct OfferSetup { ///< config.set: another branch file, part by part; the last one makes it take effect
    int part = 0;
    int parts = 1;
    std::string toml; ///< at most 8 KiB
    friend bool operator==(const OfferSetup&, const OfferSetup&) = default;
};
struct ListKeys { ///< key.list
    friend bool operator==(const ListKeys&, const ListKeys&) = default;
};
struct AcceptKey { ///< key.accept: lets in the device that asks with `request` if it shows these words
    std::string request; ///< the text of its ID.request.json
    std::string words;
    friend bool operator==(const AcceptKey&, const AcceptKey&) = default;
};
struct RevokeKey { ///< key.revoke
    DeviceId key;
    friend bool operator==(const RevokeKey&, const RevokeKey&) = default;
};

struct ListProcedures { ///< procedure.list
    FieldId field;
    friend bool operator==(const ListProcedures&, const ListProcedures&) = default;
};
struct ReadHistory { ///< ticket.history: the visit's timeline
    TicketId ticket;
    friend bool operator==(const ReadHistory&, const ReadHistory&) = default;
};

struct ListDevices { ///< device.list: which machines are there
    friend bool operator==(const ListDevices&, const ListDevices&) = default;
};

using Command = std::variant<
    Hello, Ping, ListFields, IssueTicket, GetTicket, ReportPrint, OpenCounter, CloseCounter, CallNext, Recall,
    StartService, FinishService, MarkNoShow, CancelTicket, BindFace, EraseFace, CallTicket, ReturnTicket,
    HoldTicket, ResumeTicket, TransferTicket, ReactivateTicket, SetPriority, AddRequest, ReprintTicket,
    RateTicket, PauseCounter, ReleaseCounter, SetProfile, OpenField, CloseField, SetNotice, RecordDossier,
    CloseDossier, AddFeedback, AnswerFeedback, SignIn, SignOut, ListPeople, AddPerson, ChangePerson, ResetPin,
    UnlockPerson, RemovePerson, ReadLog, ReadAudit, GetFace, BackUp, Invite, ReportDevice, ReadFigures,
    ReadSetup, OfferSetup, ListKeys, AcceptKey, RevokeKey, ListProcedures, ReadHistory, ListDevices>;

/// The operation's name on the wire: "ticket.issue".
std::string_view opOf(const Command& command);

}
