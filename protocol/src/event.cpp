#include "protocol/event.h"

#include "protocol/src/event_types.h"

namespace luot::protocol {

std::string streamName(const BranchId& branch, Stream stream)
{
    return branch.str() + (stream == Stream::Public ? ".pub" : ".staff");
}

std::string topicOf(const BranchId& branch, Stream stream) { return "e/" + streamName(branch, stream) + "/"; }

std::string typeOf(const EventBody& body)
{
    struct TypeName {
        std::string operator()(const TicketEvent& event) const
        {
            return std::string{ticketTypes.of(event.change)};
        }
        std::string operator()(const CounterEvent& event) const
        {
            return std::string{counterTypes.of(event.change)};
        }
        std::string operator()(const FieldEvent& event) const
        {
            return std::string{fieldTypes.of(event.change)};
        }
        std::string operator()(const FaceEvent& event) const
        {
            return std::string{faceTypes.of(event.change)};
        }
        std::string operator()(const NumbersSkipped&) const { return std::string{skippedType}; }
        std::string operator()(const NoticeSet&) const { return std::string{noticeType}; }
        std::string operator()(const DossierEvent& event) const
        {
            return std::string{dossierTypes.of(event.change)};
        }
        std::string operator()(const RatingAdded&) const { return std::string{ratingType}; }
        std::string operator()(const FeedbackEvent& event) const
        {
            return std::string{feedbackTypes.of(event.change)};
        }
        std::string operator()(const PersonEvent& event) const
        {
            return std::string{personTypes.of(event.change)};
        }
        std::string operator()(const ConfigChanged&) const { return std::string{configType}; }
        std::string operator()(const Alert&) const { return std::string{alertType}; }
        std::string operator()(const DeviceEvent&) const { return std::string{deviceType}; }
        std::string operator()(const KeyEvent& event) const { return std::string{keyTypes.of(event.change)}; }
        std::string operator()(const UnknownEvent& event) const { return event.type; }
    };
    return std::visit(TypeName{}, body);
}

std::optional<EventBody> publicForm(const EventBody& body)
{
    if (const auto* event = std::get_if<TicketEvent>(&body)) {
        if (event->change == TicketChange::PrintResult || event->change == TicketChange::RequestAdded)
            return std::nullopt;
        Ticket shown;
        shown.label = event->ticket.label;
        shown.field = event->ticket.field;
        shown.state = event->ticket.state;
        shown.hasPriority = event->ticket.hasPriority;
        shown.counter = event->ticket.counter;
        shown.callCount = event->ticket.callCount;
        shown.queuedAt = event->ticket.queuedAt;
        shown.calledAt = event->ticket.calledAt;
        return TicketEvent{event->change, std::move(shown)};
    }
    if (const auto* event = std::get_if<CounterEvent>(&body)) {
        CounterEvent shown = *event;
        shown.counter.openedBy.clear();
        shown.reason.clear();
        return shown;
    }
    if (const auto* event = std::get_if<FieldEvent>(&body)) {
        FieldEvent shown = *event;
        shown.reason.clear();
        return shown;
    }
    return std::holds_alternative<NoticeSet>(body) ? std::optional{body} : std::nullopt;
}

}
