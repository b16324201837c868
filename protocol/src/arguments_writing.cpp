#include "protocol/src/arguments_json.h"

#include "protocol/names.h"
#include "protocol/role.h"
#include "protocol/src/base64.h"
#include "protocol/src/vocabulary_json.h"

namespace luot::protocol {

using nlohmann::json;

namespace {

struct Arguments {
    json operator()(const Hello&) const { return json::object(); }
    json operator()(const Ping&) const { return json::object(); }
    json operator()(const ListFields&) const { return json::object(); }
    json operator()(const IssueTicket& command) const
    {
        json args{{"field", command.field.str()}, {"lang", command.language}, {"way", nameOf(command.way)}};
        if (command.priority != PriorityClass::None)
            args["priority_class"] = nameOf(command.priority);
        if (!command.tokenHash.empty())
            args["token_hash"] = command.tokenHash;
        putText(args, "procedure", command.procedure.str());
        putText(args, "reason", command.reason);
        putText(args, "invite", command.invitation);
        if (command.took)
            args["took_ms"] = command.took->count();
        return args;
    }
    json operator()(const GetTicket& command) const { return onTicketOrPaper(json::object(), command); }
    json operator()(const ReportPrint& command) const
    {
        return {{"ticket", command.ticket.str()}, {"result", nameOf(command.result)}};
    }
    json operator()(const OpenCounter& command) const
    {
        return because({{"counter", command.counter.str()}}, command.reason);
    }
    json operator()(const CloseCounter& command) const
    {
        return because({{"counter", command.counter.str()}}, command.reason);
    }
    json operator()(const CallNext& command) const { return {{"counter", command.counter.str()}}; }
    json operator()(const Recall& command) const { return atCounter(command); }
    json operator()(const StartService& command) const { return atCounter(command); }
    json operator()(const FinishService& command) const
    {
        json args = atCounter(command);
        args["outcome"] = nameOf(command.outcome);
        for (const ServiceOutcome outcome : command.outcomes)
            args["outcomes"].push_back(nameOf(outcome));
        return args;
    }
    json operator()(const MarkNoShow& command) const { return atCounter(command); }
    json operator()(const CancelTicket& command) const
    {
        json args = onTicketOrPaper({{"reason", command.reason}}, command);
        if (command.expectVersion)
            args["expect_ver"] = *command.expectVersion;
        return args;
    }
    json operator()(const BindFace& command) const
    {
        return {{"ticket", command.ticket.str()}, {"sealed", base64Of(command.sealed)}};
    }
    json operator()(const EraseFace& command) const { return onTicketOrPaper(json::object(), command); }

