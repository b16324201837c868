#include "queue-service/queue_book.h"

#include "queue-service/src/secret.h"
#include "queue-service/wait_estimate.h"

#include <algorithm>

namespace luot::queue_service {

using protocol::CallReason;
using protocol::CounterChange;
using protocol::CounterEvent;
using protocol::DossierEvent;
using protocol::DossierState;
using protocol::EventBody;
using protocol::FaceChange;
using protocol::FaceEvent;
using protocol::FeedbackChange;
using protocol::FeedbackEvent;
using protocol::FieldChange;
using protocol::FieldEvent;
using protocol::NoticeSet;
using protocol::NumbersSkipped;
using protocol::RatingAdded;
using protocol::Ticket;
using protocol::TicketChange;
using protocol::TicketEvent;
using protocol::TicketState;
using protocol::UnknownEvent;

namespace {

bool serves(const std::vector<ProfileLine>& profile, const FieldId& field)
{
    return std::ranges::find(profile, field, &ProfileLine::field) != profile.end();
}

bool holdsCounter(const Ticket& ticket)
{
    return ticket.state == TicketState::Called || ticket.state == TicketState::Serving;
}

protocol::Field told(const FieldSetup& setup, const FieldStatus& status)
{
    return {.id = setup.id,
            .name = setup.name,
            .nameEn = setup.nameEn,
            .icon = setup.icon,
            .open = status.open,
            .waiting = status.waiting,
            .wait = status.wait,
            .maxWaitMinutes
            = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(setup.maxWait).count()),
            .closedByHand = status.closedByHand,
            .opensAt = status.opensAt,
            .full = status.full,
            .asksProcedure = setup.asksProcedure};
}

template <class Map> typename Map::mapped_type valueOr(const Map& map, const typename Map::key_type& key)
{
    const auto found = map.find(key);
    return found == map.end() ? typename Map::mapped_type{} : found->second;
}

}

QueueBook::QueueBook(BranchSetup setup, BookState state)
    : m_setup{std::move(setup)}
    , m_state{std::move(state)}
{
    for (const auto& [id, ticket] : m_state.tickets)
        index(ticket);
}

void QueueBook::apply(const EventBody& body)
{
    struct Application {
        QueueBook& book;

        void operator()(const TicketEvent& event) const { book.applyTicket(event); }
        void operator()(const CounterEvent& event) const { book.applyCounter(event); }
        void operator()(const FieldEvent& event) const
        {
            const protocol::Field& field = event.field;
            book.m_state.fields[field.id]
                = {field.open, field.waiting, field.wait, field.closedByHand, field.opensAt, field.full};
        }
        void operator()(const FaceEvent& event) const
        {
            const auto found = book.m_state.tickets.find(event.ticket);
            if (found != book.m_state.tickets.end())
                found->second.faceBound = event.change == FaceChange::Bound;
        }
        void operator()(const protocol::PersonEvent&) const { }
        void operator()(const NumbersSkipped& event) const
        {
            int& last = book.m_state.lastNumbers[{event.businessDate, event.series}];
            last = std::max(last, event.to);
        }
        void operator()(const DossierEvent& event) const
        {
            const protocol::Dossier& dossier = event.dossier;
            if (dossier.state == DossierState::Pending) {
                book.m_state.dossiers.insert_or_assign(dossier.code, dossier);
                return;
            }
            book.m_state.dossiers.erase(dossier.code);
            book.m_state.settledDossiers.insert(dossier.code);
        }
        void operator()(const RatingAdded& event) const
        {
            if (book.ticket(event.rating.ticket) != nullptr)
                book.m_state.rated.insert(event.rating.ticket);
        }
        void operator()(const FeedbackEvent& event) const
        {
            if (event.change == FeedbackChange::Added)
                book.m_state.feedback.insert_or_assign(event.feedback.id, event.feedback);
            else
                book.m_state.feedback.erase(event.feedback.id);
        }
        void operator()(const NoticeSet&) const { }
        void operator()(const protocol::ConfigChanged&) const { }
        void operator()(const protocol::Alert&) const { }
        void operator()(const protocol::DeviceEvent& event) const
        {
            book.m_state.devices.insert_or_assign(event.status.device, event.status);
        }
        void operator()(const protocol::KeyEvent&) const { }
        void operator()(const UnknownEvent&) const { }
    };
    std::visit(Application{*this}, body);
}

