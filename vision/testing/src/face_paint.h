#pragma once

#include "vision/testing/src/portrait.h"

namespace luot::vision::testing {

/// Puts on the mask, the glasses and the light, in the portrait's own pixels, so that they turn with the
/// head.
void paint(Portrait& portrait, const Rendering& rendering);

}
