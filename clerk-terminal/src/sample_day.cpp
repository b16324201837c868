#include "clerk-terminal/sample_day.h"

#include <array>
#include <ctime>
#include <string>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

using protocol::BranchView;
using protocol::CallReason;
using protocol::PriorityClass;
using protocol::Ticket;
using protocol::TicketState;

namespace {

WallTime localTime(int hour, int minute, int second)
{
    std::tm day{};
    day.tm_year = 126;
    day.tm_mon = 6;
    day.tm_mday = 14;
    day.tm_hour = hour;
    day.tm_min = minute;
    day.tm_sec = second;
    day.tm_isdst = -1;
    return std::chrono::time_point_cast<Milliseconds>(
        std::chrono::system_clock::from_time_t(std::mktime(&day)));
}

struct Person {
    const char* label;
    const char* field;
    Milliseconds waited;
    PriorityClass priority;
};

constexpr std::array line{
    Person{"B032", "B", 31min + 5s, PriorityClass::None},
    Person{"B036", "B", 8min + 22s, PriorityClass::Elderly},
    Person{"A050", "A", 5min + 40s, PriorityClass::WithSmallChild},
    Person{"A046", "A", 24min + 41s, PriorityClass::None},
    Person{"A047", "A", 21min + 40s, PriorityClass::None},
    Person{"A048", "A", 15min + 9s, PriorityClass::None},
    Person{"A049", "A", 11min + 33s, PriorityClass::None},
    Person{"B033", "B", 28min + 10s, PriorityClass::None},
    Person{"B034", "B", 24min + 2s, PriorityClass::None},
    Person{"B035", "B", 18min + 27s, PriorityClass::None},
    Person{"B037", "B", 7min + 12s, PriorityClass::None},
    Person{"B038", "B", 4min + 55s, PriorityClass::None},
    Person{"A051", "A", 3min + 20s, PriorityClass::None},
    Person{"A052", "A", 1min + 2s, PriorityClass::None},
};

constexpr int servedBefore = 23;

}

SampleDay::SampleDay()
    : m_now{localTime(9, 49, 46)}
{
    m_base.branch
        = {BranchId{"an-thinh"}, "Trung tâm Phục vụ hành chính công", "Phường An Thịnh", "1900 0000", {}};
    protocol::Field family;
    family.id = FieldId{"A"};
    family.name = "Hộ tịch";
    protocol::Field certification;
    certification.id = FieldId{"B"};
    certification.name = "Chứng thực";
    m_base.fields = {family, certification};
    protocol::Counter own;
    own.id = m_counter;
    own.fields = {family.id, certification.id};
    own.coefficients = {2, 1};
    own.open = true;
    m_base.counters = {own};
    for (const Person& person : line) {
        Ticket ticket = waiting(person.label, person.field, person.waited);
        ticket.priority = person.priority;
        ticket.hasPriority = person.priority != PriorityClass::None;
        m_base.tickets[ticket.label] = ticket;
    }
    addServed(m_base);
}

Ticket SampleDay::waiting(const char* label, const char* field, Milliseconds waited) const
{
    Ticket ticket;
    ticket.id = TicketId{std::string{"ticket-"} + label};
    ticket.label = label;
    ticket.field = FieldId{field};
    ticket.businessDate = "2026-07-14";
    ticket.issuedBy = DeviceId{"K1"};
    ticket.printed = protocol::PrintState::Printed;
    ticket.issuedAt = m_now - waited;
    ticket.queuedAt = ticket.issuedAt;
    return ticket;
}

void SampleDay::addServed(BranchView& view) const
{
    for (int number = 0; number < servedBefore; ++number) {
        const std::string label = "A0" + std::to_string(10 + number);
        Ticket ticket = waiting(label.c_str(), "A", 2h - number * 3min);
        ticket.state = TicketState::Completed;
        ticket.outcome = protocol::ServiceOutcome::Guidance;
        ticket.counter = m_counter;
        ticket.callReason = CallReason::QueueOrder;
        ticket.calledAt = *ticket.issuedAt + 12min;
        ticket.startedAt = *ticket.calledAt + 40s;
        ticket.endedAt = *ticket.startedAt + 8min + 50s + number * 2s - 2s;
        view.tickets[ticket.label] = ticket;
    }
}

