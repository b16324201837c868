#include "queue-service/src/number_series.h"

namespace luot::queue_service {

namespace {

int givenOn(const BookState& state, const std::string& date)
{
    int given = 0;
    for (auto series = state.lastNumbers.lower_bound({date, {}});
         series != state.lastNumbers.end() && series->first.first == date; ++series)
        given += series->second;
    return given;
}

}

NextNumber nextNumber(const BranchSetup& setup, const BookState& state, const FieldSetup& field,
                      const std::string& date)
{
    const auto lastOf = [&](const std::string& series) {
        const auto last = state.lastNumbers.find({date, FieldId{series}});
        return last == state.lastNumbers.end() ? 0 : last->second;
    };
    const int last = lastOf(field.id.str());
    const int spare = field.spare.empty() ? 0 : lastOf(field.spare);
    NextNumber next{field.id.str(), last + 1, last + spare};
    if (last >= highestNumber && !field.spare.empty()) {
        next.series = field.spare;
        next.number = spare + 1;
    }
    if (next.number > highestNumber || next.givenOfField >= field.quota)
        next.left = NextNumber::Left::NoneOfField;
    else if (setup.rules.quota > 0 && givenOn(state, date) >= setup.rules.quota)
        next.left = NextNumber::Left::NoneOfBranch;
    return next;
}

}
