#include "supervisor/src/live_json.h"

#include "protocol/names.h"

#include <nlohmann/json.hpp>

namespace luot::supervisor {

using nlohmann::json;
using protocol::LinkState;

namespace {

json timeOf(WallTime time) { return time.time_since_epoch().count(); }

json jsonOf(const Words& words) { return {{"vi", words.vi}, {"en", words.en}}; }

json jsonOf(const LiveAlert& alert)
{
    json body{{"id", alert.id},
              {"level", alert.level == AlertLevel::Red ? "red" : "amber"},
              {"title", jsonOf(alert.title)},
              {"advice", jsonOf(alert.advice)},
              {"since", timeOf(alert.since)},
              {"degree", alert.degree}};
    if (!alert.acknowledgedBy.empty())
        body["acknowledged_by"] = alert.acknowledgedBy;
    if (!alert.field.empty())
        body["field"] = alert.field.str();
    if (!alert.counter.empty())
        body["counter"] = alert.counter.str();
    if (!alert.helper.empty())
        body["helper"] = alert.helper.str();
    return body;
}

json jsonOf(const LiveTotals& totals)
{
    json body{{"issued", totals.issued},  {"waiting", totals.waiting}, {"serving", totals.serving},
              {"on_hold", totals.onHold}, {"done", totals.done},       {"no_show", totals.noShow}};
    if (totals.medianSeconds)
        body["median_s"] = *totals.medianSeconds;
    if (totals.ninetiethSeconds)
        body["p90_s"] = *totals.ninetiethSeconds;
    if (totals.rating) {
        body["rating"] = *totals.rating;
        body["ratings"] = totals.ratings;
    }
    return body;
}

template <class Ids> json idsOf(const Ids& ids)
{
    json body = json::array();
    for (const auto& id : ids)
        body.push_back(id.str());
    return body;
}

json jsonOf(const LiveField& live)
{
    const protocol::Field& field = live.field;
    json waiting = json::array();
    for (const WaitingPerson& person : live.waiting) {
        json one{{"ticket", person.ticket.str()}, {"label", person.label}, {"at", timeOf(person.queuedAt)}};
        if (person.hasPriority)
            one["priority"] = true;
        if (person.isLate)
            one["late"] = true;
        waiting.push_back(std::move(one));
    }
    json body{{"id", field.id.str()},
              {"name", field.name},
              {"name_en", field.nameEn},
              {"open", field.open},
              {"closed_by_hand", field.closedByHand},
              {"full", field.full},
              {"max_wait_min", field.maxWaitMinutes},
              {"waiting", std::move(waiting)},
              {"counters", idsOf(live.counters)}};
    if (field.opensAt)
        body["opens_at"] = timeOf(*field.opensAt);
    return body;
}

const char* nameOf(CounterPhase phase)
{
    switch (phase) {
    case CounterPhase::Closed:
        break;
    case CounterPhase::Paused:
        return "paused";
    case CounterPhase::Free:
        return "free";
    case CounterPhase::Called:
        return "called";
    case CounterPhase::Serving:
        return "serving";
    }
    return "closed";
}

json jsonOf(const LiveCounter& live)
{
    json body{{"id", live.counter.id.str()},
              {"fields", idsOf(live.counter.fields)},
              {"state", nameOf(live.phase)},
              {"clerk", live.clerk}};
    if (!live.label.empty()) {
        body["label"] = live.label;
        body["ticket"] = live.ticket.str();
        body["priority"] = live.hasPriority;
        body["late"] = live.isLate;
    }
    if (live.since)
        body["since"] = timeOf(*live.since);
    if (live.phase == CounterPhase::Paused && live.counter.pauseReason)
        body["pause"] = std::string{protocol::nameOf(*live.counter.pauseReason)};
    return body;
}

json jsonOf(const LiveCall& call)
{
    return {{"at", timeOf(call.at)},         {"label", call.label}, {"priority", call.hasPriority},
            {"counter", call.counter.str()}, {"clerk", call.clerk}, {"why", jsonOf(call.why)},
            {"chosen", call.isChosen},       {"late", call.isLate}};
}

const char* nameOf(DeviceLevel level)
{
    switch (level) {
    case DeviceLevel::Good:
        return "good";
    case DeviceLevel::Attention:
        return "attention";
    case DeviceLevel::Fault:
        return "fault";
    case DeviceLevel::Silent:
        return "silent";
    case DeviceLevel::Gone:
        return "gone";
    case DeviceLevel::Unknown:
        break;
    }
    return "unknown";
}

json jsonOf(const LiveDevice& device)
{
    json body{{"id", device.id},
              {"role", device.role},
              {"name", jsonOf(device.name)},
              {"level", nameOf(device.level)},
              {"state", jsonOf(device.state)},
              {"help", device.wantsHelp}};
    if (device.heardAt)
        body["heard_at"] = timeOf(*device.heardAt);
    if (device.isThere)
        body["connected"] = *device.isThere;
    if (device.goneSince)
        body["gone_since"] = timeOf(*device.goneSince);
    return body;
}

template <class List> json listOf(const List& list)
{
    json body = json::array();
    for (const auto& one : list)
        body.push_back(jsonOf(one));
    return body;
}

const char* nameOf(LinkState link)
{
    switch (link) {
    case LinkState::Connecting:
        break;
    case LinkState::Syncing:
        return "syncing";
    case LinkState::Live:
        return "live";
    case LinkState::Stale:
        return "lost";
    }
    return "connecting";
}

}

json jsonOf(const LivePicture& picture, const std::vector<LiveAlert>& alerts,
            const std::map<std::string, std::string>& people, WallTime now)
{
    json persons = json::array();
    for (const auto& [id, name] : people)
        persons.push_back({{"id", id}, {"name", name}});
    json body{{"now", timeOf(now)},
              {"at", timeOf(picture.at)},
              {"link", nameOf(picture.link)},
              {"centre", picture.centre},
              {"ward", picture.ward},
              {"notice", picture.notice},
              {"near_percent", picture.thresholds.nearPercent},
              {"totals", jsonOf(picture.totals)},
              {"alerts", listOf(alerts)},
              {"fields", listOf(picture.fields)},
              {"counters", listOf(picture.counters)},
              {"calls", listOf(picture.calls)},
              {"devices", listOf(picture.devices)},
              {"people", std::move(persons)}};
    if (picture.lostSince)
        body["lost_since"] = timeOf(*picture.lostSince);
    return body;
}

}
