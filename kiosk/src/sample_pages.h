#pragma once

#include "ui/self_test.h"

#include <vector>

namespace luot::kiosk {

class VisitScreen;

/// Every page with sample names and figures, in the order of a visit: for the self-test and for pictures of
/// them.
std::vector<ui::SelfTestStep> samplePages(VisitScreen& visit);

}
