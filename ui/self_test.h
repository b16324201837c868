#pragma once

#include "ui/screen.h"

#include <QString>

#include <functional>
#include <vector>

namespace luot::ui {

/// One state a device's screen can be in, and how to bring it about.
struct SelfTestStep {
    QString name; ///< also the picture's: "board-b-fresh-call"
    std::function<void()> show;
};

/// Off screen and without a GPU if the command line has --self-test and the environment names no platform.
/// Call before the QGuiApplication is made.
void goOffscreenForSelfTest(int argc, char* argv[]);

/// Runs the steps one after the other, each until it is rendered, saves a picture of each into `picturesDir`
/// once its transitions are over (empty: no pictures, no waiting), and ends the application: EXIT_SUCCESS if
/// nothing warned and nothing failed, otherwise EXIT_FAILURE.
///
/// Requires: the screen is loaded, outlives the application's event loop, and that loop runs next.
void runSelfTest(Screen& screen, std::vector<SelfTestStep> steps, const QString& picturesDir);

}
