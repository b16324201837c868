#include "protocol/src/sync_desk.h"

namespace luot::protocol {

SyncDesk::SyncDesk(const EventSource& source)
    : m_source{source}
{
}

std::shared_ptr<const SyncContent> SyncDesk::answer(const SyncRequest& request, Stream stream)
{
    const std::uint64_t epoch = m_source.epoch();
    const std::uint64_t n = m_source.lastN(stream);
    const bool isNear = request.epoch == epoch && request.afterN <= n && n - request.afterN <= mostBehind;
    if (isNear) {
        const auto events = m_source.eventsAfter(stream, request.afterN, mostBehind);
        if (events && events->size() == n - request.afterN)
            return std::make_shared<const SyncContent>(deltaContent(stream, *events, epoch, n));
    }
    return snapshot(stream);
}

void SyncDesk::forget(Stream stream) { m_snapshots.at(static_cast<std::size_t>(stream)).reset(); }

std::shared_ptr<const SyncContent> SyncDesk::snapshot(Stream stream)
{
    auto& kept = m_snapshots.at(static_cast<std::size_t>(stream));
    const std::uint64_t epoch = m_source.epoch();
    const std::uint64_t n = m_source.lastN(stream);
    // A hundred boards that come back at once ask at the same point.
    if (!kept || kept->epoch != epoch || kept->n != n)
        kept = std::make_shared<const SyncContent>(snapshotContent(m_source.snapshot(stream), epoch, n));
    return kept;
}

}
