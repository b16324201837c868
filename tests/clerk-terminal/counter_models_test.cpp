#include "clerk-terminal/counter_models.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <gtest/gtest.h>

#include <random>

namespace luot::clerk_terminal {
namespace {

template <class Model> QString column(const Model& model, const QByteArray& role)
{
    QStringList cells;
    for (int row = 0; row < model.rowCount(); ++row)
        cells << model.data(model.index(row), model.roleNames().key(role)).toString();
    return cells.join(' ');
}

std::vector<WaitingRow> rows(const std::vector<std::string>& labels)
{
    std::vector<WaitingRow> rows;
    for (const std::string& label : labels) {
        WaitingRow row;
        row.place = static_cast<int>(rows.size()) + 1;
        row.label = label;
        rows.push_back(row);
    }
    return rows;
}

class Waiting : public testing::Test {
protected:
    WaitingModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Waiting, showsWhatItIsTold)
{
    model.show(rows({"A001", "A002", "B001"}));
    EXPECT_EQ(column(model, "label"), "A001 A002 B001");
    EXPECT_EQ(column(model, "place"), "1 2 3");
}

TEST_F(Waiting, theNextOneCalledGoesAndTheOthersMoveUp)
{
    model.show(rows({"A001", "A002", "B001"}));
    QSignalSpy removed{&model, &QAbstractItemModel::rowsRemoved};
    QSignalSpy reset{&model, &QAbstractItemModel::modelReset};
    model.show(rows({"A002", "B001"}));
    EXPECT_EQ(column(model, "place"), "1 2");
    EXPECT_EQ(removed.count(), 1);
    EXPECT_EQ(reset.count(), 0);
}

TEST_F(Waiting, aPriorityComesInBetween)
{
    model.show(rows({"A001", "A002"}));
    model.show(rows({"A003", "A001", "A002"}));
    EXPECT_EQ(column(model, "label"), "A003 A001 A002");
}

TEST_F(Waiting, theSameRowsAgainAreNoNews)
{
    model.show(rows({"A001", "A002"}));
    QSignalSpy changed{&model, &QAbstractItemModel::dataChanged};
    model.show(rows({"A001", "A002"}));
    EXPECT_EQ(changed.count(), 0);
}

TEST_F(Waiting, anyOrderBecomesAnyOther)
{
    std::mt19937 random{1};
    std::vector<std::string> labels;
    for (int number = 0; number < 40; ++number)
        labels.push_back("A" + std::to_string(100 + number));
    for (int round = 0; round < 50; ++round) {
        std::shuffle(labels.begin(), labels.end(), random);
        const std::vector<std::string> some(labels.begin(), labels.begin() + random() % 40);
        model.show(rows(some));
        QStringList expected;
        for (const std::string& label : some)
            expected << QString::fromStdString(label);
        ASSERT_EQ(column(model, "label"), expected.join(' '));
    }
}

TEST_F(Waiting, nineHundredNinetyNineWait)
{
    std::vector<std::string> labels;
    for (int number = 1; number <= 999; ++number)
        labels.push_back("A" + std::to_string(number));
    model.show(rows(labels));
    labels.erase(labels.begin());
    model.show(rows(labels));
    EXPECT_EQ(model.rowCount(), 998);
}

TEST(History, growsAtItsEnd)
{
    HistoryModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.show({{"09:24:08", "Lấy số"}});
    model.show({{"09:24:08", "Lấy số"}, {"09:41:00", "Quầy 3 gọi"}});
    EXPECT_EQ(column(model, "at"), "09:24:08 09:41:00");
}

TEST(Requests, changeTheirState)
{
    RequestsModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.show({{1, "Hộ tịch", "chưa bắt đầu"}});
    model.show({{1, "Hộ tịch", "đang làm"}});
    EXPECT_EQ(column(model, "state"), "đang làm");
}

TEST(Timers, theWalkEndsWhereServiceBegins)
{
    TimersModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.show({{"Chờ", "1:00", "", 60, false}, {"Đang đi đến quầy", "0:20", "", 20, true}});
    model.show({{"Chờ", "1:00", "", 60, false},
                {"Đi", "0:20", "", 20, false},
                {"Đang phục vụ", "0:00", "", 0, true}});
    EXPECT_EQ(column(model, "value"), "1:00 0:20 0:00");
    EXPECT_EQ(column(model, "isRunning"), "false false true");
}

TEST(KeysShown, tellTheirState)
{
    KeysModel model;
    const QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    model.show({{"F1", "Gọi kế tiếp", "arrow-right", KeyState::Suggested, ""},
                {"F2", "Gọi lại", "reload", KeyState::Off, "Chưa gọi ai."}});
    EXPECT_EQ(column(model, "isOn"), "true false");
    EXPECT_EQ(column(model, "isSuggested"), "true false");
    EXPECT_EQ(model.data(QModelIndex{}, Qt::DisplayRole), QVariant{});
}

}
}
