#include "protocol/names.h"

#include "protocol/src/name_table.h"

namespace luot::protocol {

namespace {

constexpr NameTable<TicketState, 8> ticketStates{
    {"waiting", "called", "serving", "on_hold", "completed", "no_show", "cancelled", "expired"}};
constexpr NameTable<PriorityClass, 6> priorityClasses{
    {"none", "elderly", "disabled", "pregnant", "with_small_child", "merit"}};
constexpr NameTable<IssueWay, 6> issueWays{{"head", "touch", "keyboard", "scan", "phone", "counter"}};
constexpr NameTable<PrintState, 6> printStates{
    {"not_yet", "printed", "paper_out", "cover_open", "offline", "unknown"}};
constexpr NameTable<CallReason, 7> callReasons{
    {"none", "over_max_wait", "back_from_hold", "priority", "coefficient", "queue_order", "chosen"}};
constexpr NameTable<ServiceOutcome, 4> serviceOutcomes{
    {"dossier_received", "result_returned", "guidance", "refused"}};

}

std::string_view nameOf(TicketState state) { return ticketStates.of(state); }
std::string_view nameOf(PriorityClass priority) { return priorityClasses.of(priority); }
std::string_view nameOf(IssueWay way) { return issueWays.of(way); }
std::string_view nameOf(PrintState state) { return printStates.of(state); }
std::string_view nameOf(CallReason reason) { return callReasons.of(reason); }
std::string_view nameOf(ServiceOutcome outcome) { return serviceOutcomes.of(outcome); }

std::optional<TicketState> ticketStateNamed(std::string_view name) { return ticketStates.named(name); }
std::optional<PriorityClass> priorityClassNamed(std::string_view name) { return priorityClasses.named(name); }
std::optional<IssueWay> issueWayNamed(std::string_view name) { return issueWays.named(name); }
std::optional<PrintState> printStateNamed(std::string_view name) { return printStates.named(name); }
std::optional<CallReason> callReasonNamed(std::string_view name) { return callReasons.named(name); }
std::optional<ServiceOutcome> serviceOutcomeNamed(std::string_view name)
{
    return serviceOutcomes.named(name);
}

bool isLive(TicketState state)
{
    switch (state) {
    case TicketState::Waiting:
    case TicketState::Called:
    case TicketState::Serving:
    case TicketState::OnHold:
        return true;
    case TicketState::Completed:
    case TicketState::NoShow:
    case TicketState::Cancelled:
    case TicketState::Expired:
        break;
    }
    return false;
}

}
