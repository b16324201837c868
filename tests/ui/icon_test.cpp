#include "ui/icon.h"

#include <QGuiApplication>
#include <QPainter>
#include <gtest/gtest.h>

#include <set>

namespace luot::ui {
namespace {

QImage drawn(const QString& name, int side)
{
    Icon icon;
    icon.setName(name);
    icon.setColor(Qt::black);
    icon.setSize(QSizeF(side, side));
    QImage image{side, side, QImage::Format_RGB32};
    image.fill(Qt::white);
    QPainter painter{&image};
    painter.setRenderHint(QPainter::Antialiasing);
    icon.paint(&painter);
    return image;
}

int inkedPixels(const QImage& image)
{
    int inked = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            inked += qGray(image.pixel(x, y)) < 128;
    }
    return inked;
}

TEST(Icon, everyNameIsADrawingOfItsOwn)
{
    const QStringList names = Icon::names();
    ASSERT_GT(names.size(), 50);
    std::set<QByteArray> seen;
    for (const QString& name : names) {
        const QImage image = drawn(name, 96);
        EXPECT_GT(inkedPixels(image), 150) << name.toStdString();
        const QByteArray pixels{reinterpret_cast<const char*>(image.constBits()), image.sizeInBytes()};
        EXPECT_TRUE(seen.insert(pixels).second) << name.toStdString() << " looks like another";
    }
}

TEST(Icon, staysInsideItsBox)
{
    for (const QString& name : Icon::names()) {
        const QImage image = drawn(name, 96);
        for (int at = 0; at < 96; ++at) {
            for (const QPoint edge : {QPoint{at, 0}, QPoint{at, 95}, QPoint{0, at}, QPoint{95, at}})
                EXPECT_GT(qGray(image.pixel(edge)), 128) << name.toStdString() << " is cut off";
        }
    }
}

TEST(Icon, anEmptyNameDrawsNothing) { EXPECT_EQ(inkedPixels(drawn({}, 96)), 0); }

}
}
