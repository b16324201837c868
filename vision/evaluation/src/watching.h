#pragma once

#include "vision/evaluation/measured.h"
#include "vision/evaluation/setup.h"
#include "vision/picture.h"

namespace luot::vision::evaluation {

/// track_min_fps and mem_mib, of a FaceWatch that sees these pictures to and fro.
std::vector<Measured> measureWatch(const Setup& setup, std::vector<Picture> pictures);

}
