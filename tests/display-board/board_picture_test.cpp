#include "display-board/application.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <gtest/gtest.h>

#include <ostream>

namespace luot::display_board {
namespace {

struct Orientation {
    QSize size;
    QRect number; ///< where the big number stands
    QRect counter;
    QRect bottom;
};

void PrintTo(const Orientation& orientation, std::ostream* out)
{
    *out << orientation.size.width() << 'x' << orientation.size.height();
}

constexpr Orientation landscape{{1920, 1080}, {60, 220, 740, 290}, {960, 290, 212, 220}, {0, 976, 1920, 104}};
constexpr Orientation portrait{
    {1080, 1920}, {110, 225, 860, 260}, {730, 490, 160, 180}, {0, 1816, 1080, 104}};

QString read(const QImage& picture, const char* allowed)
{
    QTemporaryDir folder;
    // Dark on light, with a margin, at a size tesseract likes; which of the two inks is the text is told by
    // area.
    const QImage part = picture.scaledToHeight(60, Qt::SmoothTransformation);
    QImage page{part.size() + QSize{60, 60}, QImage::Format_RGB32};
    page.fill(part.pixel(0, 0));
    QPainter{&page}.drawImage(30, 30, part);
    page.convertTo(QImage::Format_Grayscale8);
    int light = 0;
    for (int y = 0; y < page.height(); ++y) {
        for (int x = 0; x < page.width(); ++x)
            light += page.pixelColor(x, y).value() > 110;
    }
    if (light < page.width() * page.height() / 2)
        page.invertPixels();
    const QString file = folder.filePath("part.png");
    EXPECT_TRUE(page.save(file));
    QProcess tesseract;
    tesseract.start("tesseract",
                    {file, "-", "--psm", "7", "-c", QString{"tessedit_char_whitelist=%1"}.arg(allowed)});
    EXPECT_TRUE(tesseract.waitForFinished(20000)) << "install tesseract-ocr";
    return tesseract.readAllStandardOutput().trimmed();
}

// How many different colours stand in it: a blank picture has one.
qsizetype colours(const QImage& picture)
{
    QSet<QRgb> seen;
    for (int y = 0; y < picture.height(); y += 3) {
        for (int x = 0; x < picture.width(); x += 3)
            seen.insert(picture.pixel(x, y));
    }
    return seen.size();
}

class Pictures : public testing::TestWithParam<Orientation> {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(screen.load(QUrl{"qrc:/qt/qml/Luot/DisplayBoard/Main.qml"},
                                {{"board", QVariant::fromValue(&board)}}, GetParam().size));
    }

    // Brings the sample state about and takes its picture once it is rendered.
    QImage picture(const QString& name)
    {
        for (const ui::SelfTestStep& step : states) {
            if (step.show)
                step.show();
            if (step.name == name)
                break;
        }
        return now();
    }

    QImage now()
    {
        QEventLoop loop;
        QImage taken;
        screen.whenShown([&] {
            taken = screen.window()->grabWindow();
            loop.quit();
        });
        loop.exec();
        return taken;
    }

