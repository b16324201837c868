#include "supervisor/phone_choice.h"

#include "protocol/names.h"
#include "supervisor/answers.h"
#include "supervisor/src/read_body.h"
#include "supervisor/ticket_site.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <optional>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

constexpr std::size_t tokenBytes = 16;
constexpr std::size_t codeDigits = 24;
constexpr std::size_t visitDigits = 32;
/// An event comes within moments of the reply; a page that is opened before says so itself.
constexpr Milliseconds longestOpening{2000};
constexpr std::array everyClass{PriorityClass::Elderly, PriorityClass::Disabled, PriorityClass::Pregnant,
                                PriorityClass::WithSmallChild, PriorityClass::Merit};

bool isHex(std::string_view text, std::size_t digits)
{
    return text.size() == digits
        && std::ranges::all_of(text, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

using Bytes = std::array<unsigned char, tokenBytes>;

Bytes keyed(const std::string& key, const std::string& text)
{
    Bytes bytes{};
    crypto_generichash(bytes.data(), bytes.size(), reinterpret_cast<const unsigned char*>(text.data()),
                       text.size(), reinterpret_cast<const unsigned char*>(key.data()), key.size());
    return bytes;
}

/// The same intention has the same id.
RequestId requestFor(const std::string& key, const std::string& token, const IssueTicket& asked)
{
    Bytes bytes = keyed(key,
                        "request\n" + token + "\n" + asked.field.str() + "\n" + asked.language + "\n"
                            + std::string{nameOf(asked.priority)} + "\n" + asked.procedure.str());
    bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x80U); // RFC 9562: version 8, variant 1
    bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
    std::string id;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        constexpr std::string_view digits = "0123456789abcdef";
        if (i == 4 || i == 6 || i == 8 || i == 10)
            id += '-';
        id += digits[bytes[i] >> 4U];
        id += digits[bytes[i] & 0x0FU];
    }
    return RequestId{id};
}

std::vector<PriorityClass> classesOf(const Branch& branch)
{
    if (!branch.priorityClasses.empty())
        return branch.priorityClasses;
    return {everyClass.begin(), everyClass.end()};
}

void refuseCode(const std::shared_ptr<Exchange>& exchange)
{
    refuse(exchange, 403, "INVITATION_OVER",
           "Mã này đã được dùng, hoặc đã quá 5 phút. Mời quét lại mã trên máy lấy số.");
}

}

PhoneChoice::PhoneChoice(QueueLine& reception, const PaperIndex& papers, PublicDoor& door, const Clock& clock,
                         const std::string& secret)
    : m_reception{reception}
    , m_papers{papers}
    , m_door{door}
    , m_clock{clock}
    , m_key(crypto_generichash_KEYBYTES, '\0')
{
    const std::string text = "luot: tokens of phones\n" + secret;
    crypto_generichash(reinterpret_cast<unsigned char*>(m_key.data()), m_key.size(),
                       reinterpret_cast<const unsigned char*>(text.data()), text.size(), nullptr, 0);
}

void PhoneChoice::addRoutes(Router& router)
{
    router.add(Method::Get, "/n/{code}",
               [](const auto& exchange, const RouteWords&) { answerPage(exchange, "phone.html"); });
    router.add(Method::Get, "/api/n/{code}",
               [this](const auto& exchange, const RouteWords&) { offer(exchange); });
    router.add(Method::Post, "/api/n/{code}/issue", [this](const auto& exchange, const RouteWords& words) {
        issue(exchange, words.find("code")->second);
    });
}

void PhoneChoice::follow(const std::vector<Event>& news)
{
    if (!news.empty() || !m_reception.isLive())
        return;
    m_procedures.clear();
    askProcedures();
}

void PhoneChoice::askProcedures()
{
    if (!m_reception.isLive())
        return;
    for (const Field& field : m_reception.view().fields) {
        if (!field.asksProcedure || !m_procedures.try_emplace(field.id).second)
            continue;
        m_reception.ask(ListProcedures{field.id}, [this, id = field.id](const Reply& reply) {
            if (reply.outcome)
                m_procedures[id] = std::get<ProcedureList>(*reply.outcome).procedures;
            else
                m_procedures.erase(id); // the next time asks again
        });
    }
}

const std::vector<Procedure>* PhoneChoice::proceduresOf(const Field& field) const
{
    const auto known = m_procedures.find(field.id);
    const bool areKnown
        = field.asksProcedure && known != m_procedures.end() && known->second && !known->second->empty();
    return areKnown ? &*known->second : nullptr;
}

json PhoneChoice::jsonOf(const Field& field) const
{
    json told{{"field", field.id.str()},
              {"name", field.name},
              {"name_en", field.nameEn.empty() ? field.name : field.nameEn},
              {"icon", field.icon.empty() ? "document-check" : field.icon},
              {"open", field.open},
              {"full", field.full},
              {"waiting", field.waiting},
              {"wait", {{"from", field.wait.fromMinutes}, {"to", field.wait.toMinutes}}}};
    if (field.opensAt)
        told["opens_at"] = field.opensAt->time_since_epoch().count();
    if (const auto* procedures = proceduresOf(field))
        for (const Procedure& one : *procedures)
            told["procedures"].push_back(
                {{"procedure", one.id.str()}, {"name", one.name}, {"documents", one.documents}});
    return told;
}

