#pragma once

#include "clerk-terminal/counter_session.h"

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>

namespace luot::supervisor {

/// What clerks have entered about visits and the service does not know yet, so that a restart of this program
/// loses nothing: a file for each visit, readable by its user only, gone with the visit.
///
/// Thread: the loop's.
class CounterDrafts {
public:
    /// Forgets what is older than a day's work. Empty: nothing is kept.
    explicit CounterDrafts(std::filesystem::path folder);

    std::optional<clerk_terminal::VisitDraft> of(const TicketId& visit) const;
    /// Writes it where it differs from what is there. A disk that refuses is told to the log once.
    void keep(const clerk_terminal::VisitDraft& draft);
    void forget(const TicketId& visit);
    /// Forgets each that is not live, however it ended: also one that was over while nobody had its counter.
    void forgetAllBut(const std::function<bool(const TicketId&)>& isLive);

private:
    std::filesystem::path fileOf(const TicketId& visit) const;

    std::filesystem::path m_folder;
    std::map<TicketId, clerk_terminal::VisitDraft> m_kept;
    std::set<TicketId> m_before; ///< files that a program before this one has left
    bool m_hasWarned = false;
};

}
