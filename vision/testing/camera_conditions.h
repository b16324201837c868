#pragma once

namespace luot::vision::testing {

/// How well the camera works, and the light in the hall. What stands here is the demo's camera.
struct CameraConditions {
    double noiseDeviation = 2.2; ///< grey levels, on everything
    double exposure = 1.0; ///< factor on the whole picture, before the noise; what is too bright is cut off
    double hallLight = 1.0; ///< factor on the hall behind the people alone: above one they are backlit
    double shutter = 0.0; ///< how long it is open, as a share of the time between two frames: motion blur
    double droppedShare = 0.0; ///< of the frames that never arrive; the stamps go on
    double framesPerSecond = 20.0;
};

}
