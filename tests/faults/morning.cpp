#include "tests/faults/morning.h"

#include "protocol/codec.h"
#include "queue-service/verification.h"

#include <algorithm>
#include <array>

namespace luot::faults {

using namespace protocol;
using namespace queue_service;
using namespace std::chrono_literals;

namespace {

const CounterId one{"1"};
const CounterId two{"2"};

/// Keeps what is asked, and hands out the tickets that the answers are about.
class Player {
public:
    Player(Desk& desk, const Ask& ask)
        : m_desk{desk}
        , m_ask{ask}
    {
    }

    struct Wish {
        Actor who;
        Command command;
    };

    std::vector<Ticket> ask(const std::vector<Wish>& wishes)
    {
        std::vector<Ticket> tickets(wishes.size());
        if (hasEnded)
            return tickets;
        m_desk.clock.advance(1s);
        std::vector<Request> requests;
        for (const Wish& wish : wishes) {
            requests.push_back(m_desk.request(wish.who, wish.command));
            asked.push_back({requests.back(), {}});
        }
        const std::vector<std::string> replies = m_ask(requests);
        hasEnded = replies.empty();
        for (std::size_t i = 0; i < replies.size(); ++i) {
            asked[asked.size() - replies.size() + i].reply = replies[i];
            tickets[i] = ticketIn(replies[i]);
        }
        return tickets;
    }
    Ticket ask(const Actor& who, Command command) { return ask({{who, std::move(command)}}).front(); }

    std::vector<Asked> asked;
    bool hasEnded = false;

private:
    static Ticket ticketIn(const std::string& text)
    {
        const auto reply = decodeReply(text);
        if (!reply || !reply->outcome)
            return {};
        if (const auto* issued = std::get_if<IssuedTicket>(&*reply->outcome))
            return issued->ticket;
        const auto* result = std::get_if<TicketResult>(&*reply->outcome);
        return result == nullptr ? Ticket{} : result->ticket.value_or(Ticket{});
    }

    Desk& m_desk;
    const Ask& m_ask;
};

bool isFace(const Request& request) { return std::holds_alternative<BindFace>(request.command); }

}

std::vector<Asked> playMorning(Desk& desk, int rounds, const Ask& ask)
{
    Player player{desk, ask};
    const Actor atOne = clerk("c1", {one});
    const Actor atTwo = clerk("c2", {two});
    player.ask({{atOne, OpenCounter{one}}, {atTwo, OpenCounter{two}}});
    for (int round = 0; round < rounds && !player.hasEnded; ++round) {
        if (round == rounds / 2 && round != 0) {
            desk.close();
            desk.reopen();
        }
        const auto issued
            = player.ask({{kiosk(), issue("A")}, {kiosk("k2"), issue("B")}, {kiosk("k2"), issue("A")}});
        player.ask(kiosk(), BindFace{issued[0].id, std::vector<std::uint8_t>(296, 7)});
        player.ask(kiosk("k2"), ReportPrint{issued[1].id, PrintState::Printed});
        const Ticket first = player.ask(atOne, CallNext{one});
        player.ask(atOne, StartService{first.id, one, {}});
        const auto pair = player.ask(
            {{atOne, FinishService{first.id, one, ServiceOutcome::Guidance, {}}}, {atTwo, CallNext{two}}});
        player.ask(atTwo, StartService{pair[1].id, two, {}});
        player.ask(atTwo, FinishService{pair[1].id, two, ServiceOutcome::Guidance, {}});
    }
    return std::move(player.asked);
}

Ask askingDesk(Desk& desk, std::function<void(std::size_t)> told)
{
    auto answered = std::make_shared<std::size_t>(0);
    return [&desk, told = std::move(told), answered](const std::vector<Request>& requests) {
        auto outcome = desk.service->process(requests);
        if (!outcome)
            return std::vector<std::string>{};
        *answered += requests.size();
        if (told)
            told(*answered);
        return std::move(outcome->replies);
    };
}

std::string complaintAfterwards(Desk& desk, const std::vector<Asked>& asked, std::size_t answered,
                                std::size_t inFlight)
{
    auto opened = Service::open({desk.folder.path(), desk.setup, 0}, desk.clock);
    if (!opened)
        return "does not open: " + opened.error().message;
    desk.service = std::move(*opened);

    std::vector<Request> again;
    for (std::size_t i = 0; i < std::min(answered + inFlight, asked.size()); ++i) {
        again.push_back(asked[i].request);
        again.back().deadline = desk.clock.steady() + 3s;
    }
    const auto outcome = desk.service->process(again);
    if (!outcome)
        return "does not serve: " + outcome.error().message;
    std::size_t issued = 0;
    for (std::size_t i = 0; i < again.size(); ++i) {
        if (std::holds_alternative<IssueTicket>(again[i].command))
            ++issued;
        if (i < answered && !isFace(again[i]) && outcome->replies[i] != markDuplicate(asked[i].reply))
            return "was answered " + asked[i].reply + ", now " + outcome->replies[i];
    }
    if (const std::size_t there = desk.service->book().state().tickets.size(); there != issued)
        return std::to_string(issued) + " numbers were asked for, there are " + std::to_string(there);
    desk.crash();
    return complaintOfVerification(desk.folder.path() / EventStore::databaseName);
}

}
