#include "tests/queue-service/counted.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <sstream>

/// Each cell of docs/protocol.md's table of roles, each with what is the asker's own and what is another's.
namespace luot::queue_service {
namespace {

using namespace std::chrono_literals;

enum class Right { No, Own, OwnOrPaper, Yes };

struct RoleTable {
    std::vector<Role> roles;
    std::map<std::string, std::vector<Right>> rights; ///< by operation, in the order of `roles`
};

std::vector<std::string> cellsOf(const std::string& line)
{
    std::vector<std::string> cells;
    std::istringstream stream{line};
    std::string cell;
    std::getline(stream, cell, '|');
    while (std::getline(stream, cell, '|')) {
        std::erase_if(cell, [](char c) { return c == ' ' || c == '`'; });
        cells.push_back(cell);
    }
    return cells;
}

RoleTable readTable()
{
    std::ifstream document{LUOT_SOURCE_DIR "/docs/protocol.md"};
    RoleTable table;
    bool isInside = false;
    for (std::string line; std::getline(document, line);) {
        if (line == "### Roles")
            isInside = true;
        else if (line.starts_with("#"))
            isInside = false;
        if (!isInside || !line.starts_with("|") || line.starts_with("|--"))
            continue;
        const std::vector<std::string> cells = cellsOf(line);
        if (cells.front() == "op") {
            for (std::size_t i = 1; i < cells.size(); ++i)
                if (const auto role = roleNamed(cells[i]))
                    table.roles.push_back(*role);
            continue;
        }
        std::vector<Right>& rights = table.rights[cells.front()];
        for (std::size_t i = 1; i < cells.size(); ++i)
            rights.push_back(cells[i] == "yes"             ? Right::Yes
                                 : cells[i] == "own"       ? Right::Own
                                 : cells[i] == "own,paper" ? Right::OwnOrPaper
                                                           : Right::No);
    }
    return table;
}

const std::string paper = "token on the paper";
/// Of `paper`, by sha256sum.
const std::string paperHash = "abb5a625f2040ad53a9ff32a43bc8f08bcd7a3a4217f49a411ac2b162bd5308c";

/// A centre where the operation can be done at counter 1, with a ticket that `issuer` gave.
class Situation {
public:
    explicit Situation(Actor issuer)
        : m_issuer{std::move(issuer)}
    {
    }

    Command commandFor(const std::string& op) { return m_makers.at(op)(); }
    /// The same about a ticket whose paper is shown; nothing: the operation takes no paper.
    std::optional<Command> commandByPaperFor(const std::string& op)
    {
        Command command = commandFor(op);
        bool takesPaper = false;
        std::visit(
            [&](auto& asked) {
                if constexpr (requires { asked.paperToken; }) {
                    takesPaper = true;
                    asked.paperToken = paper;
                    asked.ticket = {};
                    if constexpr (requires { asked.counter; })
                        asked.counter = {};
                }
            },
            command);
        return takesPaper ? std::optional{command} : std::nullopt;
    }
    std::size_t known() const { return m_makers.size(); }

    Counted centre;

private:
    TicketId waiting()
    {
        IssueTicket asked = issue("B");
        asked.tokenHash = paperHash;
        const auto result = centre.ask(m_issuer, asked);
        EXPECT_TRUE(result) << result.error().message;
        return std::get<IssuedTicket>(*result).ticket.id;
    }
    TicketId called()
    {
        const TicketId id = waiting();
        centre.ask(supervisor(), OpenCounter{one});
        centre.done(supervisor(), CallNext{one});
        centre.now += 11s;
        return id;
    }
    TicketId serving()
    {
        const TicketId id = called();
        centre.done(supervisor(), StartService{id, one, {}});
        return id;
    }
    TicketId held()
    {
        const TicketId id = serving();
        centre.done(supervisor(), HoldTicket{id, one, "a copy", 0, {}});
        return id;
    }
    TicketId missed()
    {
        const TicketId id = called();
        centre.done(supervisor(), Recall{id, one, {}});
        centre.done(supervisor(), MarkNoShow{id, one, {}});
        return id;
    }
    TicketId finished()
    {
        const TicketId id = serving();
        centre.done(supervisor(), FinishService{id, one, {}, {}});
        return id;
    }
    TicketId faced()
    {
        const TicketId id = waiting();
        if (m_issuer.role == Role::Kiosk)
            centre.ask(m_issuer, BindFace{id, std::vector<std::uint8_t>(296, 7)});
        return id;
    }
    CounterId opened()
    {
        centre.ask(supervisor(), OpenCounter{one});
        return one;
    }
    DossierCode dossier()
    {
        const DossierCode code{"H12-1"};
        centre.ask(supervisor(), RecordDossier{code, ProcedureId{"khai-sinh"}, {}, {}, {}, {}});
        return code;
    }
    FeedbackId feedback()
    {
        const auto added = centre.ask(reception(), AddFeedback{"No chairs", {}});
        return std::get<FeedbackResult>(*added).feedback.id;
    }
    IssueTicket walkIn()
    {
        IssueTicket command = issue("B");
        command.reason = "cannot stand";
        return command;
    }

