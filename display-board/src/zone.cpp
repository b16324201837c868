#include "display-board/zone.h"

#include "display-board/plain_text.h"

#include <algorithm>
#include <cctype>

namespace luot::display_board {

namespace {

using protocol::TicketState;

template <class Id> bool holds(const std::vector<Id>& wanted, const Id& id)
{
    return wanted.empty() || std::ranges::find(wanted, id) != wanted.end();
}

bool isName(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](unsigned char character) {
        return std::isalnum(character) != 0 || character == '-' || character == '_' || character >= 0x80;
    });
}

template <class Id>
Result<std::vector<Id>> parseList(std::string_view text, const std::string& option, const char* example)
{
    std::vector<Id> ids;
    if (text.empty())
        return ids;
    for (std::size_t from = 0; from <= text.size();) {
        const std::size_t comma = std::min(text.find(',', from), text.size());
        const std::string_view name = text.substr(from, comma - from);
        if (!isName(name))
            return failure(option + " " + std::string{text} + " is no list; write it as " + example
                           + ", with commas and without spaces.");
        ids.push_back(Id{std::string{name}});
        from = comma + 1;
    }
    return ids;
}

bool isAtACounter(const protocol::Ticket& ticket)
{
    return (ticket.state == TicketState::Called || ticket.state == TicketState::Serving) && ticket.calledAt
        && !ticket.counter.empty();
}

void addDisplacedCalls(protocol::BranchView& view)
{
    for (const auto& [label, ticket] : view.tickets) {
        if (!isAtACounter(ticket)
            || std::ranges::find(view.calls, label, &protocol::Call::label) != view.calls.end())
            continue;
        const auto older = std::ranges::find_if(view.calls, [&ticket = ticket](const protocol::Call& call) {
            return call.at < *ticket.calledAt;
        });
        view.calls.insert(older,
                          {label, ticket.counter, ticket.hasPriority, ticket.callCount, *ticket.calledAt});
    }
}

}

Result<Zone> parseZone(std::string_view counters, std::string_view fields)
{
    auto ofCounters = parseList<CounterId>(counters, "--counters", "1,2,3");
    if (!ofCounters)
        return tl::unexpected{ofCounters.error()};
    auto ofFields = parseList<FieldId>(fields, "--fields", "A,B");
    if (!ofFields)
        return tl::unexpected{ofFields.error()};
    return Zone{std::move(*ofCounters), std::move(*ofFields)};
}

protocol::BranchView viewOf(const protocol::BranchView& view, const Zone& zone)
{
    protocol::BranchView part = withPlainTexts(view);
    addDisplacedCalls(part);
    std::erase_if(part.counters, [&](const auto& counter) { return !holds(zone.counters, counter.id); });
    std::erase_if(part.fields, [&](const auto& field) { return !holds(zone.fields, field.id); });
    std::erase_if(part.calls, [&](const auto& call) { return !holds(zone.counters, call.counter); });
    std::erase_if(part.tickets, [&](const auto& entry) {
        const protocol::Ticket& ticket = entry.second;
        return ticket.counter.empty() ? !holds(zone.fields, ticket.field)
                                      : !holds(zone.counters, ticket.counter);
    });
    return part;
}

std::vector<std::string> unknownIn(const Zone& zone, const protocol::BranchView& view)
{
    std::vector<std::string> sentences;
    for (const CounterId& id : zone.counters) {
        if (!view.counter(id))
            sentences.push_back("--counters names counter " + id.str()
                                + ", which this branch does not have.");
    }
    for (const FieldId& id : zone.fields) {
        if (!view.field(id))
            sentences.push_back("--fields names field " + id.str() + ", which this branch does not have.");
    }
    return sentences;
}

}
