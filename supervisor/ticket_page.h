#pragma once

#include "supervisor/paper_index.h"

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

/// What whoever holds a paper sees of its ticket: nothing that tells anybody else's.
struct TicketPage {
    std::string label; ///< "A045"
    protocol::Field field; ///< whose queue it is in; of one that is unknown, the id alone
    protocol::TicketState state = protocol::TicketState::Waiting;
    bool hasPriority = false;
    int ahead = 0; ///< while it waits: people before it, as PaperIndex counts them
    protocol::WaitRange wait{}; ///< while it waits; both 0: next, and a counter is free
    std::vector<CounterId> counters{}; ///< while it waits: those at work that may call it
    CounterId counter{}; ///< where it was called to, or ended; empty: nowhere yet
    int callCount = 0;
    std::optional<WallTime> calledAt{};
    std::optional<WallTime> backAt{}; ///< on hold: until then
    std::optional<WallTime> endedAt{};
    std::optional<protocol::ServiceOutcome> outcome{};
    bool hasFace = false;
    bool isRated = false;

    bool mayCancel() const;
    bool mayRate() const;
    friend bool operator==(const TicketPage&, const TicketPage&) = default;
};

/// The page of the paper with this hash, by a view of the staff stream that `papers` has read; nothing: there
/// is none.
std::optional<TicketPage> ticketPage(const protocol::BranchView& view, const PaperIndex& papers,
                                     const std::string& tokenHash);

/// How long somebody waits who has `ahead` people before. The stream tells a field's range for whoever comes
/// now, behind all who wait; from it follow the shortest and the longest turn, and from these the range of
/// anybody, by the formula of queue-service/wait_estimate.h. Rounding makes it wider, never narrower.
protocol::WaitRange waitBehind(const protocol::BranchView& view, const protocol::Field& field, int ahead);

/// For the page's script; times in milliseconds, absent members as in docs/web.md.
nlohmann::json jsonOf(const TicketPage& page);

}
