#include "queue-service/branch_setup.h"

#include <algorithm>

namespace luot::queue_service {

const FieldSetup* BranchSetup::field(const FieldId& id) const
{
    const auto found = std::ranges::find(fields, id, &FieldSetup::id);
    return found == fields.end() ? nullptr : &*found;
}

const CounterSetup* BranchSetup::counter(const CounterId& id) const
{
    const auto found = std::ranges::find(counters, id, &CounterSetup::id);
    return found == counters.end() ? nullptr : &*found;
}

const ProcedureSetup* BranchSetup::procedure(const ProcedureId& id) const
{
    const auto found = std::ranges::find(procedures, id, &ProcedureSetup::id);
    return found == procedures.end() ? nullptr : &*found;
}

bool BranchSetup::givesPriorityTo(protocol::PriorityClass id) const
{
    return id == protocol::PriorityClass::None || priorityClasses.empty()
        || std::ranges::find(priorityClasses, id, &PriorityClassSetup::id) != priorityClasses.end();
}

LocalTime localTimeAt(WallTime time, std::chrono::minutes utcOffset)
{
    return LocalTime{time.time_since_epoch() + utcOffset};
}

std::string businessDateAt(WallTime time, std::chrono::minutes utcOffset)
{
    return nameOfDay(std::chrono::floor<std::chrono::days>(localTimeAt(time, utcOffset)));
}

}
