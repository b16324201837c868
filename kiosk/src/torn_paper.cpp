#include "kiosk/torn_paper.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>

namespace luot::kiosk {

namespace {

constexpr qreal toothDepth = 18;
constexpr qreal toothWidth = 26;

}

TornPaper::TornPaper(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
}

void TornPaper::paint(QPainter* painter)
{
    const int teeth = std::max(1, static_cast<int>(std::lround(width() / toothWidth)));
    const qreal step = width() / teeth;
    QPolygonF sheet{QPointF{0, 0}, QPointF{width(), 0}, QPointF{width(), height()}};
    for (int i = teeth; i > 0; --i)
        sheet << QPointF{(i - 0.5) * step, height() - toothDepth} << QPointF{(i - 1) * step, height()};
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(Qt::white);
    painter->drawPolygon(sheet);
}

}
