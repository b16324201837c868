#include "tests/clerk-terminal/counter_film.h"

#include "ui/qr_code.h"
#include "vision/testing/scripted_clip.h"
#include "vision/testing/synthetic_head.h"

#include <QDir>
#include <QImage>
#include <QPainter>
#include <gtest/gtest.h>

namespace luot::clerk_terminal {

namespace {

constexpr int framesOfPaper = 30;
constexpr int codeSide = 290;

QImage heldPaper(const std::string& text)
{
    QImage picture{1280, 720, QImage::Format_RGB888};
    picture.fill(QColor{96, 92, 88});
    QPainter painter{&picture};
    painter.fillRect(420, 120, 440, 480, QColor{226, 224, 220});
    painter.translate(640, 360);
    painter.rotate(7);
    painter.translate(-codeSide / 2, -codeSide / 2);
    ui::QrCode code;
    code.setSize({codeSide, codeSide});
    code.setText(QString::fromStdString(text));
    code.paint(&painter);
    return picture;
}

}

void filmCitizen(const std::string& paper, const std::string& portrait, const QString& folder)
{
    const QDir dir{folder};
    int number = 0;
    const auto save = [&](const QImage& picture) {
        const QString name = QString{"%1.jpg"}.arg(number++, 6, 10, QChar{'0'});
        ASSERT_TRUE(picture.save(dir.filePath(name), "JPG", 92));
    };
    for (int i = 0; i < framesOfPaper; ++i)
        save(heldPaper(paper));

    using namespace vision::testing;
    auto head = SyntheticHead::open(portraitFolder() / portrait);
    ASSERT_TRUE(head) << head.error().message;
    ClipPerson person{.likeness = std::make_shared<SyntheticHead>(*head)};
    person.timeline.stand(7.0);
    auto clip = ScriptedClip::open({.people = {person}});
    ASSERT_TRUE(clip) << clip.error().message;
    while (true) {
        const auto frame = (*clip)->next();
        ASSERT_TRUE(frame) << frame.error().message;
        if (!*frame)
            return;
        const vision::Picture& seen = (*frame)->picture;
        save(QImage{seen.bgr().data(), seen.width(), seen.height(), seen.width() * 3, QImage::Format_BGR888});
    }
}

}
