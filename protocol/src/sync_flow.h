#pragma once

#include "protocol/client.h"
#include "protocol/src/event_frame.h"
#include "protocol/src/sync_message.h"

#include <cstdint>
#include <optional>
#include <random>
#include <variant>
#include <vector>

namespace luot::protocol {

/// How one stream is followed: takes what is heard and what time it is, says what to do. No socket, no clock
/// of its own. docs/protocol.md, "Following a stream".
///
/// Ensures: the view is only ever a state the service was in. Whatever is lost, doubled or late: once
/// messages arrive again, the view becomes the service's.
class SyncFlow {
public:
    struct AskForSync {
        std::optional<std::uint64_t> epoch;
        std::uint64_t afterN = 0;
    };
    struct ResetLine { }; ///< close the sockets and make new ones
    struct Changed {
        std::vector<Event> news;
    };
    struct LinkChanged {
        LinkState state;
    };
    using Action = std::variant<AskForSync, ResetLine, Changed, LinkChanged>;

    static constexpr std::size_t mostBuffered = 10'000;

    SyncFlow(SteadyTime now, std::uint32_t seed);

    void hearWelcome(SteadyTime now);
    void hear(Event event, SteadyTime now);
    void hear(const Heartbeat& heartbeat, SteadyTime now);
    void takeSync(Synced synced, SteadyTime now);
    /// Something of the sync asked for has come: worth waiting on.
    void hearSyncPart(SteadyTime now);
    void refuseSync(Milliseconds retryAfter, SteadyTime now);
    void spoilSync(SteadyTime now); ///< it arrived damaged: ask for the whole
    void tick(SteadyTime now);

    /// When `tick` is due at the latest.
    SteadyTime nextTick() const;
    std::vector<Action> takeActions();

    const BranchView& view() const { return m_view; }
    LinkState link() const { return m_link; }

private:
    struct Position {
        std::uint64_t epoch = 0;
        std::uint64_t n = 0;
    };
    struct Offset {
        Milliseconds value{0}; ///< local minus the service's steady time, at its smallest
        SteadyTime since{};
    };

    bool isSyncing() const { return m_askAt || m_answerBy; }
    bool noteHeard(Milliseconds up, SteadyTime now);
    bool isOld(Milliseconds up, SteadyTime now);
    void buffer(Event event, SteadyTime now);
    void applyOne(Event event);
    void applyBuffered();
    void beginSync(SteadyTime now, Milliseconds delay);
    void retrySync(SteadyTime now, Milliseconds atLeast = Milliseconds{0});
    void finishSync(SteadyTime now);
    void resetLine(SteadyTime now);
    void setLink(LinkState link);
    Milliseconds jitter(Milliseconds most);

    std::minstd_rand m_random;
    LinkState m_link = LinkState::Connecting;
    BranchView m_view;
    std::optional<Position> m_have;
    std::optional<Position> m_heardSinceAsked;
    std::vector<Event> m_buffer;
    std::vector<Action> m_actions;
    std::optional<Offset> m_offset;
    std::optional<SteadyTime> m_lastHeard;
    std::optional<SteadyTime> m_askAt;
    std::optional<SteadyTime> m_answerBy;
    std::optional<SteadyTime> m_graceEnds; ///< a heartbeat was ahead of us: the events may be under way
    std::uint64_t m_graceN = 0;
    SteadyTime m_resetAt;
    int m_attempts = 0;
    bool m_wholeNeeded = false; ///< a delta did not fit: ask for a snapshot
};

}
