#pragma once

#include "vision/face_template.h"

#include <memory>
#include <string>
#include <vector>

#include <opencv2/core.hpp>

namespace luot::vision {

/// dlib's ResNet: a face chip to 128 numbers.
///
/// Thread: an object belongs to one thread.
class Descriptor {
public:
    /// Throws std::exception when the file cannot be read.
    explicit Descriptor(const std::string& file);
    Descriptor(Descriptor&&) noexcept;
    ~Descriptor();

    /// Mean over the chips and their mirror images. Requires: at least one chip of faceChip(), in colour.
    /// Errors: FaceTemplate::from's. Throws std::exception when there is no memory.
    Result<FaceTemplate> of(const std::vector<cv::Mat>& chips);

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

}
