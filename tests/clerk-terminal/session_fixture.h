#pragma once

#include "clerk-terminal/counter_session.h"
#include "fake_service.h"

#include <gtest/gtest.h>

namespace luot::clerk_terminal {

using enum CounterKey;
using protocol::ErrorCode;
using protocol::ServiceOutcome;

inline const WallTime nineOClock{std::chrono::hours{24 * 365 * 30 + 9}};

/// A session over a made-up morning: what was sent, and answers by hand.
class Session : public testing::Test {
protected:
    struct Sent {
        protocol::Command command;
        RequestId id;
    };

    void SetUp() override { restart(); }

    /// A terminal that is switched on: it knows nothing but what it will be told.
    void restart(bool openAtStart = false)
    {
        CounterSettings settings;
        settings.counter = CounterId{"3"};
        settings.openAtStart = openAtStart;
        session.emplace(settings, clock, [this](const protocol::Command& command, const RequestId& id) {
            const bool isReading = std::holds_alternative<protocol::ReadHistory>(command)
                || std::holds_alternative<protocol::ListProcedures>(command);
            (isReading ? read : sent).push_back({command, id});
        });
    }
    void live()
    {
        session->linkChanged(LinkState::Live);
        tell();
    }
    void tell() { session->follow(morning.view, {}); }
    void answer(const Ticket& ticket) { reply(protocol::TicketResult{ticket}); }
    void reply(const protocol::CommandResult& result) { session->replied({sent.back().id, result}); }
    void refuse(ErrorCode code)
    {
        session->replied({sent.back().id, tl::unexpected{protocol::Refusal{code, "no"}}});
    }

    void openWithOneWaiting()
    {
        morning.open();
        morning.add("A001", clock.wall() - 5min);
        live();
    }
    void called()
    {
        openWithOneWaiting();
        morning.call("A001", clock.wall());
        tell();
    }
    void serving()
    {
        called();
        morning.start("A001", clock.wall());
        tell();
    }

    /// "F1 on, F2 why, …" told as the keys that may be pressed, the suggested one in brackets.
    std::string keys() const
    {
        std::string text;
        for (const auto& [key, cap] : {std::pair{CallNext, "F1"},
                                       {Recall, "F2"},
                                       {Start, "F3"},
                                       {Finish, "F4"},
                                       {NoShow, "F6"},
                                       {Hold, "F7"},
                                       {Transfer, "F8"},
                                       {PauseOrOpen, "F9"}}) {
            const KeyState state = session->offer(key).state;
            if (state != KeyState::Off)
                text += (text.empty() ? "" : " ")
                    + (state == KeyState::Suggested ? "[" + std::string{cap} + "]" : cap);
        }
        return text;
    }
    WhyOff why(CounterKey key) const { return session->offer(key).why; }
    std::string notice() const { return session->notice() ? session->notice()->text : ""; }
    template <class Command> const Command& lastSent() const
    {
        return std::get<Command>(sent.back().command);
    }

    VirtualClock clock{nineOClock};
    Morning morning;
    std::vector<Sent> sent;
    std::vector<Sent> read; ///< what no key has asked
    std::optional<CounterSession> session;
};

}
