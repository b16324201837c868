#include "protocol/src/arguments_json.h"
#include "protocol/src/service_arguments.h"

#include "protocol/names.h"
#include "protocol/src/base64.h"

#include <array>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr int longestHoldMinutes = 480;
constexpr int highestCoefficient = 100;

/// Missing: empty.
std::string readTokenHash(ObjectReader& args)
{
    std::string hash = args.text("token_hash");
    const bool isHash = hash.size() == 64 && hash.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (!hash.empty() && !isHash)
        args.complain("token_hash", "is not 64 lower-case hex digits");
    return hash;
}

Command readIssue(ObjectReader& args)
{
    IssueTicket command;
    command.field = FieldId{args.requiredText("field")};
    if (args.has("lang"))
        command.language = args.text("lang");
    command.priority = args.word("priority_class", priorityClassNamed, PriorityClass::None);
    command.way = args.word("way", issueWayNamed, IssueWay::Head);
    command.tokenHash = readTokenHash(args);
    command.procedure = args.id<ProcedureId>("procedure");
    command.reason = args.text("reason");
    command.invitation = args.text("invite");
    command.took = args.span("took_ms");
    return command;
}

/// One of the two, so that it is clear which ticket is meant.
template <class C> void readTicketOrPaper(ObjectReader& args, C& command)
{
    command.ticket = args.id<TicketId>("ticket");
    command.paperToken = args.text("paper_token");
    if (!command.ticket.empty() && !command.paperToken.empty())
        args.complain("paper_token", "stands beside \"ticket\": give one of them");
}
template <class C> C readOnTicketOrPaper(ObjectReader& args)
{
    C command;
    readTicketOrPaper(args, command);
    if (command.ticket.empty() && command.paperToken.empty())
        args.complain("ticket", "or \"paper_token\" is missing");
    return command;
}

template <class C> Command readTicketOnly(ObjectReader& args)
{
    return C{TicketId{args.requiredText("ticket")}};
}
template <class C> Command readCounterOnly(ObjectReader& args)
{
    return C{CounterId{args.requiredText("counter")}};
}
template <class C> Command readCounterBecause(ObjectReader& args)
{
    return C{CounterId{args.requiredText("counter")}, args.text("reason")};
}
template <class C> C readOnTicket(ObjectReader& args)
{
    C command;
    command.ticket = TicketId{args.requiredText("ticket")};
    command.expectVersion = args.optionalInt("expect_ver");
    return command;
}
template <class C> C readAtCounter(ObjectReader& args)
{
    C command = readOnTicket<C>(args);
    command.counter = CounterId{args.requiredText("counter")};
    return command;
}

Command readReprint(ObjectReader& args)
{
    return ReprintTicket{TicketId{args.requiredText("ticket")}, readTokenHash(args)};
}

Command readReportPrint(ObjectReader& args)
{
    ReportPrint command{TicketId{args.requiredText("ticket")}};
    if (!args.has("result"))
        args.complain("result", "is missing");
    command.result = args.word("result", printStateNamed, PrintState::Unknown);
    return command;
}

Command readFinish(ObjectReader& args)
{
    auto command = readAtCounter<FinishService>(args);
    for (const json& item : args.array("outcomes")) {
        const auto outcome = item.is_string() ? serviceOutcomeNamed(item.get<std::string>()) : std::nullopt;
        if (outcome)
            command.outcomes.push_back(*outcome);
        else
            args.complain("outcomes", "holds something that is no outcome");
    }
    if (!args.has("outcome") && command.outcomes.empty())
        args.complain("outcome", "is missing");
    command.outcome = args.word("outcome", serviceOutcomeNamed, ServiceOutcome::Guidance);
    return command;
}

Command readCancel(ObjectReader& args)
{
    auto command = readOnTicketOrPaper<CancelTicket>(args);
    command.expectVersion = args.optionalInt("expect_ver");
    command.reason = args.text("reason");
    return command;
}

