#pragma once

#include "clerk-terminal/clerk_form.h"
#include "clerk-terminal/waiting_line.h"
#include "protocol/command.h"

#include <optional>
#include <vector>

/// What each form asks, and the command that its answers make.
namespace luot::clerk_terminal {

ClerkForm holdForm(const protocol::Ticket& visit);
ClerkForm backFromHoldForm(const std::vector<protocol::Ticket>& held);
ClerkForm transferForm(const protocol::Ticket& visit, const protocol::BranchView& view);
ClerkForm pauseForm();
ClerkForm callChosenForm(const protocol::Ticket& waiting);
ClerkForm walkInForm(const protocol::BranchView& view, const CounterId& counter);
ClerkForm undoNoShowForm(const std::vector<protocol::Ticket>& noShows);
ClerkForm addRequestForm(const protocol::Ticket& visit, const protocol::BranchView& view,
                         const CounterId& counter, const std::vector<protocol::Procedure>& procedures);
/// The class of priority somebody has, corrected with a reason.
ClerkForm priorityForm(const protocol::Ticket& who, const protocol::BranchView& view);

/// Requires: the form is complete.
protocol::Command commandOf(const ClerkForm& form, const CounterId& counter);

/// Put on hold by this counter, or by one that is not at work and serves what this one serves; oldest first.
std::vector<protocol::Ticket> heldFor(const protocol::BranchView& view, const CounterId& counter);
/// No-shows of this counter that may still be undone, latest first.
std::vector<protocol::Ticket> noShowsOf(const protocol::BranchView& view, const CounterId& counter,
                                        Milliseconds within, WallTime now);

}
