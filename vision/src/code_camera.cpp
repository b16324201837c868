#include "vision/code_camera.h"

#include <ZXing/ReadBarcode.h>
#include <sodium.h>

#include <utility>

namespace luot::vision {

CodeCamera::CodeCamera(std::unique_ptr<Camera> camera, Found found, std::function<bool()> wanted)
    : m_camera{std::move(camera)}
    , m_found{std::move(found)}
    , m_wanted{std::move(wanted)}
{
}

Result<std::optional<Frame>> CodeCamera::next()
{
    Result<std::optional<Frame>> frame = m_camera->next();
    if (!m_found || !frame || !*frame || (m_wanted && !m_wanted()))
        return frame;
    std::string text = readCode((*frame)->picture);
    if (!text.empty() && m_found(std::move(text)))
        m_found = nullptr;
    return frame;
}

std::string readCode(const Picture& picture)
{
    if (picture.empty())
        return {};
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    const ZXing::ImageView view{picture.bgr().data(), picture.width(), picture.height(),
                                ZXing::ImageFormat::BGR, picture.bytesPerLine()};
    ZXing::Result result = ZXing::ReadBarcode(view, hints);
    std::string text = result.isValid() ? result.text() : std::string{};
    // It may be a ticket's, which is a secret: what the reader keeps of it is not left behind.
    const auto& kept = result.bytes();
    // NOLINTNEXTLINE(cppcoreguidelines-pro-type-const-cast): the reader has no other way to its own bytes
    sodium_memzero(const_cast<std::uint8_t*>(kept.data()), kept.size());
    return text;
}

}