    Actor m_issuer;
    std::map<std::string, std::function<Command()>> m_makers{
        {"sys.hello", [] { return Hello{}; }},
        {"sys.ping", [] { return Ping{}; }},
        {"field.list", [] { return ListFields{}; }},
        {"field.open", [] { return OpenField{FieldId{"A"}}; }},
        {"field.close", [] { return CloseField{FieldId{"A"}}; }},
        {"ticket.issue", [this] { return walkIn(); }},
        {"ticket.get", [this] { return GetTicket{waiting()}; }},
        {"ticket.print_result",
         [this] {
             return ReportPrint{waiting(), PrintState::Printed};
         }},
        {"ticket.reprint", [this] { return ReprintTicket{waiting()}; }},
        {"ticket.cancel",
         [this] {
             return CancelTicket{waiting(), "went home", {}};
         }},
        {"ticket.reactivate",
         [this] {
             return ReactivateTicket{missed(), "here after all", {}, {}};
         }},
        {"ticket.set_priority",
         [this] {
             return SetPriority{waiting(), PriorityClass::Elderly, "shown", {}};
         }},
        {"ticket.add_request",
         [this] {
             return AddRequest{waiting(), FieldId{"A"}, {}, {}};
         }},
        {"ticket.call_next", [this] { return waiting(), CallNext{opened()}; }},
        {"ticket.call",
         [this] {
             return CallTicket{waiting(), opened(), "faint", {}};
         }},
        {"ticket.recall",
         [this] {
             return Recall{called(), one, {}};
         }},
        {"ticket.start",
         [this] {
             return StartService{called(), one, {}};
         }},
        {"ticket.finish",
         [this] {
             return FinishService{serving(), one, {}, {}};
         }},
        {"ticket.no_show",
         [this] {
             const TicketId id = called();
             centre.done(supervisor(), Recall{id, one, {}});
             return MarkNoShow{id, one, {}};
         }},
        {"ticket.return",
         [this] {
             return ReturnTicket{called(), one, 0, {}};
         }},
        {"ticket.hold",
         [this] {
             return HoldTicket{serving(), one, "a copy", 0, {}};
         }},
        {"ticket.resume",
         [this] {
             return ResumeTicket{held(), one, {}};
         }},
        {"ticket.transfer",
         [this] {
             return TransferTicket{serving(), one, FieldId{"A"}, {}, "", {}, ServiceOutcome::Guidance, {}};
         }},
        {"ticket.rate",
         [this] {
             return RateTicket{finished(), one, 5, ""};
         }},
        {"counter.open", [] { return OpenCounter{one}; }},
        {"counter.close", [this] { return CloseCounter{opened()}; }},
        {"counter.pause",
         [this] {
             return PauseCounter{opened(), PauseReason::Break};
         }},
        {"counter.release",
         [this] {
             return ReleaseCounter{opened(), "broken", false};
         }},
        {"counter.profile",
         [] {
             return SetProfile{one, {FieldId{"T"}}, {}};
         }},
        {"notice.set", [] { return SetNotice{"Back at one"}; }},
        {"dossier.record",
         [] { return RecordDossier{DossierCode{"H12-2"}, ProcedureId{"khai-sinh"}, {}, {}, {}, {}}; }},
        {"dossier.close",
         [this] {
             return CloseDossier{dossier(), "withdrawn"};
         }},
        {"feedback.add",
         [] {
             return AddFeedback{"No chairs", {}};
         }},
        {"feedback.answer",
         [this] {
             return AnswerFeedback{feedback(), "Ordered"};
         }},
        {"face.bind",
         [this] {
             return BindFace{waiting(), std::vector<std::uint8_t>(296, 7)};
         }},
        {"face.erase", [this] { return EraseFace{faced()}; }},
        {"session.login",
         [] {
             return SignIn{PersonId{"lan"}, "271828"};
         }},
        {"face.get",
         [this] {
             const TicketId id = faced();
             centre.ask(supervisor(), OpenCounter{one});
             centre.done(supervisor(), CallNext{one});
             return GetFace{id};
         }},
        {"ticket.invite", [] { return Invite{}; }},
        {"device.report",
         [] {
             return ReportDevice{{{}, true, {}, "no paper"}};
         }},
        {"stats.get", [] { return ReadFigures{}; }},
        {"config.get", [] { return ReadSetup{}; }},
        {"config.set", [] { return OfferSetup{}; }},
        {"key.list", [] { return ListKeys{}; }},
        {"key.accept", [] { return AcceptKey{}; }},
        {"key.revoke", [] { return RevokeKey{DeviceId{"k2"}}; }},
        {"device.list", [] { return ListDevices{}; }},
        {"backup.now", [] { return BackUp{}; }},
        {"log.get", [] { return ReadLog{}; }},
        {"audit.get", [] { return ReadAudit{}; }},
        {"session.logout", [] { return SignOut{}; }},
        {"user.list", [] { return ListPeople{}; }},
        {"procedure.list", [] { return ListProcedures{FieldId{"A"}}; }},
        {"ticket.history", [this] { return ReadHistory{waiting()}; }},
        {"user.add",
         [] {
             return AddPerson{PersonId{"lan"}, "Lan", Role::Clerk, "271828"};
         }},
        {"user.change",
         [] {
             return ChangePerson{PersonId{"lan"}, "Lan", std::nullopt};
         }},
        {"user.reset",
         [] {
             return ResetPin{PersonId{"lan"}, "271828"};
         }},
        {"user.unlock",
         [] {
             return UnlockPerson{PersonId{"lan"}, ""};
         }},
        {"user.remove", [] { return RemovePerson{PersonId{"lan"}}; }},
    };
};

/// As its key's file says: a clerk or a display of counter 1 or 2.
Actor actorOf(Role role, bool isOwn)
{
    const std::string name{nameOf(role)};
    const bool hasCounters = role == Role::Clerk || role == Role::Counter;
    return {name + ":x", role, DeviceId{"x"},
            hasCounters ? std::vector{CounterId{isOwn ? "1" : "2"}} : std::vector<CounterId>{}};
}

/// Granted to a role as it is: no counter and no ticket is anybody's own there.
bool isAnsweredBesideTheBook(const Command& command)
{
    return std::holds_alternative<Hello>(command) || std::holds_alternative<Ping>(command)
        || opOf(command).starts_with("session.") || opOf(command).starts_with("user.")
        || opOf(command).starts_with("config.") || opOf(command).starts_with("key.")
        || opOf(command) == "log.get" || opOf(command) == "audit.get" || opOf(command) == "backup.now"
        || opOf(command) == "stats.get" || opOf(command) == "ticket.invite"
        || opOf(command) == "ticket.history" || opOf(command) == "device.list";
}

/// What the wire and the book together say.
std::optional<ErrorCode> answerTo(Counted& centre, const Actor& actor, const Command& command)
{
    if (!mayAsk(actor.role, command))
        return ErrorCode::Forbidden;
    if (isAnsweredBesideTheBook(command))
        return std::nullopt;
    return centre.refused(actor, command);
}

TEST(RoleMatrix, everyCellIsAsTheDocumentSays)
{
    const RoleTable table = readTable();
    ASSERT_EQ(table.roles.size(), 9U);
    ASSERT_EQ(table.rights.size(), std::variant_size_v<Command>);
    int cells = 0;
    for (const auto& [op, rights] : table.rights) {
        ASSERT_EQ(rights.size(), table.roles.size()) << op;
        for (std::size_t i = 0; i < rights.size(); ++i)
            for (const bool isOwn : {true, false}) {
                const Actor asker = actorOf(table.roles[i], isOwn);
                const bool issues = asker.role == Role::Kiosk || asker.role == Role::Reception;
                Situation situation{issues && isOwn ? asker : kiosk("k9")};
                const Command command = situation.commandFor(op);
                ASSERT_EQ(opOf(command), op);
                const auto answer = answerTo(situation.centre, asker, command);
                const bool isAllowed = rights[i] == Right::Yes || (rights[i] != Right::No && isOwn);
                EXPECT_EQ(answer, isAllowed ? std::nullopt : std::optional{ErrorCode::Forbidden})
                    << nameOf(asker.role) << " " << op << (isOwn ? ", its own" : ", another's");
                ++cells;
            }
    }
    EXPECT_EQ(cells, static_cast<int>(2 * 9 * std::variant_size_v<Command>));
}

TEST(RoleMatrix, whoeverShowsThePaperMayWhatTheDocumentSays)
{
    const RoleTable table = readTable();
    int byPaper = 0;
    for (const auto& [op, rights] : table.rights)
        for (std::size_t i = 0; i < rights.size(); ++i) {
            const Actor asker = actorOf(table.roles[i], false);
            Situation situation{kiosk("k9")};
            const auto command = situation.commandByPaperFor(op);
            if (!command)
                continue;
            const bool isAllowed = rights[i] == Right::Yes || rights[i] == Right::OwnOrPaper;
            EXPECT_EQ(answerTo(situation.centre, asker, *command),
                      isAllowed ? std::nullopt : std::optional{ErrorCode::Forbidden})
                << nameOf(asker.role) << " " << op;
            ++byPaper;
        }
    EXPECT_EQ(byPaper, 4 * 9) << "get, cancel, rate, face.erase";
}

}
}