void QueueBook::applyTicket(const TicketEvent& event)
{
    const Ticket& ticket = event.ticket;
    if (const Ticket* before = this->ticket(ticket.id))
        unindex(*before);

    if (event.change == TicketChange::Issued) {
        int& last = m_state.lastNumbers[{ticket.businessDate, FieldId{seriesOf(ticket)}}];
        last = std::max(last, ticket.number);
        if (ticket.businessDate != m_state.businessDate)
            beginDay(ticket.businessDate);
    }
    if (event.change == TicketChange::Called) {
        int& streak = m_state.counters[ticket.counter].priorityStreak;
        if (ticket.callReason == CallReason::Priority)
            ++streak;
        else if (!ticket.hasPriority)
            streak = 0;
    }
    if (event.change == TicketChange::Completed && ticket.calledAt && ticket.endedAt) {
        auto& served = m_state.served[ticket.field];
        served.push_back(std::max(*ticket.endedAt - *ticket.calledAt, Milliseconds{0}));
        if (served.size() > servedKept)
            served.pop_front();
    }

    if (!isLive(ticket.state) && ticket.businessDate != m_state.businessDate) {
        m_state.tickets.erase(ticket.id);
        return;
    }
    m_state.tickets.insert_or_assign(ticket.id, ticket);
    index(ticket);
}

void QueueBook::applyCounter(const CounterEvent& event)
{
    CounterStatus& status = m_state.counters[event.counter.id];
    status.open = event.counter.open;
    status.paused = event.counter.paused;
    status.pauseReason = event.counter.pauseReason;
    status.openedBy = event.counter.openedBy;
    if (event.change != CounterChange::ProfileSet)
        return;
    status.profile.clear();
    for (std::size_t i = 0; i < event.counter.fields.size(); ++i)
        status.profile.push_back({event.counter.fields[i],
                                  event.counter.coefficients.empty() ? 1 : event.counter.coefficients.at(i)});
}

void QueueBook::beginDay(const std::string& date)
{
    m_state.businessDate = date;
    for (const auto& [id, old] : m_state.tickets)
        if (!isLive(old.state)) {
            m_tokenHashes.erase(old.tokenHash);
            m_state.rated.erase(id);
        }
    std::erase_if(m_state.tickets, [](const auto& entry) { return !isLive(entry.second.state); });
    m_ofAnotherDay.clear();
    for (const auto& [id, live] : m_state.tickets)
        if (live.businessDate != date)
            m_ofAnotherDay.insert(id);
}

void QueueBook::index(const Ticket& ticket)
{
    if (ticket.state == TicketState::Waiting)
        m_waiting[ticket.field].emplace(ticket.queuedAt.value_or(WallTime{}), ticket.id);
    if (holdsCounter(ticket))
        m_active.insert_or_assign(ticket.counter, ticket.id);
    if (ticket.state == TicketState::OnHold)
        m_held.insert(ticket.id);
    if (isLive(ticket.state) && ticket.businessDate != m_state.businessDate)
        m_ofAnotherDay.insert(ticket.id);
    if (!ticket.tokenHash.empty())
        m_tokenHashes.insert_or_assign(ticket.tokenHash, ticket.id);
}

void QueueBook::unindex(const Ticket& ticket)
{
    if (ticket.state == TicketState::Waiting)
        m_waiting[ticket.field].erase(Place{ticket.queuedAt.value_or(WallTime{}), ticket.id});
    if (holdsCounter(ticket))
        m_active.erase(ticket.counter);
    m_held.erase(ticket.id);
    m_ofAnotherDay.erase(ticket.id);
    if (!ticket.tokenHash.empty())
        m_tokenHashes.erase(ticket.tokenHash);
}

std::vector<EventBody> QueueBook::fieldChanges(WallTime now) const
{
    std::vector<EventBody> events;
    const bool isBehind = isClockBehind(now);
    const std::string date = businessDate(now);
    // After every command: each counter is looked at once, not once a field.
    const std::vector<AtWork> atWork = countersAtWork();
    for (const FieldSetup& field : m_setup.fields) {
        const FieldStatus before = valueOr(m_state.fields, field.id);
        FieldStatus after = before;
        after.waiting = waitingIn(field.id);
        after.wait = waitBehind(field.id, after.waiting, atWork);
        if (!isBehind)
            tellFull(after, field, date, now);
        if (after != before)
            events.emplace_back(FieldEvent{FieldChange::Waiting, told(field, after)});
    }
    return events;
}

const Ticket* QueueBook::ticket(const TicketId& id) const
{
    const auto found = m_state.tickets.find(id);
    return found == m_state.tickets.end() ? nullptr : &found->second;
}

TicketId QueueBook::ticketOfPaper(const std::string& token) const
{
    const auto found = m_tokenHashes.find(hexHashOf(token));
    return found == m_tokenHashes.end() ? TicketId{} : found->second;
}

