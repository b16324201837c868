#include "luotctl/src/vision_commands.h"

#include "vision/clip_replay.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

double rounded(double value, double step) { return std::round(value / step) * step; }

nlohmann::ordered_json lineOf(const vision::ReplayEvent& event)
{
    nlohmann::ordered_json line{
        {"event", vision::nameOf(event.kind)}, {"t", rounded(event.seconds, 0.001)}, {"frame", event.frame}};
    if (event.cell) {
        line["row"] = event.cell->row;
        line["col"] = event.cell->column;
    }
    if (event.field)
        line["field"] = *event.field;
    if (event.pose) {
        line["yaw"] = rounded(event.pose->yaw, 0.01);
        line["pitch"] = rounded(event.pose->pitch, 0.01);
    }
    if (event.summary) {
        line["frames"] = event.summary->frames;
        line["frames_with_face"] = event.summary->framesWithFace;
        line["ms_p50"] = rounded(event.summary->frameMsP50, 0.01);
        line["ms_p95"] = rounded(event.summary->frameMsP95, 0.01);
        line["resident_mib"] = rounded(event.summary->residentMiB, 0.1);
    }
    return line;
}

int replay(const std::string& clip, const vision::ReplaySettings& settings)
{
    auto models = vision::findModels();
    if (!models)
        return complain(models.error().message);
    auto camera = vision::openCamera(clip, vision::Pace::AsFastAsPossible);
    if (!camera)
        return complain(camera.error().message);
    const auto done = vision::replayClip(**camera, *models, settings, [](const vision::ReplayEvent& event) {
        std::cout << lineOf(event).dump() << '\n';
    });
    std::cout.flush();
    return done ? EXIT_SUCCESS : complain(done.error().message);
}

}

void addReplay(CLI::App& vision, Action& action)
{
    struct Options {
        std::string clip;
        std::string mode = "visit";
        bool poses = false;
        vision::ReplaySettings settings;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command
        = vision.add_subcommand("replay", "Run the kiosk's pipeline on a clip and print JSON lines");
    command->add_option("CLIP", options->clip, "A video file or a folder of pictures")->required();
    command->add_option("--fields", options->settings.fields, "How many cards")
        ->check(CLI::Range(1, 8))
        ->capture_default_str();
    command->add_option("--mode", options->mode, "visit, or pointing: lock, neutral, then choices only")
        ->check(CLI::IsMember({"visit", "pointing"}))
        ->capture_default_str();
    command->add_flag("--pose", options->poses, "A line with the pose for every frame");
    command->callback([options, &action] {
        action = [options] {
            options->settings.mode
                = options->mode == "pointing" ? vision::ReplayMode::Pointing : vision::ReplayMode::Visit;
            options->settings.poses = options->poses ? vision::PoseLines::On : vision::PoseLines::Off;
            return replay(options->clip, options->settings);
        };
    });
}

}