    json operator()(const CallTicket& command) const
    {
        json args = atCounter(command);
        args["reason"] = command.reason;
        return args;
    }
    json operator()(const ReturnTicket& command) const
    {
        json args = atCounter(command);
        if (command.placesBack != 0)
            args["places_back"] = command.placesBack;
        return args;
    }
    json operator()(const HoldTicket& command) const
    {
        json args = atCounter(command);
        args["reason"] = command.reason;
        if (command.backInMinutes != 0)
            args["back_in_min"] = command.backInMinutes;
        return args;
    }
    json operator()(const ResumeTicket& command) const { return atCounter(command); }
    json operator()(const TransferTicket& command) const
    {
        json args = atCounter(command);
        args["field"] = command.field.str();
        args["place"] = nameOf(command.place);
        args["outcome"] = nameOf(command.outcome);
        putText(args, "reason", command.reason);
        putText(args, "procedure", command.procedure.str());
        return args;
    }
    json operator()(const ReactivateTicket& command) const
    {
        json args{{"reason", command.reason}, {"place", nameOf(command.place)}};
        return onTicket(std::move(args), command);
    }
    json operator()(const SetPriority& command) const
    {
        json args{{"priority_class", nameOf(command.priority)}, {"reason", command.reason}};
        return onTicket(std::move(args), command);
    }
    json operator()(const AddRequest& command) const
    {
        json args{{"field", command.field.str()}};
        putText(args, "procedure", command.procedure.str());
        return onTicket(std::move(args), command);
    }
    json operator()(const ReprintTicket& command) const
    {
        json args{{"ticket", command.ticket.str()}};
        putText(args, "token_hash", command.tokenHash);
        return args;
    }
    json operator()(const RateTicket& command) const
    {
        json args = onTicketOrPaper({{"score", command.score}}, command);
        putText(args, "counter", command.counter.str());
        putText(args, "text", command.text);
        return args;
    }
    json operator()(const PauseCounter& command) const
    {
        return {{"counter", command.counter.str()}, {"reason", nameOf(command.reason)}};
    }
    json operator()(const ReleaseCounter& command) const
    {
        return {{"counter", command.counter.str()},
                {"reason", command.reason},
                {"keeps_ticket", command.keepsTicket}};
    }
    json operator()(const SetProfile& command) const
    {
        json args{{"counter", command.counter.str()}, {"fields", toJsonList(command.fields)}};
        if (!command.coefficients.empty())
            args["coefficients"] = command.coefficients;
        putText(args, "reason", command.reason);
        return args;
    }
    json operator()(const OpenField& command) const
    {
        return because({{"field", command.field.str()}}, command.reason);
    }
    json operator()(const CloseField& command) const
    {
        return because({{"field", command.field.str()}}, command.reason);
    }
    json operator()(const SetNotice& command) const { return {{"text", command.text}}; }
    json operator()(const RecordDossier& command) const
    {
        json args{{"dossier", command.code.str()}};
        putText(args, "procedure", command.procedure.str());
        putText(args, "received", command.received);
        putText(args, "returned", command.returned);
        if (command.lateCause)
            args["late_cause"] = nameOf(*command.lateCause);
        putText(args, "ticket", command.ticket.str());
        return args;
    }
    json operator()(const CloseDossier& command) const
    {
        return {{"dossier", command.code.str()}, {"reason", command.reason}};
    }
    json operator()(const AddFeedback& command) const
    {
        json args{{"text", command.text}};
        putText(args, "ticket", command.ticket.str());
        return args;
    }
    json operator()(const AnswerFeedback& command) const
    {
        return {{"feedback", command.feedback.str()}, {"text", command.text}};
    }
    json operator()(const SignIn& command) const
    {
        return {{"user", command.person.str()}, {"pin", command.pin}};
    }
    json operator()(const SignOut&) const { return json::object(); }
    json operator()(const ListPeople&) const { return json::object(); }
    json operator()(const AddPerson& command) const
    {
        return {{"user", command.person.str()},
                {"name", command.name},
                {"role", nameOf(command.role)},
                {"pin", command.pin}};
    }
    json operator()(const ChangePerson& command) const
    {
        json args{{"user", command.person.str()}};
        putText(args, "name", command.name);
        if (command.role)
            args["role"] = nameOf(*command.role);
        return args;
    }
    json operator()(const ResetPin& command) const
    {
        return {{"user", command.person.str()}, {"pin", command.pin}};
    }
    json operator()(const UnlockPerson& command) const
    {
        json args = json::object();
        putText(args, "user", command.person.str());
        putText(args, "machine", command.machine);
        return args;
    }
    json operator()(const RemovePerson& command) const { return {{"user", command.person.str()}}; }
    json operator()(const ReadLog& command) const
    {
        return {{"after_seq", command.afterSeq}, {"limit", command.limit}};
    }
    json operator()(const ReadAudit& command) const
    {
        json args{{"after_seq", command.afterSeq}, {"limit", command.limit}};
        if (command.from)
            args["from"] = toJson(*command.from);
        if (command.to)
            args["to"] = toJson(*command.to);
        putText(args, "ticket", command.ticket.str());
        putText(args, "actor", command.actor);
        return args;
    }

    json operator()(const GetFace& command) const { return {{"ticket", command.ticket.str()}}; }
    json operator()(const BackUp&) const { return json::object(); }

    json operator()(const Invite&) const { return json::object(); }
    json operator()(const ReportDevice& command) const
    {
        json args = toJson(command.status);
        args.erase("device");
        return args;
    }
    json operator()(const ReadFigures& command) const
    {
        json args = json::object();
        putText(args, "from", command.from);
        putText(args, "to", command.to);
        return args;
    }
    json operator()(const ReadSetup& command) const { return {{"part", command.part}}; }
    json operator()(const OfferSetup& command) const
    {
        return {{"part", command.part}, {"parts", command.parts}, {"toml", command.toml}};
    }
    json operator()(const ListKeys&) const { return json::object(); }
    json operator()(const AcceptKey& command) const
    {
        return {{"request", command.request}, {"words", command.words}};
    }
    json operator()(const RevokeKey& command) const { return {{"key", command.key.str()}}; }
    json operator()(const ListProcedures& command) const { return {{"field", command.field.str()}}; }
    json operator()(const ReadHistory& command) const { return {{"ticket", command.ticket.str()}}; }
    json operator()(const ListDevices&) const { return json::object(); }

    static json because(json args, const std::string& reason)
    {
        putText(args, "reason", reason);
        return args;
    }
    static void putText(json& args, const char* key, const std::string& text)
    {
        if (!text.empty())
            args[key] = text;
    }
    template <class C> static json onTicketOrPaper(json args, const C& command)
    {
        putText(args, "ticket", command.ticket.str());
        putText(args, "paper_token", command.paperToken);
        return args;
    }
    template <class C> static json onTicket(json args, const C& command)
    {
        args["ticket"] = command.ticket.str();
        if (command.expectVersion)
            args["expect_ver"] = *command.expectVersion;
        return args;
    }
    template <class C> static json atCounter(const C& command)
    {
        return onTicket({{"counter", command.counter.str()}}, command);
    }
};

}

json argumentsOf(const Command& command) { return std::visit(Arguments{}, command); }

}
