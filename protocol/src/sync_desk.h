#pragma once

#include "protocol/server.h"
#include "protocol/src/event_frame.h"
#include "protocol/src/sync_message.h"

#include <array>
#include <deque>
#include <memory>
#include <optional>
#include <string>

namespace luot::protocol {

/// Decides what a device that asks for a sync gets: the events it lacks, or the whole view. What is made for
/// one is kept for the next: after a cut everybody asks at once, and the one thread that answers also takes
/// the commands.
class SyncDesk {
public:
    static constexpr std::size_t mostBehind = 5000;

    explicit SyncDesk(const EventSource& source);

    std::shared_ptr<const SyncContent> answer(const SyncRequest& request, Stream stream);
    /// An event is out: what was kept whole is out of date, the event itself is kept for those who miss it.
    void add(Stream stream, const ShownEvent& shown, const StoredEvent& event);

private:
    /// The last events as a delta has them, without a gap.
    struct Kept {
        std::uint64_t epoch = 0;
        std::uint64_t firstN = 0; ///< of `entries.front()`
        std::deque<std::string> entries;
        std::size_t bytes = 0;
        std::shared_ptr<const SyncContent> snapshot;
        std::shared_ptr<const SyncContent> delta;
        std::uint64_t deltaAfter = 0;

        std::uint64_t endN() const { return firstN + entries.size(); } ///< that of the next
        void push(std::string entry);
        void clear(std::uint64_t nextN);
    };

    std::shared_ptr<const SyncContent> snapshot(Stream stream);
    std::shared_ptr<const SyncContent> delta(Stream stream, std::uint64_t after, std::uint64_t n);
    bool fetch(Stream stream, std::uint64_t after, std::uint64_t n);

    const EventSource& m_source;
    std::array<Kept, 2> m_kept;
};

}
