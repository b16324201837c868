#include "queue-service/src/ruling.h"

#include <algorithm>

namespace luot::queue_service {

using namespace protocol;
using Outcome = tl::expected<Decision, Refusal>;

Outcome QueueBook::Ruling::operator()(const OpenCounter& asked) const
{
    if (auto wrong = wrongReason(asked.reason, false))
        return tl::unexpected{*wrong};
    return actor.isShared ? leased(asked) : opened(asked);
}

/// By somebody at a machine of many: any counter that nobody has, and one at a time.
Outcome QueueBook::Ruling::leased(const OpenCounter& asked) const
{
    const CounterId& id = asked.counter;
    const auto counter = book.counter(id);
    if (!counter)
        return refuse(ErrorCode::NotFound, "There is no counter " + id.str() + ".");
    const std::string opener = nameOf(actor);
    for (const Counter& other : book.counters())
        if (other.id != id && other.open && other.openedBy == opener)
            return refuse(ErrorCode::InvalidState,
                          "Counter " + other.id.str() + " is open by the same person; close it first.");
    if (counter->open && counter->openedBy != opener)
        return takenBy(*counter);
    return opened(*counter, opener, asked.reason);
}

Outcome QueueBook::Ruling::opened(const OpenCounter& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
        const std::string opener = nameOf(actor);
        const bool isOthers = counter.open && !counter.openedBy.empty() && counter.openedBy != opener;
        // Two people at one terminal relieve each other; two machines at one counter are a mistake. Where
        // many are at one machine, a page server say, each of them counts as one.
        const auto slash = counter.openedBy.find('/');
        const bool isOfMany = !actor.user.starts_with("clerk:") && slash != std::string::npos;
        const bool isOtherMachine = isOthers && (isOfMany || counter.openedBy.substr(0, slash) != actor.user);
        const bool endsAPause = isOtherMachine && counter.paused && isInCharge();
        if (isOtherMachine && !endsAPause)
            return takenBy(counter);
        return opened(counter, endsAPause ? counter.openedBy : opener, asked.reason);
    });
}

Outcome QueueBook::Ruling::opened(const Counter& counter, const std::string& opener,
                                  const std::string& reason)
{
    if (counter.open && !counter.paused && (counter.openedBy == opener || counter.openedBy.empty()))
        return Decision{CounterResult{counter}, {}};
    Counter after = counter;
    after.openedBy = opener;
    after.open = true;
    after.paused = false;
    after.pauseReason.reset();
    return told(after, CounterChange::Opened, reason);
}

tl::unexpected<Refusal> QueueBook::Ruling::takenBy(const Counter& counter)
{
    return refuse(ErrorCode::InvalidState,
                  "Counter " + counter.id.str() + " is open from " + counter.openedBy
                      + "; close it there first, or let a supervisor release it.");
}

Outcome QueueBook::Ruling::operator()(const CloseCounter& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
        if (auto wrong = wrongReason(asked.reason, false))
            return tl::unexpected{*wrong};
        if (!counter.open)
            return Decision{CounterResult{counter}, {}};
        if (const Ticket* active = book.activeAt(counter.id))
            return stillHas(counter.id, *active);
        return told(closed(counter), CounterChange::Closed, asked.reason);
    });
}

Outcome QueueBook::Ruling::operator()(const PauseCounter& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
        if (!counter.open)
            return refuse(ErrorCode::InvalidState,
                          "Counter " + counter.id.str() + " is not open; there is nothing to pause.");
        if (const Ticket* active = book.activeAt(counter.id))
            return stillHas(counter.id, *active);
        if (counter.paused && counter.pauseReason == asked.reason)
            return Decision{CounterResult{counter}, {}};
        Counter after = counter;
        after.paused = true;
        after.pauseReason = asked.reason;
        return told(after, CounterChange::Paused);
    });
}

