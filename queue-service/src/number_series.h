#pragma once

#include "queue-service/branch_setup.h"
#include "queue-service/queue_book.h"

#include <string>

namespace luot::queue_service {

/// What a field gives next on a day, as far as its letters and the quotas reach.
struct NextNumber {
    enum class Left { Some, NoneOfField, NoneOfBranch };

    std::string series; ///< the letter
    int number = 1;
    int givenOfField = 0; ///< before it, that day
    Left left = Left::Some; ///< else `series` and `number` are not to be given
};

/// `date`: a business day, "2026-07-14".
NextNumber nextNumber(const BranchSetup& setup, const BookState& state, const FieldSetup& field,
                      const std::string& date);

}
