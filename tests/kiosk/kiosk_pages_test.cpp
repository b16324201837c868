#include "kiosk/src/sample_pages.h"
#include "kiosk/visit_screen.h"
#include "tests/kiosk/visitor.h"
#include "ui/screen.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

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

    /// A state of the samples, by its picture's name.
    void showSample(const QString& name)
    {
        for (const ui::SelfTestStep& step : samplePages(m_visit, SampleLook{})) {
            if (step.name == name)
                step.show();
        }
        bool shown = false;
        m_screen.whenShown([&shown] { shown = true; });
        ASSERT_TRUE(QTest::qWaitFor([&shown] { return shown; }, 10000));
    }

    void press(Qt::Key key)
    {
        m_screen.window()->requestActivate();
        ASSERT_TRUE(QTest::qWaitForWindowActive(m_screen.window()));
        QTest::keyClick(m_screen.window(), key);
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

    /// The number in the corner of that card; empty: none.
    std::string placeOn(int card) const
    {
        std::string found;
        const std::function<void(const QQuickItem&, int)> look = [&](const QQuickItem& item, int within) {
            if (!item.isVisible())
                return;
            const auto index = item.property("index");
            const int inside = item.property("entry").isValid() && index.isValid() ? index.toInt() : within;
            if (inside == card && item.property("number").isValid() && item.property("lit").isValid())
                found = std::to_string(item.property("number").toInt());
            for (const auto* child : item.childItems())
                look(*child, inside);
        };
        look(*m_screen.window()->contentItem(), -1);
        return found;
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

TEST_F(Pages, ANumberOnACardSaysWhenItIsLit)
{
    auto fields = sixFields();
    fields[1].open = false;
    Visitor visitor;
    visitor.give(BranchSeen{fields, BranchSeen::Service::Up});
    visitor.press(Press::What::Scan);
    const auto walk = [&] {
        std::vector<int> order; // cards, as they are lit
        for (int i = 0; i < 600 && static_cast<int>(order.size()) < visitor.view().scan->count - 1; ++i) {
            show(visitor.view());
            const int lit = m_visit.highlighted();
            if (lit >= 0 && std::ranges::find(order, lit) == order.end()) {
                order.push_back(lit);
                EXPECT_EQ(placeOn(lit), std::to_string(order.size()));
                EXPECT_EQ(m_visit.scan()["place"].toInt(), static_cast<int>(order.size()));
            }
            visitor.wait(500ms);
        }
        return order;
    };
    EXPECT_EQ(walk(), (std::vector{0, 2, 3, 4, 5}));
    EXPECT_EQ(placeOn(1), "") << "it is closed and never lit";
    visitor.press(Press::What::Card, {0, 2}); // on the right: "Lấy số" is on the left, and lit last
    show(visitor.view());
    EXPECT_EQ(walk(), (std::vector{1, 2, 0}));
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

TEST_F(Pages, TheTabKeyReachesEveryWayAndEnterPressesIt)
{
    showSample("kiosk-e-choose");
    QSignalSpy started{&m_visit, &VisitScreen::startPressed};
    QSignalSpy phoned{&m_visit, &VisitScreen::phonePressed};
    QSignalSpy scanned{&m_visit, &VisitScreen::scanPressed};
    QSignalSpy helped{&m_visit, &VisitScreen::helpPressed};
    QSignalSpy heard{&m_visit, &VisitScreen::listenPressed};
    QSignalSpy enlarged{&m_visit, &VisitScreen::textSizePressed};
    QSignalSpy translated{&m_visit, &VisitScreen::languagePressed};
    for (int i = 0; i < 7; ++i) {
        press(Qt::Key_Tab);
        press(i % 2 == 0 ? Qt::Key_Return : Qt::Key_Space);
    }
    for (const auto* pressed : {&started, &phoned, &scanned, &helped, &heard, &enlarged, &translated})
        EXPECT_EQ(pressed->size(), 1);
}

TEST_F(Pages, AnArrowComesBackFromTheDockToTheCards)
{
    showSample("kiosk-e-choose");
    QSignalSpy moved{&m_visit, &VisitScreen::focusMoved};
    QSignalSpy started{&m_visit, &VisitScreen::startPressed};
    QSignalSpy pressed{&m_visit, &VisitScreen::focusPressed};
    press(Qt::Key_Tab);
    press(Qt::Key_Down);
    press(Qt::Key_Return);
    EXPECT_EQ(moved.size(), 1);
    EXPECT_EQ(pressed.size(), 1);
    EXPECT_EQ(started.size(), 0);
}

TEST_F(Pages, WhileCardsAreScannedTheSpaceBarIsTheButtonWhereverTheFocusIs)
{
    showSample("kiosk-m-scan");
    QSignalSpy switched{&m_visit, &VisitScreen::switchPressed};
    press(Qt::Key_Space);
    for (int i = 1; i < 5; ++i) {
        press(Qt::Key_Tab);
        press(Qt::Key_Space);
        EXPECT_EQ(switched.size(), i + 1);
    }
    EXPECT_TRUE(texts().contains("Chọn Chứng thực"));
    EXPECT_TRUE(texts().contains("Đang ở thẻ 2/8"));
}

TEST_F(Pages, EnglishIsOnePressAwayAndEndsWithTheVisit)
{
    showSample("kiosk-g-confirm");
    emit m_visit.languagePressed();
    EXPECT_TRUE(texts().contains("A number for this?"));
    EXPECT_TRUE(texts().contains("Civil status"));
    EXPECT_TRUE(m_visit.spoken().startsWith("A number for Civil status?"));
    m_visit.resetReading();
    EXPECT_TRUE(texts().contains("Lấy số cho việc này?"));
    EXPECT_FALSE(texts().contains("Civil status"));
}

TEST_F(Pages, ACardThatTakesNoNumbersSaysWhyAndUntilWhen)
{
    showSample("kiosk-p-quota");
    EXPECT_TRUE(texts().contains("Hết số hôm nay"));
    EXPECT_TRUE(texts().contains("Mở lại\n7:30 thứ Tư"));
    EXPECT_TRUE(texts().contains("Tạm dừng"));
    EXPECT_TRUE(texts().contains("Mở lại\n13:30"));
    QSignalSpy pressed{&m_visit, &VisitScreen::cardPressed};
    tap(880, 700);
    EXPECT_EQ(pressed.size(), 0);
}

TEST_F(Pages, ClosedTellsTheNextOpening)
{
    showSample("kiosk-k-closed");
    EXPECT_TRUE(texts().contains("7:30 thứ Tư"));
    EXPECT_TRUE(texts().contains("ngày 15/07/2026"));
    EXPECT_TRUE(texts().contains("7:30–11:30 · 13:30–17:00"));
    EXPECT_TRUE(texts().contains("dichvucong.gov.vn"));
}

TEST_F(Pages, WithoutPaperTheCauseIsNamed)
{
    showSample("kiosk-i-no-paper");
    EXPECT_TRUE(texts().contains("Máy tạm hết giấy in"));
    EXPECT_TRUE(texts().contains("Cán bộ đã được báo"));
}

TEST_F(Pages, AsWellByTouchAsByHeadThePageSaysHow)
{
    showSample("kiosk-e-choose-touch");
    EXPECT_TRUE(texts().contains("Chạm vào thẻ cần chọn"));
    EXPECT_FALSE(texts().contains("Quay nhẹ đầu"));
}

TEST_F(Pages, NobodyIsAskedToBeDoneWhileThePaperIsComing)
{
    showSample("kiosk-h-printing");
    EXPECT_FALSE(texts().contains("Xong"));
    showSample("kiosk-h-issued");
    EXPECT_TRUE(texts().contains("Xong (5)"));
}

TEST_F(Pages, AProcedureIsFoundByItsFirstLetters)
{
    showSample("kiosk-r-procedures-touch");
    QSignalSpy pressed{&m_visit, &VisitScreen::procedurePressed};
    m_visit.search()->type("D");
    m_visit.search()->type("K");
    m_visit.search()->type("K");
    m_visit.search()->type("H");
    QTest::qWait(30);
    tap(540, 508);
    ASSERT_EQ(pressed.size(), 1);
    EXPECT_EQ(pressed[0][0].toString(), "ket-hon");
}

TEST_F(Pages, ForALowFaceTheCardsEndJustAboveTheDock)
{
    QSignalSpy pressed{&m_visit, &VisitScreen::cardPressed};
    showSample("kiosk-e-choose");
    tap(200, 1495); // the lower row's last pixels
    showSample("kiosk-e-choose-low");
    tap(200, 500); // where the upper row began before
    tap(200, 1555);
    ASSERT_EQ(pressed.size(), 2);
    EXPECT_EQ(pressed[1][0].toInt(), 3);
}

}
}
