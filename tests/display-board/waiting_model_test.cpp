#include "display-board/waiting_model.h"

#include <QAbstractItemModelTester>
#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

protocol::Field field(const std::string& letter, int waiting = 0, protocol::WaitRange wait = {})
{
    protocol::Field made;
    made.id = FieldId{letter};
    made.name = "Lĩnh vực " + letter;
    made.waiting = waiting;
    made.wait = wait;
    return made;
}

class Pages : public testing::Test {
protected:
    QString letters() const
    {
        QString all;
        for (int row = 0; row < model.rowCount(); ++row)
            all += model.data(model.index(row), WaitingModel::Letter).toString();
        return all;
    }

    WaitingModel model{4};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

TEST_F(Pages, sixFieldsAreAPageOfFourAndOneOfTwo)
{
    model.show({field("A"), field("B"), field("C"), field("D"), field("E"), field("T")});
    EXPECT_EQ(model.pageCount(), 2);
    EXPECT_EQ(letters(), "ABCD");
    model.turnPage();
    EXPECT_EQ(letters(), "ET");
    model.turnPage();
    EXPECT_EQ(letters(), "ABCD");
}

TEST_F(Pages, whereFewerFitThePageBeginsNoLaterThanItDid)
{
    model.show({field("A"), field("B"), field("C"), field("D"), field("E"), field("T")});
    model.turnPage();
    model.setPageSize(1);
    EXPECT_EQ(letters(), "E");
    EXPECT_EQ(model.pageCount(), 6);
    model.setPageSize(4);
    EXPECT_EQ(letters(), "ET");
    model.setPageSize(0);
    EXPECT_EQ(model.pageSize(), 1);
}

TEST_F(Pages, newFiguresDoNotTurnThePage)
{
    model.show({field("A"), field("B"), field("C"), field("D"), field("E", 3)});
    model.turnPage();
    model.show({field("A"), field("B"), field("C"), field("D"), field("E", 4)});
    EXPECT_EQ(letters(), "E");
    EXPECT_EQ(model.data(model.index(0), WaitingModel::Waiting), 4);
}

TEST_F(Pages, aFieldThatGoesTakesItsEmptyPageAlong)
{
    model.show({field("A"), field("B"), field("C"), field("D"), field("E")});
    model.turnPage();
    model.show({field("A"), field("B"), field("C"), field("D")});
    EXPECT_EQ(letters(), "ABCD");
    EXPECT_EQ(model.pageCount(), 1);
    model.show({});
    EXPECT_EQ(letters(), "");
    model.turnPage();
    EXPECT_EQ(letters(), "");
}

TEST_F(Pages, theWaitIsARangeOrWords)
{
    protocol::Field closed = field("D", 2, {5, 10});
    closed.open = false;
    model.show({field("A", 5, {15, 25}), field("B", 1, {5, 5}), field("C"), closed});
    const auto range
        = [this](int row) { return model.data(model.index(row), WaitingModel::Range).toString(); };
    EXPECT_EQ(range(0), "15–25 phút");
    EXPECT_EQ(range(1), "5 phút");
    EXPECT_EQ(range(2), "Không phải chờ");
    EXPECT_EQ(range(3), "Tạm ngừng lấy số");
}

TEST(NameInTwoLines, breaksAfterTheLastDashOrInTheMiddle)
{
    const auto lines = [](const char* name) {
        const auto [first, second] = nameInTwoLines(name);
        return first + '|' + second;
    };
    EXPECT_EQ(lines("Đất đai – Môi trường"), "Đất đai –|Môi trường");
    EXPECT_EQ(lines("Y tế – Giáo dục – Văn hóa"), "Y tế – Giáo dục –|Văn hóa");
    EXPECT_EQ(lines("Đăng ký kinh doanh"), "Đăng ký|kinh doanh");
    EXPECT_EQ(lines("Hộ tịch – Chứng thực – Nuôi con nuôi – Quốc tịch – Trợ giúp nhân"),
              "Hộ tịch – Chứng thực – Nuôi con|nuôi – Quốc tịch – Trợ giúp nhân")
        << "no line longer than half of the longest name";
    EXPECT_EQ(lines("Khác"), "Khác|");
    EXPECT_EQ(lines(""), "|");
}

}
}
