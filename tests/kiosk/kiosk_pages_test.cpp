#include "kiosk/visit_screen.h"
#include "tests/kiosk/visitor.h"
#include "ui/screen.h"

#include <gtest/gtest.h>

#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTest>

namespace luot::kiosk::test {
namespace {

/// The real pages of a visit, without devices.
class Pages : public testing::Test {
protected:
    void SetUp() override
    {
        const auto loaded = m_screen.load(QUrl{"qrc:/qt/qml/Luot/Kiosk/Main.qml"},
                                          {{"visit", QVariant::fromValue(&m_visit)}}, QSize{1080, 1920});
        ASSERT_TRUE(loaded) << loaded.error().message;
    }

    void show(const VisitView& view)
    {
        m_visit.setView(view);
        bool shown = false;
        m_screen.whenShown([&shown] { shown = true; });
        ASSERT_TRUE(QTest::qWaitFor([&shown] { return shown; }, 10000));
        EXPECT_EQ(m_screen.warnings(), 0);
    }

    void tap(int x, int y) { QTest::mouseClick(m_screen.window(), Qt::LeftButton, {}, {x, y}); }

    QString texts() const
    {
        QStringList found;
        collect(m_screen.window()->contentItem(), found);
        return found.join('|');
    }

    static void collect(QQuickItem* item, QStringList& found)
    {
        if (!item->isVisible())
            return;
        if (const auto text = item->property("text"); text.typeId() == QMetaType::QString)
            found << text.toString();
        for (auto* child : item->childItems())
            collect(child, found);
    }

    VisitScreen m_visit;
    ui::Screen m_screen;
};

TEST_F(Pages, TouchingACardPressesIt)
{
    Visitor visitor;
    visitor.press(Press::What::Start);
    show(visitor.view());
    QSignalSpy pressed{&m_visit, &VisitScreen::cardPressed};
    tap(540, 700);
    tap(880, 1300);
    ASSERT_EQ(pressed.size(), 2);
    EXPECT_EQ(pressed[0][0].toInt(), 1);
    EXPECT_EQ(pressed[1][0].toInt(), 5);
}

TEST_F(Pages, TheOtherWaysAreAlwaysAtHand)
{
    Visitor visitor;
    visitor.wait(std::chrono::seconds{1});
    show(visitor.view());
    QSignalSpy started{&m_visit, &VisitScreen::startPressed};
    tap(200, 1730);
    EXPECT_EQ(started.size(), 1);
}

TEST_F(Pages, KeysMoveAndPress)
{
    show({});
    m_screen.window()->requestActivate();
    ASSERT_TRUE(QTest::qWaitForWindowActive(m_screen.window()));
    QSignalSpy moved{&m_visit, &VisitScreen::focusMoved};
    QSignalSpy pressed{&m_visit, &VisitScreen::focusPressed};
    QTest::keyClick(m_screen.window(), Qt::Key_Right);
    QTest::keyClick(m_screen.window(), Qt::Key_Return);
    ASSERT_EQ(moved.size(), 1);
    EXPECT_EQ(moved[0][1].toInt(), 1);
    EXPECT_EQ(pressed.size(), 1);
}

TEST_F(Pages, NoNumberIsShownBeforeItIsGiven)
{
    Visitor visitor;
    visitor.press(Press::What::Start);
    visitor.press(Press::What::Card, {0, 0});
    visitor.press(Press::What::Card, visitor.view().yes);
    visitor.give(PrinterAsked{true});
    show(visitor.view());
    EXPECT_FALSE(texts().contains("A001"));
    visitor.give(NumberGiven{numberFor(FieldId{"A"})});
    show(visitor.view());
    EXPECT_TRUE(texts().contains("A001"));
}

TEST_F(Pages, TheNumberStaysThroughEveryTroubleOfThePaper)
{
    for (const auto outcome : {ticket_printer::PrintOutcome::PaperOut, ticket_printer::PrintOutcome::Unknown,
                               ticket_printer::PrintOutcome::Printed}) {
        Visitor visitor;
        visitor.press(Press::What::Start);
        visitor.press(Press::What::Card, {0, 0});
        visitor.press(Press::What::Card, visitor.view().yes);
        visitor.give(PrinterAsked{true});
        const auto issued = numberFor(FieldId{"A"});
        visitor.give(NumberGiven{issued});
        visitor.give(PaperDone{issued.ticket.id, outcome});
        show(visitor.view());
        EXPECT_TRUE(texts().contains("A001")) << static_cast<int>(outcome);
    }
}

}
}
