#pragma once

#include "base/clock.h"
#include "protocol/client.h"
#include "protocol/codec.h"
#include "queue-service/service.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace luot::queue_service {

/// Three fields (A, B, T) and three counters: 1 serves A and B (A first), 2 serves B, 3 serves T. Procedures
/// khai-sinh (A, three working days) and ban-sao (B, the same day).
BranchSetup littleBranch();

inline constexpr WallTime morning{Milliseconds{1784000400000}}; ///< 2026-07-14 10:40 in Viet Nam

Actor kiosk(const std::string& id = "k1");
Actor clerk(const std::string& id, std::vector<CounterId> counters);
Actor supervisor();
Actor reception();
Actor admin();
Actor display(const std::string& counter); ///< a counter's own screen

protocol::IssueTicket issue(const std::string& field);

/// What verification finds wrong; empty: nothing.
std::string complaintOfVerification(const std::filesystem::path& database);

void expectVerified(const std::filesystem::path& database);

/// The ticket of a reply that has to be granted; fails the test otherwise.
protocol::Ticket ticketIn(const protocol::Reply& reply);

/// A folder of its own that is gone afterwards.
class Folder {
public:
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// A service on a folder of its own with a clock that stands still, asked without sockets.
class Desk {
public:
    Desk();

    void close(); ///< in good order
    void crash(); ///< without closing anything kept in memory
    void reopen();

    protocol::Request request(const Actor& who, protocol::Command command, const std::string& id = {});
    /// Waits for those that come later.
    void waitForLate(const std::vector<protocol::Request>& requests, std::vector<std::string>& replies);
    /// Every reply in order; fails the test when the service wants to end.
    std::vector<protocol::Reply> askAll(const std::vector<protocol::Request>& requests);
    protocol::Reply ask(const protocol::Request& request);
    protocol::Reply ask(const Actor& who, protocol::Command command);

    protocol::Ticket issued(const std::string& field = "A", const Actor& who = kiosk());
    /// The ticket after a command that has to succeed.
    protocol::Ticket done(const Actor& who, protocol::Command command);

    Folder folder;
    VirtualClock clock{morning};
    BranchSetup setup = littleBranch();
    std::unique_ptr<Service> service;
    std::vector<protocol::StoredEvent> published;
};

/// The refusal's code, or nothing if it was granted.
std::optional<protocol::ErrorCode> codeOf(const protocol::Reply& reply);

}