    VirtualClock clock{sampleTime};
    Board board{clock, {}};
    ui::Screen screen;
    std::vector<ui::SelfTestStep> states = sampleStates(board, clock);
};

TEST_P(Pictures, noStateIsEverBlank)
{
    for (const ui::SelfTestStep& state : states) {
        const QImage taken = picture(state.name);
        EXPECT_EQ(taken.size(), GetParam().size);
        EXPECT_GT(colours(taken), 20) << state.name.toStdString();
    }
    EXPECT_EQ(screen.warnings(), 0);
}

TEST_P(Pictures, theNumberAndTheCounterCanBeRead)
{
    for (const char* state : {"board-calls", "board-fresh-call", "board-reconnecting"}) {
        const QImage taken = picture(state);
        EXPECT_EQ(read(taken.copy(GetParam().number), "ABCDEGHT0123456789"), "A045") << state;
        EXPECT_EQ(read(taken.copy(GetParam().counter), "0123456789"), "3") << state;
    }
}

TEST_P(Pictures, aFreshCallIsAmberAndALostLineDims)
{
    const QPoint card = GetParam().number.topLeft();
    const QPoint line{GetParam().bottom.right() - 8, GetParam().bottom.center().y()};
    const QColor amber{0xFF, 0xC2, 0x2E};
    const QColor cham{0x17, 0x36, 0x6F};

    const QImage resting = picture("board-calls");
    EXPECT_EQ(resting.pixelColor(card), cham);
    EXPECT_EQ(resting.pixelColor(line), QColor{Qt::white});

    EXPECT_EQ(picture("board-fresh-call").pixelColor(card), amber);

    const QImage lost = picture("board-reconnecting");
    EXPECT_EQ(lost.pixelColor(line), amber);
    EXPECT_LT(lost.pixelColor(card).lightness(), cham.lightness());
}

// No name may reach into the figures or out of its panel, however long: between the two is a strip of
// nothing.
TEST_P(Pictures, theFullestBoardKeepsFiguresAndNamesApart)
{
    const QImage taken = picture("board-fullest");
    EXPECT_EQ(screen.warnings(), 0);
    const bool isLandscape = GetParam().size.width() > GetParam().size.height();
    // In the panel's own colour: left of the figures, and along its right edge.
    const QColor panel{0x13, 0x2A, 0x55};
    const auto strips = isLandscape ? std::vector<QRect>{{1655, 210, 12, 730}, {1850, 210, 14, 700}}
                                    : std::vector<QRect>{{720, 1130, 14, 640}, {1012, 1130, 12, 630}};
    for (const QRect& strip : strips) {
        for (int y = strip.top(); y <= strip.bottom(); ++y) {
            const bool isLine = taken.pixelColor(strip.left(), y) == QColor{0x2B, 0x43, 0x73};
            for (int x = strip.left(); !isLine && x <= strip.right(); ++x)
                ASSERT_EQ(taken.pixelColor(x, y), panel) << x << ' ' << y;
        }
    }
}

TEST_P(Pictures, aNoticeIsNeverMarkup)
{
    protocol::BranchView view;
    const auto shown = [&](const char* notice) {
        view.notice = notice;
        board.setConnection(Board::Live, clock.wall());
        board.show(view, {});
        return now().copy(GetParam().bottom);
    };
    EXPECT_NE(shown("Nghỉ <b>trưa</b>"), shown("Nghỉ trưa"));
    EXPECT_EQ(screen.warnings(), 0);
}

// The difference a viewer could see: pictures of both sizes, brought to the smaller one.
double difference(const QImage& one, const QImage& other)
{
    const QSize size = other.size() / 4;
    const QImage a = one.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const QImage b = other.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    double sum = 0;
    for (int y = 0; y < size.height(); ++y) {
        for (int x = 0; x < size.width(); ++x)
            sum += std::abs(qGray(a.pixel(x, y)) - qGray(b.pixel(x, y)));
    }
    return sum / (size.width() * size.height());
}

TEST_P(Pictures, aScreenOfTwiceTheSizeLooksTheSame)
{
    for (const char* state : {"board-calls", "board-fullest"}) {
        const QImage usual = picture(state);
        screen.window()->resize(GetParam().size * 2);
        const QImage large = now();
        screen.window()->resize(GetParam().size);
        ASSERT_EQ(large.size(), GetParam().size * 2);
        EXPECT_LT(difference(large, usual), 1.5) << state;
        EXPECT_GT(difference(large, picture("board-no-calls")), 5) << "the measure tells boards apart";
    }
}

QImage boardWithLogo(const QString& file)
{
    const VirtualClock clock{sampleTime};
    Board board{clock, {.logo = file}};
    ui::Screen screen;
    EXPECT_TRUE(screen.load(QUrl{"qrc:/qt/qml/Luot/DisplayBoard/Main.qml"},
                            {{"board", QVariant::fromValue(&board)}}, QSize{1920, 1080}));
    board.setConnection(Board::Live, clock.wall());
    board.show({}, {});
    QEventLoop loop;
    QImage taken;
    screen.whenShown([&] {
        taken = screen.window()->grabWindow();
        loop.quit();
    });
    loop.exec();
    return taken.copy(0, 0, 1920, 124);
}

TEST(Logo, standsInThePlaceOfTheMarkAndOneThatCannotBeDrawnLeavesIt)
{
    QTemporaryDir folder;
    QImage wide{600, 200, QImage::Format_RGB32};
    wide.fill(QColor{0xA3, 0x21, 0x1B});
    ASSERT_TRUE(wide.save(folder.filePath("logo.png")));

    const QImage own = boardWithLogo(folder.filePath("logo.png"));
    EXPECT_EQ(own.pixelColor(58, 58), wide.pixelColor(0, 0))
        << "a logo has no hole where the mark has its own";
    EXPECT_EQ(own.pixelColor(220, 58), wide.pixelColor(0, 0)) << "in its own proportions";
    const QImage mark = boardWithLogo({});
    EXPECT_NE(own, mark);
    EXPECT_EQ(boardWithLogo(folder.filePath("none.png")), mark);
}

INSTANTIATE_TEST_SUITE_P(Landscape, Pictures, testing::Values(landscape));
INSTANTIATE_TEST_SUITE_P(Portrait, Pictures, testing::Values(portrait));

}
}
