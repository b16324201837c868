#include "protocol/branch_view.h"

#include <algorithm>

namespace luot::protocol {

namespace {

template <class T, class IdType> const T* withId(const std::vector<T>& list, const IdType& id)
{
    const auto found = std::ranges::find(list, id, &T::id);
    return found == list.end() ? nullptr : &*found;
}

template <class T> void replace(std::vector<T>& list, const T& item)
{
    const auto found = std::ranges::find(list, item.id, &T::id);
    if (found == list.end())
        list.push_back(item);
    else
        *found = item;
}

bool isCall(TicketChange change)
{
    return change == TicketChange::Called || change == TicketChange::Recalled
        || change == TicketChange::Resumed;
}

struct Application {
    BranchView& view;
    WallTime at;

    void operator()(const TicketEvent& event) const
    {
        const Ticket& ticket = event.ticket;
        if (ticket.businessDate > view.businessDate)
            beginDay(ticket.businessDate);

        // A public ticket has no id; the hall has no use for one that has ended.
        if (ticket.id.empty() && !isLive(ticket.state))
            view.tickets.erase(ticket.label);
        else
            view.tickets.insert_or_assign(ticket.label, ticket);

        if (isCall(event.change) && ticket.state == TicketState::Called)
            announce(ticket);
        else if (ticket.state == TicketState::Waiting)
            withdraw(ticket.label);
    }
    void operator()(const CounterEvent& event) const { replace(view.counters, event.counter); }
    void operator()(const FieldEvent& event) const { replace(view.fields, event.field); }
    void operator()(const FaceEvent& event) const
    {
        for (auto& [label, ticket] : view.tickets)
            if (ticket.id == event.ticket)
                ticket.faceBound = event.change == FaceChange::Bound;
    }
    void operator()(const NoticeSet& event) const { view.notice = event.text; }
    void operator()(const NumbersSkipped&) const { }
    void operator()(const PersonEvent&) const { }
    void operator()(const DossierEvent&) const { }
    void operator()(const RatingAdded&) const { }
    void operator()(const FeedbackEvent&) const { }
    void operator()(const ConfigChanged&) const { }
    void operator()(const Alert&) const { }
    void operator()(const DeviceEvent& event) const
    {
        view.devices.insert_or_assign(event.status.device, event.status);
    }
    void operator()(const KeyEvent&) const { }
    void operator()(const UnknownEvent&) const { }

    void beginDay(const std::string& date) const
    {
        view.businessDate = date;
        std::erase_if(view.tickets, [](const auto& entry) { return !isLive(entry.second.state); });
    }
    void announce(const Ticket& ticket) const
    {
        withdraw(ticket.label);
        view.calls.insert(view.calls.begin(),
                          Call{ticket.label, ticket.counter, ticket.hasPriority, ticket.callCount,
                               ticket.calledAt.value_or(at)});
        if (view.calls.size() > BranchView::keptCalls)
            view.calls.pop_back();
    }
    void withdraw(const std::string& label) const
    {
        std::erase_if(view.calls, [&](const Call& call) { return call.label == label; });
    }
};

}

void BranchView::apply(const EventBody& body, WallTime at) { std::visit(Application{*this, at}, body); }

const Field* BranchView::field(const FieldId& id) const { return withId(fields, id); }
const Counter* BranchView::counter(const CounterId& id) const { return withId(counters, id); }

const Ticket* BranchView::activeAt(const CounterId& id) const
{
    for (const auto& [label, ticket] : tickets)
        if (ticket.counter == id
            && (ticket.state == TicketState::Called || ticket.state == TicketState::Serving))
            return &ticket;
    return nullptr;
}

const Ticket* BranchView::ticket(const TicketId& id) const
{
    if (id.empty())
        return nullptr;
    for (const auto& [label, ticket] : tickets)
        if (ticket.id == id)
            return &ticket;
    return nullptr;
}

}
