#include "display-board/counter_application.h"

#include <utility>

namespace luot::display_board {

namespace {

using protocol::BranchView;
using protocol::TicketState;

BranchView sampleBranch()
{
    BranchView view;
    for (const auto& [id, name] : {std::pair{"A", "Hộ tịch"}, {"B", "Chứng thực"}}) {
        protocol::Field field;
        field.id = FieldId{id};
        field.name = name;
        view.fields.push_back(field);
    }
    protocol::Counter counter;
    counter.id = CounterId{"3"};
    counter.fields = {FieldId{"A"}, FieldId{"B"}};
    counter.open = true;
    view.counters = {counter};
    return view;
}

protocol::Ticket visitOf(const char* label, TicketState state)
{
    protocol::Ticket ticket;
    ticket.label = label;
    ticket.counter = CounterId{"3"};
    ticket.state = state;
    return ticket;
}

BranchView with(BranchView view, protocol::Ticket ticket)
{
    view.tickets[ticket.label] = std::move(ticket);
    return view;
}

protocol::Event finish(const char* label)
{
    protocol::Event event;
    event.body
        = protocol::TicketEvent{protocol::TicketChange::Completed, visitOf(label, TicketState::Completed)};
    return event;
}

}

std::vector<ui::SelfTestStep> counterSampleStates(CounterDisplay& display, const Clock& clock)
{
    const BranchView free = sampleBranch();
    const BranchView called = with(free, visitOf("A045", TicketState::Called));
    const BranchView serving = with(free, visitOf("A045", TicketState::Serving));
    protocol::Ticket first = visitOf("M888", TicketState::Called);
    first.hasPriority = true;
    BranchView paused = free;
    paused.counters.front().paused = true;
    paused.counters.front().pauseReason = protocol::PauseReason::UrgentWork;
    BranchView closed = free;
    closed.counters.front().open = false;
    BranchView unknown = free;
    unknown.counters.clear();

    const auto show = [&display](BranchView view) {
        return [&display, view = std::move(view)] { display.show(view, {}); };
    };
    const auto connection = [&display, at = clock.wall()](Board::Phase phase) {
        return [&display, at, phase] { display.setConnection(phase, at); };
    };
    // Every question is about a visit of its own, ended in front of the display.
    const auto ask = [&display, called, free, live = connection(Board::Live)] {
        live();
        display.show(called, {});
        display.show(free, {finish("A045")});
    };
    const auto answer = [&display, ask](CounterDisplay::Arrival arrival) {
        return [&display, ask, arrival] {
            ask();
            display.rate(4);
            display.answered(arrival);
        };
    };
    return {
        {"counter-not-connected", {}},
        {"counter-unknown",
         [live = connection(Board::Live), none = show(unknown)] {
             live();
             none();
         }},
        {"counter-free", show(free)},
        {"counter-call", show(called)},
        {"counter-call-priority", show(with(free, first))},
        {"counter-serving", show(serving)},
        {"counter-lost", connection(Board::Reconnecting)},
        {"counter-rating", ask},
        {"counter-sending", [&display] { display.rate(4); }},
        {"counter-thanks", [&display] { display.answered(CounterDisplay::Arrival::Taken); }},
        {"counter-not-taken", answer(CounterDisplay::Arrival::Refused)},
        {"counter-unconfirmed", answer(CounterDisplay::Arrival::Unknown)},
        {"counter-paused",
         [&display, called, paused] {
             display.show(called, {});
             display.show(paused, {});
         }},
        {"counter-closed", show(closed)},
    };
}

}
