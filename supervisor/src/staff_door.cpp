#include "supervisor/staff_door.h"

#include "base/log.h"
#include "supervisor/answers.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

namespace {

/// Of one address. The service counts wrong PINs by name alone where people sign in through this program.
constexpr int triesAtOnce = 4;
constexpr Milliseconds oneTryEach{std::chrono::seconds{15}};
constexpr Milliseconds longestStay{std::chrono::hours{10}};

const char* cookieName(const HttpRequest& request) { return request.isSecure ? "__Host-luot" : "luot"; }

std::string cookieText(const HttpRequest& request, const std::string& value, long long seconds)
{
    return std::string{cookieName(request)} + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age="
        + std::to_string(seconds) + (request.isSecure ? "; Secure" : "");
}

bool isSame(const std::string& a, const std::string& b)
{
    return a.size() == b.size() && !a.empty() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

/// A browser that says where a request comes from must say: from here.
bool isFromHere(const HttpRequest& request)
{
    const std::string origin = request.header("origin");
    if (origin.empty())
        return true;
    const auto host = origin.find("://");
    return host != std::string::npos && origin.substr(host + 3) == request.header("host");
}

json told(const WebSession& session)
{
    return {{"person", session.person.id.str()},
            {"name", session.person.name},
            {"role", std::string{nameOf(session.person.role)}},
            {"check", session.check}};
}

}

StaffDoor::StaffDoor(QueueLine& line, const Clock& clock)
    : m_line{line}
    , m_sessions{clock}
    , m_tries{clock, triesAtOnce, oneTryEach}
{
    m_line.follow([this](const std::vector<Event>& news) {
        for (const Event& event : news)
            if (const auto* person = std::get_if<PersonEvent>(&event.body))
                if (person->change != PersonChange::Added && person->change != PersonChange::Unlocked)
                    m_sessions.closeAllOf(person->person);
    });
}

void StaffDoor::addRoutes(Router& router)
{
    router.add(Method::Get, "/sign-in",
               [](const auto& exchange, const RouteWords&) { answerPage(exchange, "sign-in.html"); });
    router.add(Method::Post, "/api/sign-in",
               [this](const auto& exchange, const RouteWords&) { signIn(exchange); });
    router.add(Method::Post, "/api/sign-out",
               [this](const auto& exchange, const RouteWords&) { signOut(exchange); });
    router.add(Method::Get, "/api/me", [this](const auto& exchange, const RouteWords&) {
        if (const auto session = viewer(exchange, Role::Clerk, AskedBy::Page))
            answerJson(exchange, told(*session));
    });
}

std::shared_ptr<WebSession> StaffDoor::viewer(const std::shared_ptr<Exchange>& exchange, Role least,
                                              AskedBy by)
{
    const HttpRequest& request = exchange->request();
    auto session = m_sessions.find(request.cookie(cookieName(request)));
    if (!session) {
        if (by == AskedBy::Person)
            redirect(exchange, "/sign-in?to=" + request.path);
        else
            refuse(exchange, Refusal{ErrorCode::SignInNeeded, "no session"});
        return nullptr;
    }
    // People's roles stand in the order of their rights.
    if (session->person.role < least) {
        if (by == AskedBy::Person)
            redirect(exchange, "/counter");
        else
            refuse(exchange, Refusal{ErrorCode::Forbidden, "not this person's"});
        return nullptr;
    }
    return session;
}

std::shared_ptr<WebSession> StaffDoor::changer(const std::shared_ptr<Exchange>& exchange, Role least)
{
    auto session = viewer(exchange, least, AskedBy::Page);
    if (!session)
        return nullptr;
    if (!isFromHere(exchange->request())
        || !isSame(exchange->request().header("x-luot-check"), session->check)) {
        refuse(exchange, 403, "FORBIDDEN", "Yêu cầu không đến từ trang này. Tải lại trang rồi làm lại.");
        return nullptr;
    }
    return session;
}

std::shared_ptr<WebSession> StaffDoor::changer(const std::shared_ptr<Exchange>& exchange, Role least,
                                               json& body)
{
    auto session = changer(exchange, least);
    if (session)
        body = bodyOf(exchange);
    return body.is_null() ? nullptr : session;
}

void StaffDoor::signIn(const std::shared_ptr<Exchange>& exchange)
{
    const json body = bodyOf(exchange);
    if (body.is_null())
        return;
    const HttpRequest& request = exchange->request();
    const auto person = body.find("person");
    const auto pin = body.find("pin");
    if (!isFromHere(request) || person == body.end() || pin == body.end() || !person->is_string()
        || !pin->is_string())
        return refuse(exchange, 400, "BAD_REQUEST", "Nhập tên đăng nhập và mã PIN.");
    const std::string address = countedAddress(request.address);
    if (!m_tries.take(address))
        return answerJson(exchange,
                          {{"error", "RATE_LIMITED"},
                           {"text", "Máy này vừa đăng nhập sai nhiều lần. Xin chờ một lát rồi thử lại."},
                           {"retry_after_ms", oneTryEach.count()}},
                          429);
    m_line.ask(SignIn{PersonId{person->get<std::string>()}, pin->get<std::string>()},
               [this, exchange, address](const Reply& reply) {
                   if (!reply.outcome) {
                       // A wrong name and a wrong PIN sound alike.
                       if (reply.outcome.error().code == ErrorCode::Forbidden)
                           return refuse(exchange, 403, "FORBIDDEN", "Tên đăng nhập hoặc mã PIN không đúng.");
                       return refuse(exchange, reply.outcome.error());
                   }
                   m_tries.giveBack(address);
                   const auto& signedIn = std::get<SignedIn>(*reply.outcome);
                   const std::string cookie = m_sessions.open(signedIn);
                   const auto session = m_sessions.find(cookie);
                   if (!session)
                       return refuse(exchange, Refusal{ErrorCode::Internal, "the sign-in is over already"});
                   spdlog::info("somebody has signed in at a browser"); // who, is in the service's own record
                   HttpResponse response{200, "application/json",
                                         std::make_shared<const std::string>(told(*session).dump()),
                                         safetyHeaders()};
                   response.headers.emplace_back("Cache-Control", "no-store");
                   response.headers.emplace_back(
                       "Set-Cookie",
                       cookieText(exchange->request(), cookie,
                                  std::chrono::duration_cast<std::chrono::seconds>(longestStay).count()));
                   exchange->answer(std::move(response));
               });
}

void StaffDoor::signOut(const std::shared_ptr<Exchange>& exchange)
{
    const auto session = changer(exchange, Role::Clerk);
    if (!session)
        return;
    m_line.ask(SignOut{}, {}, session->token);
    m_sessions.close(exchange->request().cookie(cookieName(exchange->request())));
    HttpResponse response{200, "application/json", std::make_shared<const std::string>("{}"),
                          safetyHeaders()};
    response.headers.emplace_back("Cache-Control", "no-store");
    response.headers.emplace_back("Set-Cookie", cookieText(exchange->request(), "", 0));
    exchange->answer(std::move(response));
}

void StaffDoor::sweep()
{
    m_sessions.sweep([this](const WebSession& session) { m_line.ask(SignOut{}, {}, session.token); });
    m_tries.sweep();
}

}
