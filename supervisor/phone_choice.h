#pragma once

#include "supervisor/paper_index.h"
#include "supervisor/public_door.h"
#include "supervisor/queue_line.h"

#include <functional>
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

private:
    struct Opening {
        std::shared_ptr<Exchange> exchange;
        std::string token;
        SteadyTime until;
    };

    void offer(const std::shared_ptr<Exchange>& exchange) const;
    void issue(const std::shared_ptr<Exchange>& exchange, const std::string& code);
    std::string tokenFor(const std::string& code, const std::string& visit) const;

    QueueLine& m_reception;
    const PaperIndex& m_papers;
    PublicDoor& m_door;
    const Clock& m_clock;
    std::string m_key; ///< 32 bytes
    std::vector<Opening> m_opening; ///< their number is given, its page not known here yet
};

}
