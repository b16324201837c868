#include "supervisor/paper_index.h"

#include <sodium.h>

#include <algorithm>
#include <array>

namespace luot::supervisor {

using namespace protocol;

namespace {

WallTime placeOf(const Ticket& ticket) { return ticket.queuedAt.value_or(WallTime{}); }

}

std::string hashOfPaperToken(std::string_view token)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(token.data()), token.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

PaperIndex::PaperIndex(const BranchView& view)
    : m_view{view}
{
    readAll();
}

void PaperIndex::readAll()
{
    m_labels.clear();
    std::set<TicketId> stillRated;
    for (const auto& [label, ticket] : m_view.tickets) {
        if (!ticket.tokenHash.empty())
            m_labels[ticket.tokenHash] = label;
        if (m_rated.contains(ticket.id))
            stillRated.insert(ticket.id);
    }
    m_rated.swap(stillRated);
}

void PaperIndex::update(const std::vector<Event>& news)
{
    m_areQueuesOld = true;
    // Without news the view is another one, or the link alone is; hashes of papers that are worth nothing any
    // more pile up by reprints and by days.
    if (news.empty() || m_labels.size() > 2 * m_view.tickets.size() + 100)
        return readAll();
    for (const Event& event : news) {
        if (const auto* changed = std::get_if<TicketEvent>(&event.body)) {
            if (!changed->ticket.tokenHash.empty())
                m_labels[changed->ticket.tokenHash] = changed->ticket.label;
        } else if (const auto* rated = std::get_if<RatingAdded>(&event.body)) {
            m_rated.insert(rated->rating.ticket);
        }
    }
}

const Ticket* PaperIndex::find(const std::string& tokenHash) const
{
    const auto label = m_labels.find(tokenHash);
    if (label == m_labels.end())
        return nullptr;
    const auto found = m_view.tickets.find(label->second);
    if (found == m_view.tickets.end() || found->second.tokenHash.size() != tokenHash.size()
        || sodium_memcmp(found->second.tokenHash.data(), tokenHash.data(), tokenHash.size()) != 0)
        return nullptr;
    return &found->second;
}

void PaperIndex::orderQueues() const
{
    m_queues.clear();
    for (const auto& [label, ticket] : m_view.tickets) {
        if (ticket.state != TicketState::Waiting)
            continue;
        Queue& queue = m_queues[ticket.field];
        queue.all.emplace_back(placeOf(ticket), ticket.id);
        if (ticket.hasPriority)
            queue.withPriority.emplace_back(placeOf(ticket), ticket.id);
    }
    for (auto& [field, queue] : m_queues) {
        std::ranges::sort(queue.all);
        std::ranges::sort(queue.withPriority);
    }
    m_areQueuesOld = false;
}

int PaperIndex::aheadOf(const Ticket& ticket) const
{
    if (m_areQueuesOld)
        orderQueues();
    const auto queue = m_queues.find(ticket.field);
    if (queue == m_queues.end())
        return 0;
    const std::vector<Place>& before = ticket.hasPriority ? queue->second.withPriority : queue->second.all;
    const auto own = std::ranges::lower_bound(before, Place{placeOf(ticket), ticket.id});
    return static_cast<int>(own - before.begin());
}

}
