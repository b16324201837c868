#include "vision/hindrance.h"

#include "vision/person_lock.h"
#include "vision/src/template_collector.h"

namespace luot::vision {

namespace {

using namespace std::chrono_literals;

constexpr auto saidAfter = 1s;
constexpr auto goneAfter = 500ms;
constexpr auto forgiven = 300ms; ///< more than the time between two looks of the detector
// Measured on darkened renderings of four people: from a mean grey level of 24 down faces were not held,
// below 11 none was found.
constexpr double darkFrame = 25.0;
constexpr double tooNearPx = 150.0; ///< about 40 cm from a usual webcam: chin and forehead leave the picture
constexpr double brightBehind = 2.0; ///< the frame against the face

bool holds(Hindrance hindrance, const HindranceWatch::Seen& seen)
{
    if (!seen.person)
        return hindrance == Hindrance::TooDark && seen.frameBrightness < darkFrame;
    const HindranceWatch::Person& person = *seen.person;
    const bool locked = person.state == HindranceWatch::Person::State::Locked;
    const bool dim = person.brightness < TemplateCollector::darkest;
    const bool brighterBehind = seen.frameBrightness >= brightBehind * person.brightness
        && seen.frameBrightness >= TemplateCollector::darkest;
    switch (hindrance) {
    case Hindrance::None:
        return false;
    case Hindrance::TooDark:
        return dim && !brighterBehind;
    case Hindrance::Backlit:
        return dim && brighterBehind;
    case Hindrance::TooBright:
        return person.brightness > TemplateCollector::brightest;
    case Hindrance::TooNear:
        return person.eyeDistancePx >= tooNearPx;
    case Hindrance::TwoPeople:
        return !locked && seen.nextEyeDistancePx > 0.0
            && person.eyeDistancePx < PersonLock::clearlyBigger * seen.nextEyeDistancePx;
    case Hindrance::Aside:
        return !locked && person.offMiddle > PersonLock::zoneWidth / 2;
    case Hindrance::TooFar:
        return !locked && person.eyeDistancePx < PersonLock::lockEyeDistancePx;
    case Hindrance::TooFarForTemplate:
        return locked && person.eyeDistancePx < TemplateCollector::enrolEyeDistancePx;
    case Hindrance::SomebodyBeside:
        return locked && seen.nextEyeDistancePx > TemplateCollector::largestOther * person.eyeDistancePx;
    case Hindrance::Mask:
    case Hindrance::DarkGlasses:
        return person.covered == hindrance;
    }
    return false;
}

}

Hindrance HindranceWatch::update(const Seen& seen, SteadyTime at)
{
    Hindrance first = Hindrance::None;
    for (std::size_t i = m_runs.size() - 1; i > 0; --i) {
        Run& run = m_runs.at(i);
        const auto hindrance = static_cast<Hindrance>(i);
        if (run.since && at - run.last >= (run.said ? Milliseconds{goneAfter} : Milliseconds{forgiven}))
            run = {};
        if (holds(hindrance, seen)) {
            if (!run.since)
                run.since = at;
            run.last = at;
            run.said = run.said || at - *run.since >= saidAfter;
        }
        if (run.said)
            first = hindrance;
    }
    return first;
}

}
