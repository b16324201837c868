#include "ui/icon.h"

#include "ui/src/icon_path.h"

#include <QLoggingCategory>
#include <QPainter>
#include <QPen>

#include <algorithm>

namespace luot::ui {

namespace {

Q_LOGGING_CATEGORY(iconLog, "luot.ui")

}

Icon::Icon(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    setAntialiasing(true);
    setImplicitSize(48, 48);
}

void Icon::setName(const QString& name)
{
    if (m_name == name)
        return;
    m_name = name;
    if (!name.isEmpty() && !iconPath(name))
        qCWarning(iconLog, "There is no icon \"%s\"; ui/src/icon_path.cpp has those there are.",
                  qPrintable(name));
    update();
    emit changed();
}

void Icon::setColor(const QColor& color)
{
    if (m_color == color)
        return;
    m_color = color;
    update();
    emit changed();
}

void Icon::setStrokeWidth(qreal width)
{
    if (m_strokeWidth == width)
        return;
    m_strokeWidth = width;
    update();
    emit changed();
}

QStringList Icon::names() { return iconNames(); }

void Icon::paint(QPainter* painter)
{
    const auto path = iconPath(m_name);
    const qreal side = std::min(width(), height());
    if (!path || side <= 0)
        return;

    const qreal stroke = m_strokeWidth > 0 ? m_strokeWidth : side >= 90 ? 2.6 : 3;
    painter->translate((width() - side) / 2, (height() - side) / 2);
    painter->scale(side / 48, side / 48);
    painter->setPen(QPen{m_color, stroke, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin});
    painter->setBrush(Qt::NoBrush);
    painter->drawPath(path->stroke);
    painter->setPen(Qt::NoPen);
    painter->setBrush(m_color);
    painter->drawPath(path->fill);
}

}
