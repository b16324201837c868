#pragma once

#include "protocol/server.h"
#include "queue-service/event_store.h"
#include "queue-service/queue_book.h"
#include "queue-service/src/pin_worker.h"

#include <deque>
#include <optional>
#include <string>

namespace luot::queue_service {

/// Who the people are: signs them in and out, tells who asks, and what somebody signed in may do there.
///
/// A request with a PIN waits here for its turn at the worker, and is then decided like any other. Thread:
/// the service's.
class PeopleDesk {
public:
    template <class T> using Outcome = Stored<tl::expected<T, protocol::Refusal>>;

    PeopleDesk(EventStore& store, bool isSignInNeeded);
    void setSignInNeeded(bool isNeeded) { m_isSignInNeeded = isNeeded; }

    /// The machine, the person there, and the lesser of their rights; or why nobody may ask for it so.
    Outcome<Actor> actorOf(const protocol::Request& request, WallTime now) const;

    static bool answers(const protocol::Command& command);
    static bool takesPin(const protocol::Command& command);

    /// What follows; changes to the tables of people are made at once. `answer`: of a request that takes a
    /// PIN.
    Outcome<Decision> decide(const protocol::Request& request, WallTime now,
                             const PinAnswer* answer = nullptr) const;

    /// Lets it wait for the worker; a second copy of one that waits takes its place. False: too many do.
    bool line(const protocol::Request& request);
    /// The next one's turn, if the worker is free; a refusal ends it at once.
    struct Next {
        protocol::Request request;
        std::optional<protocol::Refusal> refusal; ///< none: decide() with `answer`
        PinAnswer answer{};
    };
    Stored<std::optional<Next>> next(WallTime now, SteadyTime steady);
    int readyFd() const { return m_worker.readyFd(); }

private:
    Outcome<Decision> signIn(const protocol::Request& request, WallTime now, bool isRight) const;
    Outcome<Decision> noteWrongPin(const protocol::SignIn& asked, const protocol::Request& request,
                                   WallTime now) const;
    Outcome<Decision> change(const protocol::ChangePerson& asked, WallTime now) const;
    Stored<std::optional<protocol::Refusal>> locked(const protocol::SignIn& asked, const protocol::Request& request,
                                                    WallTime now) const;
    protocol::Request takeFirst();

    EventStore& m_store;
    bool m_isSignInNeeded;
    std::deque<protocol::Request> m_line; ///< the first is being worked on while the worker is busy
    PinWorker m_worker;
};

}
