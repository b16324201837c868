#include "tests/kiosk-faults/papers.h"

#include "protocol/paper_code.h"

#include <ZXing/ReadBarcode.h>

#include <QByteArray>
#include <QCryptographicHash>

namespace luot::kiosk_faults {

using ticket_printer::Bitmap;

namespace {

std::string hashOf(const std::string& token)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(token), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

}

std::vector<std::string> hashesOn(const Bitmap& paper)
{
    std::vector<std::uint8_t> grey(static_cast<std::size_t>(paper.width())
                                   * static_cast<std::size_t>(paper.height()));
    for (int y = 0; y < paper.height(); ++y)
        for (int x = 0; x < paper.width(); ++x)
            grey[static_cast<std::size_t>(y) * static_cast<std::size_t>(paper.width())
                 + static_cast<std::size_t>(x)]
                = paper.isBlack(x, y) ? 0 : 255;
    ZXing::DecodeHints hints;
    hints.setFormats(ZXing::BarcodeFormat::QRCode);
    hints.setTryHarder(true);
    std::vector<std::string> hashes;
    auto results
        = ZXing::ReadBarcodes({grey.data(), paper.width(), paper.height(), ZXing::ImageFormat::Lum}, hints);
    for (ZXing::Result& result : results) {
        const std::string text = result.text();
        if (const auto code = protocol::readPaperCode(text))
            hashes.push_back(hashOf(code->token));
    }
    return hashes;
}

}
