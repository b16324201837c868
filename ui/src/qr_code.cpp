#include "ui/qr_code.h"

#include <QPainter>

#include <qrcodegen/qrcodegen.hpp>

#include <algorithm>
#include <cmath>
#include <exception>

namespace luot::ui {

QrCode::QrCode(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
}

void QrCode::setText(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    update();
    emit changed();
}

void QrCode::setColor(const QColor& color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    emit changed();
}

void QrCode::paint(QPainter* painter)
{
    if (m_text.isEmpty())
        return;
    try {
        const auto code
            = qrcodegen::QrCode::encodeText(m_text.toUtf8().constData(), qrcodegen::QrCode::Ecc::MEDIUM);
        const int modules = code.getSize();
        const qreal side = std::min(width(), height());
        const qreal module = side >= modules ? std::floor(side / modules) : side / modules;
        const qreal left = std::floor((width() - module * modules) / 2);
        const qreal top = std::floor((height() - module * modules) / 2);
        painter->setRenderHint(QPainter::Antialiasing, false);
        for (int y = 0; y < modules; ++y) {
            for (int x = 0; x < modules; ++x) {
                if (code.getModule(x, y))
                    painter->fillRect(QRectF{left + x * module, top + y * module, module, module}, m_color);
            }
        }
    } catch (const std::exception& error) {
        qWarning("A QR code of %lld characters cannot be drawn (%s); shorten the public address.",
                 static_cast<long long>(m_text.size()), error.what());
    }
}

}
