#include "kiosk/dashed_frame.h"

#include <QPainter>
#include <QPen>

namespace luot::kiosk {

DashedFrame::DashedFrame(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    connect(this, &DashedFrame::changed, this, [this] { update(); });
}

void DashedFrame::paint(QPainter* painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    QPen pen{m_color, m_strokeWidth};
    pen.setDashPattern({6, 5});
    painter->setPen(pen);
    const qreal inset = m_strokeWidth / 2;
    painter->drawRoundedRect(QRectF{0, 0, width(), height()}.adjusted(inset, inset, -inset, -inset), m_radius,
                             m_radius);
}

}