Command readBindFace(ObjectReader& args)
{
    BindFace command{TicketId{args.requiredText("ticket")}, {}};
    auto sealed = bytesOf(args.requiredText("sealed"));
    if (!sealed)
        args.complain("sealed", "is no base64");
    else
        command.sealed = std::move(*sealed);
    return command;
}

Command readCall(ObjectReader& args)
{
    auto command = readAtCounter<CallTicket>(args);
    command.reason = args.requiredText("reason");
    return command;
}

Command readReturn(ObjectReader& args)
{
    auto command = readAtCounter<ReturnTicket>(args);
    command.placesBack = static_cast<int>(args.integer("places_back", 0, 999, 0));
    return command;
}

Command readHold(ObjectReader& args)
{
    auto command = readAtCounter<HoldTicket>(args);
    command.reason = args.requiredText("reason");
    command.backInMinutes = static_cast<int>(args.integer("back_in_min", 0, longestHoldMinutes, 0));
    return command;
}

Command readTransfer(ObjectReader& args)
{
    auto command = readAtCounter<TransferTicket>(args);
    command.field = FieldId{args.requiredText("field")};
    command.place = args.word("place", queuePlaceNamed, QueuePlace::VisitAge);
    command.outcome = args.word("outcome", serviceOutcomeNamed, ServiceOutcome::Transferred);
    command.reason = args.text("reason");
    command.procedure = args.id<ProcedureId>("procedure");
    return command;
}

Command readReactivate(ObjectReader& args)
{
    auto command = readOnTicket<ReactivateTicket>(args);
    command.reason = args.requiredText("reason");
    command.place = args.word("place", queuePlaceNamed, QueuePlace::VisitAge);
    return command;
}

Command readSetPriority(ObjectReader& args)
{
    auto command = readOnTicket<SetPriority>(args);
    if (!args.has("priority_class"))
        args.complain("priority_class", "is missing");
    command.priority = args.word("priority_class", priorityClassNamed, PriorityClass::None);
    command.reason = args.requiredText("reason");
    return command;
}

Command readAddRequest(ObjectReader& args)
{
    auto command = readOnTicket<AddRequest>(args);
    command.field = FieldId{args.requiredText("field")};
    command.procedure = args.id<ProcedureId>("procedure");
    return command;
}

Command readRate(ObjectReader& args)
{
    RateTicket command;
    readTicketOrPaper(args, command);
    command.counter = args.id<CounterId>("counter");
    if (command.ticket.empty() && command.paperToken.empty() && command.counter.empty())
        args.complain("ticket", "or \"counter\" is missing");
    command.score = static_cast<int>(args.requiredInteger("score", 1, 5));
    command.text = args.text("text");
    return command;
}

Command readPause(ObjectReader& args)
{
    PauseCounter command{CounterId{args.requiredText("counter")}};
    if (!args.has("reason"))
        args.complain("reason", "is missing");
    command.reason = args.word("reason", pauseReasonNamed, PauseReason::Other);
    return command;
}

Command readRelease(ObjectReader& args)
{
    return ReleaseCounter{CounterId{args.requiredText("counter")}, args.requiredText("reason"),
                          args.flag("keeps_ticket", false)};
}

Command readProfile(ObjectReader& args)
{
    SetProfile command;
    command.counter = CounterId{args.requiredText("counter")};
    command.fields = args.ids<FieldId>("fields");
    if (command.fields.empty())
        args.complain("fields", "is missing or empty");
    for (const json& item : args.array("coefficients")) {
        if (item.is_number_integer() && item >= 1 && item <= highestCoefficient)
            command.coefficients.push_back(item.get<int>());
        else
            args.complain("coefficients", "holds something that is not from 1 to 100");
    }
    if (!command.coefficients.empty() && command.coefficients.size() != command.fields.size())
        args.complain("coefficients", "are not as many as the fields");
    command.reason = args.text("reason");
    return command;
}

