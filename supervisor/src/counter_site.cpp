#include "supervisor/counter_site.h"

#include "protocol/role.h"
#include "supervisor/answers.h"
#include "supervisor/src/counter_json.h"
#include "supervisor/src/read_body.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace luot::supervisor {

using clerk_terminal::CounterDesk;
using namespace protocol;
using nlohmann::json;

namespace {

constexpr Milliseconds lookEach{250};
constexpr Milliseconds namesStayFor{10000};
constexpr std::size_t longestCode = 64;

/// Asked for the screen's sake; no key stands behind it.
bool isReading(const Command& command)
{
    return std::holds_alternative<ReadHistory>(command) || std::holds_alternative<ListProcedures>(command);
}

}

CounterSite::CounterSite(QueueLine& line, StaffDoor& door, WebLoop& loop, const Clock& clock,
                         std::string server, const std::filesystem::path& drafts)
    : m_line{line}
    , m_door{door}
    , m_loop{loop}
    , m_clock{clock}
    , m_server{std::move(server)}
    , m_drafts{drafts}
    , m_pictures{clock.wall().time_since_epoch().count()} // above those of a program before this one
{
    m_line.follow([this](const std::vector<Event>& news) { follow(news); });
    m_loop.every(lookEach, [this] { look(); });
}

void CounterSite::addRoutes(Router& router)
{
    const auto on = [&](Method method, const char* path, auto member) {
        router.add(method, path,
                   [this, member](const auto& exchange, const RouteWords&) { (this->*member)(exchange); });
    };
    router.add(Method::Get, "/counter", [this](const auto& exchange, const RouteWords&) {
        if (m_door.viewer(exchange, Role::Clerk, AskedBy::Person))
            answerPage(exchange, "counter.html");
    });
    on(Method::Get, "/events/counter", &CounterSite::listen);
    on(Method::Post, "/api/counter/take", &CounterSite::take);
    on(Method::Post, "/api/counter/give-back", &CounterSite::giveBack);
    on(Method::Post, "/api/counter/scan", &CounterSite::scan);

    const auto press = [&](const char* path, Act what) {
        router.add(
            Method::Post, path,
            [this, what = std::move(what)](const auto& exchange, const RouteWords&) { act(exchange, what); });
    };
    press("/api/counter/press", [](CounterDesk& desk, const json& body) {
        const auto key = textIn(body, "key");
        if (!key || !CounterDesk::isKey(*key))
            return false;
        desk.takeKey(*key); // one that means nothing now is no fault
        return true;
    });
    press("/api/counter/outcome", [](CounterDesk& desk, const json& body) {
        const auto outcome = numberIn(body, "outcome");
        return outcome && desk.choose(*outcome - 1);
    });
    press("/api/counter/request", [](CounterDesk& desk, const json& body) {
        const auto number = numberIn(body, "number");
        if (number)
            desk.turnToRequest(*number);
        return number.has_value();
    });
    press("/api/counter/select", [](CounterDesk& desk, const json& body) {
        const auto ticket = textIn(body, "ticket");
        if (ticket)
            desk.select(TicketId{*ticket});
        return ticket.has_value();
    });
    press("/api/counter/answer", [](CounterDesk& desk, const json& body) {
        const auto question = numberIn(body, "question");
        const auto choice = numberIn(body, "choice");
        if (question && choice)
            desk.answer(*question - 1, *choice - 1);
        return question && choice;
    });
    const auto entry = [&](const char* path, Act what) {
        router.add(Method::Post, path,
                   [this, what = std::move(what)](const auto& exchange, const RouteWords&) {
                       enter(exchange, what);
                   });
    };
    entry("/api/counter/dossier", [](CounterDesk& desk, const json& body) {
        const auto code = textIn(body, "code");
        if (!code || code->size() > longestCode)
            return false;
        desk.setDossier(*code); // a ticket's code is said no to in words, by its notice
        return true;
    });
    entry("/api/counter/procedure", [](CounterDesk& desk, const json& body) {
        const auto id = textIn(body, "procedure");
        const auto known = desk.session().procedures();
        const bool isKnown = id && std::ranges::find(known, ProcedureId{*id}, &Procedure::id) != known.end();
        if (!id || (!id->empty() && !isKnown))
            return false;
        desk.setProcedure(ProcedureId{*id});
        return true;
    });
}

CounterSite::Clerk& CounterSite::clerkOf(const std::shared_ptr<WebSession>& session)
{
    Clerk& clerk = m_clerks[session->person.id];
    clerk.person = session->person;
    clerk.token = session->token;
    seat(clerk);
    return clerk;
}

