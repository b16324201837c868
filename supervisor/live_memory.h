#pragma once

#include "protocol/branch_view.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace luot::supervisor {

/// Who called somebody, and the reason they gave.
struct Caller {
    WallTime at{};
    std::string person; ///< the id they sign in by; empty: nobody was signed in
    std::string reason;
};

/// Something that the service says of itself, once.
struct ServiceNews {
    WallTime at{};
    protocol::AlertKind kind = protocol::AlertKind::Config;
    std::string text; ///< in English, for who looks after the machine
    std::uint64_t seq = 0;
};

/// What the events say and a view does not keep: since when a counter is as it is, who called, when a device
/// was last heard, what the service said of itself. Knows nothing from before the first event it was given.
///
/// Thread: a value.
class LiveMemory {
public:
    static constexpr std::size_t mostNews = 20;

    /// `news`: events in order, those that the view has just taken in.
    void take(const std::vector<protocol::Event>& news);

    std::map<CounterId, WallTime> counterSince; ///< opened, paused or closed
    std::map<std::string, Caller> callers; ///< by label: of the newest call
    std::map<std::string, WallTime> heard; ///< by device ("kiosk:k1"): its own newest event
    std::vector<ServiceNews> news; ///< oldest first
    std::set<std::string> late; ///< labels of those who came after they had been missed
    int ratings = 0; ///< told so far: somebody who has asked for figures asks again

private:
    void take(const protocol::Event& event);
    void take(const protocol::TicketEvent& event);

    std::set<std::string> m_missed; ///< labels
};

/// "clerk:c1/lan": the machine "clerk:c1", the person "lan"; either may be empty.
std::string machineIn(const std::string& actor);
std::string personIn(const std::string& actor);

}
