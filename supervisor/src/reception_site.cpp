#include "supervisor/reception_site.h"

#include "base/uuid.h"
#include "protocol/business_day.h"
#include "protocol/names.h"
#include "supervisor/answers.h"
#include "supervisor/src/qr_path.h"
#include "supervisor/src/read_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

constexpr Milliseconds lookEach{1000};
constexpr Milliseconds formsStayFor{std::chrono::hours{1}};
constexpr std::size_t mostForms = 2000;
constexpr std::size_t mostRows = 200;
constexpr std::size_t longestReason = 200;
constexpr std::size_t longestLabel = 8;
constexpr Milliseconds speakEach{2000}; ///< pages count a silent server as gone

json fieldJson(const Field& field)
{
    return {{"id", field.id.str()},
            {"name", field.name},
            {"name_en", field.nameEn},
            {"icon", field.icon},
            {"open", field.open},
            {"full", field.full},
            {"waiting", field.waiting},
            {"from", field.wait.fromMinutes},
            {"to", field.wait.toMinutes},
            {"asks_procedure", field.asksProcedure},
            {"opens_at", field.opensAt ? field.opensAt->time_since_epoch().count() : 0}};
}

json rowJson(const Ticket& ticket)
{
    return {{"ticket", ticket.id.str()},
            {"label", ticket.label},
            {"field", ticket.field.str()},
            {"at", ticket.issuedAt ? ticket.issuedAt->time_since_epoch().count() : 0},
            {"state", std::string{nameOf(ticket.state)}},
            {"counter", ticket.counter.str()},
            {"way", std::string{nameOf(ticket.way)}},
            {"priority", ticket.hasPriority},
            {"live", isLive(ticket.state)}};
}

json newestOf(std::vector<const Ticket*> tickets)
{
    const auto shown = tickets.begin() + static_cast<std::ptrdiff_t>(std::min(mostRows, tickets.size()));
    std::ranges::partial_sort(tickets, shown, [](const Ticket* a, const Ticket* b) {
        return std::pair{a->issuedAt, a->label} > std::pair{b->issuedAt, b->label};
    });
    json rows = json::array();
    std::for_each(tickets.begin(), shown, [&](const Ticket* ticket) { rows.push_back(rowJson(*ticket)); });
    return rows;
}

}

ReceptionSite::ReceptionSite(QueueLine& line, StaffDoor& door, WebLoop& loop, const Clock& clock)
    : m_line{line}
    , m_door{door}
    , m_loop{loop}
    , m_clock{clock}
{
    m_line.follow([this](const std::vector<Event>&) { showSoon(); });
    m_loop.every(lookEach, [this] { look(); });
}

void ReceptionSite::addRoutes(Router& router)
{
    const auto on = [&](Method method, const char* path, auto member) {
        router.add(method, path,
                   [this, member](const auto& exchange, const RouteWords&) { (this->*member)(exchange); });
    };
    router.add(Method::Get, "/reception", [this](const auto& exchange, const RouteWords&) {
        if (m_door.viewer(exchange, Role::Clerk, AskedBy::Person))
            answerPage(exchange, "reception.html");
    });
    router.add(Method::Get, "/api/reception/form", [this](const auto& exchange, const RouteWords&) {
        if (m_door.viewer(exchange, Role::Clerk, AskedBy::Page))
            answerJson(exchange, {{"form", makeUuidV7(m_clock.wall())}});
    });
    on(Method::Get, "/events/reception", &ReceptionSite::listen);
    on(Method::Get, "/api/reception/procedures", &ReceptionSite::tellProcedures);
    on(Method::Get, "/api/reception/tickets", &ReceptionSite::find);
    on(Method::Post, "/api/reception/issue", &ReceptionSite::issue);
    on(Method::Post, "/api/reception/reprint", &ReceptionSite::reprint);
}

void ReceptionSite::listen(const std::shared_ptr<Exchange>& exchange)
{
    auto session = m_door.viewer(exchange, Role::Clerk, AskedBy::Page);
    auto stream = session ? StaffStream::open(exchange, std::move(session)) : std::nullopt;
    if (!stream)
        return;
    stream->show(eventText("reception", page()));
    m_pages.push_back(std::move(*stream));
}

