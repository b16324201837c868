#include "luotctl/src/vision_commands.h"

namespace luot::luotctl {

void addVision(CLI::App& app, Action& action)
{
    CLI::App& vision = *app.add_subcommand("vision", "What the kiosk's eyes make of pictures");
    vision.require_subcommand(1);
    addCalibrate(vision, action);
    addPairs(vision, action);
    addRender(vision, action);
    addReplay(vision, action);
    addReport(vision, action);
}

}
