#include "protocol/paper_code.h"
#include "supervisor/answers.h"
#include "supervisor/counter_site.h"
#include "supervisor/src/read_body.h"

#include <nlohmann/json.hpp>

#include <utility>

// What the clerk's page asks for, one request after the other.
namespace luot::supervisor {

using clerk_terminal::CounterDesk;
using namespace protocol;
using nlohmann::json;

namespace {

constexpr std::size_t longestScan = 512;

}

void CounterSite::listen(const std::shared_ptr<Exchange>& exchange)
{
    const auto session = m_door.viewer(exchange, Role::Clerk, AskedBy::Page);
    if (!session)
        return;
    auto stream = StaffStream::open(exchange, session);
    if (!stream)
        return;
    Clerk& clerk = clerkOf(session);
    const auto& query = exchange->request().query;
    const auto language = query.find("lang");
    clerk.language = languageNamed(language == query.end() ? "" : language->second);
    clerk.listeners.push_back({std::move(*stream), clerk.language});
    askWhoIsThere();
    show(clerk);
}

void CounterSite::take(const std::shared_ptr<Exchange>& exchange)
{
    json body;
    const auto session = m_door.changer(exchange, Role::Clerk, body);
    if (!session)
        return;
    Clerk& clerk = clerkOf(session);
    clerk.language = languageNamed(textIn(body, "lang").value_or(""));
    const auto wanted = textIn(body, "counter");
    if (!wanted)
        return refuse(exchange, 400, "BAD_REQUEST",
                      say(clerk.language, "Chọn một quầy.", "Choose a counter."));
    const Counter* counter = m_line.view().counter(CounterId{*wanted});
    if (counter == nullptr)
        return refuse(exchange, 404, "NOT_FOUND",
                      say(clerk.language, "Trung tâm không có quầy này.", "There is no such counter."));
    if (clerk.desk)
        return refuse(exchange, 409, "INVALID_STATE",
                      say(clerk.language, "Đang ở một quầy rồi. Trả quầy đó trước.",
                          "You have a counter already. Give it back first."));
    if (counter->open && !counter->openedBy.empty())
        return refuse(exchange, 409, "INVALID_STATE",
                      nameOfOpener(counter->openedBy, clerk.language)
                          + say(clerk.language, ". Cần quầy này, xin gọi giám sát giải phóng.",
                                ". If you need it, ask a supervisor to release it."));
    m_line.ask(
        OpenCounter{counter->id},
        [exchange](const Reply& reply) {
            if (!reply.outcome)
                return refuse(exchange, reply.outcome.error());
            answerJson(exchange, json::object());
        },
        session->token);
}

void CounterSite::giveBack(const std::shared_ptr<Exchange>& exchange)
{
    const auto session = m_door.changer(exchange, Role::Clerk);
    if (!session)
        return;
    Clerk& clerk = clerkOf(session);
    if (!clerk.desk)
        return answerJson(exchange, json::object());
    const Language language = clerk.language;
    const CounterId counter = clerk.desk->session().settings().counter;
    if (const Ticket* visit = clerk.desk->session().visit()) // may be newer than the line's view
        return refuse(
            exchange, 409, "INVALID_STATE",
            say(language, "Lượt ", "Visit ") + visit->label
                + say(language, " chưa xong: kết thúc, tạm giữ hoặc chuyển trước khi trả quầy.",
                      " is not over: finish, hold or transfer it before you give the counter back."));
    clerk.isClosing = true;
    m_line.ask(
        CloseCounter{counter},
        [this, exchange, person = session->person.id](const Reply& reply) {
            if (reply.outcome)
                return answerJson(exchange, json::object());
            if (const auto found = m_clerks.find(person); found != m_clerks.end())
                found->second.isClosing = false;
            refuse(exchange, reply.outcome.error());
        },
        session->token);
}

/// A hand scanner at the counter: whose paper it is. Somebody who waits is offered to be called; nothing is
/// done yet.
void CounterSite::scan(const std::shared_ptr<Exchange>& exchange)
{
    json body;
    const auto session = m_door.changer(exchange, Role::Clerk, body);
    if (!session)
        return;
    Clerk& clerk = clerkOf(session);
    const Language language = clerk.language;
    auto text = textIn(body, "text");
    if (!text || text->size() > longestScan)
        return refuse(exchange, 400, "BAD_REQUEST",
                      say(language, "Chưa đọc được mã.", "The code cannot be read."));
    std::optional<PaperCode> code = readPaperCode(*text);
    wipe(*text);
    if (!code)
        return refuse(exchange, 422, "BAD_REQUEST",
                      say(language, "Mã vừa quét không phải mã trên phiếu.",
                          "What was scanned is not the code of a ticket."));
    m_line.ask(
        GetTicket{TicketId{}, code->token},
        [this, exchange, person = session->person.id](const Reply& reply) {
            const auto found = m_clerks.find(person);
            if (found == m_clerks.end() || !reply.outcome)
                return refuse(exchange,
                              reply.outcome ? Refusal{ErrorCode::NotFound, "nobody asks any more"}
                                            : reply.outcome.error());
            const auto* told = std::get_if<TicketResult>(&*reply.outcome);
            if (told == nullptr || !told->ticket)
                return refuse(exchange, Refusal{ErrorCode::NotFound, "no such ticket"});
            tellScanned(exchange, found->second, *told->ticket);
        },
        session->token);
}

void CounterSite::tellScanned(const std::shared_ptr<Exchange>& exchange, Clerk& clerk, const Ticket& ticket)
{
    const Speaking speaking{clerk.language};
    const auto tell = [&](bool isGood, const char* vietnamese, const char* english) {
        std::string text = say(clerk.language, vietnamese, english);
        text.replace(text.find("{}"), 2, ticket.label);
        answerJson(exchange, {{"good", isGood}, {"text", text}});
    };
    const Ticket* visit = clerk.desk ? clerk.desk->session().visit() : nullptr;
    if (visit != nullptr && visit->id == ticket.id)
        tell(true, "Đúng phiếu {} của lượt này.", "This is the paper of visit {}.");
    else if (visit != nullptr)
        tell(false, "Đây là phiếu {}, không phải của lượt này.",
             "This is the paper of {}, not of this visit.");
    else if (clerk.desk && ticket.state == TicketState::Waiting) {
        clerk.desk->select(ticket.id);
        if (clerk.desk->selected() == ticket.id)
            tell(true, "Phiếu {} đang chờ ở quầy này: bấm Enter để mời trước lượt.",
                 "{} waits for this counter: press Enter to call it before its turn.");
        else
            tell(false, "Phiếu {} đang chờ, nhưng không thuộc quầy này.",
                 "{} waits, but not for this counter.");
    } else
        tell(false, "Phiếu {} hiện không chờ ở quầy này.", "{} does not wait for this counter now.");
    showSoon();
}

void CounterSite::act(const std::shared_ptr<Exchange>& exchange, const Act& act)
{
    actAt(
        exchange,
        [](CounterDesk& desk, const json& body) {
            const auto moment = body.find("moment");
            return moment != body.end() && moment->is_number_integer()
                && moment->get<std::int64_t>() == desk.moment();
        },
        act);
}

void CounterSite::enter(const std::shared_ptr<Exchange>& exchange, const Act& act)
{
    actAt(
        exchange,
        [](CounterDesk& desk, const json& body) {
            const Ticket* visit = desk.session().visit();
            const auto label = textIn(body, "visit");
            const auto request = numberIn(body, "request");
            return visit != nullptr && label == visit->label && request == desk.session().currentRequest();
        },
        act);
}

void CounterSite::actAt(const std::shared_ptr<Exchange>& exchange,
                        const std::function<bool(CounterDesk&, const json&)>& isOfNow, const Act& act)
{
    json body;
    const auto session = m_door.changer(exchange, Role::Clerk, body);
    if (!session)
        return;
    Clerk& clerk = clerkOf(session);
    clerk.language = languageNamed(textIn(body, "lang").value_or(""));
    const Speaking speaking{clerk.language};
    const auto now = [&](json answer) {
        answer["page"] = numbered(pageOf(clerk, clerk.language));
        return answer;
    };
    if (!clerk.desk)
        return answerJson(exchange,
                          now({{"error", "INVALID_STATE"},
                               {"text",
                                say(clerk.language, "Chưa có quầy. Chọn quầy trước.",
                                    "You have no counter. Choose one first.")}}),
                          409);
    if (!isOfNow(*clerk.desk, body))
        return answerJson(exchange,
                          now({{"error", "CONFLICT"},
                               {"text",
                                say(clerk.language, "Màn hình vừa thay đổi. Xem lại rồi bấm.",
                                    "The screen has just changed. Look again, then press.")}}),
                          409);
    if (!act(*clerk.desk, body))
        return refuse(
            exchange, 400, "BAD_REQUEST",
            say(clerk.language, "Trang này không có thao tác đó.", "This page has no such action."));
    m_drafts.keep(clerk.desk->draft());
    answerJson(exchange, now(json::object()));
    showSoon();
}

}
