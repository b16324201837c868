#pragma once

#include "vision/evaluation/setup.h"
#include "vision/head_visit.h"
#include "vision/testing/scripted_citizen.h"
#include "vision/testing/scripted_clip.h"

#include <functional>
#include <optional>
#include <vector>

namespace luot::vision::evaluation {

/// What came of one clip.
struct ClipOutcome {
    struct Selection {
        double seconds = 0.0;
        HeadVisit::Page page = HeadVisit::Page::Nobody;
        Cell cell;
        Liveness liveness = Liveness::Unknown; ///< as it was then
    };

    std::optional<double> lockedAt; ///< seconds of the clip
    std::optional<double> neutralAt;
    std::vector<Selection> selections;
    bool issued = false; ///< the visit came to its end
    bool left = false; ///< the person went away
    Liveness liveness = Liveness::Unknown; ///< as it was last

    std::optional<Cell> firstCell() const
    {
        return selections.empty() ? std::nullopt : std::optional{selections.front().cell};
    }
};

/// The pipeline and the visit look at a clip that nobody can change any more. `watch` is told each sighting
/// with the clip's truth of that moment and what the visit has made of it.
using Watcher
    = std::function<void(const Sighting&, const testing::ScriptedClip&, std::optional<Pose> relative)>;
ClipOutcome playClip(const Models& models, testing::ScriptedClip& clip, HeadVisitSettings settings,
                     const Watcher& watch = {});

enum class Until { FirstSelection, Issued, Left };

/// A citizen who sees the screen and corrects, until then or for `seconds` at most.
ClipOutcome playClosedLoop(const Models& models, testing::ScriptedCitizen& citizen,
                           HeadVisitSettings settings, Until until, double seconds);

}
