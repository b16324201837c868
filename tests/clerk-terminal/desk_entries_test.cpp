#include "clerk-terminal/counter_eyes.h"
#include "clerk-terminal/self_test_steps.h"
#include "desk_window.h"
#include "tests/ui/legible.h"

#include <QQmlContext>
#include <QQmlExpression>
#include <QQuickItem>

#include <memory>

/// What the clerk selects, enters and reaches with the keyboard alone, and what a screen reader says.
namespace luot::clerk_terminal {
namespace {

class BlindEyes final : public CounterEyes {
public:
    void open(int) override { }
    void takeTemplate() override { }
    void close() override { }
};

class DeskEntries : public DeskWindow {
protected:
    void SetUp() override
    {
        DeskWindow::SetUp();
        keyboard.watch(screen.window());
    }
    void press(Qt::Key key) { QTest::keyClick(screen.window(), key); }
    /// Everybody else's place changes: the first one is called by another counter.
    void theListMovesOn()
    {
        protocol::BranchView view = day.free();
        protocol::Ticket& first = view.tickets.at(desk.screen().waiting.front().label);
        first.state = protocol::TicketState::Called;
        first.counter = CounterId{"4"};
        ++first.version;
        desk.follow(view, {});
    }
    void serveTwoRequests()
    {
        protocol::BranchView view = day.serving();
        protocol::Ticket& visit = view.tickets.at("A045");
        visit.requests = {{visit.field, {}, {}}, {FieldId{"B"}, {}, {}}};
        ++visit.version;
        desk.follow(view, {});
        QCoreApplication::processEvents();
    }
    /// What a screen reader calls everything that is shown.
    static void gather(QQuickItem* item, QStringList& names)
    {
        if (!item->isVisible())
            return;
        if (qmlContext(item)) {
            QQmlExpression name{qmlContext(item), item, "Accessible.name"};
            const QString text = name.evaluate().toString();
            if (!text.isEmpty())
                names << text;
        }
        for (QQuickItem* child : item->childItems())
            gather(child, names);
    }
};

TEST_F(DeskEntries, theSelectionIsAPersonNotAPlace)
{
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    press(Qt::Key_Down);
    const std::string chosen = desk.screen().waiting.at(2).label;
    EXPECT_EQ(desk.selectedLabel().toStdString(), chosen);
    theListMovesOn();
    EXPECT_EQ(desk.selected(), 1) << "one place farther up";
    EXPECT_EQ(desk.selectedLabel().toStdString(), chosen);
    press(Qt::Key_Return);
    ASSERT_TRUE(desk.hasForm());
    EXPECT_NE(desk.screen().form->title.find(chosen), std::string::npos) << desk.screen().form->title;
}

TEST_F(DeskEntries, whoIsNoLongerWaitingIsNoLongerSelected)
{
    press(Qt::Key_Down);
    theListMovesOn();
    EXPECT_EQ(desk.selected(), -1);
    press(Qt::Key_Return);
    EXPECT_FALSE(desk.hasForm());
}

TEST_F(DeskEntries, whoWaitsGetsAnotherPriorityWhileSomebodyIsServed)
{
    serve();
    press(Qt::Key_Down);
    const std::string chosen = desk.screen().waiting.front().label;
    EXPECT_TRUE(isShown("Sửa ưu tiên của " + QString::fromStdString(chosen)));
    press(Qt::Key_F11);
    ASSERT_TRUE(desk.hasForm()) << desk.noticeText().toStdString();
    EXPECT_NE(desk.screen().form->title.find(chosen), std::string::npos);
}

TEST_F(DeskEntries, theArrowsGoBackToAnEarlierRequest)
{
    serveTwoRequests();
    press(Qt::Key_2);
    press(Qt::Key_Right);
    EXPECT_EQ(desk.currentRequest(), 2);
    press(Qt::Key_3);
    press(Qt::Key_Left);
    EXPECT_EQ(desk.currentRequest(), 1);
    EXPECT_EQ(desk.outcome(), 1);
    press(Qt::Key_4);
    press(Qt::Key_F4);
    const std::vector both{protocol::ServiceOutcome::Refused, protocol::ServiceOutcome::Guidance};
    ASSERT_EQ(asked(), "ticket.finish");
    EXPECT_EQ(std::get<protocol::FinishService>(sent.back()).outcomes, both);
}

TEST_F(DeskEntries, theDossiersFieldsAreThoseOfTheRequest)
{
    serveTwoRequests();
    press(Qt::Key_1);
    desk.setDossier("H12");
    press(Qt::Key_Right);
    press(Qt::Key_1);
    pause();
    auto* code = screen.window()->findChild<QQuickItem*>("dossierCode");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->property("text").toString(), QString{});
    press(Qt::Key_Left);
    QCoreApplication::processEvents();
    code = screen.window()->findChild<QQuickItem*>("dossierCode");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->property("text").toString(), QString{"H12"});
}

TEST_F(DeskEntries, tabAndSpaceReachTheRequests)
{
    serveTwoRequests();
    desk.turnToRequest(2);
    for (int tabs = 0; tabs < 40 && desk.currentRequest() != 1; ++tabs) {
        press(Qt::Key_Tab);
        const auto* focus = qobject_cast<QQuickItem*>(screen.window()->focusObject());
        if (focus && focus->property("number").toInt() == 1)
            press(Qt::Key_Space);
    }
    EXPECT_EQ(desk.currentRequest(), 1);
}

