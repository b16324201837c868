#pragma once

#include "supervisor/queue_line.h"
#include "supervisor/router.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <vector>

namespace luot::supervisor {

/// The board as a page, for a smart TV: what the public stream tells, as one picture that is sent whole, to
/// all the same; which counters and fields a screen shows is the page's own business.
///
/// Thread: the loop's.
class BoardSite {
public:
    static constexpr std::size_t mostScreens = 200;
    static constexpr int mostOfOneAddress = 20; ///< a hall's TVs behind one router

    /// Requires: line outlives it.
    explicit BoardSite(QueueLine& line);

    /// GET /board, /api/board, /events/board.
    void addRoutes(Router& router);

    /// The picture, now: after each change, and once a second, so that a page knows that it still hears.
    void show();

private:
    struct Screen {
        std::shared_ptr<EventStream> stream;
        std::string address;
    };

    void listen(const std::shared_ptr<Exchange>& exchange);
    void forgetGone();

    QueueLine& m_line;
    std::vector<Screen> m_screens;
};

/// The picture of the board by a view of the public stream: the day's calls newest first, also those of
/// people who are still at a counter but whom newer calls have displaced.
nlohmann::json boardOf(const protocol::BranchView& view, WallTime now);

}
