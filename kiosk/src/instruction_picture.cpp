#include "kiosk/instruction_picture.h"

#include <QPainter>
#include <QPainterPath>
#include <QPen>

#include <algorithm>
#include <cmath>

namespace luot::kiosk {

namespace {

constexpr QColor cham{0x17, 0x36, 0x6F};
constexpr QColor amber{0xFF, 0xC2, 0x2E};
constexpr QColor lacquer{0xA3, 0x21, 0x1B};
constexpr QColor floor{0xDF, 0xE8, 0xF4};
constexpr QColor other{0x8A, 0x97, 0xB1};
constexpr QColor lineEdge{0x3D, 0x4C, 0x66};

constexpr qreal grid = 172; ///< of the small pictures
constexpr QSizeF plan{680, 520}; ///< of those from above

QPen pen(const QColor& colour, qreal width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

/// From 0 to 1 while `at` goes from `from` to `to`, gently at both ends.
qreal eased(qreal at, qreal from, qreal to)
{
    const qreal share = std::clamp((at - from) / (to - from), 0.0, 1.0);
    return share * share * (3 - 2 * share);
}

void amberBar(QPainter& painter, qreal left, qreal right, qreal y)
{
    painter.setPen(pen(amber, 12));
    painter.drawLine(QPointF{left, y}, QPointF{right, y});
}

/// `come`: 0 beside the picture, 1 on the line.
void stand(QPainter& painter, qreal come)
{
    amberBar(painter, 34, 138, 144);
    painter.save();
    painter.translate(-96 * (1 - come), 0);
    painter.setPen(pen(cham, 7.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF{86, 46}, 15.5, 15.5);
    QPainterPath body;
    body.moveTo(63, 98);
    body.lineTo(63, 88);
    body.quadTo(63, 70, 82, 70);
    body.lineTo(90, 70);
    body.quadTo(109, 70, 109, 88);
    body.lineTo(109, 98);
    painter.drawPath(body);
    // Legs: a stride while walking, side by side on the line.
    const qreal stride = come < 1 ? 7 * std::sin(come * 9.4) : 0;
    painter.drawLine(QPointF{76, 92}, QPointF{75 - stride, 131});
    painter.drawLine(QPointF{96, 92}, QPointF{97 + stride, 131});
    painter.restore();
}

/// `turn`: -1 to the left, 1 to the right.
void turn(QPainter& painter, qreal turn)
{
    painter.setBrush(Qt::NoBrush);
    const auto arrow = [&](bool right) {
        const qreal asked = right ? turn : -turn;
        painter.setPen(pen(amber, asked > 0.1 ? 11 : 9));
        painter.save();
        if (right) {
            painter.translate(grid, 0);
            painter.scale(-1, 1);
        }
        QPainterPath path;
        path.moveTo(84, 26);
        path.quadTo(52, 26, 34, 56);
        path.moveTo(31, 34);
        path.lineTo(34, 56);
        path.lineTo(56, 50);
        painter.drawPath(path);
        painter.restore();
    };
    arrow(false);
    arrow(true);
    painter.setPen(pen(cham, 7.5));
    painter.drawEllipse(QPointF{86 + 5 * turn, 82}, 26, 26);
    QPainterPath shoulders;
    shoulders.moveTo(44, 144);
    shoulders.cubicTo(52, 110, 120, 110, 128, 144);
    painter.drawPath(shoulders);
    for (const qreal side : {-8.5, 8.5}) {
        const qreal x = 86 + 5 * turn + 13 * turn + side * (1 - 0.3 * std::abs(turn));
        painter.drawLine(QPointF{x, 78}, QPointF{x, 84});
    }
}

void paper(QPainter& painter, QRectF sheet, const QString& label)
{
    QPainterPath edge;
    edge.moveTo(sheet.topLeft());
    edge.lineTo(sheet.bottomLeft());
    constexpr int teeth = 6;
    for (int i = 1; i <= teeth; ++i) {
        const qreal x = sheet.left() + sheet.width() * i / teeth;
        edge.lineTo(x - sheet.width() / teeth / 2, sheet.bottom() - 8);
        edge.lineTo(x, sheet.bottom());
    }
    edge.lineTo(sheet.topRight());
    painter.setPen(pen(cham, 6.5));
    painter.setBrush(Qt::white);
    painter.drawPath(edge);
    QFont font{QStringLiteral("Inter Display")};
    font.setPixelSize(31);
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(cham);
    painter.drawText(QRectF{sheet.left() - 20, sheet.bottom() - 58, sheet.width() + 40, 40}, Qt::AlignCenter,
                     label);
}

/// `out`: 0 in the slot, 1 hanging from it, 2 taken away downwards.
void take(QPainter& painter, qreal out)
{
    painter.save();
    painter.setClipRect(QRectF{0, 52, grid, grid}, Qt::IntersectClip);
    const qreal bottom = out <= 1 ? 52 + 84 * out : 136 + 130 * (out - 1);
    if (out > 0.05)
        paper(painter,
              QRectF{QPointF{44, std::min(52.0, bottom - 60)}, QPointF{128, bottom}}.adjusted(
                  0, out > 1 ? 130 * (out - 1) : 0, 0, 0),
              QStringLiteral("A045"));
    painter.restore();
    amberBar(painter, 28, 144, 48);
}

/// `up`: 0 low, 1 before the camera.
void showPaper(QPainter& painter, qreal up)
{
    painter.setPen(pen(cham, 6));
    painter.setBrush(QColor{0xE1, 0xE9, 0xF5});
    painter.drawRoundedRect(QRectF{46, 12, 80, 34}, 12, 12);
    painter.setBrush(cham);
    painter.drawEllipse(QPointF{86, 29}, 8, 8);
    painter.save();
    painter.translate(0, 34 * (1 - up));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF{50, 66, 72, 82}, 6, 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(cham);
    constexpr int cell = 6;
    constexpr int rows[]{0x7D, 0x45, 0x57, 0x51, 0x7A, 0x2C, 0x59};
    for (int y = 0; y < 7; ++y) {
        for (int x = 0; x < 7; ++x) {
            if (rows[y] >> (6 - x) & 1)
                painter.drawRect(QRectF{65.0 + x * cell, 78.0 + y * cell, cell + 0.3, cell + 0.3});
        }
    }
    painter.restore();
    painter.setPen(pen(amber, 8));
    painter.setBrush(Qt::NoBrush);
    painter.drawLine(QPointF{146, 120}, QPointF{146, 66});
    painter.drawPolyline(QPolygonF{{132, 82}, {146, 64}, {160, 82}});
}

void fromAbove(QPainter& painter, QPointF at, qreal size, const QColor& colour)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF{at.x(), at.y() + size * 0.32}, size * 0.32, size * 0.32);
    QPainterPath body;
    const qreal top = at.y() + size * 0.74;
    body.moveTo(at.x() - size / 2, at.y() + size * 1.78);
    body.lineTo(at.x() - size / 2, top + size * 0.4);
    body.cubicTo(at.x() - size / 2, top - size * 0.12, at.x() + size / 2, top - size * 0.12,
                 at.x() + size / 2, top + size * 0.4);
    body.lineTo(at.x() + size / 2, at.y() + size * 1.78);
    body.closeSubpath();
    painter.drawPath(body);
}

void downwards(QPainter& painter, QPointF from, qreal length, const QColor& colour)
{
    painter.setPen(pen(colour, 14));
    painter.setBrush(Qt::NoBrush);
    const QPointF to = from + QPointF{0, length};
    painter.drawLine(from, to);
    painter.drawPolyline(QPolygonF{to + QPointF{-36, -42}, to, to + QPointF{36, -42}});
}

void machineAndFloor(QPainter& painter, qreal depth)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(floor);
    painter.drawPolygon(QPolygonF{{200, 40}, {480, 40}, {674, depth}, {6, depth}});
    painter.setBrush(cham);
    painter.drawRoundedRect(QRectF{200, 0, 280, 60}, 16, 16);
}

void bystander(QPainter& painter, qreal back)
{
    machineAndFloor(painter, 520);
    fromAbove(painter, {326, 100}, 108, cham);
    painter.setPen(QPen{lineEdge, 3});
    painter.setBrush(amber);
    for (int i = 0; i < 10; ++i)
        painter.drawRoundedRect(QRectF{10 + 66.0 * i, 372, 63, 20}, 10, 10);
    fromAbove(painter, {496, 142 + 40 * back}, 108, other);
    downwards(painter, {496, 366 + 12 * back}, 108, lacquer);
}

void stepBack(QPainter& painter, qreal back)
{
    machineAndFloor(painter, 520);
    QColor before = other;
    before.setAlphaF(0.75);
    fromAbove(painter, {340, 74}, 90, before);
    fromAbove(painter, {340, 302 - 44 * (1 - back)}, 104, cham);
    painter.setPen(QPen{lineEdge, 3});
    painter.setBrush(amber);
    painter.drawRoundedRect(QRectF{84, 492, 512, 22}, 11, 11);
    downwards(painter, {446, 210}, 138, cham);
}

}

