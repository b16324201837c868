#pragma once

#include "supervisor/live_picture.h"

#include <cstdlib>
#include <ctime>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace luot::supervisor {

/// A centre at one moment, as the live page's parts are tried on: fields A (30 minutes at most) and C (20),
/// counters 1 (A), 2 (A, C) and 3 (C), all closed, nobody there.
class LiveDay {
public:
    static constexpr WallTime start{Milliseconds{1784000400000}}; ///< 2026-07-14 10:40 in Viet Nam

    LiveDay()
    {
        // Days and hours are those of the machine's calendar, which is set as the centre's is.
        setenv("TZ", "Asia/Ho_Chi_Minh", 1);
        tzset();
        view.branch.name = "Trung tâm";
        view.branch.ward = "Phường An Thịnh";
        view.fields = {field("A", "Hộ tịch", 30), field("C", "Đất đai", 20)};
        view.counters = {counter("1", {"A"}), counter("2", {"A", "C"}), counter("3", {"C"})};
    }

    protocol::Ticket& waits(const std::string& label, int minutes)
    {
        protocol::Ticket& ticket = view.tickets[label];
        ticket.id = TicketId{"id-" + label};
        ticket.label = label;
        ticket.field = FieldId{label.substr(0, 1)};
        ticket.issuedAt = ticket.queuedAt = ago(minutes);
        return ticket;
    }
    protocol::Ticket& isAt(const std::string& label, const std::string& counter, protocol::TicketState state,
                           int minutes)
    {
        protocol::Ticket& ticket = waits(label, minutes + 5);
        ticket.state = state;
        ticket.counter = CounterId{counter};
        ticket.calledAt = ago(minutes);
        if (state == protocol::TicketState::Serving)
            ticket.startedAt = ago(minutes);
        if (state == protocol::TicketState::Completed)
            ticket.endedAt = ago(minutes);
        return ticket;
    }
    protocol::Counter& opens(const std::string& id, const std::string& by = "clerk:c1/lan")
    {
        for (protocol::Counter& counter : view.counters)
            if (counter.id.str() == id) {
                counter.open = true;
                counter.openedBy = by;
                return counter;
            }
        throw std::out_of_range{id};
    }
    void hears(protocol::EventBody body, int minutesAgo = 0, const std::string& actor = "service")
    {
        protocol::Event event;
        event.at = ago(minutesAgo);
        event.actor = actor;
        event.seq = ++m_seq;
        event.body = std::move(body);
        view.apply(event.body, event.at);
        memory.take(std::vector{event});
    }
    /// What the service says of who is there, having listened for a day or for less.
    void tells(std::vector<protocol::HeardDevice> devices, Milliseconds listening = std::chrono::hours{24})
    {
        presence.take({std::move(devices), listening}, now);
    }
    LivePicture picture() const
    {
        return pictureOf({.view = view,
                          .memory = memory,
                          .presence = presence,
                          .names = names,
                          .figures = figures,
                          .link = protocol::LinkState::Live,
                          .lostSince = {},
                          .now = now,
                          .thresholds = thresholds});
    }
    WallTime ago(int minutes) const { return now - std::chrono::minutes{minutes}; }

    protocol::BranchView view;
    LiveMemory memory;
    DevicePresence presence;
    std::map<std::string, std::string> names{{"lan", "Nguyễn Thị Lan"}};
    std::optional<protocol::Figures> figures;
    LiveThresholds thresholds;
    WallTime now = start;

private:
    static protocol::Field field(const std::string& id, const std::string& name, int maxWait)
    {
        protocol::Field field;
        field.id = FieldId{id};
        field.name = name;
        field.maxWaitMinutes = maxWait;
        return field;
    }
    static protocol::Counter counter(const std::string& id, const std::vector<std::string>& fields)
    {
        protocol::Counter counter;
        counter.id = CounterId{id};
        for (const std::string& one : fields)
            counter.fields.emplace_back(one);
        return counter;
    }

    std::uint64_t m_seq = 0;
};

}
