#pragma once

#include "protocol/client.h"
#include "supervisor/web_loop.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

/// The line to the queue service under one key, as the pages use it: everything on the loop's thread.
///
/// Thread: the loop's.
class QueueLine {
public:
    using Replied = std::function<void(const protocol::Reply&)>;
    /// `news` are the events just applied; empty after a snapshot, or when only the link has changed.
    using Follower = std::function<void(const std::vector<protocol::Event>& news)>;

    /// Requires: loop and clock outlive it. A service that is not there is waited for. Fails on what waiting cannot
    /// mend.
    static Result<std::unique_ptr<QueueLine>> connect(protocol::ClientSettings settings, WebLoop& loop,
                                                      const Clock& clock);
    ~QueueLine();

    const protocol::BranchView& view() const { return m_view; }
    protocol::LinkState link() const { return m_link; }
    bool isLive() const { return m_link == protocol::LinkState::Live; }
    bool hasBeenLive() const { return m_hasBeenLive; }
    /// When the view was last known to be right; nothing while it is, or before the first time.
    std::optional<WallTime> lostSince() const { return m_lostSince; }
    /// The service's calendar, as far as its events tell; else this machine's.
    WallTime now() const { return m_clock.wall() + m_ahead; }
    /// How this machine is called at the service: "supervisor:web"; empty: not known yet.
    const std::string& machine() const { return m_machine; }

    void follow(Follower follower) { m_followers.push_back(std::move(follower)); }

    /// `token`: of the person who asks; empty: the machine itself. `id`: empty: a new one.
    RequestId ask(protocol::Command command, Replied replied, const std::string& token = {}, RequestId id = {});

private:
    QueueLine(WebLoop& loop, const Clock& clock);
    void take(protocol::BranchView view);
    void take(const std::vector<protocol::Event>& news);
    void take(protocol::LinkState link);
    void tell(const std::vector<protocol::Event>& news) const;
    void askName();

    WebLoop& m_loop;
    const Clock& m_clock;
    /// Work that other threads have posted may come after the end of this.
    std::shared_ptr<QueueLine*> m_self;
    protocol::BranchView m_view;
    protocol::LinkState m_link = protocol::LinkState::Connecting;
    bool m_hasBeenLive = false;
    std::optional<WallTime> m_lostSince;
    Milliseconds m_ahead{0};
    std::string m_machine;
    std::vector<Follower> m_followers;
    std::unique_ptr<protocol::Client> m_client; ///< last: its thread ends first
};

}
