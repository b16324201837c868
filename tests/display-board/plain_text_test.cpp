#include "display-board/plain_text.h"
#include "display-board/zone.h"

#include <gtest/gtest.h>

namespace luot::display_board {
namespace {

TEST(PlainText, hasNoMarksThatTurnIt)
{
    for (const char* mark : {"\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066",
                             "\u2067", "\u2068", "\u2069", "\u061C"})
        EXPECT_EQ(plainText(std::string{"Hộ t"} + mark + "ịch"), "Hộ tịch") << mark;
}

TEST(PlainText, isOneLineOfWhatCanBeSeen)
{
    EXPECT_EQ(plainText("Hộ\ntịch"), "Hộ tịch");
    EXPECT_EQ(plainText(" Hộ\t \u2028tịch "), "Hộ tịch");
    EXPECT_EQ(plainText("\x1B\x07Hộ\u200B tịch\uFEFF"), "Hộ tịch");
    EXPECT_EQ(plainText("Đất đai – Môi trường <b>"), "Đất đai – Môi trường <b>");
    EXPECT_EQ(plainText("\u202E"), "");
}

TEST(PlainText, isAllThatABoardIsGivenToDraw)
{
    protocol::BranchView view;
    view.fields.resize(1);
    for (std::string* text : {&view.fields.front().name, &view.branch.name, &view.branch.ward,
                              &view.branch.hotline, &view.notice})
        *text = "a\u202Eb";
    const auto part = viewOf(view, {});
    for (const std::string& text :
         {part.fields.front().name, part.branch.name, part.branch.ward, part.branch.hotline, part.notice})
        EXPECT_EQ(text, "ab");
}

}
}
