#include "ui/round_picture.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace luot::ui {

RoundPicture::RoundPicture(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    setAntialiasing(true);
}

void RoundPicture::setPicture(const QImage& picture)
{
    m_picture = picture;
    update();
    emit pictureChanged();
}

void RoundPicture::setMirrored(bool mirrored)
{
    if (m_mirrored == mirrored)
        return;
    m_mirrored = mirrored;
    update();
    emit mirroredChanged();
}

void RoundPicture::paint(QPainter* painter)
{
    const qreal side = std::min(width(), height());
    if (m_picture.isNull() || side <= 0)
        return;

    const QRectF circle{(width() - side) / 2, (height() - side) / 2, side, side};
    const qreal cut = std::min(m_picture.width(), m_picture.height());
    const qreal scale = side / cut;

    // A brush instead of a clip: a clip path has hard edges.
    QTransform place;
    place.translate(circle.center().x(), circle.center().y());
    place.scale(m_mirrored ? -scale : scale, scale);
    place.translate(-m_picture.width() / 2.0, -m_picture.height() / 2.0);
    QBrush brush{m_picture};
    brush.setTransform(place);

    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->setPen(Qt::NoPen);
    painter->setBrush(brush);
    painter->drawEllipse(circle);
}

}
