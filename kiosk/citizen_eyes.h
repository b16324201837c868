#pragma once

#include "kiosk/visit_view.h"
#include "vision/testing/screen_view.h"

namespace luot::kiosk {

/// The screen as somebody in front of it sees it: all that a scripted citizen is ever told.
vision::testing::ScreenView seenBy(const VisitView& view);

}
