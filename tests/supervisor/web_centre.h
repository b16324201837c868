#pragma once

#include "supervisor/supervisor.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"
#include "tests/supervisor/http_client.h"

#include <gtest/gtest.h>

#include <atomic>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace luot::supervisor {

/// The machine's clock, but that the calendar can be set ahead.
class TurnedClock final : public Clock {
public:
    WallTime wall() const override { return m_system.wall() + m_ahead.load(); }
    SteadyTime steady() const override { return m_system.steady(); }
    void setAhead(Milliseconds by) { m_ahead = by; }

private:
    SystemClock m_system;
    std::atomic<Milliseconds> m_ahead{Milliseconds{0}};
};

/// A real queue service (branch.demo.toml) with people who can sign in, and the whole web side on free ports.
/// People: lan and minh (clerks), giamsat (supervisor), quantri (admin), each with the PIN 27182818.
class WebCentre : public testing::Test {
protected:
    void SetUp() override
    {
        centre.allow("s1", protocol::Role::Supervisor);
        centre.allow("r1", protocol::Role::Reception);
        ASSERT_TRUE(centre.start(serviceOptions));
        office = std::make_unique<protocol::Watcher>(centre.device("a1"));
        ASSERT_TRUE(office->waitForLink(protocol::LinkState::Live));
        for (const auto& [id, name, role] : {std::tuple{"lan", "Lan", protocol::Role::Clerk},
                                             std::tuple{"minh", "Minh", protocol::Role::Clerk},
                                             std::tuple{"giamsat", "Giám sát 1", protocol::Role::Supervisor},
                                             std::tuple{"quantri", "Quản trị", protocol::Role::Admin}})
            ASSERT_TRUE(office->ask(protocol::AddPerson{PersonId{id}, name, role, "27182818"}).outcome);
        kiosk = std::make_unique<protocol::Watcher>(centre.device("k1"));
        startWeb();
    }
    void TearDown() override { stopWeb(); }

    void startWeb()
    {
        settings.serverPort = centre.port;
        settings.staffKey = centre.device("s1").key;
        settings.publicKey = centre.device("r1").key;
        settings.data = centre.folder.path() / "reports";
        auto opened = Supervisor::open(settings, clock);
        ASSERT_TRUE(opened) << opened.error().message;
        web = std::move(*opened);
        m_thread = std::thread{[this] { web->run(-1); }};
        // A page may be asked for before the line is live; a test begins when it is.
        const auto end = std::chrono::steady_clock::now() + Wire::patience;
        while (!HttpClient{staffPort()}.get("/api/centre").json().value("live", false)) {
            ASSERT_LT(std::chrono::steady_clock::now(), end)
                << "the line to the queue service does not come up";
            std::this_thread::yield();
        }
    }
    void stopWeb()
    {
        if (!web)
            return;
        web->loop().post([this] { web->loop().stop(); });
        m_thread.join();
        web.reset();
    }

    std::uint16_t staffPort() const { return web->staffPort(); }
    std::uint16_t publicPort() const { return web->publicPort(); }
    HttpClient signedIn(const std::string& person)
    {
        HttpClient client{staffPort()};
        EXPECT_EQ(client.signIn(person), 200) << person;
        return client;
    }
    /// A number from the kiosk.
    protocol::Ticket issued(const std::string& field = "A")
    {
        protocol::IssueTicket command;
        command.field = FieldId{field};
        const protocol::Reply reply = kiosk->ask(command);
        return std::get<protocol::IssuedTicket>(reply.outcome.value()).ticket;
    }

    queue_service::CentreProcess centre;
    std::vector<std::string> serviceOptions; ///< beside the usual ones, from SetUp on
    TurnedClock clock;
    SupervisorSettings settings;
    std::unique_ptr<protocol::Watcher> office; ///< an administrator's machine
    std::unique_ptr<protocol::Watcher> kiosk;
    std::unique_ptr<Supervisor> web;

private:
    std::thread m_thread;
};

}
