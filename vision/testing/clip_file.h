#pragma once

#include "vision/testing/scripted_clip.h"

#include <filesystem>

namespace luot::vision::testing {

/// Plays a clip to its end into a file that `openCamera` reads, and its truth into a table.
///
/// `film`: H.264 when it ends in .mp4; without an ending a folder of PNG pictures, 000000.png and on, which
/// is made. A dropped frame repeats the one before, as recorders do. `truth` (empty: none): CSV with the
/// columns frame,t,person,yaw,pitch,x,y,eye_distance (frame and person from 0, seconds, degrees, pixels), a
/// line for each person in each frame that was taken. Errors: a sentence that names the file.
Result<> writeClip(ScriptedClip& clip, const std::filesystem::path& film, const std::filesystem::path& truth);

}
