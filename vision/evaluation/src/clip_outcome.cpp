#include "vision/evaluation/clip_outcome.h"

#include "vision/face_pipeline.h"

namespace luot::vision::evaluation {

namespace {

using Page = HeadVisit::Page;
using Kind = HeadVisit::Event::Kind;

/// Notes what happens; knows what time it is in the clip.
struct Notes {
    double seconds = 0.0;
    ClipOutcome outcome;
    std::optional<Pose> relative;

    void see(const Sighting& sighting)
    {
        if (sighting.liveness != Liveness::Unknown)
            outcome.liveness = sighting.liveness;
    }

    void take(const HeadVisit::Event& event)
    {
        if (event.kind == Kind::Locked && !outcome.lockedAt)
            outcome.lockedAt = seconds;
        else if (event.kind == Kind::Neutral && !outcome.neutralAt)
            outcome.neutralAt = seconds;
        else if (event.kind == Kind::Selected)
            outcome.selections.push_back({seconds, event.page, *event.cell, outcome.liveness});
        else if (event.kind == Kind::Left)
            outcome.left = true;
        else if (event.kind == Kind::Pose)
            relative = event.pose;
    }
};

testing::ScreenView seenBy(const HeadVisit& visit)
{
    using Seen = testing::ScreenView::Page;
    testing::ScreenView view{.page = Seen::Attract,
                             .cards = visit.cards(),
                             .highlighted = visit.pointing().highlighted,
                             .progress = visit.pointing().progress,
                             .yes = visit.yes(),
                             .no = visit.no(),
                             .chosen = {}};
    switch (visit.page()) {
    case Page::Nobody:
        break;
    case Page::Greeting:
        view.page = Seen::Greeting;
        break;
    case Page::Neutral:
        view.page = Seen::Neutral;
        break;
    case Page::Consent:
    case Page::ConsentAgain:
        view.page = Seen::Consent;
        break;
    case Page::Fields:
        view.page = Seen::Choose;
        break;
    case Page::Confirm:
        view.page = Seen::Confirm;
        view.chosen = visit.chosen();
        break;
    case Page::Issued:
        view.page = Seen::Issued;
        break;
    }
    return view;
}

double secondsOf(SteadyTime at) { return std::chrono::duration<double>(at.time_since_epoch()).count(); }

}

ClipOutcome playClip(const Models& models, testing::ScriptedClip& clip, HeadVisitSettings settings,
                     const Watcher& watch)
{
    auto pipeline = FacePipeline::load(models);
    if (!pipeline)
        return {};
    Notes notes;
    HeadVisit visit{settings, [&](const HeadVisit::Event& event) { notes.take(event); }};
    while (const auto frame = clip.next().value_or(std::nullopt)) {
        notes.seconds = secondsOf(frame->at);
        notes.relative.reset();
        const Sighting sighting = pipeline->look(*frame);
        notes.see(sighting);
        visit.see(sighting);
        notes.outcome.issued = notes.outcome.issued || visit.page() == Page::Issued;
        if (watch)
            watch(sighting, clip, notes.relative);
    }
    return notes.outcome;
}

ClipOutcome playClosedLoop(const Models& models, testing::ScriptedCitizen& citizen,
                           HeadVisitSettings settings, Until until, double seconds)
{
    auto pipeline = FacePipeline::load(models);
    if (!pipeline)
        return {};
    Notes notes;
    HeadVisit visit{settings, [&](const HeadVisit::Event& event) { notes.take(event); }};
    while (notes.seconds < seconds) {
        const auto frame = citizen.next().value_or(std::nullopt);
        if (!frame)
            break;
        notes.seconds = secondsOf(frame->at);
        const Sighting sighting = pipeline->look(*frame);
        notes.see(sighting);
        visit.see(sighting);
        citizen.see(seenBy(visit));
        notes.outcome.issued = notes.outcome.issued || visit.page() == Page::Issued;
        const bool done = until == Until::FirstSelection ? !notes.outcome.selections.empty()
            : until == Until::Issued                     ? notes.outcome.issued
                                                         : notes.outcome.left;
        if (done)
            break;
    }
    return notes.outcome;
}

}
