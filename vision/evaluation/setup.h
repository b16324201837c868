#pragma once

#include "base/result.h"
#include "vision/models.h"
#include "vision/testing/synthetic_head.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace luot::vision::evaluation {

/// One of the four people of the test material in one rendering.
struct Subject {
    std::string person;
    testing::Rendering rendering;
    std::shared_ptr<const testing::SyntheticHead> head;
};

/// How much is measured. A share below one is for looking whether anything is broken, not for figures to
/// quote.
struct Effort {
    double share = 1.0; ///< of the clips
    int threads = 2;
};

/// What every measurement needs.
struct Setup {
    Models models;
    std::vector<Subject> subjects; ///< every person in every rendering, people changing first
    Effort effort;
    std::function<void(const std::string&)> say; ///< progress, for the person who waits

    /// How many of `wanted` this effort allows; at least `least`.
    int count(int wanted, int least = 4) const
    {
        return std::max(std::min(wanted, least), static_cast<int>(wanted * effort.share));
    }
    const Subject& subject(int number) const
    {
        return subjects[static_cast<std::size_t>(number) % subjects.size()];
    }
    /// "4 people in 8 renderings"
    std::string onWhom() const;
};

/// Renders the material. Errors: a portrait or a model is missing; the sentence says what to do.
Result<Setup> prepare(Effort effort, std::function<void(const std::string&)> say);

/// Calls `trial` for 0 … count − 1 on the effort's threads, in any order; says how far it is now and then.
void runTrials(const Setup& setup, const std::string& what, int count, const std::function<void(int)>& trial);

}
