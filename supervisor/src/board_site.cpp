#include "supervisor/board_site.h"

#include "base/local_day.h"
#include "protocol/business_day.h"
#include "supervisor/answers.h"
#include "supervisor/ticket_site.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

bool isAtACounter(const Ticket& ticket)
{
    return (ticket.state == TicketState::Called || ticket.state == TicketState::Serving) && ticket.calledAt
        && !ticket.counter.empty();
}

std::vector<Call> callsOf(const BranchView& view, WallTime now)
{
    std::vector<Call> calls = callsOfDay(view, now);
    for (const auto& [label, ticket] : view.tickets)
        if (isAtACounter(ticket) && std::ranges::find(calls, label, &Call::label) == calls.end())
            calls.push_back({label, ticket.counter, ticket.hasPriority, ticket.callCount, *ticket.calledAt});
    std::ranges::stable_sort(calls, std::ranges::greater{}, &Call::at);
    return calls;
}

json pictureOf(const QueueLine& line)
{
    json picture = boardOf(line.view(), line.now());
    picture["centre"] = centreOf(line);
    picture["known"] = line.hasBeenLive();
    picture["at"] = line.now().time_since_epoch().count();
    // A television's own setting is often wrong.
    picture["offset_min"] = minutesEast(line.now());
    return picture;
}

}

json boardOf(const BranchView& view, WallTime now)
{
    json calls = json::array();
    for (const Call& call : callsOf(view, now)) {
        const auto ticket = view.tickets.find(call.label);
        calls.push_back(
            {{"label", call.label},
             {"counter", call.counter.str()},
             {"priority", call.hasPriority},
             {"count", call.callCount},
             {"at", call.at.time_since_epoch().count()},
             {"open", ticket != view.tickets.end() && ticket->second.state == TicketState::Called}});
    }
    json fields = json::array();
    for (const Field& field : view.fields)
        fields.push_back({{"field", field.id.str()},
                          {"name", field.name},
                          {"waiting", field.waiting},
                          {"from", field.wait.fromMinutes},
                          {"to", field.wait.toMinutes}});
    return {{"calls", calls}, {"fields", fields}, {"notice", view.notice}};
}

BoardSite::BoardSite(QueueLine& line)
    : m_line{line}
{
}

void BoardSite::addRoutes(Router& router)
{
    router.add(Method::Get, "/board",
               [](const auto& exchange, const RouteWords&) { answerPage(exchange, "board.html"); });
    router.add(Method::Get, "/api/board",
               [this](const auto& exchange, const RouteWords&) { answerJson(exchange, pictureOf(m_line)); });
    router.add(Method::Get, "/events/board",
               [this](const auto& exchange, const RouteWords&) { listen(exchange); });
}

void BoardSite::forgetGone()
{
    std::erase_if(m_screens, [](const Screen& screen) { return !screen.stream->isOpen(); });
}

void BoardSite::listen(const std::shared_ptr<Exchange>& exchange)
{
    forgetGone();
    const std::string& address = exchange->request().address;
    if (m_screens.size() >= mostScreens
        || std::ranges::count(m_screens, address, &Screen::address) >= mostOfOneAddress)
        return refuse(exchange, 503, "TOO_MANY", "Đã có quá nhiều bảng đang mở. Bảng này hỏi lại từng lúc.");
    auto stream = exchange->listen(safetyHeaders());
    stream->show(eventText("board", pictureOf(m_line)));
    m_screens.push_back({std::move(stream), address});
}

void BoardSite::show()
{
    forgetGone();
    if (m_screens.empty())
        return;
    const Body picture = eventText("board", pictureOf(m_line));
    for (const Screen& screen : m_screens)
        screen.stream->show(picture);
}

}