InstructionPicture::InstructionPicture(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
    setAntialiasing(true);
    connect(this, &InstructionPicture::changed, this, [this] { update(); });
}

void InstructionPicture::setPhase(qreal phase)
{
    const qreal before = pose();
    m_phase = phase;
    if (std::abs(pose() - before) > 0.004)
        emit changed();
}

/// What of the picture moves, as a number. The three of the attract page move one after the other.
qreal InstructionPicture::pose() const
{
    const bool still = m_phase < 0;
    switch (m_scene) {
    case Stand:
        return still ? 1 : m_phase < 0.28 ? eased(m_phase, 0.02, 0.26) : 1;
    case Turn:
        return still
            ? 0
            : -eased(m_phase, 0.3, 0.37) + 2 * eased(m_phase, 0.44, 0.55) - eased(m_phase, 0.62, 0.69);
    case Take:
        return still ? 1 : m_phase < 0.6 ? 1 + eased(m_phase, 0.02, 0.12) : eased(m_phase, 0.72, 0.9);
    case ShowPaper:
        return still ? 1 : eased(m_phase, 0.05, 0.3) - eased(m_phase, 0.8, 0.98);
    case Bystander:
    case StepBack:
        return still ? 1 : eased(m_phase, 0.1, 0.4) - eased(m_phase, 0.85, 0.99);
    }
    return 1;
}

void InstructionPicture::paint(QPainter* painter)
{
    painter->setRenderHint(QPainter::Antialiasing);
    const bool isPlan = m_scene == Bystander || m_scene == StepBack;
    painter->scale(width() / (isPlan ? plan.width() : grid), height() / (isPlan ? plan.height() : grid));
    if (!isPlan) {
        QPainterPath disc;
        disc.addEllipse(QRectF{0, 0, grid, grid});
        painter->setClipPath(disc);
    }
    const qreal pose = this->pose();
    switch (m_scene) {
    case Stand:
        stand(*painter, pose);
        break;
    case Turn:
        turn(*painter, pose);
        break;
    case Take:
        take(*painter, pose);
        break;
    case ShowPaper:
        showPaper(*painter, pose);
        break;
    case Bystander:
        bystander(*painter, pose);
        break;
    case StepBack:
        stepBack(*painter, pose);
        break;
    }
}

}
