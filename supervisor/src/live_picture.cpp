#include "supervisor/live_picture.h"

#include "protocol/business_day.h"
#include "supervisor/src/live_devices.h"

#include <algorithm>

namespace luot::supervisor {

using namespace protocol;

namespace {

using std::chrono::minutes;

Wait waitOf(const Ticket& ticket, const Field& field, const LiveInputs& inputs)
{
    if (field.maxWaitMinutes <= 0 || !ticket.queuedAt)
        return Wait::InTime;
    const auto waited = inputs.now - *ticket.queuedAt;
    const Milliseconds most = minutes{field.maxWaitMinutes};
    if (waited >= most)
        return Wait::Over;
    const int percent = inputs.thresholds.nearPercent;
    return percent > 0 && waited * 100 >= most * percent ? Wait::Near : Wait::InTime;
}

bool serves(const Counter& counter, const FieldId& field)
{
    return counter.open && !counter.paused
        && std::ranges::find(counter.fields, field) != counter.fields.end();
}

std::vector<LiveField> fieldsOf(const LiveInputs& inputs)
{
    std::vector<LiveField> fields;
    for (const Field& field : inputs.view.fields) {
        LiveField live{field, {}, {}};
        for (const auto& [label, ticket] : inputs.view.tickets)
            if (ticket.state == TicketState::Waiting && ticket.field == field.id)
                live.waiting.push_back({ticket.id, label, ticket.queuedAt.value_or(inputs.now),
                                        ticket.hasPriority, waitOf(ticket, field, inputs),
                                        inputs.memory.late.contains(label)});
        std::ranges::stable_sort(live.waiting, {}, &WaitingPerson::queuedAt);
        for (const Counter& counter : inputs.view.counters)
            if (serves(counter, field.id))
                live.counters.push_back(counter.id);
        fields.push_back(std::move(live));
    }
    return fields;
}

std::string nameOf(const std::string& person, const LiveInputs& inputs)
{
    const auto found = inputs.names.find(person);
    return found == inputs.names.end() ? person : found->second;
}

/// When somebody last left the counter.
std::optional<WallTime> lastEnd(const CounterId& counter, const BranchView& view)
{
    std::optional<WallTime> last;
    for (const auto& [label, ticket] : view.tickets)
        if (ticket.counter == counter && ticket.endedAt && (!last || *ticket.endedAt > *last))
            last = ticket.endedAt;
    return last;
}

std::optional<WallTime> later(std::optional<WallTime> a, std::optional<WallTime> b)
{
    return !a || (b && *b > *a) ? b : a;
}

LiveCounter liveCounter(const Counter& counter, const LiveInputs& inputs)
{
    LiveCounter live{.counter = counter, .label = {}, .ticket = {}, .clerk = {}};
    if (counter.open)
        live.clerk = nameOf(personIn(counter.openedBy), inputs);
    const auto told = inputs.memory.counterSince.find(counter.id);
    if (told != inputs.memory.counterSince.end())
        live.since = told->second;
    const Ticket* active = inputs.view.activeAt(counter.id);
    if (active != nullptr) {
        const bool isServed = active->state == TicketState::Serving;
        live.phase = isServed ? CounterPhase::Serving : CounterPhase::Called;
        live.label = active->label;
        live.ticket = active->id;
        live.hasPriority = active->hasPriority;
        live.isLate = inputs.memory.late.contains(live.label);
        live.since = isServed ? active->startedAt : active->calledAt;
    } else if (counter.paused) {
        live.phase = CounterPhase::Paused;
    } else if (counter.open) {
        live.phase = CounterPhase::Free;
        live.since = later(live.since, lastEnd(counter.id, inputs.view));
    }
    return live;
}

LiveTotals totalsOf(const LiveInputs& inputs)
{
    LiveTotals totals;
    const std::string today = businessDayAt(inputs.view, inputs.now);
    for (const auto& [label, ticket] : inputs.view.tickets) {
        const bool isOfToday = isOfDay(ticket, today);
        totals.issued += isOfToday ? 1 : 0;
        // Whoever is still there is, whatever the day of the number.
        if (!isOfToday && !isLive(ticket.state))
            continue;
        switch (ticket.state) {
        case TicketState::Waiting:
            ++totals.waiting;
            break;
        case TicketState::Called:
        case TicketState::Serving:
            ++totals.serving;
            break;
        case TicketState::OnHold:
            ++totals.onHold;
            break;
        case TicketState::Completed:
            ++totals.done;
            break;
        case TicketState::NoShow:
            ++totals.noShow;
            break;
        case TicketState::Cancelled:
        case TicketState::Expired:
            break;
        }
    }
    if (!inputs.figures)
        return totals;
    const Figures& figures = *inputs.figures;
    if (figures.visits.waiting.count > 0) {
        totals.medianSeconds = figures.visits.waiting.median;
        totals.ninetiethSeconds = figures.visits.waiting.ninetieth;
    }
    int sum = 0;
    for (std::size_t i = 0; i < figures.ratings.size(); ++i) {
        totals.ratings += figures.ratings[i];
        sum += figures.ratings[i] * static_cast<int>(i + 1);
    }
    if (totals.ratings > 0)
        totals.rating = static_cast<double>(sum) / totals.ratings;
    return totals;
}

std::vector<LiveCall> callsOf(const LiveInputs& inputs)
{
    std::vector<LiveCall> calls;
    for (const Call& call : callsOfDay(inputs.view, inputs.now)) {
        LiveCall live{.at = call.at,
                      .label = call.label,
                      .hasPriority = call.hasPriority,
                      .counter = call.counter,
                      .clerk = {},
                      .why = {}};
        live.isLate = inputs.memory.late.contains(call.label);
        const auto caller = inputs.memory.callers.find(call.label);
        const bool isKnown = caller != inputs.memory.callers.end();
        if (isKnown)
            live.clerk = nameOf(caller->second.person, inputs);
        if (const auto ticket = inputs.view.tickets.find(call.label); ticket != inputs.view.tickets.end()) {
            const Field* field = inputs.view.field(ticket->second.field);
            live.why
                = wordsOf(ticket->second.callReason, ticket->second.priority,
                          field != nullptr ? field->maxWaitMinutes : 0, isKnown ? caller->second.reason : "");
            live.isChosen = ticket->second.callReason == CallReason::Chosen;
        }
        calls.push_back(std::move(live));
    }
    return calls;
}

Words wordsOf(PriorityClass priority)
{
    switch (priority) {
    case PriorityClass::None:
        break;
    case PriorityClass::Elderly:
        return {"người cao tuổi", "elderly"};
    case PriorityClass::Disabled:
        return {"người khuyết tật", "with a disability"};
    case PriorityClass::Pregnant:
        return {"phụ nữ mang thai", "pregnant"};
    case PriorityClass::WithSmallChild:
        return {"có con nhỏ", "with a small child"};
    case PriorityClass::Merit:
        return {"người có công", "person of merit"};
    }
    return {};
}

}

Words wordsOf(CallReason reason, PriorityClass priority, int maxWaitMinutes, const std::string& given)
{
    switch (reason) {
    case CallReason::None:
        return {};
    case CallReason::OverMaxWait:
        if (maxWaitMinutes <= 0)
            return {"Chờ quá lâu", "Waited too long"};
        return {"Chờ quá " + std::to_string(maxWaitMinutes) + " phút",
                "Waited over " + std::to_string(maxWaitMinutes) + " minutes"};
    case CallReason::BackFromHold:
        return {"Quay lại sau tạm giữ", "Back from hold"};
    case CallReason::Priority: {
        const Words whose = wordsOf(priority);
        return whose.vi.empty() ? Words{"Ưu tiên", "Priority"}
                                : Words{"Ưu tiên: " + whose.vi, "Priority: " + whose.en};
    }
    case CallReason::Coefficient:
        return {"Lĩnh vực chính của quầy", "The counter's main field"};
    case CallReason::QueueOrder:
        return {"Theo giờ lấy số", "In order of numbers"};
    case CallReason::Chosen:
        break;
    }
    return given.empty() ? Words{"Cán bộ chọn riêng", "Chosen by the clerk"}
                         : Words{"Chọn riêng: " + given, "Chosen: " + given};
}

LivePicture pictureOf(const LiveInputs& inputs)
{
    LivePicture picture;
    picture.at = inputs.now;
    picture.link = inputs.link;
    picture.lostSince = inputs.lostSince;
    picture.centre = inputs.view.branch.name;
    picture.ward = inputs.view.branch.ward;
    picture.notice = inputs.view.notice;
    picture.totals = totalsOf(inputs);
    picture.fields = fieldsOf(inputs);
    for (const Counter& counter : inputs.view.counters)
        picture.counters.push_back(liveCounter(counter, inputs));
    picture.calls = callsOf(inputs);
    picture.devices = devicesOf(inputs);
    picture.thresholds = inputs.thresholds;
    return picture;
}

}
