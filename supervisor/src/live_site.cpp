#include "supervisor/live_site.h"

#include "supervisor/answers.h"
#include "supervisor/src/live_json.h"
#include "supervisor/src/live_orders.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

constexpr Milliseconds figuresEach{std::chrono::seconds{10}};
constexpr Milliseconds presenceEach{std::chrono::seconds{3}};
constexpr int ordersAtOnce = 10;
constexpr Milliseconds oneOrderEach{300};

}

LiveSite::LiveSite(QueueLine& line, StaffDoor& door, WebLoop& loop, const Clock& clock,
                   LiveThresholds thresholds)
    : m_line{line}
    , m_door{door}
    , m_clock{clock}
    , m_thresholds{thresholds}
    , m_pace{clock, ordersAtOnce, oneOrderEach}
{
    m_line.follow([this](const std::vector<Event>& news) { follow(news); });
    loop.every(pictureEach, [this] { tick(); });
}

void LiveSite::addRoutes(Router& router)
{
    router.add(Method::Get, "/live", [this](const auto& exchange, const RouteWords&) {
        if (m_door.viewer(exchange, Role::Supervisor, AskedBy::Person))
            answerPage(exchange, "live.html");
    });
    router.add(Method::Get, "/events/live",
               [this](const auto& exchange, const RouteWords&) { listen(exchange); });
    router.add(Method::Get, "/api/live", [this](const auto& exchange, const RouteWords&) {
        if (m_door.viewer(exchange, Role::Supervisor, AskedBy::Page))
            answerJson(exchange, told(look()));
    });
    router.add(
        Method::Post, "/api/alerts/{alert}/acknowledge",
        [this](const auto& exchange, const RouteWords& words) { acknowledge(exchange, words.at("alert")); });
    addCommands(router);
}

void LiveSite::addCommands(Router& router)
{
    router.add(Method::Post, "/api/live/counters/{counter}/{step}",
               [this](const auto& exchange, const RouteWords& words) {
                   command(exchange, [&](const LiveOrder& order) {
                       return order.atCounter(words.at("counter"), words.at("step"));
                   });
               });
    router.add(Method::Post, "/api/live/fields/{field}/{step}",
               [this](const auto& exchange, const RouteWords& words) {
                   command(exchange, [&](const LiveOrder& order) {
                       return order.atField(words.at("field"), words.at("step"));
                   });
               });
    router.add(Method::Post, "/api/live/tickets/{ticket}/cancel",
               [this](const auto& exchange, const RouteWords& words) {
                   command(exchange,
                           [&](const LiveOrder& order) { return order.cancel(words.at("ticket")); });
               });
    router.add(Method::Post, "/api/live/notice", [this](const auto& exchange, const RouteWords&) {
        command(exchange, [](const LiveOrder& order) { return order.notice(); });
    });
    router.add(Method::Post, "/api/live/people/{person}/unlock",
               [this](const auto& exchange, const RouteWords& words) {
                   command(exchange, [&](const LiveOrder&) -> std::optional<Command> {
                       const std::string& person = words.at("person");
                       if (!m_names.contains(person))
                           return std::nullopt;
                       return UnlockPerson{PersonId{person}, {}};
                   });
               });
}

void LiveSite::command(const std::shared_ptr<Exchange>& exchange, const Meant& meant)
{
    json body;
    const auto session = m_door.changer(exchange, Role::Supervisor, body);
    if (!session)
        return;
    if (!m_pace.take(session->person.id.str()))
        return refuse(exchange,
                      Refusal{ErrorCode::RateLimited, "too many orders of one person", oneOrderEach});
    // Said before anything is sent: this one is certainly not done.
    if (!m_line.isLive())
        return refuse(
            exchange, 503, "NO_SERVICE",
            "Chưa có kết nối với máy chủ hàng chờ nên lệnh chưa được gửi. Xin thử lại khi có kết nối.");
    const LiveOrder order{body, m_line.view()};
    const RequestId id = order.id();
    auto asked = meant(order);
    if (id.empty() || !asked)
        return refuse(exchange, 400, "BAD_REQUEST",
                      "Yêu cầu thiếu lý do hoặc không đúng. Tải lại trang rồi làm lại.");
    m_line.ask(
        std::move(*asked),
        [exchange, id](const Reply& reply) {
            if (!reply.outcome)
                return refuse(exchange, reply.outcome.error());
            answerJson(exchange, {{"id", id.str()}, {"seq", reply.seq}, {"again", reply.duplicate}});
        },
        session->token, id);
}

void LiveSite::acknowledge(const std::shared_ptr<Exchange>& exchange, const std::string& alert)
{
    const auto session = m_door.changer(exchange, Role::Supervisor);
    if (!session)
        return;
    // What the page has seen may be over by now; that is as good.
    const bool isThere = m_alerts.acknowledge(alert, session->person.name);
    answerJson(exchange, {{"there", isThere}});
    m_isChanged = true;
}

