#pragma once

#include "vision/camera.h"

#include <functional>

namespace luot::vision {

/// A camera that also reads the QR code somebody holds in front of it: passes every picture on unchanged and
/// looks for a code in it until one has been taken.
///
/// Reads a ticket's code from about 110 pixels' width on, turned by up to 20° and tilted by up to 30°
/// (docs/adr/0008-zxing-reads-the-codes.md). Thread: as Camera; `found` is called by whoever calls next().
class CodeCamera : public Camera {
public:
    /// Takes a code's text, or leaves it: true ends the search. May be called again with the same text until
    /// then.
    using Found = std::function<bool(std::string text)>;

    /// `wanted`, where given, says whether a picture is looked at at all: looking costs some milliseconds.
    CodeCamera(std::unique_ptr<Camera> camera, Found found, std::function<bool()> wanted = {});

    Result<std::optional<Frame>> next() override;

private:
    std::unique_ptr<Camera> m_camera;
    Found m_found; ///< empty: one was taken
    std::function<bool()> m_wanted;
};

/// The text of the QR code in a picture; with several, of one of them; empty: none can be read.
std::string readCode(const Picture& picture);

}
