#pragma once

#include "protocol/vocabulary.h"

#include <optional>
#include <string_view>

/// The wire's words for the vocabulary's values: TicketState::OnHold is "on_hold". The same words are what a
/// database or a log should hold. An unknown word is no value.
namespace luot::protocol {

std::string_view nameOf(TicketState state);
std::string_view nameOf(PriorityClass priority);
std::string_view nameOf(IssueWay way);
std::string_view nameOf(PrintState state);
std::string_view nameOf(CallReason reason);
std::string_view nameOf(ServiceOutcome outcome);
std::string_view nameOf(PauseReason reason);
std::string_view nameOf(QueuePlace place);
std::string_view nameOf(DossierState state);
std::string_view nameOf(LateCause cause);
std::string_view nameOf(PartState state);

std::optional<TicketState> ticketStateNamed(std::string_view name);
std::optional<PriorityClass> priorityClassNamed(std::string_view name);
std::optional<IssueWay> issueWayNamed(std::string_view name);
std::optional<PrintState> printStateNamed(std::string_view name);
std::optional<CallReason> callReasonNamed(std::string_view name);
std::optional<ServiceOutcome> serviceOutcomeNamed(std::string_view name);
std::optional<PauseReason> pauseReasonNamed(std::string_view name);
std::optional<QueuePlace> queuePlaceNamed(std::string_view name);
std::optional<DossierState> dossierStateNamed(std::string_view name);
std::optional<LateCause> lateCauseNamed(std::string_view name);
std::optional<PartState> partStateNamed(std::string_view name);

}
