#include "supervisor/src/qr_path.h"

#include <qrcodegen/qrcodegen.hpp>

namespace luot::supervisor {

std::optional<QrPath> qrPathOf(const std::string& text)
{
    try {
        const auto code = qrcodegen::QrCode::encodeText(text.c_str(), qrcodegen::QrCode::Ecc::MEDIUM);
        QrPath path{code.getSize(), {}};
        for (int y = 0; y < path.size; ++y) {
            for (int x = 0; x < path.size; ++x) {
                const int from = x;
                while (x < path.size && code.getModule(x, y))
                    ++x;
                if (x > from)
                    path.d += 'M' + std::to_string(from) + ' ' + std::to_string(y) + 'h'
                        + std::to_string(x - from) + "v1h-" + std::to_string(x - from) + 'z';
            }
        }
        return path;
    } catch (const qrcodegen::data_too_long&) {
        return {};
    }
}

}
