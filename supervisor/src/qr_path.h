#pragma once

#include <optional>
#include <string>

namespace luot::supervisor {

/// A QR code as the "d" of an SVG path in a square of `size` modules, without its quiet zone.
struct QrPath {
    int size = 0;
    std::string d;
};

/// Nothing for a text that is too long for one.
std::optional<QrPath> qrPathOf(const std::string& text);

}
