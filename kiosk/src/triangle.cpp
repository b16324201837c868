#include "kiosk/triangle.h"

#include <QPainter>
#include <QPen>

namespace luot::kiosk {

Triangle::Triangle(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    connect(this, &Triangle::changed, this, [this] { update(); });
}

void Triangle::paint(QPainter* painter)
{
    constexpr qreal round = 4;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(m_color);
    painter->setPen(QPen{m_color, round, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    const QPointF corners[]{
        {width() / 2, round}, {width() - round, height() - round}, {round, height() - round}};
    painter->drawPolygon(corners, 3);
}

}
