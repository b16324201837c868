#include "queue-service/event_store.h"

#include "queue-service/src/attempt.h"
#include "queue-service/src/store_database.h"

#include "protocol/names.h"

#include <sodium.h>

namespace luot::queue_service {

using protocol::LogEntry;
using protocol::LogPage;

namespace {

constexpr std::size_t mostBytes = 48U << 10U; ///< of bodies, so that the answer stays below 64 KiB
constexpr std::size_t aroundABody = 200;
constexpr std::uint64_t mostLookedAt = 5000;
constexpr Milliseconds clocksGoBackBy = std::chrono::days{1};

std::string hexOf(const SQLite::Column& bytes)
{
    const auto size = static_cast<std::size_t>(bytes.getBytes());
    std::string text(2 * size + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), static_cast<const unsigned char*>(bytes.getBlob()), size);
    text.pop_back();
    return text;
}

bool isOf(const std::string& actor, const std::string& wanted)
{
    return wanted.empty() || actor == wanted || actor.starts_with(wanted + "/")
        || actor.ends_with("/" + wanted);
}

bool isWanted(const LogEntry& entry, const EventStore::LogFilter& filter)
{
    return (!filter.from || entry.at >= *filter.from) && (!filter.to || entry.at <= *filter.to)
        && isOf(entry.actor, filter.actor)
        && (filter.ticket.empty() || entry.body.find('"' + filter.ticket.str() + '"') != std::string::npos);
}

/// By halving, as far as times rise; a day is left for clocks that were set back.
std::uint64_t lastBefore(const SQLite::Database& sql, WallTime from, std::uint64_t last)
{
    Prepared at{sql, "SELECT at_ms FROM event WHERE seq >= ? ORDER BY seq LIMIT 1"};
    std::uint64_t low = 0;
    std::uint64_t high = last;
    while (low < high) {
        const std::uint64_t middle = low + (high - low) / 2;
        auto row = at.rows(middle + 1);
        if (row.next() && row.time(0) < from - clocksGoBackBy)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

}

Stored<std::vector<protocol::Period>> EventStore::periodsOf(const TicketId& ticket) const
{
    return attempt([&] {
        Prepared select{m_database->sql,
                        "SELECT state, from_ms, to_ms, coalesce(counter, ''), actor FROM period WHERE "
                        "ticket=? ORDER BY ordinal"};
        std::vector<protocol::Period> periods;
        for (auto row = select.rows(ticket.str()); row.next();)
            periods.push_back(
                {protocol::ticketStateNamed(row.text(0)).value_or(protocol::TicketState::Waiting),
                 row.time(1), row.timeIfAny(2), CounterId{row.text(3)}, row.text(4)});
        return periods;
    });
}

Stored<LogPage> EventStore::readLog(std::uint64_t seq, int limit, const LogFilter& filter) const
{
    return attempt([&] {
        const std::uint64_t last = m_database->end.seq;
        LogPage page{{}, seq, last};
        if (filter.from)
            page.next = std::max(seq, lastBefore(m_database->sql, *filter.from, last));
        Prepared select{m_database->sql,
                        "SELECT seq, n_staff, coalesce(n_pub, 0), at_ms, type, actor, body, hash FROM event "
                        "WHERE seq > ? ORDER BY seq LIMIT ?"};
        std::size_t bytes = 0;
        std::uint64_t looked = 0;
        for (auto row = select.rows(page.next, mostLookedAt); row.next(); ++looked) {
            LogEntry entry{row.unsignedInteger(0),
                           row.unsignedInteger(1),
                           row.unsignedInteger(2),
                           row.time(3),
                           row.text(4),
                           row.text(5),
                           row.text(6),
                           hexOf(row.column(7))};
            if (isWanted(entry, filter)) {
                bytes += entry.body.size() + aroundABody;
                const bool isFull = static_cast<int>(page.events.size()) >= limit
                    || (bytes > mostBytes && !page.events.empty());
                if (isFull)
                    return page;
                page.events.push_back(entry);
            }
            page.next = entry.seq;
            if (filter.to && entry.at > *filter.to + clocksGoBackBy)
                break;
        }
        const bool isPastIt = looked < mostLookedAt;
        if (isPastIt)
            page.next = last;
        return page;
    });
}

}
