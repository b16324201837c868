#pragma once

#include "protocol/event.h"

#include <map>
#include <string>
#include <vector>

namespace luot::protocol {

/// A call as the hall should see it.
struct Call {
    std::string label;
    CounterId counter;
    bool hasPriority = false;
    int callCount = 1;
    WallTime at{};
    friend bool operator==(const Call&, const Call&) = default;
};

/// A branch as one stream tells it: what a snapshot carries and every event keeps up to date. The service
/// builds its snapshots with the very same class, so that "the board is right" can be tested by comparing two
/// values.
///
/// Thread: a value; copy it across.
class BranchView {
public:
    static constexpr std::size_t keptCalls = 12;

    Branch branch;
    std::vector<Field> fields; ///< in the branch's order
    std::vector<Counter> counters; ///< in the branch's order
    std::map<std::string, Ticket>
        tickets; ///< live ones of the day by label; on the staff stream also those ended
    std::vector<Call> calls; ///< newest first, one a ticket, at most `keptCalls`
    std::string notice;
    std::map<std::string, DeviceStatus> devices; ///< staff stream only: by device, as last told
    std::string businessDate; ///< staff stream only: of the newest ticket; a newer one ends the day before

    /// Takes an event in. Applying one twice changes nothing more.
    void apply(const EventBody& body, WallTime at);

    const Field* field(const FieldId& id) const; ///< nullptr: unknown
    const Counter* counter(const CounterId& id) const; ///< nullptr: unknown
    const Ticket* activeAt(const CounterId& id) const; ///< called or being served there; nullptr: none
    const Ticket* ticket(const TicketId& id) const; ///< staff stream only; nullptr: unknown

    friend bool operator==(const BranchView&, const BranchView&) = default;
};

}
