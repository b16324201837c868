#pragma once

#include "queue-service/queue_book.h"

#include <string>

namespace luot::queue_service {

/// What differs, for people to read; empty: nothing. Not longer than a free text may be.
std::string differencesBetween(const BranchSetup& before, const BranchSetup& after);

/// Why `after` cannot take the place of the book's set-up at `now`; empty: it can. What people hold in their
/// hands, and where they are served, stays for the day.
std::string whyNotNow(const QueueBook& book, const BranchSetup& after, WallTime now);

}