TEST_F(DeskEntries, escAfterACheckDoesNotSendThePersonBack)
{
    FaceDesk face{std::make_unique<BlindEyes>(), clock, [](const protocol::Command&, const RequestId&) {}};
    desk.setFace(&face);
    desk.follow(day.called(), {});
    FaceCheck::Visit visit = FaceCheck::Visit::of(*desk.visit(), "an-thinh");
    visit.isFaceBound = true;
    face.follow(visit);
    press(Qt::Key_F10);
    press(Qt::Key_Escape);
    press(Qt::Key_Escape);
    EXPECT_EQ(asked(), "");
    clock.advance(std::chrono::milliseconds{1100});
    press(Qt::Key_Escape);
    EXPECT_EQ(asked(), "ticket.return");
    desk.setFace(nullptr);
}

TEST_F(DeskEntries, aScreenReaderTellsStateTimesRequestsAndTheFace)
{
    FaceDesk face{std::make_unique<BlindEyes>(), clock, [](const protocol::Command&, const RequestId&) {}};
    desk.setFace(&face);
    ui::Screen again;
    ASSERT_TRUE(again.load(QUrl{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"},
                           {{"desk", QVariant::fromValue(&desk)}}, QSize{1280, 800}));
    serveTwoRequests();
    FaceCheck::Visit visit = FaceCheck::Visit::of(*desk.visit(), "an-thinh");
    visit.isFaceBound = true;
    face.follow(visit);
    QStringList names;
    gather(again.window()->contentItem(), names);
    const QString all = names.join('\n');
    for (const char* part : {"Quầy 3, Đang phục vụ, Đã kết nối", "Đang phục vụ 8:05",
                             "Phiếu có gắn khuôn mặt", "2 Chứng thực", "F5 Thêm yêu cầu khác"})
        EXPECT_TRUE(all.contains(part)) << part << " is not in:\n" << all.toStdString();
    EXPECT_EQ(again.warnings(), 0);
    desk.setFace(nullptr);
}

TEST_F(DeskEntries, rightToLeftMarksAndMalformedNamesHarmNothing)
{
    protocol::BranchView view = day.serving();
    view.fields.front().name = "\u202EHộ\u202C <b>tịch</b> \xC3\x28 \u200F";
    view.tickets.at("A045").reason = "\xFF\xFE";
    desk.follow(view, {});
    // Clocks that jump: the timers neither fall below zero nor stop.
    clock.setWall(day.now() - std::chrono::hours{3});
    desk.follow(day.called(), {});
    for (const QString& text : shown())
        EXPECT_FALSE(text.startsWith('-')) << text.toStdString();
    clock.setWall(day.now() + std::chrono::hours{3});
    desk.follow(view, {});
    QCoreApplication::processEvents();
    EXPECT_EQ(desk.state(), Desk::Serving);
}

class FocusInSight : public testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_TRUE(screen.load(QUrl{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"},
                                {{"desk", QVariant::fromValue(&sample.desk())}, {"zoom", 2.0}},
                                QSize{1280, 800}));
        ASSERT_TRUE(QTest::qWaitForWindowExposed(screen.window()));
    }
    /// Every state of the whole window, shown; the strip has none of this.
    template <class Check> void eachState(Check check)
    {
        for (const ui::SelfTestStep& step : sample.steps(*screen.window())) {
            if (step.name.startsWith("clerk-strip"))
                break;
            step.show();
            QTest::qWait(40);
            check(step.name.toStdString());
        }
    }
    static QRectF placeOf(const QQuickItem& item) { return item.mapRectToScene(item.boundingRect()); }
    /// What of the item can be seen: not what lies beyond a list's or page's edge.
    static bool isInSight(const QQuickItem& item)
    {
        const QRectF place = placeOf(item);
        for (const QQuickItem* above = item.parentItem(); above; above = above->parentItem()) {
            if (above->inherits("QQuickFlickable") && !placeOf(*above).adjusted(-6, -6, 6, 6).contains(place))
                return false;
        }
        return true;
    }

    SampleDesk sample;
    ui::Screen screen;
};

TEST_F(FocusInSight, whereverTabGoesAtTwiceTheSize)
{
    eachState([this](const std::string& state) {
        for (int tabs = 0; tabs < 25; ++tabs) {
            QTest::keyClick(screen.window(), Qt::Key_Tab);
            QCoreApplication::processEvents();
            const auto* focus = qobject_cast<QQuickItem*>(screen.window()->focusObject());
            const bool isSome = focus && focus != screen.window()->contentItem();
            EXPECT_TRUE(!isSome || isInSight(*focus)) << state << ", after " << tabs + 1 << " tabs";
        }
    });
}

TEST_F(FocusInSight, theQuestionThatIsAskedAtTwiceTheSize)
{
    eachState([this](const std::string& state) {
        if (!sample.desk().hasForm())
            return;
        for (const QuestionPanel& question : sample.desk().screen().form->questions) {
            if (!question.isCurrent)
                continue;
            const auto chosen = std::ranges::find(question.choices, true, &ChoiceRow::isChosen);
            const ChoiceRow& first = chosen == question.choices.end() ? question.choices.front() : *chosen;
            QStringList texts;
            for (const ui::ShownText& text : ui::shownTexts(*screen.window()))
                texts << text.text;
            EXPECT_TRUE(texts.contains(QString::fromStdString(first.text))) << state << ": " << first.text;
        }
    });
}

}
}
