#include "protocol/src/service_arguments.h"

#include "protocol/names.h"
#include "protocol/role.h"
#include "protocol/src/device_json.h"

#include <algorithm>

namespace luot::protocol {

using nlohmann::json;

namespace {

constexpr std::size_t fewestPinDigits = 6;
constexpr std::size_t mostPinDigits = 32;
constexpr std::size_t longestPersonId = 32;
constexpr std::int64_t latestSeq = (std::int64_t{1} << 53) - 1;
constexpr int mostLogEntries = 1000;
constexpr std::size_t mostParts = 16; ///< of a device
constexpr int mostSetupParts = 64; ///< of a branch file

std::string readPin(ObjectReader& args)
{
    std::string pin = args.requiredText("pin");
    if (pin.size() < fewestPinDigits || pin.size() > mostPinDigits
        || pin.find_first_not_of("0123456789") != std::string::npos)
        args.complain("pin", "is not from 6 to 32 digits");
    return pin;
}

PersonId readPerson(ObjectReader& args)
{
    std::string id = args.requiredText("user");
    if (id.size() > longestPersonId
        || id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") != std::string::npos)
        args.complain("user", "is no name of a-z, 0-9, - and . of at most 32 characters");
    return PersonId{std::move(id)};
}

Role readRole(ObjectReader& args)
{
    const Role role = args.word("role", roleNamed, Role::Clerk);
    if (!isOfPeople(role))
        args.complain("role", "is not clerk, supervisor or admin");
    return role;
}

}

Command readSignIn(ObjectReader& args) { return SignIn{readPerson(args), readPin(args)}; }

Command readAddPerson(ObjectReader& args)
{
    if (!args.has("role"))
        args.complain("role", "is missing");
    return AddPerson{readPerson(args), args.requiredText("name"), readRole(args), readPin(args)};
}

Command readChangePerson(ObjectReader& args)
{
    ChangePerson command{readPerson(args), args.text("name"), std::nullopt};
    if (args.has("role"))
        command.role = readRole(args);
    if (command.name.empty() && !command.role)
        args.complain("name", "or \"role\" is missing");
    return command;
}

Command readUnlock(ObjectReader& args)
{
    UnlockPerson command{{}, args.text("machine")};
    if (args.has("user"))
        command.person = readPerson(args);
    else if (command.machine.empty())
        args.complain("user", "or \"machine\" is missing");
    return command;
}

Command readReadLog(ObjectReader& args)
{
    return ReadLog{static_cast<std::uint64_t>(args.integer("after_seq", 0, latestSeq, 0)),
                   static_cast<int>(args.integer("limit", 1, mostLogEntries, mostLogEntries))};
}

Command readReadAudit(ObjectReader& args)
{
    ReadAudit command;
    command.afterSeq = static_cast<std::uint64_t>(args.integer("after_seq", 0, latestSeq, 0));
    command.limit = static_cast<int>(args.integer("limit", 1, mostLogEntries, command.limit));
    command.from = args.time("from");
    command.to = args.time("to");
    command.ticket = args.id<TicketId>("ticket");
    command.actor = args.text("actor");
    return command;
}

Command readReportDevice(ObjectReader& args)
{
    ReportDevice command;
    command.status.wantsHelp = args.flag("help", false);
    command.status.text = args.text("text");
    readCounts(args, command.status);
    if (!args.has("parts"))
        return command;
    const json& parts = args.object("parts");
    if (parts.size() > mostParts)
        args.complain("parts", "are more than 16");
    for (const auto& [part, state] : parts.items()) {
        const auto known = state.is_string() ? partStateNamed(state.get<std::string>()) : std::nullopt;
        if (!known)
            args.complain("parts", "holds a state that is none");
        else
            command.status.parts.emplace(part, *known);
    }
    return command;
}

Command readOfferSetup(ObjectReader& args)
{
    OfferSetup command;
    command.parts = static_cast<int>(args.requiredInteger("parts", 1, mostSetupParts));
    command.part = static_cast<int>(args.requiredInteger("part", 0, std::max(command.parts - 1, 0)));
    command.toml = args.requiredText("toml");
    return command;
}

Command readResetPin(ObjectReader& args) { return ResetPin{readPerson(args), readPin(args)}; }

Command readRemovePerson(ObjectReader& args) { return RemovePerson{readPerson(args)}; }

Command readReadFigures(ObjectReader& args) { return ReadFigures{args.text("from"), args.text("to")}; }

Command readReadSetup(ObjectReader& args)
{
    return ReadSetup{static_cast<int>(args.integer("part", 0, mostSetupParts - 1, 0))};
}

Command readAcceptKey(ObjectReader& args)
{
    return AcceptKey{args.requiredText("request"), args.requiredText("words")};
}

Command readRevokeKey(ObjectReader& args) { return RevokeKey{DeviceId{args.requiredText("key")}}; }

}
