#include "protocol/names.h"

#include "protocol/src/name_table.h"

#include <algorithm>

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
constexpr NameTable<ServiceOutcome, 5> serviceOutcomes{
    {"dossier_received", "result_returned", "guidance", "refused", "transferred"}};
constexpr NameTable<PauseReason, 5> pauseReasons{
    {"break", "meeting", "urgent_work", "helping_others", "other"}};
constexpr NameTable<QueuePlace, 3> queuePlaces{{"visit_age", "first", "last"}};
constexpr NameTable<DossierState, 5> dossierStates{{"pending", "early", "on_time", "overdue", "closed"}};
constexpr NameTable<LateCause, 3> lateCauses{{"own", "other_office", "both"}};
constexpr NameTable<PartState, 5> partStates{{"ok", "low", "out", "fault", "missing"}};

}

std::string_view nameOf(TicketState state) { return ticketStates.of(state); }
std::string_view nameOf(PriorityClass priority) { return priorityClasses.of(priority); }
std::string_view nameOf(IssueWay way) { return issueWays.of(way); }
std::string_view nameOf(PrintState state) { return printStates.of(state); }
std::string_view nameOf(CallReason reason) { return callReasons.of(reason); }
std::string_view nameOf(ServiceOutcome outcome) { return serviceOutcomes.of(outcome); }
std::string_view nameOf(PauseReason reason) { return pauseReasons.of(reason); }
std::string_view nameOf(QueuePlace place) { return queuePlaces.of(place); }
std::string_view nameOf(DossierState state) { return dossierStates.of(state); }
std::string_view nameOf(LateCause cause) { return lateCauses.of(cause); }
std::string_view nameOf(PartState state) { return partStates.of(state); }

std::optional<TicketState> ticketStateNamed(std::string_view name) { return ticketStates.named(name); }
std::optional<PriorityClass> priorityClassNamed(std::string_view name) { return priorityClasses.named(name); }
std::optional<IssueWay> issueWayNamed(std::string_view name) { return issueWays.named(name); }
std::optional<PrintState> printStateNamed(std::string_view name) { return printStates.named(name); }
std::optional<CallReason> callReasonNamed(std::string_view name) { return callReasons.named(name); }
std::optional<ServiceOutcome> serviceOutcomeNamed(std::string_view name)
{
    return serviceOutcomes.named(name);
}
std::optional<PauseReason> pauseReasonNamed(std::string_view name) { return pauseReasons.named(name); }
std::optional<QueuePlace> queuePlaceNamed(std::string_view name) { return queuePlaces.named(name); }
std::optional<DossierState> dossierStateNamed(std::string_view name) { return dossierStates.named(name); }
std::optional<LateCause> lateCauseNamed(std::string_view name) { return lateCauses.named(name); }
std::optional<PartState> partStateNamed(std::string_view name) { return partStates.named(name); }

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

std::string seriesOf(const Ticket& ticket)
{
    constexpr std::size_t digits = 3;
    return ticket.label.substr(0, ticket.label.size() - std::min(digits, ticket.label.size()));
}

std::vector<ServiceRequest> requestsOf(const Ticket& ticket)
{
    if (!ticket.requests.empty())
        return ticket.requests;
    return {{ticket.field, {}, ticket.outcome}};
}

}
