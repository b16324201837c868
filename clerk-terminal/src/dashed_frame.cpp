#include "clerk-terminal/dashed_frame.h"

#include <QPainter>

namespace luot::clerk_terminal {

namespace {

constexpr qreal strokeWidth = 2;

}

DashedFrame::DashedFrame(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    setAntialiasing(true);
    connect(this, &DashedFrame::changed, this, [this] { update(); });
}

void DashedFrame::paint(QPainter* painter)
{
    QPen pen{m_edge, strokeWidth};
    pen.setDashPattern({3, 2.5});
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(pen);
    painter->setBrush(m_fill);
    constexpr qreal inset = strokeWidth / 2;
    painter->drawRoundedRect(boundingRect().adjusted(inset, inset, -inset, -inset), m_radius - inset,
                             m_radius - inset);
}

}
