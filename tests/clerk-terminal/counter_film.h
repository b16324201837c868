#pragma once

#include <QString>

#include <filesystem>
#include <string>

namespace luot::clerk_terminal {

/// What the counter's camera sees of a citizen who first holds up a paper with the code `paper`, then looks
/// into the camera: pictures 20 a second, left in `folder` for vision::openCamera.
///
/// Requires: a QGuiApplication, the demo's portraits. `portrait`: "obama.jpg".
void filmCitizen(const std::string& paper, const std::string& portrait, const QString& folder);

}
