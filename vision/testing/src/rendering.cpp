#include "vision/testing/rendering.h"

#include <algorithm>

namespace luot::vision::testing {

const std::vector<Rendering>& renderings()
{
    using From = Light::From;
    static const std::vector<Rendering> all{
        {.name = "plain"},
        {.name = "narrow", .relief = 1.1, .nose = 0.05, .widthFactor = 0.93},
        {.name = "broad", .relief = 0.88, .nose = -0.04, .widthFactor = 1.07},
        {.name = "side_light", .light = {.from = From::Left, .strength = 0.55, .level = 0.88}},
        {.name = "warm_dim", .light = {.from = From::Above, .strength = 0.3, .level = 0.5, .warmth = 0.8}},
        {.name = "glasses", .glasses = Glasses::Clear},
        {.name = "window",
         .relief = 1.05,
         .nose = 0.03,
         .light = {.from = From::Right, .strength = 0.5, .level = 0.78, .warmth = -0.5}},
        {.name = "backlit", .relief = 0.95, .light = {.level = 0.5, .veil = 26.0}},
    };
    return all;
}

const std::vector<Rendering>& coveredRenderings()
{
    static const std::vector<Rendering> all{
        {.name = "mask", .mask = Mask::Yes},
        {.name = "dark_glasses", .glasses = Glasses::Dark},
        {.name = "mask_and_dark_glasses", .glasses = Glasses::Dark, .mask = Mask::Yes},
    };
    return all;
}

Result<Rendering> renderingNamed(const std::string& name)
{
    std::string known;
    for (const auto* list : {&renderings(), &coveredRenderings()}) {
        for (const Rendering& rendering : *list) {
            if (rendering.name == name)
                return rendering;
            known += (known.empty() ? "" : ", ") + rendering.name;
        }
    }
    return failure("There is no rendering '" + name + "'; take one of: " + known + ".");
}

}
