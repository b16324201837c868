#pragma once

#include "vision/hindrance.h"
#include "vision/picture.h"

#include <optional>

namespace luot::vision {

/// Where a head points, in degrees: yaw positive towards the picture's right, pitch positive up.
///
/// Absolute values are biased by several degrees from person to person; take them relative to the person's
/// own neutral pose (neutral_pose.h).
struct Pose {
    double yaw = 0.0;
    double pitch = 0.0;
};

/// In pixels of the frame.
struct Box {
    double left = 0.0;
    double top = 0.0;
    double width = 0.0;
    double height = 0.0;
};

/// How good a picture of a face is: for the gates of the template and for hints.
struct Quality {
    double sharpness = 0.0; ///< variance of the Laplacian of the 150-pixel face, 8-bit grey levels squared
    double brightness = 0.0; ///< mean grey level of the face, 0 to 255
};

/// How the five points of a face lie to each other, in pixels of the frame: what the turns of a head are
/// judged by.
struct FaceShape {
    double eyesX = 0.0; ///< from the eye on the picture's left to the one on its right
    double eyesY = 0.0;
    double noseX = 0.0; ///< from between the eyes to the base of the nose
    double noseY = 0.0;
};

/// What the turns of the active person's face have shown so far; see liveness.h. Advisory.
enum class Liveness { Unknown, Solid, Flat };

/// One face in one frame.
struct Face {
    Box box;
    double eyeDistancePx = 0.0; ///< between the middles of the eyes
    Pose pose;
    Quality quality; ///< of the active person only, else zeros
    FaceShape shape = {};
};

enum class Presence {
    Nobody,
    Approaching, ///< somebody frontal and near enough to be greeted
    Locked, ///< the active person is there and in view
    Lost, ///< the active person's face is not found right now; for two seconds at most, six behind somebody
    Left, ///< the active person went away; said once, Nobody or Approaching follow
};

enum class Bystander {
    None,
    Near, ///< somebody else is clearly bigger than the active person, for 1.5 s by now: choosing pauses
};

/// What the camera saw of the people in front of it, in one frame.
struct Sighting {
    SteadyTime at; ///< when the frame was taken
    int frame = 0;
    int facesSeen = 0;
    double nextEyeDistancePx = 0.0; ///< of the largest face besides `person`; 0: there is none
    Presence presence = Presence::Nobody;
    std::optional<Face> person = {}; ///< while Approaching the nearest one, while Locked the active one
    Bystander bystander = Bystander::None;
    Liveness liveness = Liveness::Unknown; ///< of the active person
    Hindrance hindrance = Hindrance::None; ///< what keeps somebody from being seen well enough
    double faceHeight = 0.5; ///< where in the frame that person's face is: 0 at the top, 1 at the bottom
    Picture mirror = {}; ///< 288×288 around the person (else the middle), flipped as a mirror does; for the
                         ///< screen only
};

}
