#pragma once

#include "tests/queue-service/little_branch.h"

#include <functional>
#include <string>
#include <vector>

namespace luot::faults {

/// A request and what came of it.
struct Asked {
    protocol::Request request;
    std::string reply; ///< empty: none came
};

/// Carries out one batch; no replies: the service has ended.
using Ask = std::function<std::vector<std::string>(const std::vector<protocol::Request>&)>;

/// Asks for eleven commands a round: numbers, faces, calls, services, what the printers said. In the middle
/// the service is closed and opened again. Ends early when the service does. Returns all that was asked.
std::vector<Asked> playMorning(queue_service::Desk& desk, int rounds, const Ask& ask);

/// Asks the desk itself; `told` hears of each batch that was answered, and how many were answered so far.
Ask askingDesk(queue_service::Desk& desk, std::function<void(std::size_t)> told = {});

/// Opens the service on what the desk's folder holds, asks again for the first `answered` requests and for
/// `inFlight` more, and verifies. What does not hold, in a sentence; empty: every answered effect is there
/// exactly once, and the others once or not at all.
std::string complaintAfterwards(queue_service::Desk& desk, const std::vector<Asked>& asked,
                                std::size_t answered, std::size_t inFlight);

}
