#include "protocol/src/sync_desk.h"

namespace luot::protocol {

namespace {

/// A day of a busy centre is about as much.
constexpr std::size_t mostBytesKept = 4 << 20U;

}

void SyncDesk::Kept::push(std::string entry)
{
    bytes += entry.size();
    entries.push_back(std::move(entry));
    while (entries.size() > mostBehind || bytes > mostBytesKept) {
        bytes -= entries.front().size();
        entries.pop_front();
        ++firstN;
    }
}

void SyncDesk::Kept::clear(std::uint64_t nextN)
{
    entries.clear();
    bytes = 0;
    firstN = nextN;
}

SyncDesk::SyncDesk(const EventSource& source)
    : m_source{source}
{
}

std::shared_ptr<const SyncContent> SyncDesk::answer(const SyncRequest& request, Stream stream)
{
    const std::uint64_t n = m_source.lastN(stream);
    const bool isNear
        = request.epoch == m_source.epoch() && request.afterN <= n && n - request.afterN <= mostBehind;
    if (isNear)
        if (auto content = delta(stream, request.afterN, n))
            return content;
    return snapshot(stream);
}

void SyncDesk::add(Stream stream, const ShownEvent& shown, const StoredEvent& event)
{
    Kept& kept = m_kept.at(static_cast<std::size_t>(stream));
    kept.snapshot.reset();
    kept.delta.reset();
    if (kept.epoch != m_source.epoch() || kept.endN() != shown.n) {
        kept.epoch = m_source.epoch();
        kept.clear(shown.n);
    }
    kept.push(deltaEntry(shown, event));
}

/// Empty: those events are no longer kept.
std::shared_ptr<const SyncContent> SyncDesk::delta(Stream stream, std::uint64_t after, std::uint64_t n)
{
    Kept& kept = m_kept.at(static_cast<std::size_t>(stream));
    const std::uint64_t epoch = m_source.epoch();
    if (kept.delta && kept.delta->epoch == epoch && kept.delta->n == n && kept.deltaAfter == after)
        return kept.delta;
    const bool isKept = kept.epoch == epoch && kept.endN() == n + 1 && kept.firstN <= after + 1;
    if (!isKept && !fetch(stream, after, n))
        return {};
    const auto from
        = kept.entries.begin() + static_cast<std::ptrdiff_t>(after + 1 - std::min(kept.firstN, after + 1));
    kept.delta = std::make_shared<const SyncContent>(deltaContent({from, kept.entries.end()}, epoch, n));
    kept.deltaAfter = after;
    return kept.delta;
}

/// After a start nothing is kept yet: the first to ask has it read, the others come near the same point.
bool SyncDesk::fetch(Stream stream, std::uint64_t after, std::uint64_t n)
{
    const auto events = m_source.eventsAfter(stream, after, mostBehind);
    if (!events || events->size() != n - after)
        return false;
    Kept& kept = m_kept.at(static_cast<std::size_t>(stream));
    kept.epoch = m_source.epoch();
    kept.clear(after + 1);
    for (const StoredEvent& event : *events)
        kept.push(deltaEntry(shownOn(stream, event), event));
    return kept.firstN == after + 1;
}

std::shared_ptr<const SyncContent> SyncDesk::snapshot(Stream stream)
{
    auto& kept = m_kept.at(static_cast<std::size_t>(stream)).snapshot;
    const std::uint64_t epoch = m_source.epoch();
    const std::uint64_t n = m_source.lastN(stream);
    // A hundred boards that come back at once ask at the same point.
    if (!kept || kept->epoch != epoch || kept->n != n)
        kept = std::make_shared<const SyncContent>(snapshotContent(m_source.snapshot(stream), epoch, n));
    return kept;
}

}