template <class C> Command readFieldOnly(ObjectReader& args)
{
    return C{FieldId{args.requiredText("field")}};
}

template <class C> Command readFieldBecause(ObjectReader& args)
{
    return C{FieldId{args.requiredText("field")}, args.text("reason")};
}

Command readNotice(ObjectReader& args)
{
    if (!args.has("text"))
        args.complain("text", "is missing");
    return SetNotice{args.text("text")};
}

Command readRecordDossier(ObjectReader& args)
{
    RecordDossier command;
    command.code = DossierCode{args.requiredText("dossier")};
    command.procedure = args.id<ProcedureId>("procedure");
    command.received = args.text("received");
    command.returned = args.text("returned");
    if (args.has("late_cause"))
        command.lateCause = args.word("late_cause", lateCauseNamed, LateCause::Own);
    command.ticket = args.id<TicketId>("ticket");
    return command;
}

Command readCloseDossier(ObjectReader& args)
{
    return CloseDossier{DossierCode{args.requiredText("dossier")}, args.requiredText("reason")};
}

Command readAddFeedback(ObjectReader& args)
{
    return AddFeedback{args.requiredText("text"), args.id<TicketId>("ticket")};
}

Command readAnswerFeedback(ObjectReader& args)
{
    return AnswerFeedback{FeedbackId{args.requiredText("feedback")}, args.requiredText("text")};
}

using Reader = Command (*)(ObjectReader&);

/// In the order of Command's alternatives.
constexpr std::array<Reader, std::variant_size_v<Command>> readers{
    [](ObjectReader&) -> Command { return Hello{}; },
    [](ObjectReader&) -> Command { return Ping{}; },
    [](ObjectReader&) -> Command { return ListFields{}; },
    readIssue,
    [](ObjectReader& args) -> Command { return readOnTicketOrPaper<GetTicket>(args); },
    readReportPrint,
    readCounterBecause<OpenCounter>,
    readCounterBecause<CloseCounter>,
    readCounterOnly<CallNext>,
    [](ObjectReader& args) -> Command { return readAtCounter<Recall>(args); },
    [](ObjectReader& args) -> Command { return readAtCounter<StartService>(args); },
    readFinish,
    [](ObjectReader& args) -> Command { return readAtCounter<MarkNoShow>(args); },
    readCancel,
    readBindFace,
    [](ObjectReader& args) -> Command { return readOnTicketOrPaper<EraseFace>(args); },
    readCall,
    readReturn,
    readHold,
    [](ObjectReader& args) -> Command { return readAtCounter<ResumeTicket>(args); },
    readTransfer,
    readReactivate,
    readSetPriority,
    readAddRequest,
    readReprint,
    readRate,
    readPause,
    readRelease,
    readProfile,
    readFieldBecause<OpenField>,
    readFieldBecause<CloseField>,
    readNotice,
    readRecordDossier,
    readCloseDossier,
    readAddFeedback,
    readAnswerFeedback,
    readSignIn,
    [](ObjectReader&) -> Command { return SignOut{}; },
    [](ObjectReader&) -> Command { return ListPeople{}; },
    readAddPerson,
    readChangePerson,
    readResetPin,
    readUnlock,
    readRemovePerson,
    readReadLog,
    readReadAudit,
    readTicketOnly<GetFace>,
    [](ObjectReader&) -> Command { return BackUp{}; },
    [](ObjectReader&) -> Command { return Invite{}; },
    readReportDevice,
    readReadFigures,
    readReadSetup,
    readOfferSetup,
    [](ObjectReader&) -> Command { return ListKeys{}; },
    readAcceptKey,
    readRevokeKey,
    readFieldOnly<ListProcedures>,
    readTicketOnly<ReadHistory>,
    [](ObjectReader&) -> Command { return ListDevices{}; }};

}

Command readCommand(std::size_t kind, ObjectReader& arguments) { return readers.at(kind)(arguments); }

}
