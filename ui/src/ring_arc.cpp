#include "ui/ring_arc.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace luot::ui {

namespace {

// QPainter counts sixteenths of a degree, counter-clockwise from 3 o'clock.
int painterStart(qreal degreesFromTop) { return static_cast<int>(std::lround((90.0 - degreesFromTop) * 16)); }

int painterSpan(qreal degreesClockwise) { return static_cast<int>(std::lround(-degreesClockwise * 16)); }

}

RingArc::RingArc(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    setAntialiasing(true);
}

template <class T> void RingArc::set(T& member, const T& value)
{
    if (member == value)
        return;
    member = value;
    update();
    emit changed();
}

void RingArc::setProgress(qreal progress)
{
    set(m_progress, std::isfinite(progress) ? std::clamp(progress, 0.0, 1.0) : 0.0);
}

void RingArc::setStrokeWidth(qreal width) { set(m_strokeWidth, width); }
void RingArc::setStartAngle(qreal degrees) { set(m_startAngle, degrees); }
void RingArc::setSegments(int segments) { set(m_segments, std::max(segments, 0)); }
void RingArc::setColor(const QColor& color) { set(m_color, color); }
void RingArc::setTrackColor(const QColor& color) { set(m_trackColor, color); }

void RingArc::paint(QPainter* painter)
{
    const qreal side = std::min(width(), height());
    const QRectF circle{(width() - side + m_strokeWidth) / 2, (height() - side + m_strokeWidth) / 2,
                        side - m_strokeWidth, side - m_strokeWidth};
    if (circle.width() <= 0)
        return;

    QPen pen{m_trackColor, m_strokeWidth, Qt::SolidLine, Qt::RoundCap};
    painter->setBrush(Qt::NoBrush);

    if (m_segments > 0) {
        const qreal step = 360.0 / m_segments;
        const qreal gap = std::min(step / 2, 6.0);
        pen.setCapStyle(Qt::FlatCap);
        const long filled = std::lround(m_progress * m_segments);
        for (int segment = 0; segment < m_segments; ++segment) {
            pen.setColor(segment < filled ? m_color : m_trackColor);
            painter->setPen(pen);
            painter->drawArc(circle, painterStart(m_startAngle + step * segment + gap / 2),
                             painterSpan(step - gap));
        }
        return;
    }

    if (m_trackColor.alpha() > 0) {
        painter->setPen(pen);
        painter->drawEllipse(circle);
    }
    if (m_progress > 0) {
        pen.setColor(m_color);
        painter->setPen(pen);
        if (m_progress >= 1)
            painter->drawEllipse(circle);
        else
            painter->drawArc(circle, painterStart(m_startAngle), painterSpan(360 * m_progress));
    }
}

}