std::string CounterSite::openerOf(const Clerk& clerk) const
{
    return m_line.machine() + '/' + clerk.person.id.str();
}

const Counter* CounterSite::counterOf(const Clerk& clerk) const
{
    const auto& counters = m_line.view().counters;
    const std::string opener = openerOf(clerk);
    const auto found = std::ranges::find_if(
        counters, [&](const Counter& counter) { return counter.open && counter.openedBy == opener; });
    return m_line.machine().empty() || found == counters.end() ? nullptr : &*found;
}

/// Where the service says that they are.
void CounterSite::seat(Clerk& clerk)
{
    const Counter* counter = counterOf(clerk);
    if (clerk.desk && (counter == nullptr || counter->id != clerk.desk->session().settings().counter))
        leave(clerk);
    if (clerk.desk || counter == nullptr)
        return;
    clerk.said.reset();
    clerk.isClosing = false;
    clerk_terminal::CounterSettings settings;
    settings.counter = counter->id;
    // Each person is a machine of their own here: a counter that somebody else has opened is elsewhere.
    settings.machine = openerOf(clerk);
    settings.personName = clerk.person.name;
    settings.openAtStart = false;
    clerk.desk.emplace(std::move(settings), m_clock,
                       [this, person = clerk.person.id](const Command& command, const RequestId& id) {
                           send(person, command, id);
                       });
    const Ticket* visit = m_line.view().activeAt(counter->id);
    if (visit != nullptr)
        if (const auto kept = m_drafts.of(visit->id))
            clerk.desk->restore(*kept);
    const Speaking speaking{clerk.language};
    clerk.desk->linkChanged(m_line.link());
    clerk.desk->follow(m_line.view(), {});
}

void CounterSite::leave(Clerk& clerk)
{
    const clerk_terminal::CounterSettings settings = clerk.desk->session().settings();
    const std::string counter = settings.counter.str();
    const Ticket* visit = m_line.view().activeAt(settings.counter);
    clerk.desk.reset();
    const auto said = [&](const char* vietnamese, const char* english) {
        std::string text = say(clerk.language, vietnamese, english);
        text.replace(text.find("{}"), 2, counter);
        return text;
    };
    if (clerk.isClosing)
        clerk.said = Said{true, said("Đã đóng quầy {}.", "Counter {} is closed.")};
    else if (visit != nullptr)
        clerk.said
            = Said{false,
                   said("Quầy {} đã được giải phóng. Lượt ", "Counter {} was released. Visit ") + visit->label
                       + say(clerk.language, " vẫn ở đó: lấy lại quầy này để làm tiếp.",
                             " is still there: take the counter again to go on.")};
    else
        clerk.said = Said{false,
                          said("Quầy {} đã được giải phóng hoặc đóng ở nơi khác. Chọn quầy để làm tiếp.",
                               "Counter {} was released or closed elsewhere. Choose a counter to go on.")};
    clerk.isClosing = false;
}

void CounterSite::send(const PersonId& person, const Command& command, const RequestId& id)
{
    Clerk& clerk = m_clerks.at(person);
    if (std::holds_alternative<CloseCounter>(command))
        clerk.isClosing = true;
    const std::string token = clerk.token;
    m_line.ask(
        command, [this, person, command, token](const Reply& reply) { heard(person, command, token, reply); },
        token, id);
}

void CounterSite::heard(const PersonId& person, const Command& command, const std::string& token,
                        const Reply& reply)
{
    const auto found = m_clerks.find(person);
    if (found == m_clerks.end())
        return;
    Clerk& clerk = found->second;
    if (!reply.outcome && std::holds_alternative<CloseCounter>(command))
        clerk.isClosing = false;
    if (clerk.desk) {
        const Speaking speaking{clerk.language};
        const TicketId before = clerk.desk->draft().ticket;
        clerk.desk->replied(reply);
        forgetIfOver(before, *clerk.desk);
    }
    const bool isOver = !reply.outcome && reply.outcome.error().code == ErrorCode::SignInNeeded;
    if (isOver && !isReading(command))
        for (const Listener& listener : clerk.listeners)
            if (listener.stream.session().token == token)
                listener.stream.endSession(); // look() tells the page
    showSoon();
}

void CounterSite::follow(const std::vector<Event>& news)
{
    for (auto& [person, clerk] : m_clerks) {
        seat(clerk);
        if (!clerk.desk)
            continue;
        const Speaking speaking{clerk.language};
        const TicketId before = clerk.desk->draft().ticket;
        if (clerk.desk->session().link() != m_line.link())
            clerk.desk->linkChanged(m_line.link());
        clerk.desk->follow(m_line.view(), news);
        forgetIfOver(before, *clerk.desk);
    }
    // A visit may also end while nobody has its counter.
    if (m_line.isLive())
        m_drafts.forgetAllBut([this](const TicketId& visit) {
            const Ticket* ticket = m_line.view().ticket(visit);
            return ticket != nullptr && isLive(ticket->state);
        });
    showSoon();
}