Outcome QueueBook::Ruling::operator()(const ReleaseCounter& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
        if (!isInCharge())
            return refuse(ErrorCode::Forbidden, "A supervisor releases a counter.");
        if (auto wrong = wrongReason(asked.reason, true))
            return tl::unexpected{*wrong};
        std::vector<EventBody> events;
        const Ticket* active = book.activeAt(counter.id);
        if (active != nullptr && !asked.keepsTicket) {
            auto released = movedToQueue(*active, placeBehind(active->field, *active, 0), Action::Release,
                                         asked.reason);
            if (!released)
                return released;
            events = std::move(released->events);
        }
        const Counter after = closed(counter);
        if (counter.open)
            events.emplace_back(CounterEvent{CounterChange::Closed, after, asked.reason});
        return Decision{CounterResult{after}, std::move(events)};
    });
}

Counter QueueBook::Ruling::closed(Counter counter)
{
    counter.open = false;
    counter.paused = false;
    counter.pauseReason.reset();
    counter.openedBy.clear();
    return counter;
}

Outcome QueueBook::Ruling::operator()(const SetProfile& asked) const
{
    return atCounter(asked.counter, [&](const Counter& counter) -> Outcome {
        if (!isInCharge())
            return refuse(ErrorCode::Forbidden, "A supervisor says what a counter serves.");
        if (auto wrong = wrongReason(asked.reason, false))
            return tl::unexpected{*wrong};
        for (auto field = asked.fields.begin(); field != asked.fields.end(); ++field) {
            if (book.m_setup.field(*field) == nullptr)
                return refuse(ErrorCode::NotFound, "There is no field " + field->str() + ".");
            if (std::find(asked.fields.begin(), field, *field) != field)
                return refuse(ErrorCode::BadRequest, "Field " + field->str() + " stands there twice.");
        }
        if (asked.fields.empty()
            || (!asked.coefficients.empty() && asked.coefficients.size() != asked.fields.size()))
            return refuse(ErrorCode::BadRequest,
                          "A profile has one field or more, and a coefficient for each or none.");
        Counter after = counter;
        after.fields = asked.fields;
        after.coefficients = asked.coefficients;
        if (after.coefficients.empty())
            after.coefficients.assign(after.fields.size(), 1);
        if (after == counter)
            return Decision{CounterResult{counter}, {}};
        return told(after, CounterChange::ProfileSet, asked.reason);
    });
}

Outcome QueueBook::Ruling::operator()(const OpenField& asked) const
{
    return onField(asked.field, [&](Field field) -> Outcome {
        if (auto wrong = wrongReason(asked.reason, false))
            return tl::unexpected{*wrong};
        if (!field.closedByHand)
            return Decision{FieldResult{field}, {}};
        field.closedByHand = false;
        field.open = book.m_setup.hours.isOpenAt(localTimeAt(now, book.m_setup.utcOffset));
        field.opensAt = field.open ? std::nullopt : book.opening(now);
        return told(field, asked.reason);
    });
}

Outcome QueueBook::Ruling::operator()(const CloseField& asked) const
{
    return onField(asked.field, [&](Field field) -> Outcome {
        if (auto wrong = wrongReason(asked.reason, false))
            return tl::unexpected{*wrong};
        if (field.closedByHand)
            return Decision{FieldResult{field}, {}};
        field.closedByHand = true;
        field.open = false;
        field.opensAt.reset();
        return told(field, asked.reason);
    });
}

Outcome QueueBook::Ruling::told(const Field& field, const std::string& reason)
{
    return Decision{FieldResult{field},
                    {FieldEvent{field.open ? FieldChange::Opened : FieldChange::Closed, field, reason}}};
}

Outcome QueueBook::Ruling::operator()(const SetNotice& asked) const
{
    constexpr std::size_t longestNotice = 1000;
    if (!isInCharge())
        return refuse(ErrorCode::Forbidden, "A supervisor sets the notice.");
    if (asked.text.size() > longestNotice)
        return refuse(ErrorCode::TooLarge, "The notice is longer than 1,000 bytes; shorten it.");
    return Decision{Done{}, {NoticeSet{asked.text}}};
}

}
