#pragma once

#include "vision/evaluation/measured.h"

#include <string>

namespace luot::luotctl {

/// An SVG picture of one figure: its value with the 95 % bounds against its goal, and below it how the single
/// values are spread, where there are any.
std::string plotOf(const vision::evaluation::Measured& figure);

}
