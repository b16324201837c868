#include "kiosk/soft_shadow.h"

#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace luot::kiosk {

namespace {

constexpr int coarseness = 4; // a blur this wide has no detail finer than that

// Distance to the edge of a rounded rectangle around the origin, negative inside.
qreal edgeDistance(qreal x, qreal y, qreal halfWidth, qreal halfHeight, qreal radius)
{
    const qreal dx = std::abs(x) - (halfWidth - radius);
    const qreal dy = std::abs(y) - (halfHeight - radius);
    return std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) + std::min(std::max(dx, dy), 0.0) - radius;
}

}

SoftShadow::SoftShadow(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    connect(this, &SoftShadow::changed, this, [this] { update(); });
}

void SoftShadow::paint(QPainter* painter)
{
    const int columns = std::max(1, static_cast<int>(width()) / coarseness);
    const int rows = std::max(1, static_cast<int>(height()) / coarseness);
    QImage shade{columns, rows, QImage::Format_ARGB32};
    for (int row = 0; row < rows; ++row) {
        auto* pixels = reinterpret_cast<QRgb*>(shade.scanLine(row));
        for (int column = 0; column < columns; ++column) {
            const qreal x = (column + 0.5) / columns * width() - width() / 2;
            const qreal y = (row + 0.5) / rows * height() - height() / 2;
            const qreal out = edgeDistance(x, y, width() / 2 - m_blur, height() / 2 - m_blur, m_radius);
            const qreal share = std::clamp(0.5 - out / (2 * m_blur), 0.0, 1.0);
            const qreal smooth = share * share * (3 - 2 * share);
            pixels[column] = qRgba(16, 38, 80, static_cast<int>(std::lround(255 * m_strength * smooth)));
        }
    }
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(QRectF{0, 0, width(), height()}, shade);
}

}
