#include "kiosk/instruction_picture.h"
#include "kiosk/src/sample_pages.h"
#include "kiosk/visit_screen.h"
#include "ui/screen.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTest>

#include <cstdlib>

namespace luot::kiosk::test {
namespace {

constexpr QSize upright{1080, 1920};

class MovingPages : public testing::Test {
protected:
    void SetUp() override
    {
        const auto loaded = m_screen.load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                          {{"visit", QVariant::fromValue(&m_visit)}}, upright);
        ASSERT_TRUE(loaded) << loaded.error().message;
    }

    QImage grab() { return m_screen.window()->grabWindow().convertToFormat(QImage::Format_Grayscale8); }

    /// The share of the screen whose brightness changed by more than a tenth.
    static double changed(const QImage& one, const QImage& other)
    {
        qint64 count = 0;
        for (int y = 0; y < one.height(); ++y) {
            const uchar* a = one.constScanLine(y);
            const uchar* b = other.constScanLine(y);
            for (int x = 0; x < one.width(); ++x)
                count += std::abs(a[x] - b[x]) > 25;
        }
        return static_cast<double>(count) / (static_cast<double>(one.width()) * one.height());
    }

    VisitScreen m_visit;
    ui::Screen m_screen;
};

TEST_F(MovingPages, NothingOnAPageFlashes)
{
    for (const ui::SelfTestStep& step : samplePages(m_visit, SampleLook{})) {
        step.show();
        QTest::qWait(30); // the change of pages itself is none
        QImage before = grab();
        for (int i = 0; i < 2; ++i) {
            QTest::qWait(100);
            const QImage after = grab();
            EXPECT_LE(changed(before, after), 0.1) << step.name.toStdString();
            before = after;
        }
    }
}

TEST_F(MovingPages, WithReducedMotionThePicturesStandStill)
{
    m_visit.setReducedMotion(true);
    for (const ui::SelfTestStep& step : samplePages(m_visit, SampleLook{})) {
        step.show();
        QTest::qWait(30);
        const QImage before = grab();
        QTest::qWait(150);
        EXPECT_EQ(changed(before, grab()), 0.0) << step.name.toStdString();
    }
}

TEST(InstructionPictures, MoveOneAfterTheOtherAndNotFasterThanOnceASecond)
{
    for (const auto scene : {InstructionPicture::Stand, InstructionPicture::Turn, InstructionPicture::Take,
                             InstructionPicture::ShowPaper, InstructionPicture::Bystander}) {
        InstructionPicture picture;
        picture.setProperty("scene", scene);
        int turns = 0; // each a change between standing and moving
        bool moved = false;
        picture.setPhase(0);
        for (int tick = 1; tick <= 160; ++tick) {
            bool moves = false;
            const auto seen
                = QObject::connect(&picture, &InstructionPicture::changed, [&moves] { moves = true; });
            picture.setPhase(tick % 160 / 160.0);
            QObject::disconnect(seen);
            turns += moves != moved;
            moved = moves;
        }
        EXPECT_GT(turns, 0) << scene;
        EXPECT_LE(turns, 16) << scene; // to and fro is two, eight seconds are eight of them
    }
}

}
}
