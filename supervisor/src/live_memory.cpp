#include "supervisor/live_memory.h"

namespace luot::supervisor {

using namespace protocol;

namespace {

bool isCall(const TicketEvent& event)
{
    return event.ticket.state == TicketState::Called
        && (event.change == TicketChange::Called || event.change == TicketChange::Resumed);
}

}

std::string machineIn(const std::string& actor) { return actor.substr(0, actor.find('/')); }

std::string personIn(const std::string& actor)
{
    const auto slash = actor.find('/');
    return slash == std::string::npos ? std::string{} : actor.substr(slash + 1);
}

void LiveMemory::take(const std::vector<Event>& events)
{
    for (const Event& event : events)
        take(event);
}

void LiveMemory::take(const Event& event)
{
    const std::string machine = machineIn(event.actor);
    if (!machine.empty() && machine != "service")
        heard[machine] = event.at;
    if (const auto* ticket = std::get_if<TicketEvent>(&event.body)) {
        if (isCall(*ticket))
            callers[ticket->ticket.label] = {event.at, personIn(event.actor), ticket->ticket.reason};
        take(*ticket);
    } else if (const auto* counter = std::get_if<CounterEvent>(&event.body)) {
        if (counter->change != CounterChange::ProfileSet)
            counterSince[counter->counter.id] = event.at;
    } else if (const auto* alert = std::get_if<Alert>(&event.body)) {
        // Who asks for help at a device is in that device's status as long as they do.
        if (alert->kind == AlertKind::Help)
            return;
        news.push_back({event.at, alert->kind, alert->text, event.seq});
        if (news.size() > mostNews)
            news.erase(news.begin());
    } else if (std::holds_alternative<RatingAdded>(event.body)) {
        ++ratings;
    }
}

void LiveMemory::take(const TicketEvent& event)
{
    const std::string& label = event.ticket.label;
    if (event.change == TicketChange::NoShow) {
        m_missed.insert(label);
    } else if (event.change == TicketChange::Reactivated) {
        if (m_missed.erase(label) > 0)
            late.insert(label);
    } else if (event.change == TicketChange::Issued) {
        // Yesterday's of the same label.
        callers.erase(label);
        m_missed.erase(label);
        late.erase(label);
    }
}

}
