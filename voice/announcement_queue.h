#pragma once

#include "base/clock.h"

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace luot::voice {

/// A call that the hall is to hear.
struct CallToSay {
    std::string label; ///< "A045"
    std::string counter; ///< "3"
    int callCount = 1; ///< 2: called again
    WallTime at{}; ///< when it was called

    friend bool operator==(const CallToSay&, const CallToSay&) = default;
};

/// What is said next, and how often.
struct Announcement {
    CallToSay call;
    int times = 2;
};

/// The order in which a hall's calls are said.
///
/// One after the other, each twice; once from the moment three or more wait. No call is said twice: a ticket
/// that is called again goes to the end, and is not said for the earlier call as well. Who is no longer
/// called is dropped, but for the one being said. Pure: no sound, no timer. Thread: the one that owns it.
class AnnouncementQueue {
public:
    static constexpr std::size_t manyWaiting = 3; ///< from so many on, each is said once

    /// Requires: `clock` outlives the queue.
    explicit AnnouncementQueue(const Clock& clock);

    /// Ensures: false and nothing changed if this very call was put here before.
    bool add(const CallToSay& call);
    /// Those who wait and are not among `called` will not be said. Returns their labels.
    std::vector<std::string> keepOnly(const std::set<std::string>& called);
    /// The next one, which is being said from now on; nothing while none waits.
    std::optional<Announcement> next();

    std::size_t waiting() const { return m_waiting.size(); }
    /// From a call to its first word, the longest so far.
    Milliseconds longestDelay() const { return m_longestDelay; }

private:
    struct Waiting {
        CallToSay call;
        SteadyTime since;
    };

    const Clock& m_clock;
    std::deque<Waiting> m_waiting;
    std::map<std::string, CallToSay> m_known; ///< the latest of each label
    Milliseconds m_longestDelay{0};
};

}
