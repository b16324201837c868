#pragma once

#include "kiosk/visit_flow.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace luot::kiosk::test {

using namespace std::chrono_literals;

inline std::vector<protocol::Field> sixFields()
{
    std::vector<protocol::Field> fields;
    for (const char* id : {"A", "B", "C", "D", "E", "G"})
        fields.push_back({FieldId{id}, std::string{"Field "} + id, {}, {}, true, 3, {5, 10}});
    return fields;
}

inline protocol::IssuedTicket numberFor(const FieldId& field)
{
    protocol::IssuedTicket issued;
    issued.ticket.id = TicketId{"0190f3a2-0000-7000-8000-000000000001"};
    issued.ticket.label = field.str() + "001";
    issued.ticket.field = field;
    return issued;
}

/// A person before the kiosk and the devices behind it, on a virtual clock: twenty sightings a second.
class Visitor {
public:
    explicit Visitor(VisitSettings settings = {})
        : flow{settings}
    {
        give(FaceBindingSeen{FaceBinding::On});
        give(BranchSeen{sixFields(), BranchSeen::Service::Up});
    }

    VisitFlow flow;
    SteadyTime now{std::chrono::hours{1}};
    VisitActions done; ///< everything the flow asked for so far
    vision::Presence presence = vision::Presence::Nobody;
    vision::Bystander bystander = vision::Bystander::None;
    vision::Hindrance hindrance = vision::Hindrance::None;
    vision::Liveness liveness = vision::Liveness::Unknown;
    vision::Pose neutral{3.0, -2.0};
    vision::Pose head{}; ///< relative to neutral
    double faceHeight = 0.45;
    bool camera = true;
    std::optional<HeldNumber> held; ///< what a search of the last faces finds
    bool searchAnswers = true;

    const VisitView& view() const { return flow.view(); }

    void give(const VisitInput& input)
    {
        for (auto& action : flow.take(input, now)) {
            const bool searched = std::holds_alternative<SearchRecent>(action) && searchAnswers;
            done.push_back(std::move(action));
            if (searched)
                give(RecentSearched{held});
        }
    }

    void wait(Milliseconds time)
    {
        for (const auto end = now + time; now < end;) {
            now += 50ms;
            camera ? give(sighting()) : give(Tick{});
        }
    }

    /// Waits until the page is there, for at most a quarter of an hour.
    bool waitFor(Page page)
    {
        for (int i = 0; i < 18000 && view().page != page; ++i)
            wait(50ms);
        return view().page == page;
    }

    void come()
    {
        presence = vision::Presence::Approaching;
        wait(500ms);
        presence = vision::Presence::Locked;
        wait(600ms);
    }

    void leave()
    {
        presence = vision::Presence::Lost;
        wait(2s);
        presence = vision::Presence::Left;
        wait(50ms);
        presence = vision::Presence::Nobody;
        wait(100ms);
    }

    void rest()
    {
        head = {};
        wait(800ms);
    }

    /// Looks at a card until the page changes or `patience` is over.
    void look(vision::Cell cell, Milliseconds patience = 4s)
    {
        const auto page = view().page;
        head = view().cards->aimAt(cell);
        for (const auto end = now + patience; now < end && view().page == page;)
            wait(50ms);
    }

    void lookStraightAt(vision::Cell cell)
    {
        rest();
        look(cell);
    }

    /// From nobody to the fields, without consent.
    void comeToChoose()
    {
        come();
        waitFor(Page::Consent);
        lookStraightAt(view().no);
        waitFor(Page::Choose);
    }

    /// From the fields to the question put to the service.
    void askFor(vision::Cell cell)
    {
        lookStraightAt(cell);
        lookStraightAt(view().yes);
        give(PrinterAsked{true});
        wait(50ms);
    }

    void press(Press::What what, vision::Cell cell = {})
    {
        wait(400ms); // past the moment after a page change in which presses do nothing
        give(Press{what, cell, protocol::IssueWay::Touch});
    }

    template <class Action> std::ptrdiff_t count() const
    {
        return std::ranges::count_if(
            done, [](const auto& action) { return std::holds_alternative<Action>(action); });
    }

    template <class Action> std::optional<Action> last() const
    {
        for (auto i = done.rbegin(); i != done.rend(); ++i) {
            if (const auto* action = std::get_if<Action>(&*i))
                return *action;
        }
        return {};
    }

    std::vector<Milestone> milestones() const
    {
        std::vector<Milestone> reached;
        for (const auto& action : done) {
            if (const auto* milestone = std::get_if<Reached>(&action))
                reached.push_back(milestone->milestone);
        }
        return reached;
    }

private:
    vision::Sighting sighting() const
    {
        vision::Sighting seen;
        seen.at = now;
        seen.presence = presence;
        seen.bystander = bystander;
        seen.hindrance = hindrance;
        seen.liveness = liveness;
        seen.faceHeight = faceHeight;
        if (presence == vision::Presence::Approaching || presence == vision::Presence::Locked) {
            vision::Face face;
            face.eyeDistancePx = 80;
            face.pose = {neutral.yaw + head.yaw, neutral.pitch + head.pitch};
            seen.person = face;
            seen.facesSeen = 1;
        }
        return seen;
    }
};

}
