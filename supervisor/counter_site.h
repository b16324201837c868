#pragma once

#include "clerk-terminal/counter_desk.h"
#include "supervisor/counter_drafts.h"
#include "supervisor/counter_words.h"
#include "supervisor/http_server.h"
#include "supervisor/queue_line.h"
#include "supervisor/router.h"
#include "supervisor/staff_door.h"
#include "supervisor/staff_stream.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

/// The clerk's page: which counters there are, taking one, and the work at it (docs/web.md, "The clerk's
/// page").
///
/// A person has one desk, however many pages of theirs show it: where the service says that a counter was
/// opened by them. The desk ends when the service says so no longer, whoever closed it.
///
/// Thread: the loop's.
class CounterSite {
public:
    /// Requires: line, door, loop and clock outlive it. `server` is named to people when it is not there.
    /// `drafts`: the folder for what is entered; empty: kept in memory alone.
    CounterSite(QueueLine& line, StaffDoor& door, WebLoop& loop, const Clock& clock, std::string server,
                const std::filesystem::path& drafts);

    /// GET /counter, /events/counter; POST /api/counter/….
    void addRoutes(Router& router);

private:
    struct Listener {
        StaffStream stream;
        Language language = Language::Vietnamese;
        std::string shown{}; ///< the page as it was told last
    };
    /// What is said on the page that chooses.
    struct Said {
        bool isGood = false;
        std::string text;
    };
    struct Clerk {
        protocol::Person person;
        std::string token; ///< of the page that asked last
        Language language = Language::Vietnamese; ///< of that page
        std::optional<clerk_terminal::CounterDesk> desk{};
        std::optional<Said> said{};
        bool isClosing = false; ///< by their own wish
        std::vector<Listener> listeners{};
    };
    using Act = std::function<bool(clerk_terminal::CounterDesk&, const nlohmann::json&)>;

    Clerk& clerkOf(const std::shared_ptr<WebSession>& session);
    std::string openerOf(const Clerk& clerk) const;
    const protocol::Counter* counterOf(const Clerk& clerk) const;
    void seat(Clerk& clerk);
    void leave(Clerk& clerk);
    void send(const PersonId& person, const protocol::Command& command, const RequestId& id);
    void heard(const PersonId& person, const protocol::Command& command, const std::string& token,
               const protocol::Reply& reply);

    void listen(const std::shared_ptr<Exchange>& exchange);
    void take(const std::shared_ptr<Exchange>& exchange);
    void giveBack(const std::shared_ptr<Exchange>& exchange);
    void scan(const std::shared_ptr<Exchange>& exchange);
    void tellScanned(const std::shared_ptr<Exchange>& exchange, Clerk& clerk, const protocol::Ticket& ticket);
    /// A press: of the desk as the page has it, else refused with the desk as it is.
    void act(const std::shared_ptr<Exchange>& exchange, const Act& act);
    /// Something entered about a visit: of that visit and request, else refused.
    void enter(const std::shared_ptr<Exchange>& exchange, const Act& act);
    void actAt(const std::shared_ptr<Exchange>& exchange,
               const std::function<bool(clerk_terminal::CounterDesk&, const nlohmann::json&)>& isOfNow,
               const Act& act);

    void follow(const std::vector<protocol::Event>& news);
    void forgetIfOver(const TicketId& before, const clerk_terminal::CounterDesk& desk);
    void askWhoIsThere();
    void look(); ///< from time to time
    void showSoon();
    void show(Clerk& clerk);
    nlohmann::json numbered(nlohmann::json page);
    nlohmann::json pageOf(const Clerk& clerk, Language language) const;
    nlohmann::json placesOf(Language language) const;
    std::string nameOfOpener(const std::string& opener, Language language) const;

    QueueLine& m_line;
    StaffDoor& m_door;
    WebLoop& m_loop;
    const Clock& m_clock;
    std::string m_server;
    CounterDrafts m_drafts;
    std::int64_t m_pictures;
    std::map<PersonId, Clerk> m_clerks;
    std::map<PersonId, std::string> m_names;
    SteadyTime m_askedNames{};
    bool m_isShowing = false; ///< on the loop's list already
};

}
