#include "vision/src/face_detector.h"

namespace luot::vision {

std::unique_ptr<FaceDetector> bestDetector(const Models& models)
{
    if (models.betterFaceDetector)
        return yuNet(models.betterFaceDetector->string());
    return models.faceDetector ? ultraFace(models.faceDetector->string()) : gradientDetector();
}

}
