#pragma once

#include "tests/protocol/arbitrary.h"

/// Any command that may travel, for property tests.
namespace luot::protocol::arbitrary {

inline std::optional<int> expectVersion() { return maybe(rc::gen::inRange(0, 99)); }

/// Those that came after 0.1.0.
inline Command laterCommand()
{
    const TicketId ticket{*word()};
    const CounterId counter{*word()};
    const std::string reason = *word();
    switch (*rc::gen::inRange(0, 20)) {
    case 0:
        return CallTicket{ticket, counter, reason, expectVersion()};
    case 1:
        return ReturnTicket{ticket, counter, *rc::gen::inRange(0, 999), expectVersion()};
    case 2:
        return HoldTicket{ticket, counter, reason, *rc::gen::inRange(0, 480), expectVersion()};
    case 3:
        return ResumeTicket{ticket, counter, expectVersion()};
    case 4:
        return TransferTicket{ticket,
                              counter,
                              FieldId{*word()},
                              *oneOf(QueuePlace::Last),
                              *text(),
                              ProcedureId{*text()},
                              *oneOf(ServiceOutcome::Transferred),
                              expectVersion()};
    case 5:
        return ReactivateTicket{ticket, reason, *oneOf(QueuePlace::Last), expectVersion()};
    case 6:
        return SetPriority{ticket, *oneOf(PriorityClass::Merit), reason, expectVersion()};
    case 7:
        return AddRequest{ticket, FieldId{*word()}, ProcedureId{*text()}, expectVersion()};
    case 8:
        return ReprintTicket{ticket, hash()};
    case 9:
        return *rc::gen::arbitrary<bool>()
            ? RateTicket{ticket, CounterId{*text()}, *rc::gen::inRange(1, 6), *text()}
            : RateTicket{{}, {}, *rc::gen::inRange(1, 6), *text(), *word()};
    case 10:
        return PauseCounter{counter, *oneOf(PauseReason::Other)};
    case 11:
        return ReleaseCounter{counter, reason, *rc::gen::arbitrary<bool>()};
    case 12:
        return SetProfile{
            counter, {FieldId{*word()}, FieldId{*word()}}, {*rc::gen::inRange(1, 101), 1}, *text()};
    case 13:
        return OpenField{FieldId{*word()}, *text()};
    case 14:
        return CloseField{FieldId{*word()}, *text()};
    case 15:
        return SetNotice{*text()};
    case 16:
        return RecordDossier{DossierCode{*word()},          ProcedureId{*text()}, *text(), *text(),
                             maybe(oneOf(LateCause::Both)), TicketId{*text()}};
    case 17:
        return CloseDossier{DossierCode{*word()}, reason};
    case 18:
        return AddFeedback{*word(), TicketId{*text()}};
    default:
        return AnswerFeedback{FeedbackId{*word()}, *word()};
    }
}

/// Of the service itself.
inline Command serviceCommand()
{
    switch (*rc::gen::inRange(0, 11)) {
    case 8:
        return ListProcedures{FieldId{*word()}};
    case 9:
        return ReadHistory{TicketId{*word()}};
    case 0:
        return Invite{};
    case 1:
        return ReportDevice{deviceStatus({})};
    case 2:
        return ReadFigures{*text(), *text()};
    case 3:
        return ReadSetup{*rc::gen::inRange(0, 64)};
    case 4: {
        const int parts = *rc::gen::inRange(1, 65);
        return OfferSetup{*rc::gen::inRange(0, parts), parts, *word()};
    }
    case 5:
        return ListKeys{};
    case 6:
        return AcceptKey{*word(), *word()};
    case 10:
        return ListDevices{};
    default:
        return RevokeKey{DeviceId{*word()}};
    }
}

/// Of people; PINs and names within what the codec lets through.
inline Command peopleCommand()
{
    const PersonId person{*word()};
    const std::string pin = std::to_string(*rc::gen::inRange(100'000, 999'999'999));
    const Role role = *rc::gen::element(Role::Clerk, Role::Supervisor, Role::Admin);
    switch (*rc::gen::inRange(0, 12)) {
    case 10:
        return GetFace{TicketId{*word()}};
    case 11:
        return BackUp{};
    case 8:
        return ReadLog{*rc::gen::inRange<std::uint64_t>(0, 1U << 20U), *rc::gen::inRange(1, 1000)};
    case 9:
        return ReadAudit{*rc::gen::inRange<std::uint64_t>(0, 1U << 20U),
                         *rc::gen::inRange(1, 1000),
                         maybe(time()),
                         maybe(time()),
                         TicketId{*text()},
                         *text()};
    case 0:
        return SignIn{person, pin};
    case 1:
        return SignOut{};
    case 2:
        return ListPeople{};
    case 3:
        return AddPerson{person, *word(), role, pin};
    case 4:
        return ChangePerson{person, *text(), role};
    case 5:
        return ResetPin{person, pin};
    case 6:
        return UnlockPerson{person, *text()};
    default:
        return RemovePerson{person};
    }
}

inline Command command()
{
    const TicketId ticket{*word()};
    const CounterId counter{*word()};
    switch (*rc::gen::inRange(0, static_cast<int>(std::variant_size_v<Command>))) {
    case 0:
        return Hello{};
    case 1:
        return Ping{};
    case 2:
        return ListFields{};
    case 3:
        return IssueTicket{FieldId{*word()},
                           *text(),
                           *oneOf(PriorityClass::Merit),
                           *oneOf(IssueWay::Counter),
                           hash(),
                           ProcedureId{*text()},
                           *text(),
                           *text(),
                           maybe(milliseconds())};
    case 4:
        return *rc::gen::arbitrary<bool>() ? GetTicket{ticket} : GetTicket{{}, *word()};
    case 5:
        return ReportPrint{ticket, *oneOf(PrintState::Unknown)};
    case 6:
        return OpenCounter{counter, *text()};
    case 7:
        return CloseCounter{counter, *text()};
    case 8:
        return CallNext{counter};
    case 9:
        return Recall{ticket, counter, expectVersion()};
    case 10:
        return StartService{ticket, counter, expectVersion()};
    case 11:
        return FinishService{
            ticket, counter, *oneOf(ServiceOutcome::Transferred), expectVersion(),
            *rc::gen::resize(
                3, rc::gen::container<std::vector<ServiceOutcome>>(oneOf(ServiceOutcome::Refused)))};
    case 12:
        return MarkNoShow{ticket, counter, expectVersion()};
    case 13:
        return *rc::gen::arbitrary<bool>() ? CancelTicket{ticket, *text(), expectVersion()}
                                           : CancelTicket{{}, *text(), expectVersion(), *word()};
    case 14:
        return BindFace{
            ticket,
            *rc::gen::nonEmpty(rc::gen::resize(296, rc::gen::arbitrary<std::vector<std::uint8_t>>()))};
    case 15:
        return *rc::gen::arbitrary<bool>() ? EraseFace{ticket} : EraseFace{{}, *word()};
    case 16:
    case 17:
    case 18:
    case 19:
        return peopleCommand();
    case 20:
    case 21:
    case 22:
        return serviceCommand();
    default:
        return laterCommand();
    }
}

}
