#include "display-board/text_pages.h"

#include <QFontMetricsF>
#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

class Paged : public testing::Test {
protected:
    void SetUp() override
    {
        QFont font{"Inter"};
        font.setPixelSize(40);
        pages.setFont(font);
        pages.setLines(2);
    }
    double widthOf(const char* text) const { return QFontMetricsF{pages.font()}.horizontalAdvance(text) + 2; }
    QStringList of(const QString& text)
    {
        pages.setText(text);
        return pages.pages();
    }

    TextPages pages;
};

TEST_F(Paged, whatFitsIsOnePageAndNothingIsOneEmptyPage)
{
    pages.setWidth(1000);
    EXPECT_EQ(of("Nghỉ trưa."), QStringList{"Nghỉ trưa."});
    EXPECT_EQ(of(""), QStringList{""});
}

TEST_F(Paged, sentencesStartALineWhereThereIsRoom)
{
    pages.setWidth(widthOf("Số đã lấy vẫn giữ nguyên."));
    EXPECT_EQ(of("Nghỉ trưa. Số đã lấy vẫn giữ nguyên."),
              QStringList{"Nghỉ trưa.\nSố đã lấy vẫn giữ nguyên."});
}

TEST_F(Paged, aSentenceThatDoesNotFitIsTheNextPagesAndALineBreakStartsOne)
{
    pages.setWidth(widthOf("Số đã lấy vẫn giữ nguyên."));
    EXPECT_EQ(of("Nghỉ trưa. Số đã lấy vẫn giữ nguyên. Mời ngồi đợi loa gọi."),
              (QStringList{"Nghỉ trưa.\nSố đã lấy vẫn giữ nguyên.", "Mời ngồi đợi loa gọi."}));
    EXPECT_EQ(of("Nghỉ trưa.\nMời ngồi."), (QStringList{"Nghỉ trưa.", "Mời ngồi."}));
}

TEST_F(Paged, allOfALongSentenceIsShownInTurnsOfEvenLines)
{
    pages.setWidth(300);
    const QString sentence
        = "Sáng thứ Năm cấp căn cước lưu động tại nhà văn hóa, xin mang giấy khai sinh bản chính";
    const QStringList shown = of(sentence);
    EXPECT_GT(shown.size(), 1);
    EXPECT_EQ(shown.join(' ').replace('\n', ' '), sentence);
    for (const QString& page : shown) {
        EXPECT_LE(page.count('\n'), 1);
        for (const QString& line : page.split('\n'))
            EXPECT_LE(QFontMetricsF{pages.font()}.horizontalAdvance(line), 300);
    }
}

TEST_F(Paged, aWordLongerThanALineIsNotCut)
{
    pages.setWidth(200);
    EXPECT_EQ(of("Nghĩatrangliệtsĩvàcáccôngtrình").join("").remove('\n'), "Nghĩatrangliệtsĩvàcáccôngtrình");
}

}
}