void LiveSite::listen(const std::shared_ptr<Exchange>& exchange)
{
    auto session = m_door.viewer(exchange, Role::Supervisor, AskedBy::Page);
    if (!session)
        return;
    forgetTheGone();
    auto page = StaffStream::open(exchange, std::move(session));
    if (!page)
        return;
    page->show(eventText("live", told(look())));
    m_pages.push_back(std::move(*page));
    if (!m_figures)
        askFigures();
}

void LiveSite::follow(const std::vector<Event>& news)
{
    m_memory.take(news);
    const bool isAboutPeople = std::ranges::any_of(
        news, [](const Event& event) { return std::holds_alternative<PersonEvent>(event.body); });
    if (m_line.isLive() && (!m_hasNames || isAboutPeople))
        askNames();
    m_isChanged = true;
    // The first after a while goes at once; the rest of a burst goes together.
    if (m_clock.steady() - m_sent >= pause())
        send();
}

void LiveSite::tick()
{
    const SteadyTime now = m_clock.steady();
    if (now - m_sent >= (m_isChanged ? pause() : silence))
        send();
    if (!m_line.isLive())
        return;
    // Also with nobody before it: who opens the page is to see what is gone at once.
    if (!m_isAskingPresence && now - m_presenceAsked >= presenceEach)
        askWhoIsThere();
    if (m_pages.empty())
        return;
    const bool isRatedAnew = m_ratingsCounted != m_memory.ratings && now - m_figuresAsked >= silence;
    if (isRatedAnew || now - m_figuresAsked >= figuresEach)
        askFigures();
}

void LiveSite::forgetTheGone()
{
    std::erase_if(m_pages, [now = m_line.now()](const StaffStream& page) { return !page.goesOn(now); });
}

Milliseconds LiveSite::pause() const { return m_bytesSent > bytesEach ? largePictureEach : pictureEach; }

void LiveSite::send()
{
    forgetTheGone();
    m_sent = m_clock.steady();
    m_isChanged = false;
    m_bytesSent = 0;
    // Also with nobody before it: an alert begins when it begins.
    const LivePicture picture = look();
    if (m_pages.empty())
        return;
    const Body text = eventText("live", told(picture));
    m_bytesSent = text->size() * m_pages.size();
    for (const StaffStream& page : m_pages)
        page.show(text);
}

LivePicture LiveSite::look()
{
    LivePicture picture = pictureOf({.view = m_line.view(),
                                     .memory = m_memory,
                                     .presence = m_presence,
                                     .names = m_names,
                                     .figures = m_figures,
                                     .link = m_line.link(),
                                     .lostSince = m_line.lostSince(),
                                     // What is old does not go on getting worse.
                                     .now = m_line.lostSince().value_or(m_line.now()),
                                     .thresholds = m_thresholds});
    m_alerts.judge(picture, m_memory.news);
    return picture;
}

json LiveSite::told(const LivePicture& picture) const
{
    return jsonOf(picture, m_alerts.alerts(), m_names, m_line.now());
}

void LiveSite::askNames()
{
    m_hasNames = true;
    m_line.ask(ListPeople{}, [this](const Reply& reply) {
        if (!reply.outcome) {
            m_hasNames = false; // asked again with the next news
            return;
        }
        m_names.clear();
        for (const Person& person : std::get<PersonList>(*reply.outcome).people)
            m_names[person.id.str()] = person.name;
        m_isChanged = true;
    });
}

void LiveSite::askWhoIsThere()
{
    m_presenceAsked = m_clock.steady();
    m_isAskingPresence = true;
    m_line.ask(ListDevices{}, [this](const Reply& reply) {
        m_isAskingPresence = false;
        if (!reply.outcome)
            return; // a service of before: what devices say of themselves is all there is
        m_presence.take(std::get<DeviceList>(*reply.outcome), m_line.now());
        m_isChanged = true;
    });
}

void LiveSite::askFigures()
{
    const auto asker = std::ranges::find_if(
        m_pages, [now = m_line.now()](const StaffStream& page) { return page.goesOn(now); });
    if (asker == m_pages.end())
        return;
    m_figuresAsked = m_clock.steady();
    m_ratingsCounted = m_memory.ratings;
    m_line.ask(
        ReadFigures{},
        [this, token = asker->session().token](const Reply& reply) {
            if (reply.outcome) {
                m_figures = std::get<Figures>(*reply.outcome);
                m_isChanged = true;
                return;
            }
            if (reply.outcome.error().code != ErrorCode::SignInNeeded)
                return;
            // Signed in here, but no longer there: somebody else has to ask, and soon.
            for (const StaffStream& page : m_pages)
                if (page.session().token == token)
                    page.endSession();
            m_figuresAsked = {};
        },
        asker->session().token);
}

}
