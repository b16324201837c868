#include "vision/camera.h"
#include "vision/evaluation/clip_outcome.h"
#include "vision/evaluation/evaluation.h"
#include "vision/face_bands.h"
#include "vision/face_pipeline.h"
#include "vision/recent_faces.h"
#include "vision/src/descriptor.h"
#include "vision/src/template_collector.h"
#include "vision/still_template.h"

#include <mutex>
#include <random>

namespace luot::vision::evaluation {

namespace {

struct Portrait {
    std::string person;
    FaceTemplate face;
};

std::vector<Portrait> realPortraits(const Setup& setup)
{
    std::vector<Portrait> portraits;
    auto describer = StillTemplate::load(setup.models);
    if (!describer)
        return portraits;
    for (const auto& [person, name] : {std::pair{"astronaut", "astronaut"},
                                       {"grace_hopper", "grace_hopper"},
                                       {"obama", "obama"},
                                       {"obama", "obama2"},
                                       {"obama", "obama3"},
                                       {"biden", "biden"}}) {
        const auto picture = readPicture(testing::portraitFile(name).string());
        if (!picture)
            continue;
        auto face = describer->of(*picture);
        if (face && *face)
            portraits.push_back({person, std::move(**face)});
    }
    return portraits;
}

std::vector<Measured> realPairs(const Setup& setup)
{
    const std::vector<Portrait> portraits = realPortraits(setup);
    std::vector<double> same;
    std::vector<double> other;
    int accepted = 0;
    int confused = 0;
    for (std::size_t a = 0; a < portraits.size(); ++a) {
        for (std::size_t b = a + 1; b < portraits.size(); ++b) {
            const double gap = distance(portraits[a].face, portraits[b].face);
            const CounterBand band = counterBand(gap);
            if (portraits[a].person == portraits[b].person) {
                same.push_back(gap);
                accepted += band == CounterBand::Red ? 0 : 1;
            } else {
                other.push_back(gap);
                confused += band == CounterBand::Green ? 1 : 0;
            }
        }
    }
    const int genuine = static_cast<int>(same.size());
    const int impostors = static_cast<int>(other.size());
    if (genuine == 0 || impostors == 0)
        return {};
    return {{.name = "genuine",
             .what = "pairs of one person's pictures that are green or amber",
             .value = static_cast<double>(accepted) / genuine,
             .bounds = shareBounds(accepted, genuine),
             .unit = "",
             .n = genuine,
             .of = "real pairs, all of one man; no claim beyond that",
             .goal = 0.97,
             .better = Goal::AtLeast,
             .samples = same,
             .axis = "distance of one person's pictures"},
            {.name = "impostor",
             .what = "pairs of two people's pictures that are green",
             .value = static_cast<double>(confused),
             .bounds = {0.0, shareBounds(confused, impostors).upper * impostors},
             .unit = "",
             .n = impostors,
             .of = "real pairs of 4 people; no claim beyond that",
             .goal = 0.0,
             .better = Goal::AtMost,
             .samples = other,
             .axis = "distance of two people's pictures"}};
}

/// The template that a kiosk would make of a citizen who stands there for a moment: three frames, six
/// descriptions.
std::optional<FaceTemplate> templateOf(const Setup& setup, Descriptor& descriptor, std::mutex& describing,
                                       const Subject& subject, int number)
{
    std::mt19937_64 random{static_cast<std::uint64_t>(3000 + number)};
    const auto between = [&](double low, double high) {
        return std::uniform_real_distribution<double>{low, high}(random);
    };
    testing::ClipScript script;
    script.seed = random();
    script.conditions.exposure = between(0.8, 1.15);
    script.people.push_back({subject.head, {}, {.eyeDistancePx = between(62, 115)}, {}, 1.0});
    script.people.back().timeline.stand(1.0).hold({between(-9, 9), between(-5, 5)}, 1.0).rest(0.6);
    auto clip = testing::ScriptedClip::open(std::move(script));
    auto pipeline = FacePipeline::load(setup.models);
    if (!clip || !pipeline)
        return std::nullopt;
    TemplateCollector collector;
    while (const auto frame = (*clip)->next().value_or(std::nullopt)) {
        const Sighting sighting = pipeline->look(*frame);
        if (TemplateCollector::isGood(sighting))
            collector.add(pipeline->personChip(), *sighting.person, sighting.at);
        if (collector.complete())
            break;
    }
    if (!collector.complete())
        return std::nullopt;
    std::vector<TemplateCollector::Chip> chips = collector.take();
    std::vector<cv::Mat> views;
    for (TemplateCollector::Chip& chip : chips)
        views.emplace_back(150, 150, CV_8UC3, chip.data());
    const std::lock_guard one{describing};
    auto face = descriptor.of(views);
    return face ? std::optional{std::move(*face)} : std::nullopt;
}

/// Everybody's template is looked for in windows full of others.
Measured falseDuplicates(const Setup& setup)
{
    const int n = setup.count(96, 8);
    std::vector<std::optional<FaceTemplate>> faces(static_cast<std::size_t>(n));
    std::mutex describing;
    Descriptor descriptor{setup.models.descriptor.string()};
    runTrials(setup, "templates", n, [&](int number) {
        faces[static_cast<std::size_t>(number)]
            = templateOf(setup, descriptor, describing, setup.subject(number), number);
    });

    constexpr int windowsEach = 32;
    std::mt19937_64 random{77};
    int searches = 0;
    int wrong = 0;
    int probes = 0;
    int wronged = 0;
    std::vector<double> nearest;
    for (int probe = 0; probe < n; ++probe) {
        if (!faces[static_cast<std::size_t>(probe)])
            continue;
        ++probes;
        const int wrongBefore = wrong;
        for (int window = 0; window < windowsEach; ++window) {
            RecentFaces recent;
            for (int tries = 0; tries < 400 && recent.size() < RecentFaces::capacity; ++tries) {
                const int other = static_cast<int>(random() % static_cast<std::uint64_t>(n));
                const auto& face = faces[static_cast<std::size_t>(other)];
                if (!face || setup.subject(other).person == setup.subject(probe).person)
                    continue;
                if (auto copy = FaceTemplate::from(face->numbers()))
                    recent.remember("A", std::to_string(other), std::move(*copy), SteadyTime{});
            }
            const auto found = recent.nearest("A", *faces[static_cast<std::size_t>(probe)], SteadyTime{});
            if (!found)
                continue;
            ++searches;
            wrong += found->band == SecondTicket::New ? 0 : 1;
            nearest.push_back(found->distance);
        }
        wronged += wrong > wrongBefore ? 1 : 0;
    }
    const double share = searches == 0 ? 1.0 : static_cast<double>(wrong) / searches;
    return {.name = "false_duplicate",
            .what = "gallery searches that say somebody has a number already who has none",
            .value = share,
            // Searches of one template say the same over and over: only the templates are independent.
            .bounds = probes == 0 ? Bounds{0.0, 1.0} : shareBounds(wronged, probes),
            .unit = "",
            .n = searches,
            .of = "searches of up to 30 others' templates of three frames, asked or shown; bounds over the "
                + std::to_string(probes) + " templates; " + setup.onWhom(),
            .goal = 0.001,
            .better = Goal::AtMost,
            .samples = nearest,
            .axis = "distance to the nearest other"};
}

}

std::vector<Measured> measureIdentity(const Setup& setup)
{
    std::vector<Measured> figures = realPairs(setup);
    figures.push_back(falseDuplicates(setup));
    return figures;
}

}
