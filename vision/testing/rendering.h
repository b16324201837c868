#pragma once

#include "base/result.h"

#include <string>
#include <vector>

namespace luot::vision::testing {

/// How a face is lit, beside how the portrait was.
struct Light {
    enum class From { Front, Left, Right, Above, Below }; ///< left and right of the picture

    From from = From::Front;
    double strength = 0.0; ///< 0 to 1: how much of the light comes from there
    double level = 1.0; ///< factor on all of it; below one is dim
    double warmth = 0.0; ///< −1 (blue sky) to 1 (an old bulb)
    double veil = 0.0; ///< stray light over the person in grey levels, as when a window is behind
};

enum class Glasses { None, Clear, Dark };
enum class Mask { No, Yes };

/// One way in which a portrait is made into another head: proportions, light, what is worn.
struct Rendering {
    std::string name = "plain";
    double relief = 1.0; ///< factor on the face's depth
    double nose = 0.0; ///< how much further the nose stands out, in eye distances
    double widthFactor
        = 1.0; ///< of the whole person, with the distance of the eyes kept: below one is longer
    Light light = {};
    Glasses glasses = Glasses::None;
    Mask mask = Mask::No;
};

/// The faces that can be seen whole: "plain", "narrow", "broad", "side_light", "warm_dim", "glasses" and
/// more. Their names and order stay.
const std::vector<Rendering>& renderings();

/// The faces that are covered: "mask", "dark_glasses", "mask_and_dark_glasses".
const std::vector<Rendering>& coveredRenderings();

/// One of either. Errors: a sentence with the names there are.
Result<Rendering> renderingNamed(const std::string& name);

}
