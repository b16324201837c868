#include "supervisor/ticket_site.h"

#include "protocol/business_day.h"
#include "supervisor/answers.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <array>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

/// Kept in the log as the reason, which all but kiosks have to give.
constexpr const char* whyCancelled = "Công dân hủy trên điện thoại";
constexpr std::size_t longestText = 1000;

// How soon a page asks again. Two thousand phones make four hundred small questions a second.
constexpr int usualPace = 5000;
constexpr int nextPace = 3000; ///< who is next looks up more often
constexpr int endedPace = 30000;
constexpr int nearlyNext = 2;

int paceOf(const TicketPage& page)
{
    if (!isLive(page.state))
        return endedPace;
    return page.state == TicketState::Waiting && page.ahead <= nearlyNext ? nextPace : usualPace;
}

std::string tagOf(const std::string& text)
{
    std::array<unsigned char, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), nullptr, 0);
    std::array<char, 2 * crypto_generichash_BYTES_MIN + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return "\"" + std::string{hex.data()} + "\"";
}

}

json centreOf(const QueueLine& line)
{
    const Branch& branch = line.view().branch;
    json centre{{"name", branch.name}, {"live", line.isLive()}};
    for (const auto& [name, text] : {std::pair{"ward", branch.ward}, std::pair{"hotline", branch.hotline},
                                     std::pair{"address", branch.texts.address}})
        if (!text.empty())
            centre[name] = text;
    if (line.lostSince())
        centre["as_of"] = line.lostSince()->time_since_epoch().count();
    return centre;
}

void answerAgain(const std::shared_ptr<Exchange>& exchange, const json& body, WallTime now)
{
    HttpResponse response{
        200, "application/json",
        std::make_shared<const std::string>(body.dump(-1, ' ', false, json::error_handler_t::replace)),
        safetyHeaders()};
    const std::string tag = tagOf(*response.body);
    response.headers.emplace_back("ETag", tag);
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("X-Luot-At", std::to_string(now.time_since_epoch().count()));
    // A proxy that packs the answer makes the tag a weak one.
    const std::string known = exchange->request().header("if-none-match");
    if (known == tag || known == "W/" + tag) {
        response.status = 304;
        response.body = nullptr;
    }
    exchange->answer(std::move(response));
}

TicketSite::TicketSite(QueueLine& staff, QueueLine& reception, const PaperIndex& papers, PublicDoor& door)
    : m_staff{staff}
    , m_reception{reception}
    , m_papers{papers}
    , m_door{door}
{
}

void TicketSite::addRoutes(Router& router)
{
    router.add(Method::Get, "/t/{token}",
               [](const auto& exchange, const Words&) { answerPage(exchange, "ticket.html"); });
    const auto add = [&](Method method, const char* path, auto handler) {
        router.add(method, path, [this, handler](const auto& exchange, const Words& words) {
            (this->*handler)(exchange, words);
        });
    };
    add(Method::Get, "/api/t/{token}", &TicketSite::tell);
    add(Method::Post, "/api/t/{token}/cancel", &TicketSite::cancel);
    add(Method::Post, "/api/t/{token}/erase-face", &TicketSite::eraseFace);
    add(Method::Post, "/api/t/{token}/rate", &TicketSite::rate);
}

std::string TicketSite::tokenOf(const std::shared_ptr<Exchange>& exchange, const Words& words)
{
    const std::string& token = words.find("token")->second;
    if (!m_staff.hasBeenLive()) {
        refuse(exchange, 503, "NOT_READY",
               "Chưa liên lạc được với hàng chờ. Số vẫn có hiệu lực, xin xem bảng gọi số.");
        return {};
    }
    const Ticket* ticket = m_papers.find(hashOfPaperToken(token));
    // The view keeps what has ended until the next day's first number.
    const bool isOver = ticket != nullptr && !isLive(ticket->state)
        && !isOfDay(*ticket, businessDayAt(m_staff.view(), m_staff.now()));
    if (ticket == nullptr || isOver) {
        m_door.refuseUnknown(exchange);
        return {};
    }
    return token;
}

void TicketSite::tell(const std::shared_ptr<Exchange>& exchange, const Words& words)
{
    const std::string token = tokenOf(exchange, words);
    if (token.empty())
        return;
    const auto page = ticketPage(m_staff.view(), m_papers, hashOfPaperToken(token));
    json told = jsonOf(*page);
    told["centre"] = centreOf(m_staff);
    told["again_ms"] = paceOf(*page);
    answerAgain(exchange, told, m_staff.now());
}

void TicketSite::cancel(const std::shared_ptr<Exchange>& exchange, const Words& words)
{
    const std::string token = tokenOf(exchange, words);
    if (token.empty() || bodyOf(exchange).is_null())
        return;
    if (isInVain(token, [](const TicketPage& page) { return page.mayCancel(); }))
        return refuse(exchange, Refusal{ErrorCode::InvalidState, "there is nothing to cancel"});
    ask(exchange,
        CancelTicket{.ticket = {}, .reason = whyCancelled, .expectVersion = {}, .paperToken = token});
}

void TicketSite::eraseFace(const std::shared_ptr<Exchange>& exchange, const Words& words)
{
    const std::string token = tokenOf(exchange, words);
    if (token.empty() || bodyOf(exchange).is_null())
        return;
    if (isInVain(token, [](const TicketPage& page) { return page.hasFace; }))
        return answerJson(exchange, json::object()); // it is as they want it
    ask(exchange, EraseFace{.ticket = {}, .paperToken = token});
}

void TicketSite::rate(const std::shared_ptr<Exchange>& exchange, const Words& words)
{
    const std::string token = tokenOf(exchange, words);
    const json body = token.empty() ? json{} : bodyOf(exchange);
    if (body.is_null())
        return;
    const auto score = body.find("score");
    const json text = body.value("text", json(""));
    if (score == body.end() || !score->is_number_integer() || *score < 1 || *score > 5 || !text.is_string())
        return refuse(exchange, 400, "BAD_REQUEST", "Mời chọn một trong năm khuôn mặt.");
    if (text.get_ref<const std::string&>().size() > longestText)
        return refuse(exchange, 413, "TOO_LARGE", "Góp ý dài quá, xin viết ngắn lại.");
    if (isInVain(token, [](const TicketPage& page) { return page.mayRate(); }))
        return refuse(exchange, Refusal{ErrorCode::InvalidState, "not over, or rated already"});
    ask(exchange,
        RateTicket{.ticket = {},
                   .counter = {},
                   .score = score->get<int>(),
                   .text = text.get<std::string>(),
                   .paperToken = token});
}

bool TicketSite::isInVain(const std::string& token, bool (*may)(const TicketPage&)) const
{
    const auto page = ticketPage(m_staff.view(), m_papers, hashOfPaperToken(token));
    return m_staff.isLive() && page && !may(*page);
}

void TicketSite::ask(const std::shared_ptr<Exchange>& exchange, Command command)
{
    m_reception.ask(std::move(command), [exchange](const Reply& reply) {
        if (!reply.outcome)
            return refuse(exchange, reply.outcome.error());
        answerJson(exchange, json::object());
    });
}

}
