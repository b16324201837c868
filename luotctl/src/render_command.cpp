#include "luotctl/src/vision_commands.h"

#include "vision/testing/clip_file.h"
#include "vision/testing/flat_photo.h"
#include "vision/testing/synthetic_head.h"

#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

namespace synthetic = vision::testing;

/// Who is in the clip, what they do, and where.
struct PersonOptions {
    std::string person;
    std::string rendering = "plain";
    std::string moves;
    std::string photo = "none";
    synthetic::Place place;
};

struct RenderOptions {
    PersonOptions first;
    PersonOptions second;
    int fields = 6;
    std::uint64_t seed = 1;
    synthetic::CameraConditions conditions;
    std::string out;
    std::string truth;
};

Result<std::shared_ptr<const synthetic::Likeness>> likenessOf(const PersonOptions& options)
{
    const auto rendering = synthetic::renderingNamed(options.rendering);
    if (!rendering)
        return tl::unexpected{rendering.error()};
    const auto file = synthetic::portraitFile(options.person);
    const auto shared = [](auto&& opened) -> Result<std::shared_ptr<const synthetic::Likeness>> {
        if (!opened)
            return tl::unexpected{opened.error()};
        return std::make_shared<std::decay_t<decltype(*opened)>>(std::move(*opened));
    };
    using Kind = synthetic::FlatPhoto::Kind;
    if (options.photo == "none")
        return shared(synthetic::SyntheticHead::open(file, *rendering));
    const Kind kind = options.photo == "bent" ? Kind::BentPrint
        : options.photo == "screen"           ? Kind::Screen
                                              : Kind::Print;
    return shared(synthetic::FlatPhoto::open(file, kind, *rendering));
}

Result<synthetic::ClipPerson> personOf(const PersonOptions& options, int fields)
{
    auto timeline = synthetic::parseTimeline(options.moves, vision::CardLayout::fields(fields));
    if (!timeline)
        return tl::unexpected{timeline.error()};
    auto likeness = likenessOf(options);
    if (!likeness)
        return tl::unexpected{likeness.error()};
    return synthetic::ClipPerson{std::move(*likeness), std::move(*timeline), options.place};
}

int render(const RenderOptions& options)
{
    synthetic::ClipScript script{.conditions = options.conditions, .seed = options.seed};
    for (const PersonOptions* person : {&options.first, &options.second}) {
        if (person->person.empty())
            continue;
        auto added = personOf(*person, options.fields);
        if (!added)
            return complain(added.error().message);
        script.people.push_back(std::move(*added));
    }
    auto clip = synthetic::ScriptedClip::open(std::move(script));
    if (!clip)
        return complain(clip.error().message);
    const auto done = synthetic::writeClip(**clip, options.out, options.truth);
    return done ? EXIT_SUCCESS : complain(done.error().message);
}

void addPlace(CLI::App& command, const std::string& prefix, synthetic::Place& place)
{
    command.add_option("--" + prefix + "eye-distance", place.eyeDistancePx, "Pixels between the eyes")
        ->check(CLI::Range(20.0, 200.0))
        ->capture_default_str();
    command.add_option("--" + prefix + "x", place.x, "Where the point between the eyes stands, in pixels")
        ->capture_default_str();
    command.add_option("--" + prefix + "y", place.y, "The same, from the top")->capture_default_str();
}

std::string footer()
{
    std::string names;
    for (const auto* list : {&synthetic::renderings(), &synthetic::coveredRenderings()}) {
        for (const synthetic::Rendering& rendering : *list)
            names += " " + rendering.name;
    }
    return "Moves for --do, parted by semicolons (angles in degrees: yaw positive towards the picture's "
           "right, "
           "pitch positive up):\n"
        + synthetic::timelineMoves() + "Renderings:" + names
        + "\nA person who does not begin with approach stands there from the beginning.";
}

}

void addRender(CLI::App& vision, Action& action)
{
    const auto options = std::make_shared<RenderOptions>();
    CLI::App* command
        = vision.add_subcommand("render", "Draw a clip of people before the kiosk, with its truth");
    command->footer(footer());

    PersonOptions& first = options->first;
    command
        ->add_option("--person", first.person,
                     "A portrait: astronaut, biden, grace_hopper, obama, obama2, obama3")
        ->required();
    command->add_option("--do", first.moves, "What the person does, move by move")->required();
    command->add_option("--rendering", first.rendering, "Proportions, light, what is worn")
        ->capture_default_str();
    command->add_option("--photo", first.photo, "A flat picture in place of the head: print, bent or screen")
        ->check(CLI::IsMember({"none", "print", "bent", "screen"}))
        ->capture_default_str();
    addPlace(*command, "", first.place);

    PersonOptions& second = options->second;
    CLI::Option* another = command->add_option("--second", second.person, "Somebody else in the same clip");
    command->add_option("--second-do", second.moves, "What they do")->needs(another);
    command->add_option("--second-rendering", second.rendering)->capture_default_str()->needs(another);
    addPlace(*command, "second-", second.place);

    command->add_option("--fields", options->fields, "How many cards look finds on the screen")
        ->check(CLI::Range(1, 8))
        ->capture_default_str();
    command->add_option("--seed", options->seed, "Of tremor, reading and noise")->capture_default_str();
    synthetic::CameraConditions& camera = options->conditions;
    command->add_option("--noise", camera.noiseDeviation, "Grey levels")
        ->check(CLI::Range(0.0, 60.0))
        ->capture_default_str();
    command->add_option("--exposure", camera.exposure, "Factor on all light")
        ->check(CLI::Range(0.02, 10.0))
        ->capture_default_str();
    command->add_option("--hall-light", camera.hallLight, "Factor on the light behind the people")
        ->check(CLI::Range(0.0, 10.0))
        ->capture_default_str();
    command->add_option("--shutter", camera.shutter, "Open for that share of a frame: motion blur")
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    command->add_option("--dropped", camera.droppedShare, "Share of frames that are lost")
        ->check(CLI::Range(0.0, 0.9))
        ->capture_default_str();
    command->add_option("--fps", camera.framesPerSecond, "Frames a second")
        ->check(CLI::Range(1.0, 120.0))
        ->capture_default_str();

    command->add_option("--out", options->out, "The clip: FILE.mp4, or a folder of PNG pictures")->required();
    command->add_option("--truth", options->truth, "CSV to write: frame,t,person,yaw,pitch,x,y,eye_distance");
    command->callback([options, &action] { action = [options] { return render(*options); }; });
}

}