/// What a phone asks for, or nothing where it cannot be meant. Without a procedure it is for the clerk to
/// say.
std::optional<IssueTicket> PhoneChoice::askedBy(const json& body) const
{
    const BranchView& view = m_reception.view();
    IssueTicket asked{
        .field = FieldId{textIn(body, "field").value_or("")}, .way = IssueWay::Phone, .tokenHash = {}};
    const std::string priority = body.contains("priority") ? textIn(body, "priority").value_or("") : "none";
    const auto named = priorityClassNamed(priority);
    const auto classes = classesOf(view.branch);
    asked.language = body.contains("language") ? textIn(body, "language").value_or("") : "vi";
    asked.procedure = ProcedureId{textIn(body, "procedure").value_or("")};
    const Field* field = view.field(asked.field);
    if (field == nullptr || !named || (asked.language != "vi" && asked.language != "en")
        || (*named != PriorityClass::None && std::ranges::find(classes, *named) == classes.end())
        || (body.contains("procedure") && !body.at("procedure").is_string()))
        return std::nullopt;
    const auto* procedures = proceduresOf(*field);
    if (!asked.procedure.empty()
        && (procedures == nullptr
            || std::ranges::find(*procedures, asked.procedure, &Procedure::id) == procedures->end()))
        return std::nullopt;
    asked.priority = *named;
    return asked;
}

/// The same for every code: whether one is good is found out by using it.
void PhoneChoice::offer(const std::shared_ptr<Exchange>& exchange) const
{
    if (!m_reception.hasBeenLive())
        return refuse(exchange, 503, "NOT_READY", "Chưa liên lạc được với hàng chờ. Mời lấy số tại máy.");
    const BranchView& view = m_reception.view();
    json fields = json::array();
    for (const Field& field : view.fields)
        fields.push_back(jsonOf(field));
    json classes = json::array();
    for (const PriorityClass priority : classesOf(view.branch))
        classes.push_back(nameOf(priority));
    answerAgain(exchange,
                {{"centre", centreOf(m_reception)},
                 {"fields", fields},
                 {"priority_classes", classes},
                 {"elderly_age", view.branch.texts.elderlyAge}},
                m_reception.now());
}

std::string PhoneChoice::tokenFor(const std::string& code, const std::string& visit) const
{
    const Bytes bytes = keyed(m_key, "token\n" + code + "\n" + visit);
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string token(sodium_base64_ENCODED_LEN(tokenBytes, variant), '\0');
    sodium_bin2base64(token.data(), token.size(), bytes.data(), bytes.size(), variant);
    token.pop_back(); // libsodium counts the final NUL
    return token;
}

void PhoneChoice::issue(const std::shared_ptr<Exchange>& exchange, const std::string& code)
{
    const json body = bodyOf(exchange);
    if (body.is_null())
        return;
    if (!m_reception.hasBeenLive())
        return refuse(exchange, 503, "NOT_READY", "Chưa liên lạc được với hàng chờ. Mời lấy số tại máy.");
    auto asked = askedBy(body);
    const std::string visit = textIn(body, "visit").value_or("");
    if (!asked || !isHex(visit, visitDigits))
        return refuse(exchange, 400, "BAD_REQUEST", "Mời chọn một lĩnh vực rồi lấy số.");
    if (!isHex(code, codeDigits)) {
        m_door.countUnknown();
        return refuseCode(exchange);
    }
    const std::string token = tokenFor(code, visit);
    asked->tokenHash = hashOfPaperToken(token);
    asked->invitation = code;
    // This phone has its number: it lost the answer, or went back a page.
    if (m_papers.find(asked->tokenHash) != nullptr)
        return answerJson(exchange, {{"token", token}});
    const RequestId id = requestFor(m_key, token, *asked);
    m_reception.ask(
        *asked,
        [this, exchange, token](const Reply& reply) {
            if (reply.outcome) {
                m_opening.push_back({exchange, token, m_clock.steady() + longestOpening});
                return tellOpened();
            }
            if (reply.outcome.error().code != ErrorCode::Forbidden)
                return refuse(exchange, reply.outcome.error());
            if (m_papers.find(hashOfPaperToken(token)) != nullptr)
                return answerJson(exchange, {{"token", token}});
            m_door.countUnknown();
            refuseCode(exchange);
        },
        {}, id);
}

void PhoneChoice::tellOpened()
{
    std::erase_if(m_opening, [this](const Opening& opening) {
        if (m_papers.find(hashOfPaperToken(opening.token)) == nullptr && m_clock.steady() < opening.until)
            return false;
        answerJson(opening.exchange, {{"token", opening.token}});
        return true;
    });
}

}
