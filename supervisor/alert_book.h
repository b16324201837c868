#pragma once

#include "supervisor/live_picture.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

enum class AlertLevel { Amber, Red };

enum class AlertCause { Wait, Unserved, Queue, Idle, Called, Device, Silent, Help, Service };

/// Something that somebody in charge ought to look at now.
struct LiveAlert {
    std::string id{}; ///< the same as long as it lasts: "wait-C"
    AlertCause cause = AlertCause::Wait;
    AlertLevel level = AlertLevel::Amber;
    Words title{}; ///< what is so: one sentence
    Words advice{}; ///< what can be done about it
    WallTime since{};
    std::string acknowledgedBy{}; ///< a person's name; empty: nobody yet
    FieldId field{}; ///< what it is about, where it is about one
    CounterId counter{};
    CounterId helper{}; ///< a counter that could serve the field as well; empty: none has less to do
    int degree = 0; ///< how bad; one that gets worse comes back to who had acknowledged it
};

/// Which alerts there are, since when, and who has seen them.
///
/// Thread: a value. Time is the picture's.
class AlertBook {
public:
    /// One that was over for less than this is the same again: who acknowledged it is not called twice.
    static constexpr Milliseconds sameWithin{std::chrono::minutes{1}};

    /// What is worth a look in this picture.
    void judge(const LivePicture& picture, const std::vector<ServiceNews>& news);

    /// Not acknowledged ones first, red before amber, older before newer.
    const std::vector<LiveAlert>& alerts() const { return m_alerts; }

    /// False: there is no such alert. What the service has said once is put away by it.
    bool acknowledge(const std::string& id, const std::string& person);

private:
    struct Seen {
        WallTime since{};
        bool isThere = false;
        std::optional<WallTime> goneSince{}; ///< looked for and not found
        int degree = 0; ///< when it was acknowledged
        std::string acknowledgedBy;
        bool isSaidOnce = false; ///< by the service
    };
    void keep(LiveAlert alert, WallTime now);

    std::map<std::string, Seen> m_seen; ///< by id
    std::vector<LiveAlert> m_alerts;
};

}
