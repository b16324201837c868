#pragma once

#include "clerk-terminal/counter_session.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace luot::clerk_terminal {

using namespace std::chrono_literals;
using protocol::BranchView;
using protocol::CallReason;
using protocol::LinkState;
using protocol::Ticket;
using protocol::TicketState;

/// A branch with two counters and two fields, as the staff stream tells it; tests move it on by hand.
class Morning {
public:
    Morning()
    {
        for (const auto& [id, name] :
             {std::pair{"A", "Hộ tịch"}, {"B", "Chứng thực"}, {"C", "Đất đai – Môi trường"}}) {
            protocol::Field field;
            field.id = FieldId{id};
            field.name = name;
            field.maxWaitMinutes = 30;
            view.fields.push_back(field);
        }
        protocol::Counter own;
        own.id = CounterId{"3"};
        own.fields = {FieldId{"A"}, FieldId{"B"}};
        protocol::Counter other;
        other.id = CounterId{"4"};
        other.fields = {FieldId{"C"}};
        view.counters = {own, other};
    }

    Ticket& add(const std::string& label, WallTime queuedAt)
    {
        Ticket ticket;
        ticket.id = TicketId{"id-" + label};
        ticket.label = label;
        ticket.field = FieldId{label.substr(0, 1)};
        ticket.businessDate = "2026-07-14";
        ticket.issuedAt = queuedAt;
        ticket.queuedAt = queuedAt;
        return view.tickets[label] = ticket;
    }

    void open() { view.counters.front().open = true; }

    Ticket& call(const std::string& label, WallTime at, CallReason reason = CallReason::QueueOrder)
    {
        Ticket& ticket = view.tickets.at(label);
        ticket.state = TicketState::Called;
        ticket.counter = CounterId{"3"};
        ticket.callCount = 1;
        ticket.calledAt = at;
        ticket.callReason = reason;
        ++ticket.version;
        return ticket;
    }

    Ticket& start(const std::string& label, WallTime at)
    {
        Ticket& ticket = view.tickets.at(label);
        ticket.state = TicketState::Serving;
        ticket.startedAt = at;
        ++ticket.version;
        return ticket;
    }

    Ticket& end(const std::string& label, TicketState state, WallTime at)
    {
        Ticket& ticket = view.tickets.at(label);
        ticket.state = state;
        ticket.endedAt = at;
        ++ticket.version;
        return ticket;
    }

    BranchView view;
};

}
