#include "supervisor/router.h"

#include "supervisor/answers.h"

#include <algorithm>
#include <optional>

namespace luot::supervisor {

namespace {

std::vector<std::string> partsOf(std::string_view path)
{
    std::vector<std::string> parts;
    while (!path.empty()) {
        path.remove_prefix(1); // the slash
        const auto end = std::min(path.find('/'), path.size());
        parts.emplace_back(path.substr(0, end));
        path.remove_prefix(end);
    }
    return parts;
}

bool isWord(std::string_view part) { return part.starts_with('{') && part.ends_with('}'); }

std::optional<RouteWords> match(const std::vector<std::string>& route, const std::vector<std::string>& asked)
{
    if (route.size() != asked.size())
        return std::nullopt;
    RouteWords words;
    for (std::size_t i = 0; i < route.size(); ++i) {
        if (isWord(route[i]) && !asked[i].empty())
            words.emplace(route[i].substr(1, route[i].size() - 2), asked[i]);
        else if (route[i] != asked[i])
            return std::nullopt;
    }
    return words;
}

}

void Router::add(Method method, std::string_view path, Handler handler)
{
    m_routes.push_back({method, partsOf(path), std::move(handler)});
}

void Router::guard(std::function<bool(const std::shared_ptr<Exchange>&)> guard)
{
    m_guards.push_back(std::move(guard));
}

void Router::answer(const std::shared_ptr<Exchange>& exchange) const
{
    if (std::ranges::any_of(m_guards, [&](const auto& guard) { return guard(exchange); }))
        return;
    const HttpRequest& request = exchange->request();
    if (!request.path.starts_with('/'))
        return refuse(exchange, 400, "BAD_REQUEST", "Địa chỉ không đúng.");
    const std::vector<std::string> asked = partsOf(request.path);
    bool isKnown = false;
    for (const Route& route : m_routes) {
        const auto words = match(route.parts, asked);
        isKnown = isKnown || words;
        if (words && route.method == request.method)
            return route.handler(exchange, *words);
    }
    if (isKnown)
        return refuse(exchange, 405, "METHOD_NOT_ALLOWED", "Trang này không nhận cách gửi đó.");
    refuse(exchange, 404, "NOT_FOUND", "Không có trang này.");
}

const std::vector<std::pair<std::string, std::string>>& safetyHeaders()
{
    static const std::vector<std::pair<std::string, std::string>> headers{
        {"Content-Security-Policy",
         "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; "
         "frame-ancestors 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "no-referrer"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), microphone=(), geolocation=()"},
    };
    return headers;
}

}
