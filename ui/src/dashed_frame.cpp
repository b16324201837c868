#include "ui/dashed_frame.h"

#include <QPainter>
#include <QPen>

namespace luot::ui {

DashedFrame::DashedFrame(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    setAntialiasing(true);
    connect(this, &DashedFrame::changed, this, [this] { update(); });
}

void DashedFrame::paint(QPainter* painter)
{
    constexpr qreal gapOfDash = 5.0 / 6;
    QPen pen{m_color, m_strokeWidth};
    pen.setDashPattern({m_dash / m_strokeWidth, m_dash * gapOfDash / m_strokeWidth});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(m_fill);
    const qreal inset = m_strokeWidth / 2;
    painter->drawRoundedRect(boundingRect().adjusted(inset, inset, -inset, -inset), m_radius - inset,
                             m_radius - inset);
}

}
