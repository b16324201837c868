#pragma once

#include "supervisor/router.h"
#include "supervisor/web_sessions.h"

#include <cstdint>
#include <string>

namespace luot::supervisor {

/// What every public page goes through: ten requests a second from one address, a change counting as five,
/// and a count of those who come with what nobody has. Scripts, styles and drawings are not counted: they
/// cost less than the sentence of a refusal.
///
/// Thread: the loop's.
class PublicDoor {
public:
    static constexpr int atOnce = 20; ///< a family behind one address opens its pages together
    static constexpr Milliseconds each{100};
    static constexpr int ofAChange = 5; ///< the queue service hears of it, and one person makes few

    explicit PublicDoor(const Clock& clock);

    void addGuard(Router& router);

    /// Ensures: the same answer for every token that is none of today's, whatever is wrong with it.
    void refuseUnknown(const std::shared_ptr<Exchange>& exchange);
    void countUnknown() { ++m_unknown; }

    /// To be called from time to time: logs the counts, and who has waited enough is forgotten.
    void sweep();

private:
    bool isTooMuch(const std::shared_ptr<Exchange>& exchange);

    AddressLimit m_limit;
    std::uint64_t m_unknown = 0;
    std::uint64_t m_tooMuch = 0;
};

}
