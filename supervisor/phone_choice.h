#pragma once

#include "supervisor/paper_index.h"
#include "supervisor/public_door.h"
#include "supervisor/queue_line.h"

#include <nlohmann/json_fwd.hpp>

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace luot::supervisor {

/// Taking a number on the phone by the code that a kiosk shows: one number a code. The paper's token is made
/// here.
///
/// A phone that lost the answer asks again with the same `visit` (random, its own) and gets the same number:
/// token and request follow from visit and code by a key that only this program has, so that not even a
/// restart loses one. Thread: the loop's.
class PhoneChoice {
public:
    /// Requires: all outlive it. `secret`: nobody else's; what tokens follow from.
    PhoneChoice(QueueLine& reception, const PaperIndex& papers, PublicDoor& door, const Clock& clock,
                const std::string& secret);

    /// GET /n/{code}, /api/n/{code}; POST /api/n/{code}/issue.
    void addRoutes(Router& router);

    /// After each change of the papers, and from time to time: sends phones on to a page that is there by
    /// now.
    void tellOpened();
    /// After each change of the reception's view, and from time to time: which procedures there are is asked
    /// once, and again with each snapshot; a set-up that has changed brings one.
    void follow(const std::vector<protocol::Event>& news);
    void askProcedures();

private:
    struct Opening {
        std::shared_ptr<Exchange> exchange;
        std::string token;
        SteadyTime until;
    };

    /// What a field's procedures are; nothing: it asks for none, or they are not known.
    const std::vector<protocol::Procedure>* proceduresOf(const protocol::Field& field) const;
    std::optional<protocol::IssueTicket> askedBy(const nlohmann::json& body) const;
    nlohmann::json jsonOf(const protocol::Field& field) const;
    void offer(const std::shared_ptr<Exchange>& exchange) const;
    void issue(const std::shared_ptr<Exchange>& exchange, const std::string& code);
    std::string tokenFor(const std::string& code, const std::string& visit) const;

    QueueLine& m_reception;
    const PaperIndex& m_papers;
    PublicDoor& m_door;
    const Clock& m_clock;
    std::string m_key; ///< 32 bytes
    std::vector<Opening> m_opening; ///< their number is given, its page not known here yet
    std::map<FieldId, std::optional<std::vector<protocol::Procedure>>> m_procedures; ///< none: asked for
};

}
