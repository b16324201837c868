#pragma once

#include "base/result.h"

#include <array>
#include <string>
#include <vector>

namespace luot::vision::testing {

/// The measured face mesh and outline of one demo portrait, in the pixels of its picture.
struct PortraitMesh {
    int width = 0;
    int height = 0;
    std::vector<std::array<double, 3>> points; ///< x, y, and z away from the camera
    std::vector<std::array<double, 2>> outline;
};

/// The table for a picture's file name without its ending. Errors: there is none.
Result<PortraitMesh> portraitMesh(const std::string& name);

}
