#pragma once

#include "clerk-terminal/counter_screen.h"

/// The parts of a counter's screen that have their own rules; screenOf() puts them together.
namespace luot::clerk_terminal {

/// `calls` are those of the visit that are known, oldest first.
VisitPanel panelOf(const CounterSession& session, const protocol::Ticket& ticket,
                   const std::vector<WallTime>& calls);
std::vector<HistoryRow> historyOf(const CounterSession& session, const protocol::Ticket& ticket);
std::vector<RequestRow> requestRows(const CounterSession& session, const protocol::Ticket& visit,
                                    bool isServing);
std::optional<FormContent> formContent(const CounterSession& session);
std::optional<DossierContent> dossierContent(const CounterSession& session);

/// As CounterScreen::troubles.
std::vector<std::string> deviceTroubles(const protocol::BranchView& view);

std::string fieldName(const protocol::BranchView& view, const FieldId& id);
/// `format` is strftime's, in this machine's zone.
std::string formatted(WallTime at, const char* format);

}
