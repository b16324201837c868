#include "tests/faults/big_log.h"

#include "queue-service/event_store.h"

#include <stdexcept>

namespace luot::faults {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t visitsADay = 300;
constexpr std::uint64_t eventsAVisit = 6;
constexpr std::chrono::minutes vietNam{7 * 60};

template <class T> T sure(Stored<T> stored)
{
    if (!stored)
        throw std::runtime_error{stored.error().message};
    if constexpr (!std::is_void_v<T>)
        return std::move(*stored);
}

void addVisit(EventStore& store, WallTime at, int number)
{
    const FieldId letter{number % 2 == 0 ? "A" : "B"};
    const CounterId counter{number % 2 == 0 ? "1" : "2"};
    const auto put = [&](WallTime when, const std::string& actor, const EventBody& body) {
        sure(store.append(when, actor, body));
    };
    FieldEvent field{FieldChange::Waiting,
                     {letter, "Hộ tịch", "Civil status", "family", true, 1, {5, 10}, 30}};
    Ticket ticket;
    ticket.businessDate = businessDateAt(at, vietNam);
    ticket.number = number / 2 + 1;
    ticket.id = TicketId{"visit-" + ticket.businessDate + "-" + std::to_string(number)};
    ticket.field = letter;
    ticket.label = letter.str()
        + (ticket.number < 10        ? "00"
               : ticket.number < 100 ? "0"
                                     : "")
        + std::to_string(ticket.number);
    ticket.state = TicketState::Waiting;
    ticket.issuedBy = DeviceId{"k1"};
    ticket.issuedAt = ticket.queuedAt = at;
    put(at, "kiosk:k1", TicketEvent{TicketChange::Issued, ticket});
    put(at, "service", field);
    ticket.state = TicketState::Called;
    ticket.counter = counter;
    ticket.callCount = 1;
    ticket.version = 2;
    ticket.calledAt = at + 20s;
    put(at + 20s, "clerk:c1", TicketEvent{TicketChange::Called, ticket});
    field.field.waiting = 0;
    put(at + 20s, "service", field);
    ticket.state = TicketState::Serving;
    ticket.version = 3;
    ticket.startedAt = at + 30s;
    put(at + 30s, "clerk:c1", TicketEvent{TicketChange::Started, ticket});
    ticket.state = TicketState::Completed;
    ticket.version = 4;
    ticket.outcome = ServiceOutcome::Guidance;
    ticket.endedAt = at + 90s;
    put(at + 90s, "clerk:c1", TicketEvent{TicketChange::Completed, ticket});
}

}

std::uint64_t makeBigLog(const std::filesystem::path& folder, std::uint64_t events, WallTime until)
{
    auto store = EventStore::open({folder, BranchId{"an-thinh"}, 0}, until);
    if (!store)
        throw std::runtime_error{store.error().message};
    const auto days = static_cast<int>(events / (visitsADay * eventsAVisit) + 1);
    for (int day = days - 1; day >= 0; --day) {
        sure((*store)->begin());
        const WallTime start = until - std::chrono::days{day} - std::chrono::hours{2};
        for (int number = 0; number < static_cast<int>(visitsADay); ++number)
            addVisit(**store, start + number * 20s, number);
        sure((*store)->commit());
        sure((*store)->tidy());
    }
    return (*store)->lastSeq();
}

}
