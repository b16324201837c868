#include "display-board/calls_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

class Calls : public testing::Test {
protected:
    QString shown() const
    {
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QModelIndex index = model.index(row);
            rows << model.data(index, CallsModel::Label).toString()
                    + (model.data(index, CallsModel::HasPriority).toBool() ? "Ư>" : ">")
                    + model.data(index, CallsModel::Counter).toString()
                    + (model.data(index, CallsModel::IsFresh).toBool() ? "!" : "");
        }
        return rows.join(' ');
    }

    CallsModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Calls, growShrinkAndChangeInPlace)
{
    EXPECT_EQ(shown(), "");
    model.show({{"B001", "2"}, {"A001", "1", true}});
    EXPECT_EQ(shown(), "B001>2 A001Ư>1");
    model.show({{"C001", "3", false, true}, {"B001", "2"}, {"A001", "1", true}});
    EXPECT_EQ(shown(), "C001>3! B001>2 A001Ư>1");
    model.show({{"A001", "4"}});
    EXPECT_EQ(shown(), "A001>4");
    model.show({});
    EXPECT_EQ(shown(), "");
}

TEST_F(Calls, whatStaysTheSameIsNotTouched)
{
    model.show({{"B001", "2"}, {"A001", "1"}});
    QSignalSpy touched{&model, &CallsModel::dataChanged};
    model.show({{"B001", "2"}, {"A001", "5"}});
    ASSERT_EQ(touched.count(), 1);
    EXPECT_EQ(touched.first().first().toModelIndex().row(), 1);
}

TEST_F(Calls, whereFewFitTheOthersHaveTheirTurnAndANewCallIsSeenAtOnce)
{
    model.setPageSize(2);
    model.show({{"C001", "3"}, {"B001", "2"}, {"A001", "1"}});
    EXPECT_EQ(shown(), "C001>3 B001>2");
    EXPECT_EQ(model.pageCount(), 2);
    model.turnPage();
    EXPECT_EQ(shown(), "A001>1");
    model.show({{"C001", "3"}, {"B001", "2"}, {"A001", "4"}});
    EXPECT_EQ(shown(), "A001>4") << "what changes turns no page";
    model.show({{"D001", "5"}, {"C001", "3"}, {"B001", "2"}, {"A001", "4"}});
    EXPECT_EQ(shown(), "D001>5 C001>3");
    model.turnPage();
    model.turnPage();
    EXPECT_EQ(shown(), "D001>5 C001>3");
    model.setPageSize(6);
    EXPECT_EQ(shown(), "D001>5 C001>3 B001>2 A001>4");
}

TEST_F(Calls, duringACallOnlyThoseThatWaitForTheVoiceHaveTheirTurn)
{
    model.setPageSize(1);
    model.show({{"D001", "5", false, true}, {"C001", "3"}, {"B001", "2", false, true}, {"A001", "1"}});
    model.turnFreshPage();
    EXPECT_EQ(shown(), "B001>2!");
    model.turnFreshPage();
    EXPECT_EQ(shown(), "D001>5!");
    model.show({{"D001", "5"}, {"C001", "3"}, {"B001", "2"}, {"A001", "1"}});
    model.turnFreshPage();
    EXPECT_EQ(shown(), "D001>5");
}

}
}
