#include "protocol/role.h"

#include "protocol/src/name_table.h"

namespace luot::protocol {

namespace {

constexpr NameTable<Role, 9> roles{
    {"board", "counter", "kiosk", "reception", "clerk", "supervisor", "admin", "monitor", "centre"}};

bool isStaff(Role role) { return role == Role::Clerk || role == Role::Supervisor || role == Role::Admin; }
bool issuesForCitizens(Role role) { return role == Role::Kiosk || role == Role::Reception; }
bool isOfTheHall(Role role) { return role != Role::Monitor && role != Role::Centre; }

struct Permission {
    Role role;

    bool operator()(const Hello&) const { return true; }
    bool operator()(const Ping&) const { return role != Role::Centre; }
    bool operator()(const ListFields&) const { return isOfTheHall(role); }
    bool operator()(const IssueTicket&) const { return issuesForCitizens(role) || isStaff(role); }
    bool operator()(const GetTicket&) const { return issuesForCitizens(role) || isStaff(role); }
    bool operator()(const ReportPrint&) const { return issuesForCitizens(role); }
    bool operator()(const OpenCounter&) const { return isStaff(role); }
    bool operator()(const CloseCounter&) const { return isStaff(role); }
    bool operator()(const CallNext&) const { return isStaff(role); }
    bool operator()(const Recall&) const { return isStaff(role); }
    bool operator()(const StartService&) const { return isStaff(role); }
    bool operator()(const FinishService&) const { return isStaff(role); }
    bool operator()(const MarkNoShow&) const { return isStaff(role); }
    bool operator()(const CancelTicket&) const
    {
        return issuesForCitizens(role) || role == Role::Supervisor || role == Role::Admin;
    }
    bool operator()(const BindFace&) const { return role == Role::Kiosk; }
    bool operator()(const EraseFace&) const { return issuesForCitizens(role) || isStaff(role); }
};

}

std::string_view nameOf(Role role) { return roles.of(role); }
std::optional<Role> roleNamed(std::string_view name) { return roles.named(name); }

bool mayAsk(Role role, const Command& command) { return std::visit(Permission{role}, command); }

bool mayHear(Role role, Stream stream)
{
    return stream == Stream::Public ? isOfTheHall(role) : isStaff(role);
}

}