const Ticket* QueueBook::activeAt(const CounterId& id) const
{
    const auto found = m_active.find(id);
    return found == m_active.end() ? nullptr : ticket(found->second);
}

const Ticket* QueueBook::lastFinishedAt(const CounterId& id) const
{
    const Ticket* last = nullptr;
    for (const auto& [ticketId, ticket] : m_state.tickets)
        if (ticket.state == TicketState::Completed && ticket.counter == id
            && (last == nullptr || last->endedAt <= ticket.endedAt))
            last = &ticket;
    return last;
}

std::optional<protocol::Field> QueueBook::field(const FieldId& id) const
{
    const FieldSetup* setup = m_setup.field(id);
    return setup == nullptr ? std::nullopt : std::optional{told(*setup, valueOr(m_state.fields, id))};
}

std::optional<protocol::Counter> QueueBook::counter(const CounterId& id) const
{
    const CounterSetup* setup = m_setup.counter(id);
    if (setup == nullptr)
        return std::nullopt;
    const CounterStatus status = valueOr(m_state.counters, id);
    protocol::Counter counter{.id = id,
                              .fields = {},
                              .coefficients = {},
                              .open = status.open,
                              .paused = status.paused,
                              .pauseReason = status.pauseReason,
                              .openedBy = status.openedBy};
    const std::vector<ProfileLine>& profile = profileOf(id);
    std::ranges::transform(profile, std::back_inserter(counter.fields), &ProfileLine::field);
    std::ranges::transform(profile, std::back_inserter(counter.coefficients), &ProfileLine::coefficient);
    return counter;
}

const std::vector<ProfileLine>& QueueBook::profileOf(const CounterId& id) const
{
    const auto status = m_state.counters.find(id);
    if (status != m_state.counters.end() && !status->second.profile.empty())
        return status->second.profile;
    return m_setup.counter(id)->profile;
}

bool QueueBook::isWorking(const CounterId& id) const
{
    const auto status = m_state.counters.find(id);
    return status != m_state.counters.end() && status->second.open && !status->second.paused;
}

WallTime QueueBook::endOfQueue(const FieldId& field, WallTime now) const
{
    const auto queue = m_waiting.find(field);
    if (queue == m_waiting.end() || queue->second.empty())
        return now;
    // Behind those who wait already, even if the clock has been set back since they came: of two with the
    // same time the id decides, and ids are of the clock too.
    return std::max(now, queue->second.rbegin()->first + Milliseconds{1});
}

std::vector<protocol::Field> QueueBook::fields() const
{
    std::vector<protocol::Field> all;
    for (const FieldSetup& setup : m_setup.fields)
        all.push_back(told(setup, valueOr(m_state.fields, setup.id)));
    return all;
}

std::vector<protocol::Counter> QueueBook::counters() const
{
    std::vector<protocol::Counter> all;
    for (const CounterSetup& setup : m_setup.counters)
        all.push_back(*counter(setup.id));
    return all;
}

int QueueBook::waitingIn(const FieldId& field) const
{
    const auto found = m_waiting.find(field);
    return found == m_waiting.end() ? 0 : static_cast<int>(found->second.size());
}

std::vector<QueueBook::AtWork> QueueBook::countersAtWork() const
{
    std::vector<AtWork> all;
    for (const CounterSetup& setup : m_setup.counters) {
        if (!isWorking(setup.id))
            continue;
        AtWork counter{setup.id, &profileOf(setup.id), 0, activeAt(setup.id) == nullptr};
        for (const ProfileLine& line : *counter.profile)
            counter.waiting += waitingIn(line.field);
        all.push_back(std::move(counter));
    }
    return all;
}

std::vector<CounterId> QueueBook::workingCountersFor(const FieldId& field) const
{
    std::vector<CounterId> working;
    for (const AtWork& counter : countersAtWork())
        if (serves(*counter.profile, field))
            working.push_back(counter.id);
    return working;
}

protocol::WaitRange QueueBook::waitBehind(const FieldId& field, int ahead) const
{
    return waitBehind(field, ahead, countersAtWork());
}

protocol::WaitRange QueueBook::waitBehind(const FieldId& field, int ahead,
                                          const std::vector<AtWork>& atWork) const
{
    FieldLoad load{
        .ahead = ahead, .counters = 0.0, .counterFree = false, .served = valueOr(m_state.served, field)};
    const int ofField = waitingIn(field);
    for (const AtWork& counter : atWork) {
        if (!serves(*counter.profile, field))
            continue;
        const double ours = ahead + 1;
        const double others = counter.waiting - ofField;
        load.counters += ours / (ours + others);
        load.counterFree = load.counterFree || (counter.isFree && others == 0);
    }
    return estimateWait(load);
}

}
