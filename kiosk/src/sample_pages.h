#pragma once

#include "ui/self_test.h"
#include "ui/translation.h"

#include <vector>

namespace luot::kiosk {

class VisitScreen;

/// How the samples are read.
struct SampleLook {
    ui::Language language = ui::Language::Vietnamese;
    bool large = false; ///< texts
    bool low = false; ///< by a face that is low before the camera
};

/// Every page in every state the pictures of the design know, and some more, shown on `visit`: A045 for "Hộ
/// tịch" at 09:24 in An Thịnh, read as `look` says.
std::vector<ui::SelfTestStep> samplePages(VisitScreen& visit, SampleLook look);
/// All of them in every look; the names end with it: "-text200", "-english", "-text200-english".
std::vector<ui::SelfTestStep> samplePages(VisitScreen& visit);

/// The caretaker's pages, and the one of a paused kiosk; part of samplePages().
std::vector<ui::SelfTestStep> sampleCaretaker(VisitScreen& visit, SampleLook look);
/// Nobody is there; the caretaker's page is shut.
void showSampleAttract(VisitScreen& visit, SampleLook look);

}
