#include "kiosk/drum_pattern.h"

#include <QPainter>
#include <QPen>

#include <cmath>
#include <numbers>

namespace luot::kiosk {

namespace {

QPointF onCircle(qreal radius, qreal turn)
{
    const qreal angle = turn * 2 * std::numbers::pi;
    return {radius * std::sin(angle), -radius * std::cos(angle)};
}

void teeth(QPainter& painter, int count, qreal inner, qreal outer)
{
    QPolygonF line;
    for (int i = 0; i <= 2 * count; ++i)
        line << onCircle(i % 2 == 0 ? inner : outer, i / (2.0 * count));
    painter.drawPolyline(line);
}

void eyes(QPainter& painter, int count, qreal radius, qreal size)
{
    for (int i = 0; i < count; ++i) {
        const QPointF middle = onCircle(radius, double(i) / count);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(middle, size, size);
        painter.setBrush(painter.pen().color());
        painter.drawEllipse(middle, size * 0.14, size * 0.14);
    }
    painter.setBrush(Qt::NoBrush);
}

void strokes(QPainter& painter, int count, qreal inner, qreal outer)
{
    for (int i = 0; i < count; ++i)
        painter.drawLine(onCircle(inner, double(i) / count), onCircle(outer, double(i) / count));
}

}

DrumPattern::DrumPattern(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    connect(this, &DrumPattern::changed, this, [this] { update(); });
}

void DrumPattern::paint(QPainter* painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    painter->translate(width() / 2, height() / 2);
    painter->scale(m_factor, m_factor);
    const auto pen = [&](qreal width) { painter->setPen(QPen{m_color, width}); };
    pen(3);
    for (const qreal radius : {310.0, 380.0, 400.0, 465.0, 540.0, 600.0})
        painter->drawEllipse(QPointF{}, radius, radius);
    pen(4);
    teeth(*painter, 48, 320, 372);
    pen(3.5);
    eyes(*painter, 60, 432, 16);
    pen(11);
    painter->drawEllipse(QPointF{}, 490, 490);
    pen(9);
    strokes(*painter, 96, 552, 588);
    if (!m_sun)
        return;
    pen(9);
    painter->drawEllipse(QPointF{}, 253, 253);
    pen(3);
    for (const qreal radius : {169.0, 182.0, 235.0})
        painter->drawEllipse(QPointF{}, radius, radius);
    pen(3);
    eyes(*painter, 42, 209, 11);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    constexpr int rays = 14;
    for (int i = 0; i < rays; ++i) {
        const QPointF corners[]{onCircle(60, (i - 0.34) / rays), onCircle(140, double(i) / rays),
                                onCircle(60, (i + 0.34) / rays)};
        painter->drawPolygon(corners, 3);
    }
}

}
