#pragma once

#include "base/result.h"
#include "luotctl/centre.h"

#include <functional>
#include <string>
#include <vector>

namespace luot::luotctl {

enum class Consent { Given, Declined };

/// What must be true of a visit, in the order in which it must happen. With consent the face is bound as
/// well.
std::vector<std::string> eventsOfAVisit(Consent consent);

/// Walks one citizen through a centre: the kiosk sees, issues and prints; the clerk's hand calls, starts and
/// finishes when board and voice have done their part. `tell` hears each event as it happens.
///
/// Ensures: on success all events happened in order, every label is the same, and paper, pictures and sound
/// are in the output folder. The ticket's label.
Result<std::string> walkThrough(Centre& centre, Consent consent, const std::filesystem::path& out,
                                const std::function<void(const TranscriptLine&)>& tell);

}
