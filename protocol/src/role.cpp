#include "protocol/role.h"

#include "protocol/src/name_table.h"

namespace luot::protocol {

namespace {

constexpr NameTable<Role, 9> roles{
    {"board", "counter", "kiosk", "reception", "clerk", "supervisor", "admin", "monitor", "centre"}};

bool isStaff(Role role) { return role == Role::Clerk || role == Role::Supervisor || role == Role::Admin; }
bool isInCharge(Role role) { return role == Role::Supervisor || role == Role::Admin; }
bool issuesForCitizens(Role role) { return role == Role::Kiosk || role == Role::Reception; }
bool isOfTheHall(Role role) { return role != Role::Monitor && role != Role::Centre; }

struct Permission {
    Role role;

    bool operator()(const Hello&) const { return true; }
    bool operator()(const Ping&) const { return role != Role::Centre; }
    bool operator()(const ListFields&) const { return isOfTheHall(role); }

    bool operator()(const ListProcedures&) const { return isOfTheHall(role); }

    bool operator()(const IssueTicket&) const { return issuesForCitizens(role) || isStaff(role); }
    bool operator()(const GetTicket&) const { return issuesForCitizens(role) || isStaff(role); }
    bool operator()(const ReadHistory&) const { return isStaff(role); }
    bool operator()(const ReprintTicket&) const { return issuesForCitizens(role) || isStaff(role); }
    bool operator()(const ReportPrint&) const { return issuesForCitizens(role); }
    bool operator()(const CancelTicket&) const { return issuesForCitizens(role) || isInCharge(role); }
    bool operator()(const BindFace&) const { return role == Role::Kiosk; }
    bool operator()(const EraseFace&) const { return issuesForCitizens(role) || isStaff(role); }
    bool operator()(const RateTicket&) const { return role == Role::Counter || role == Role::Reception; }

    bool operator()(const CallNext&) const { return isStaff(role); }
    bool operator()(const CallTicket&) const { return isStaff(role); }
    bool operator()(const Recall&) const { return isStaff(role); }
    bool operator()(const StartService&) const { return isStaff(role); }
    bool operator()(const FinishService&) const { return isStaff(role); }
    bool operator()(const MarkNoShow&) const { return isStaff(role); }
    bool operator()(const ReturnTicket&) const { return isStaff(role); }
    bool operator()(const HoldTicket&) const { return isStaff(role); }
    bool operator()(const ResumeTicket&) const { return isStaff(role); }
    bool operator()(const TransferTicket&) const { return isStaff(role); }
    bool operator()(const ReactivateTicket&) const { return isStaff(role); }
    bool operator()(const SetPriority&) const { return isStaff(role); }
    bool operator()(const AddRequest&) const { return isStaff(role); }

    bool operator()(const OpenCounter&) const { return isStaff(role); }
    bool operator()(const CloseCounter&) const { return isStaff(role); }
    bool operator()(const PauseCounter&) const { return isStaff(role); }
    bool operator()(const ReleaseCounter&) const { return isInCharge(role); }
    bool operator()(const SetProfile&) const { return isInCharge(role); }
    bool operator()(const OpenField&) const { return isInCharge(role); }
    bool operator()(const CloseField&) const { return isInCharge(role); }
    bool operator()(const SetNotice&) const { return isInCharge(role); }

    bool operator()(const RecordDossier&) const { return isStaff(role); }
    bool operator()(const CloseDossier&) const { return isInCharge(role); }
    bool operator()(const AddFeedback&) const { return role == Role::Reception; }
    bool operator()(const AnswerFeedback&) const { return isInCharge(role); }

    bool operator()(const ReadLog&) const { return isInCharge(role) || role == Role::Centre; }
    bool operator()(const ReadAudit&) const { return isInCharge(role); }
    bool operator()(const GetFace&) const { return isStaff(role); }
    bool operator()(const BackUp&) const { return role == Role::Admin; }
    bool operator()(const Invite&) const { return role == Role::Kiosk; }
    bool operator()(const ReportDevice&) const { return isOfTheHall(role); }
    bool operator()(const ListDevices&) const { return isInCharge(role); }
    bool operator()(const ReadFigures&) const { return isInCharge(role) || role == Role::Monitor; }
    bool operator()(const ReadSetup&) const { return role == Role::Admin; }
    bool operator()(const OfferSetup&) const { return role == Role::Admin; }
    bool operator()(const ListKeys&) const { return role == Role::Admin; }
    bool operator()(const AcceptKey&) const { return role == Role::Admin; }
    bool operator()(const RevokeKey&) const { return role == Role::Admin; }
    bool operator()(const SignIn&) const { return isStaff(role); }
    bool operator()(const SignOut&) const { return isStaff(role); }
    bool operator()(const UnlockPerson&) const { return isInCharge(role); }
    bool operator()(const ListPeople&) const { return isStaff(role); }
    bool operator()(const AddPerson&) const { return role == Role::Admin; }
    bool operator()(const ChangePerson&) const { return role == Role::Admin; }
    bool operator()(const ResetPin&) const { return role == Role::Admin; }
    bool operator()(const RemovePerson&) const { return role == Role::Admin; }
};

}

std::string_view nameOf(Role role) { return roles.of(role); }
std::optional<Role> roleNamed(std::string_view name) { return roles.named(name); }

bool mayAsk(Role role, const Command& command) { return std::visit(Permission{role}, command); }

bool isOfPeople(Role role) { return isStaff(role); }

bool isDoneByPeople(const Command& command)
{
    return !std::holds_alternative<Hello>(command) && !std::holds_alternative<Ping>(command)
        && !std::holds_alternative<ListFields>(command) && !std::holds_alternative<ListProcedures>(command)
        && !std::holds_alternative<ListPeople>(command) && !std::holds_alternative<GetTicket>(command)
        && !std::holds_alternative<ReadLog>(command) && !std::holds_alternative<ListDevices>(command)
        && !std::holds_alternative<ReportDevice>(command) && !std::holds_alternative<SignIn>(command)
        && !std::holds_alternative<SignOut>(command);
}

bool mayHear(Role role, Stream stream)
{
    return stream == Stream::Public ? isOfTheHall(role) : isStaff(role);
}

}
