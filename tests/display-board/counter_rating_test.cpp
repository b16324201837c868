#include "display-board/counter_application.h"
#include "tests/protocol/watcher.h"
#include "tests/queue-service/centre_process.h"

#include <QQuickWindow>
#include <QTest>
#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

using namespace protocol;

const CounterId three{"3"};

/// A counter's display at the real service, from the finish to the score in the log.
class RatingAtTheCounter : public testing::Test {
protected:
    void SetUp() override
    {
        centre.allow("d3", Role::Counter, {three});
        ASSERT_TRUE(centre.start());
        office = std::make_unique<Watcher>(centre.device("a1"));
        ASSERT_TRUE(office->waitForLink(LinkState::Live));
        ui::DeviceOptions options;
        options.port = centre.port;
        options.keyFile = QString::fromStdString((centre.folder.path() / "d3.key").string());
        options.size = QSize{1280, 400};
        display = std::make_unique<CounterApplication>(CounterSettings{options, three}, clock);
        ASSERT_TRUE(display->start());
    }
    void serveOne()
    {
        IssueTicket issue;
        issue.field = FieldId{"B"};
        issue.reason = "tried";
        ASSERT_TRUE(office->ask(issue).outcome);
        office->ask(OpenCounter{three});
        const Reply called = office->ask(CallNext{three});
        ASSERT_TRUE(called.outcome);
        const TicketId id = std::get<TicketResult>(*called.outcome).ticket->id;
        ASSERT_TRUE(office->ask(StartService{id, three, {}}).outcome);
        ASSERT_TRUE(office->ask(FinishService{id, three, ServiceOutcome::Guidance, {}}).outcome);
    }
    bool waitForMode(CounterDisplay::Mode mode)
    {
        return QTest::qWaitFor([&] { return display->display().mode() == mode; }, 20000);
    }
    std::vector<Rating> ratings()
    {
        std::vector<Rating> all;
        for (const Event& event : office->news()) {
            if (const auto* rated = std::get_if<RatingAdded>(&event.body))
                all.push_back(rated->rating);
        }
        return all;
    }

    queue_service::CentreProcess centre;
    SystemClock clock;
    std::unique_ptr<Watcher> office;
    std::unique_ptr<CounterApplication> display;
};

TEST_F(RatingAtTheCounter, oneKeyIsOneScoreInTheLog)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return display->display().phase() == Board::Live; }, 20000));
    serveOne();
    ASSERT_TRUE(waitForMode(CounterDisplay::Asking));
    QTest::keyClick(display->window(), Qt::Key_4);
    QTest::keyClick(display->window(), Qt::Key_1);
    ASSERT_TRUE(waitForMode(CounterDisplay::Thanks));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !ratings().empty(); }, 20000));
    ASSERT_EQ(ratings().size(), 1U);
    EXPECT_EQ(ratings().front().score, 4);
    EXPECT_EQ(ratings().front().counter, three);
}

TEST_F(RatingAtTheCounter, aFaceIsTouched)
{
    ASSERT_TRUE(QTest::qWaitFor([&] { return display->display().phase() == Board::Live; }, 20000));
    serveOne();
    ASSERT_TRUE(waitForMode(CounterDisplay::Asking));
    QTest::qWait(50); // the page has to be laid out before it is touched
    QTest::mouseClick(display->window(), Qt::LeftButton, {}, QPoint{1127, 240});
    ASSERT_TRUE(waitForMode(CounterDisplay::Thanks));
    ASSERT_TRUE(QTest::qWaitFor([&] { return !ratings().empty(); }, 20000));
    EXPECT_EQ(ratings().front().score, 5);
}

}
}
