#pragma once

#include "protocol/branch_view.h"

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace luot::supervisor {

/// SHA-256 in lower-case hex: what the queue service knows of the token on a paper.
std::string hashOfPaperToken(std::string_view token);

/// Which ticket a paper stands for and who is before it, read from the staff stream's view: thousands of
/// phones ask here, and cost the queue service nothing.
///
/// Thread: the loop's.
class PaperIndex {
public:
    /// Requires: the view outlives it.
    explicit PaperIndex(const protocol::BranchView& view);

    /// After each change of the view; `news` as QueueLine tells them.
    void update(const std::vector<protocol::Event>& news);

    /// Null: no paper of today has this hash. How long it takes says nothing of how near a wrong token was.
    const protocol::Ticket* find(const std::string& tokenHash) const;
    /// People whom the queue service counts before this ticket, which waits: those of its field by place in
    /// the queue; before somebody with priority, others with priority alone.
    int aheadOf(const protocol::Ticket& ticket) const;
    /// As far as this program has heard since it began.
    bool isRated(const TicketId& ticket) const { return m_rated.contains(ticket); }

private:
    using Place = std::pair<WallTime, TicketId>;
    struct Queue {
        std::vector<Place> all; ///< sorted
        std::vector<Place> withPriority; ///< sorted
    };

    void readAll();
    void orderQueues() const;

    const protocol::BranchView& m_view;
    std::unordered_map<std::string, std::string>
        m_labels; ///< by hash; may name what is over: find() looks again
    std::set<TicketId> m_rated;
    mutable std::unordered_map<FieldId, Queue> m_queues;
    mutable bool m_areQueuesOld = true; ///< ordered when somebody asks, once for all who ask
};

}