void CounterSite::forgetIfOver(const TicketId& before, const CounterDesk& desk)
{
    if (!before.empty() && before != desk.draft().ticket)
        m_drafts.forget(before);
}

void CounterSite::askWhoIsThere()
{
    const SteadyTime now = m_clock.steady();
    if (m_askedNames != SteadyTime{} && now < m_askedNames + namesStayFor)
        return;
    m_askedNames = now;
    m_line.ask(ListPeople{}, [this](const Reply& reply) {
        if (!reply.outcome)
            return;
        m_names.clear();
        for (const Person& person : std::get<PersonList>(*reply.outcome).people)
            m_names[person.id] = person.name;
        showSoon();
    });
}

void CounterSite::look()
{
    bool isChoosing = false;
    for (auto& [person, clerk] : m_clerks) {
        std::erase_if(clerk.listeners, [now = m_line.now()](const Listener& listener) {
            return !listener.stream.goesOn(now);
        });
        isChoosing = isChoosing || (!clerk.desk && !clerk.listeners.empty());
        show(clerk);
    }
    if (isChoosing)
        askWhoIsThere();
    std::erase_if(m_clerks,
                  [](const auto& entry) { return entry.second.listeners.empty() && !entry.second.desk; });
}

/// Many events at once are one picture.
void CounterSite::showSoon()
{
    if (std::exchange(m_isShowing, true))
        return;
    m_loop.post([this] {
        m_isShowing = false;
        for (auto& [person, clerk] : m_clerks)
            show(clerk);
    });
}

void CounterSite::show(Clerk& clerk)
{
    for (Listener& listener : clerk.listeners) {
        const Speaking speaking{listener.language};
        json page = pageOf(clerk, listener.language);
        std::string text = page.dump(-1, ' ', false, json::error_handler_t::replace);
        if (text == listener.shown)
            continue;
        listener.shown = std::move(text);
        listener.stream.show(eventText("counter", numbered(std::move(page))));
    }
}

/// Answers and the stream come by different ways: the page draws the newer of two.
json CounterSite::numbered(json page)
{
    page["n"] = ++m_pictures;
    return page;
}

json CounterSite::pageOf(const Clerk& clerk, Language language) const
{
    json page = clerk.desk ? deskJson(*clerk.desk, m_server)
                           : json{{"kind", "choice"},
                                  {"places", placesOf(language)},
                                  {"live", m_line.isLive() && !m_line.machine().empty()},
                                  {"clock", clerk_terminal::clockText(m_line.now())}};
    if (!clerk.desk && clerk.said)
        page["said"] = {{"good", clerk.said->isGood}, {"text", clerk.said->text}};
    page["person"] = clerk.person.name;
    page["role"] = std::string{nameOf(clerk.person.role)};
    page["centre"] = m_line.view().branch.name;
    return page;
}

json CounterSite::placesOf(Language language) const
{
    const BranchView& view = m_line.view();
    json places = json::array();
    for (const Counter& counter : view.counters) {
        std::string fields;
        for (const FieldId& id : counter.fields) {
            const Field* field = view.field(id);
            const bool isEnglish
                = field != nullptr && language == Language::English && !field->nameEn.empty();
            fields += (fields.empty() ? "" : ", ")
                + (field == nullptr ? id.str()
                       : isEnglish  ? field->nameEn
                                    : field->name);
        }
        const Ticket* visit = view.activeAt(counter.id);
        const bool isTaken = counter.open && !counter.openedBy.empty();
        places.push_back(
            {{"id", counter.id.str()},
             {"fields", fields},
             {"taken", isTaken},
             {"state", isTaken ? nameOfOpener(counter.openedBy, language) : say(language, "Trống", "Free")},
             {"visit", visit != nullptr ? visit->label : ""}});
    }
    return places;
}

std::string CounterSite::nameOfOpener(const std::string& opener, Language language) const
{
    const auto slash = opener.find('/');
    if (slash == std::string::npos)
        return say(language, "Đang dùng ở máy khác", "In use at another machine");
    const std::string id = opener.substr(slash + 1);
    const auto known = m_names.find(PersonId{id});
    return (known == m_names.end() ? id : known->second) + say(language, " đang dùng", " is using it");
}

}
