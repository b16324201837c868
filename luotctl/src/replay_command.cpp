#include "luotctl/src/vision_commands.h"

#include "vision/clip_replay.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

double rounded(double value, double step) { return std::round(value / step) * step; }

nlohmann::ordered_json lineOf(const vision::ReplayEvent& now)
{
    using Kind = vision::HeadVisit::Event::Kind;
    nlohmann::ordered_json line{
        {"event", vision::nameOf(now)}, {"t", rounded(now.seconds, 0.001)}, {"frame", now.frame}};
    if (!now.event) {
        line["frames"] = now.summary.frames;
        line["frames_with_face"] = now.summary.framesWithFace;
        line["ms_p50"] = rounded(now.summary.frameMsP50, 0.01);
        line["ms_p95"] = rounded(now.summary.frameMsP95, 0.01);
        line["resident_mib"] = rounded(now.summary.residentMiB, 0.1);
        return line;
    }
    const vision::HeadVisit::Event& event = *now.event;
    if (event.kind == Kind::Highlight || event.kind == Kind::Selected) {
        const auto orNull = [](std::optional<int> number) {
            return number ? nlohmann::ordered_json(*number) : nlohmann::ordered_json(nullptr);
        };
        line["page"] = vision::nameOf(event.page);
        line["row"] = orNull(event.cell ? std::optional{event.cell->row} : std::nullopt);
        line["col"] = orNull(event.cell ? std::optional{event.cell->column} : std::nullopt);
        line["field"] = orNull(event.field);
    }
    if (event.pose) {
        line["yaw"] = rounded(event.pose->yaw, 0.01);
        line["pitch"] = rounded(event.pose->pitch, 0.01);
    }
    return line;
}

enum class PoseLines { Off, On };

int replay(const std::string& clip, const vision::HeadVisitSettings& settings, PoseLines poses)
{
    auto models = vision::findModels();
    if (!models)
        return complain(models.error().message);
    auto camera = vision::openCamera(clip, vision::Pace::AsFastAsPossible);
    if (!camera)
        return complain(camera.error().message);
    const auto done
        = vision::replayClip(**camera, *models, settings, [poses](const vision::ReplayEvent& now) {
              const bool isPose = now.event && now.event->kind == vision::HeadVisit::Event::Kind::Pose;
              if (!isPose || poses == PoseLines::On)
                  std::cout << lineOf(now).dump() << '\n';
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
        vision::HeadVisitSettings settings;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command
        = vision.add_subcommand("replay", "Run the kiosk's pipeline on a clip and print JSON lines");
    command->add_option("CLIP", options->clip, "A video file or a folder of pictures")->required();
    command
        ->add_option("--fields", options->settings.fields, "How many fields; above eight in pages of seven")
        ->check(CLI::Range(1, 200))
        ->capture_default_str();
    command->add_option("--mode", options->mode, "visit, or pointing: lock, neutral, then choices only")
        ->check(CLI::IsMember({"visit", "pointing"}))
        ->capture_default_str();
    command->add_flag("--pose", options->poses, "A line with the pose for every frame");
    command->callback([options, &action] {
        action = [options] {
            options->settings.mode
                = options->mode == "pointing" ? vision::VisitMode::Pointing : vision::VisitMode::Visit;
            return replay(options->clip, options->settings, options->poses ? PoseLines::On : PoseLines::Off);
        };
    });
}

}