Ticket SampleDay::visit() const
{
    Ticket ticket = waiting("A045", "A", 25min + 38s);
    ticket.state = TicketState::Called;
    ticket.counter = m_counter;
    ticket.callCount = 1;
    ticket.callReason = CallReason::QueueOrder;
    ticket.faceBound = true;
    ticket.version = 3;
    return ticket;
}

std::vector<protocol::Person> SampleDay::people() const
{
    std::vector<protocol::Person> all;
    for (int number = 1; number <= 8; ++number) {
        const std::string figure = std::to_string(number);
        all.push_back({PersonId{"c" + figure}, "Cán bộ " + figure, protocol::Role::Clerk, {}});
    }
    return all;
}

std::vector<protocol::Procedure> SampleDay::procedures() const
{
    const FieldId family{"A"};
    return {
        {protocol::ProcedureId{"khai-sinh"}, "Đăng ký khai sinh", family, 0, "2026-07-14"},
        {protocol::ProcedureId{"ket-hon"}, "Đăng ký kết hôn", family, 0, "2026-07-14"},
        {protocol::ProcedureId{"hon-nhan"}, "Cấp giấy xác nhận tình trạng hôn nhân", family, 3, "2026-07-17"},
        {protocol::ProcedureId{"khai-tu"}, "Đăng ký khai tử", family, 0, "2026-07-14"}};
}

BranchView SampleDay::beforeWork() const
{
    BranchView view = m_base;
    view.counters.clear();
    for (int number = 1; number <= 8; ++number) {
        protocol::Counter counter;
        counter.id = CounterId{std::to_string(number)};
        counter.fields
            = number % 2 == 1 ? std::vector{FieldId{"A"}, FieldId{"B"}} : std::vector{FieldId{"B"}};
        const bool isAtWork = number == 2 || number == 7;
        counter.open = isAtWork;
        if (isAtWork)
            counter.openedBy = "clerk:c" + counter.id.str() + "/c" + counter.id.str();
        view.counters.push_back(counter);
    }
    return view;
}

BranchView SampleDay::closed() const
{
    BranchView view = m_base;
    view.counters.front().open = false;
    return view;
}

BranchView SampleDay::free() const
{
    BranchView view = m_base;
    std::erase_if(view.tickets, [](const auto& entry) { return !isLive(entry.second.state); });
    return view;
}

BranchView SampleDay::withOthersAway() const
{
    BranchView view = m_base;
    Ticket held = waiting("A039", "A", 40min);
    held.state = TicketState::OnHold;
    held.counter = m_counter;
    held.boundTo = m_counter;
    held.reason = "Lấy thêm giấy tờ";
    held.startedAt = m_now - 20min;
    view.tickets[held.label] = held;
    Ticket away = waiting("A044", "A", 35min);
    away.state = TicketState::NoShow;
    away.counter = m_counter;
    away.calledAt = m_now - 6min;
    away.callCount = 2;
    away.endedAt = m_now - 2min;
    view.tickets[away.label] = away;
    return view;
}

BranchView SampleDay::paused() const
{
    BranchView view = free();
    view.counters.front().paused = true;
    view.counters.front().pauseReason = protocol::PauseReason::Meeting;
    return view;
}

BranchView SampleDay::called() const
{
    BranchView view = m_base;
    Ticket ticket = visit();
    ticket.calledAt = m_now - 36s;
    view.tickets[ticket.label] = ticket;
    return view;
}

BranchView SampleDay::serving() const
{
    BranchView view = m_base;
    Ticket ticket = visit();
    ticket.state = TicketState::Serving;
    ticket.calledAt = m_now - 8min - 46s;
    ticket.startedAt = m_now - 8min - 5s;
    ticket.version = 4;
    view.tickets[ticket.label] = ticket;
    return view;
}

BranchView SampleDay::finished() const
{
    BranchView view = serving();
    Ticket& ticket = view.tickets["A045"];
    ticket.state = TicketState::Completed;
    ticket.outcome = protocol::ServiceOutcome::DossierReceived;
    ticket.endedAt = m_now;
    ticket.version = 5;
    return view;
}

BranchView SampleDay::withTroubles(BranchView view) const
{
    protocol::DeviceStatus first{"kiosk:k1", true, {{"camera", protocol::PartState::Ok}}, {}};
    first.parts["printer"] = protocol::PartState::Low;
    protocol::DeviceStatus second{"kiosk:k2", false, {}, {}};
    second.parts["camera"] = protocol::PartState::Fault;
    view.devices = {{first.device, first}, {second.device, second}};
    return view;
}

}
