#include "display-board/application.h"
#include "display-board/counter_application.h"

#include <QEventLoop>
#include <QImage>
#include <QQuickWindow>
#include <QTest>
#include <gtest/gtest.h>

#include <algorithm>

namespace luot::display_board {
namespace {

const QColor amber{0xFF, 0xC2, 0x2E};
const QColor card{0x13, 0x2A, 0x55};

/// What stands on a counter's display, state by state.
class CounterPictures : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(screen.load(QUrl{"qrc:/qt/qml/Luot/DisplayBoard/CounterMain.qml"},
                                {{"display", QVariant::fromValue(&display)}}, QSize{1280, 400}));
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

    static int count(const QImage& picture, const QColor& colour)
    {
        int found = 0;
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                found += picture.pixelColor(x, y) == colour ? 1 : 0;
        }
        return found;
    }

    VirtualClock clock{sampleTime};
    CounterDisplay display{clock, CounterId{"3"}, CounterDisplay::Rating::Asks};
    ui::Screen screen;
    std::vector<ui::SelfTestStep> states = counterSampleStates(display, clock);
};

TEST_F(CounterPictures, everyStateHasItsOwn)
{
    std::vector<QImage> seen;
    for (const ui::SelfTestStep& state : states) {
        const QImage taken = picture(state.name);
        EXPECT_EQ(std::ranges::find(seen, taken), seen.end()) << state.name.toStdString();
        seen.push_back(taken);
    }
    EXPECT_EQ(screen.warnings(), 0);
}

TEST_F(CounterPictures, fiveFacesAreAlikeUntilOneIsTouched)
{
    const QImage asked = picture("counter-rating");
    EXPECT_EQ(count(asked, amber), 0) << "nothing is preset";
    for (const int x : {60, 303, 546, 790, 1033})
        EXPECT_EQ(asked.pixelColor(x, 120), card) << x;

    QTest::mouseClick(screen.window(), Qt::LeftButton, {}, QPoint{397, 240});
    EXPECT_EQ(display.chosen(), 2);
    const QImage touched = now();
    EXPECT_GT(count(touched.copy(280, 95, 235, 290), amber), 1000);
    EXPECT_EQ(count(touched.copy(520, 0, 760, 400), amber), 0);
}

TEST_F(CounterPictures, aCallIsAmberAndALostLineDims)
{
    EXPECT_EQ(picture("counter-call").pixelColor(1200, 380), amber);
    const QImage lost = picture("counter-lost");
    EXPECT_EQ(lost.pixelColor(1200, 380), amber) << "the line that says so";
    EXPECT_EQ(count(lost.copy(316, 90, 964, 260), Qt::white), 0) << "the number stays, paler";
    EXPECT_GT(count(picture("counter-serving").copy(316, 90, 964, 260), Qt::white), 10000);
}

TEST_F(CounterPictures, aCallIsNeverBehindTheFaces)
{
    picture("counter-rating");
    protocol::BranchView view;
    view.counters.resize(1);
    view.counters.front().id = CounterId{"3"};
    protocol::Ticket& ticket = view.tickets["B007"];
    ticket.label = "B007";
    ticket.counter = CounterId{"3"};
    ticket.state = protocol::TicketState::Called;
    display.show(view, {});
    EXPECT_EQ(now().pixelColor(1200, 380), amber);
}

}
}
