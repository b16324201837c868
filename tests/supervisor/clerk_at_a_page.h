#pragma once

#include "tests/supervisor/http_client.h"

#include <memory>
#include <string>
#include <utility>

namespace luot::supervisor {

/// A clerk before the page of a counter: sees its stream, presses with the picture that was seen last.
class ClerkAtAPage {
public:
    explicit ClerkAtAPage(HttpClient client, const std::string& language = "vi")
        : browser{std::move(client)}
        , m_language{language}
        , m_stream{std::make_unique<EventReader>(browser, "/events/counter?lang=" + language)}
    {
        see([](const nlohmann::json&) { return true; });
    }

    /// Looks until it is so; false: it never was.
    template <class IsSo> bool see(IsSo isSo)
    {
        if (!page.is_null() && isSo(page))
            return true;
        const auto told = m_stream->until("counter", [&](const nlohmann::json& one) {
            return (page.is_null() || one.at("n") > page.at("n")) && isSo(one);
        });
        if (told)
            page = *told;
        return told.has_value();
    }
    bool seesState(const std::string& state)
    {
        return see([&](const nlohmann::json& one) { return one.value("state", "") == state; });
    }
    bool seesChoice()
    {
        return see([](const nlohmann::json& one) { return one.at("kind") == "choice"; });
    }
    /// Until nothing is on its way and the key does something.
    bool mayPress(const std::string& cap)
    {
        return see([&](const nlohmann::json& one) {
            for (const auto& key : one.value("keys", nlohmann::json::array()))
                if (key.at("cap") == cap)
                    return key.at("state") != "off";
            return false;
        });
    }
    bool isSignedOut() { return m_stream->next("over").has_value(); }

    HttpAnswer press(const std::string& key) { return act("press", {{"key", key}}); }
    /// The answer's picture is the newest one.
    HttpAnswer act(const std::string& path, nlohmann::json body)
    {
        if (!body.contains("moment"))
            body["moment"] = page.value("moment", 0LL);
        body["lang"] = m_language;
        HttpAnswer answer = browser.post("/api/counter/" + path, body);
        const auto told = answer.json();
        if (told.is_object() && told.contains("page"))
            page = told.at("page");
        return answer;
    }
    HttpAnswer take(const std::string& counter) { return act("take", {{"counter", counter}}); }
    std::string visit() const
    {
        return page.contains("visit") ? page.at("visit").at("label").get<std::string>() : std::string{};
    }
    std::string notice() const
    {
        return page.contains("notice") ? page.at("notice").at("text").get<std::string>() : std::string{};
    }

    HttpClient browser;
    nlohmann::json page;

private:
    std::string m_language;
    std::unique_ptr<EventReader> m_stream;
};

}
