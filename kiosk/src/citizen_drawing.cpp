#include "kiosk/citizen_drawing.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace luot::kiosk {

namespace {

constexpr QColor skin{0xE9, 0xC3, 0xA3};
constexpr QColor shadedSkin{0xDA, 0xAB, 0x86};
constexpr QColor coatBlue{0x2A, 0x5A, 0xA8};
constexpr QColor frame{0x3D, 0x4C, 0x66};

void shape(QPainter& painter, const QPainterPath& path, QColor color) { painter.fillPath(path, color); }

QPainterPath polygon(const QPolygonF& corners)
{
    QPainterPath path;
    path.addPolygon(corners);
    path.closeSubpath();
    return path;
}

void ellipse(QPainter& painter, qreal x, qreal y, qreal rx, qreal ry, QColor color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF{x, y}, rx, ry);
}

void curve(QPainter& painter, QPointF from, QPointF control, QPointF to, QColor color, qreal width)
{
    QPainterPath path{from};
    path.quadTo(control, to);
    painter.strokePath(path, QPen{color, width, Qt::SolidLine, Qt::RoundCap});
}

void drawClothes(QPainter& painter)
{
    QPainterPath coat{{-70, 78}};
    coat.cubicTo({-60, 56}, {-45, 50}, {-24, 50});
    coat.lineTo(24, 50);
    coat.cubicTo({45, 50}, {60, 56}, {70, 78});
    coat.lineTo(80, 120);
    coat.lineTo(-80, 120);
    shape(painter, coat, coatBlue);
    shape(painter, polygon({{-28.5, 60}, {-11, 100}, {11, 100}, {28.5, 60}, {0, 70}}), {0xF4, 0xF7, 0xFC});
    shape(painter, polygon({{-23, 49}, {0, 76.5}, {23, 49}}), coatBlue);
    QPainterPath neck{{-14, 28}};
    neck.lineTo(-14, 48);
    neck.cubicTo({-14, 58}, {-7, 66}, {0, 69});
    neck.cubicTo({7, 66}, {14, 58}, {14, 48});
    neck.lineTo(14, 28);
    shape(painter, neck, shadedSkin);
    for (const int side : {-1, 1})
        shape(painter, polygon({{side * 33.7, 54}, {side * 21.9, 49}, {0, 76}, {side * 7.8, 88}}),
              {0x23, 0x49, 0x87});
}

void drawHead(QPainter& painter)
{
    ellipse(painter, 0, -64, 19, 15.6, {0x9A, 0xA3, 0xB4});
    ellipse(painter, 0, -16, 44, 48, {0xAE, 0xB5, 0xC3});
    for (const int side : {-1, 1})
        ellipse(painter, side * 39.5, -2, 5.2, 9, shadedSkin);
    QPainterPath face{{-36, -26}};
    face.cubicTo({-38, 0}, {-37, 14}, {-26, 26});
    face.cubicTo({-18, 35}, {-8, 38.5}, {0, 38.5});
    face.cubicTo({8, 38.5}, {18, 35}, {26, 26});
    face.cubicTo({37, 14}, {38, 0}, {36, -22});
    face.quadTo({30, -32}, {20, -39});
    face.quadTo({8, -32}, {-26, -31});
    shape(painter, face, skin);
}

void drawFeatures(QPainter& painter)
{
    for (const int side : {-1, 1}) {
        curve(painter, {side * 9.0, -18}, {side * 17.0, -23}, {side * 25.0, -17.5}, {0x8C, 0x94, 0xA5}, 3);
        painter.setBrush(QColor{255, 255, 255, 46});
        painter.setPen(QPen{frame, 2.6});
        painter.drawEllipse(QPointF{side * 17.3, -3.7}, 12.8, 12.8);
        ellipse(painter, side * 17.0, -3.7, 3.6, 4.4, frame);
        curve(painter, {side * 21.0, 15}, {side * 24.0, 21}, {side * 20.5, 26}, shadedSkin, 1.8);
    }
    curve(painter, {-4.6, -4.5}, {0, -7}, {4.6, -4.5}, frame, 2.4);
    curve(painter, {2, -1}, {6, 11}, {-3, 10}, shadedSkin, 2.2);
    curve(painter, {-12, 20}, {0, 29}, {12, 20}, {0xA6, 0x50, 0x45}, 3.6);
}

void draw(QPainter& painter, qreal size)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(size / 2, size / 2);
    painter.scale(size / 200, size / 200);
    QLinearGradient light{0, -100, 0, 100};
    light.setColorAt(0, QColor{0xE4, 0xEB, 0xF6});
    light.setColorAt(1, QColor{0xBE, 0xCF, 0xE9});
    painter.fillRect(QRectF{-100, -100, 200, 200}, light);
    drawClothes(painter);
    drawHead(painter);
    drawFeatures(painter);
}

}

CitizenDrawing::CitizenDrawing(QQuickItem* parent)
    : QQuickPaintedItem{parent}
{
}

void CitizenDrawing::paint(QPainter* painter)
{
    const qreal size = std::min(width(), height());
    const QImage drawn = picture(static_cast<int>(size));
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(QBrush{drawn});
    painter->drawEllipse(QRectF{0, 0, size, size});
}

QImage CitizenDrawing::picture(int size)
{
    QImage image{std::max(1, size), std::max(1, size), QImage::Format_RGB32};
    QPainter painter{&image};
    draw(painter, size);
    return image;
}

}
