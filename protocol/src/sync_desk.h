#pragma once

#include "protocol/server.h"
#include "protocol/src/sync_message.h"

#include <array>
#include <memory>

namespace luot::protocol {

/// Decides what a device that asks for a sync gets: the events it lacks, or the whole view.
class SyncDesk {
public:
    static constexpr std::size_t mostBehind = 5000;

    explicit SyncDesk(const EventSource& source);

    std::shared_ptr<const SyncContent> answer(const SyncRequest& request, Stream stream);
    /// What was kept for the next to ask is out of date.
    void forget(Stream stream);

private:
    std::shared_ptr<const SyncContent> snapshot(Stream stream);

    const EventSource& m_source;
    std::array<std::shared_ptr<const SyncContent>, 2> m_snapshots;
};

}
