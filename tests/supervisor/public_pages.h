#pragma once

#include "protocol/paper_code.h"
#include "tests/queue-service/asking.h"
#include "tests/supervisor/web_centre.h"

#include <functional>
#include <string>

namespace luot::supervisor {

using namespace protocol;
using nlohmann::json;

/// The public listener as phones and boards ask it, before a real queue service.
class PublicPages : public WebCentre {
protected:
    /// Behind a reverse proxy, so that every request can come from an address of its own: how many one
    /// address may make is ThePublicDoor's test.
    void SetUp() override
    {
        settings.publicPages.trustedProxy = "127.0.0.1";
        WebCentre::SetUp();
        waitForPages();
    }
    /// The staff's line is waited for by WebCentre.
    void waitForPages()
    {
        EXPECT_TRUE(queue_service::eventually([&] {
            const json board = phone().get("/api/board").json();
            return board.is_object() && board["known"] == true && board["centre"]["live"] == true;
        }));
    }
    struct Phone {
        HttpClient client;
        std::string from;

        HttpAnswer ask(const std::string& method, const std::string& path, const std::string& body,
                       const std::string& headers) const
        {
            return client.ask(method, path, body, headers + "X-Forwarded-For: " + from + "\r\n");
        }
        HttpAnswer get(const std::string& path) const { return ask("GET", path, "", ""); }
        HttpAnswer post(const std::string& path, const json& body) const
        {
            return ask("POST", path, body.dump(), "Content-Type: application/json\r\n");
        }
    };
    Phone phone()
    {
        ++phones;
        return {HttpClient{publicPort()},
                "10.1." + std::to_string(phones / 250) + "." + std::to_string(phones % 250)};
    }

    /// A number with a paper; the token that stands on it.
    std::string paper(const std::string& field = "A")
    {
        const PaperToken token = makePaperToken();
        IssueTicket command{.field = FieldId{field}, .tokenHash = token.hash};
        const Reply reply = kiosk->ask(command);
        last = std::get<IssuedTicket>(reply.outcome.value()).ticket;
        return token.text;
    }
    /// As soon as it is so: the page follows a stream, and the phone asks again.
    json seen(const std::string& token, const std::function<bool(const json&)>& isSo)
    {
        json told;
        queue_service::eventually([&] {
            told = phone().get("/api/t/" + token).json();
            return told.is_object() && isSo(told);
        });
        return told;
    }
    json inState(const std::string& token, const std::string& state)
    {
        return seen(token, [&](const json& told) { return told.value("state", "") == state; });
    }
    Ticket done(Command command)
    {
        const Reply reply = office->ask(std::move(command));
        EXPECT_TRUE(reply.outcome) << (reply.outcome ? "" : reply.outcome.error().message);
        return reply.outcome ? std::get<TicketResult>(*reply.outcome).ticket.value_or(Ticket{}) : Ticket{};
    }
    Ticket called(const std::string& counter)
    {
        EXPECT_TRUE(office->ask(OpenCounter{CounterId{counter}}).outcome);
        return done(CallNext{CounterId{counter}});
    }
    Ticket finished(const std::string& counter)
    {
        const Ticket ticket = called(counter);
        done(StartService{ticket.id, ticket.counter, {}});
        return done(FinishService{ticket.id, ticket.counter, ServiceOutcome::ResultReturned, {}, {}});
    }
    std::string invited()
    {
        const Reply reply = kiosk->ask(Invite{});
        return std::get<Invitation>(reply.outcome.value()).code;
    }
    static json choice(const std::string& field, char visit = '7')
    {
        return {
            {"field", field}, {"priority", "none"}, {"language", "vi"}, {"visit", std::string(32, visit)}};
    }

    Ticket last;
    int phones = 0;
};

}
