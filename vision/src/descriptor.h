#pragma once

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
    /// Throws std::exception when there is no memory.
    std::vector<float> of(const std::vector<cv::Mat>& chips);

private:
    struct Network;
    std::unique_ptr<Network> m_network;
};

}