void ReceptionSite::tellProcedures(const std::shared_ptr<Exchange>& exchange)
{
    const auto session = m_door.viewer(exchange, Role::Clerk, AskedBy::Page);
    if (!session)
        return;
    const auto& query = exchange->request().query;
    const auto field = query.find("field");
    m_line.ask(
        ListProcedures{FieldId{field == query.end() ? std::string{} : field->second}},
        [exchange](const Reply& reply) {
            if (!reply.outcome)
                return refuse(exchange, reply.outcome.error());
            json procedures = json::array();
            for (const Procedure& procedure : std::get<ProcedureList>(*reply.outcome).procedures)
                procedures.push_back({{"id", procedure.id.str()},
                                      {"name", procedure.name},
                                      {"documents", procedure.documents}});
            answerJson(exchange, {{"procedures", std::move(procedures)}});
        },
        session->token);
}

void ReceptionSite::find(const std::shared_ptr<Exchange>& exchange)
{
    if (!m_door.viewer(exchange, Role::Clerk, AskedBy::Page))
        return;
    const auto& query = exchange->request().query;
    const auto asked = query.find("find");
    std::string wanted = asked == query.end() ? std::string{} : asked->second;
    if (wanted.empty() || wanted.size() > longestLabel)
        return refuse(exchange, 400, "BAD_REQUEST", "Gõ số cần tìm, như A045.");
    std::ranges::transform(wanted, wanted.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    std::vector<const Ticket*> found = today();
    std::erase_if(found,
                  [&](const Ticket* ticket) { return ticket->label.find(wanted) == std::string::npos; });
    answerJson(exchange, {{"tickets", newestOf(std::move(found))}});
}

void ReceptionSite::issue(const std::shared_ptr<Exchange>& exchange)
{
    json body;
    const auto session = m_door.changer(exchange, Role::Clerk, body);
    if (!session)
        return;
    const auto form = textIn(body, "form");
    const auto field = textIn(body, "field");
    const auto reason = textIn(body, "reason");
    const auto priority = priorityClassNamed(textIn(body, "priority").value_or("?"));
    const auto procedure = textIn(body, "procedure");
    if (!form || !isUuid(*form) || !field || !priority || !procedure)
        return refuse(exchange, 400, "BAD_REQUEST", "Yêu cầu không đúng. Tải lại trang rồi làm lại.");
    if (!reason || reason->find_first_not_of(" \t\r\n") == std::string::npos)
        return refuse(exchange, 400, "BAD_REQUEST", "Chọn hoặc ghi lý do lấy số thay.");
    if (reason->size() > longestReason)
        return refuse(exchange, 400, "BAD_REQUEST", "Lý do quá dài: viết ngắn lại.");

    IssueTicket command;
    command.field = FieldId{*field};
    command.priority = *priority;
    command.way = IssueWay::Counter;
    command.procedure = ProcedureId{*procedure};
    command.reason = *reason;
    const PaperToken token = makePaperToken();
    command.tokenHash = token.hash;
    ask(exchange, session, *form, command, token);
}

void ReceptionSite::reprint(const std::shared_ptr<Exchange>& exchange)
{
    json body;
    const auto session = m_door.changer(exchange, Role::Clerk, body);
    if (!session)
        return;
    const auto form = textIn(body, "form");
    const auto ticket = textIn(body, "ticket");
    if (!form || !isUuid(*form) || !ticket)
        return refuse(exchange, 400, "BAD_REQUEST", "Yêu cầu không đúng. Tải lại trang rồi làm lại.");
    const PaperToken token = makePaperToken();
    ask(exchange, session, *form, ReprintTicket{TicketId{*ticket}, token.hash}, token);
}

void ReceptionSite::ask(const std::shared_ptr<Exchange>& exchange, const std::shared_ptr<WebSession>& session,
                        const std::string& form, Command command, const PaperToken& token)
{
    if (m_forms.size() >= mostForms)
        m_forms.erase(
            std::ranges::min_element(m_forms, {}, [](const auto& entry) { return entry.second.at; }));
    const auto [entry, isNew]
        = m_forms.try_emplace(form, Form{session->person.id, command, token, m_clock.steady()});
    Form& sent = entry->second;
    // The same but for the paper's code is the same form once more: it keeps the code it had.
    const auto withCode = [](Command some, const std::string& hash) {
        if (auto* issue = std::get_if<IssueTicket>(&some))
            issue->tokenHash = hash;
        else if (auto* reprint = std::get_if<ReprintTicket>(&some))
            reprint->tokenHash = hash;
        return some;
    };
    if (!isNew && (sent.person != session->person.id || withCode(command, {}) != withCode(sent.command, {})))
        return refuse(exchange, Refusal{ErrorCode::IdReused, "the form was sent with something else"});
    const PaperToken kept = sent.token;
    m_line.ask(
        sent.command,
        [this, exchange, kept](const Reply& reply) {
            if (!reply.outcome)
                return refuse(exchange, reply.outcome.error());
            answerJson(exchange, paperOf(std::get<IssuedTicket>(*reply.outcome), kept));
        },
        session->token, RequestId{form});
}

json ReceptionSite::paperOf(const IssuedTicket& issued, const PaperToken& token) const
{
    const BranchView& view = m_line.view();
    const Ticket& ticket = issued.ticket;
    json paper = rowJson(ticket);
    const Field* field = view.field(ticket.field);
    paper["field_name"] = field != nullptr ? field->name : ticket.field.str();
    paper["field_name_en"] = field != nullptr ? field->nameEn : "";
    paper["ahead"] = issued.ahead;
    paper["from"] = issued.wait.fromMinutes;
    paper["to"] = issued.wait.toMinutes;
    paper["counters"] = json::array();
    for (const CounterId& counter : issued.counters)
        paper["counters"].push_back(counter.str());
    paper["branch"] = view.branch.name;
    paper["ward"] = view.branch.ward;
    paper["hotline"] = view.branch.hotline;
    paper["links"] = !view.branch.publicBaseUrl.empty();
    if (const auto qr = qrPathOf(paperCodeText(token, view.branch.publicBaseUrl)))
        paper["qr"] = {{"size", qr->size}, {"d", qr->d}};
    return paper;
}

void ReceptionSite::look()
{
    std::erase_if(m_pages, [now = m_line.now()](const StaffStream& page) { return !page.goesOn(now); });
    const SteadyTime now = m_clock.steady();
    std::erase_if(m_forms, [&](const auto& entry) { return entry.second.at + formsStayFor < now; });
    if (m_spoke + speakEach <= now)
        show();
}

void ReceptionSite::showSoon()
{
    if (m_pages.empty() || std::exchange(m_isShowing, true))
        return;
    m_loop.post([this] {
        m_isShowing = false;
        show();
    });
}

void ReceptionSite::show()
{
    m_spoke = m_clock.steady();
    if (m_pages.empty())
        return;
    const Body body = eventText("reception", page());
    for (const StaffStream& page : m_pages)
        page.show(body);
}

std::vector<const Ticket*> ReceptionSite::today() const
{
    const BranchView& view = m_line.view();
    const std::string day = businessDayAt(view, m_line.now());
    std::vector<const Ticket*> today;
    for (const auto& [label, ticket] : view.tickets)
        if (isOfDay(ticket, day))
            today.push_back(&ticket);
    return today;
}

json ReceptionSite::page() const
{
    const BranchView& view = m_line.view();
    json fields = json::array();
    for (const Field& field : view.fields)
        fields.push_back(fieldJson(field));
    json priorities = json::array();
    for (const PriorityClass priority :
         {PriorityClass::Elderly, PriorityClass::Disabled, PriorityClass::Pregnant,
          PriorityClass::WithSmallChild, PriorityClass::Merit}) {
        const auto& known = view.branch.priorityClasses;
        if (known.empty() || std::ranges::find(known, priority) != known.end())
            priorities.push_back(std::string{nameOf(priority)});
    }
    std::vector<const Ticket*> all = today();
    const std::size_t count = all.size();
    return {{"fields", std::move(fields)},
            {"priorities", std::move(priorities)},
            {"elderly_age", view.branch.texts.elderlyAge},
            {"tickets", newestOf(std::move(all))},
            {"count", count},
            {"live", m_line.isLive()},
            {"at", m_line.now().time_since_epoch().count()}};
}

}
