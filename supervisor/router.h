#pragma once

#include "supervisor/http_server.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace luot::supervisor {

/// What stood in the braces of a route.
using RouteWords = std::map<std::string, std::string, std::less<>>;

/// Which part of the program answers which address, and what every answer of this program has in its headers.
///
/// Thread: the loop's.
class Router {
public:
    using Handler = std::function<void(const std::shared_ptr<Exchange>&, const RouteWords&)>;

    /// `path`: "/api/t/{token}/cancel"; a word in braces stands for one part that is not empty.
    void add(Method method, std::string_view path, Handler handler);
    /// Looked at before any route; true: it has answered. In the order of adding.
    void guard(std::function<bool(const std::shared_ptr<Exchange>&)> guard);

    /// 404 for an address that nobody has, 405 for a method that it does not take.
    void answer(const std::shared_ptr<Exchange>& exchange) const;

private:
    struct Route {
        Method method;
        std::vector<std::string> parts;
        Handler handler;
    };
    std::vector<Route> m_routes;
    std::vector<std::function<bool(const std::shared_ptr<Exchange>&)>> m_guards;
};

/// Headers without which no answer leaves: nothing loaded from elsewhere, no frame around it, no referrer.
const std::vector<std::pair<std::string, std::string>>& safetyHeaders();

}
