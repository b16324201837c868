#include "vision/testing/timeline.h"

#include <gtest/gtest.h>

namespace luot::vision::testing {
namespace {

using Kind = Timeline::Part::Kind;

std::string errorOf(const std::string& text)
{
    const auto timeline = parseTimeline(text, CardLayout::fields(6));
    return timeline ? "" : timeline.error().message;
}

TEST(TimelineText, sameMovesAsInCode)
{
    const CardLayout cards = CardLayout::fields(6);
    const auto read
        = parseTimeline("approach; hold 1;look 0,2 ; rest; turn -5,3 2; read 4 2.5; leave", cards);
    ASSERT_TRUE(read) << read.error().message;
    const Timeline same = Timeline{}
                              .approach()
                              .stand(1.0)
                              .hold(cards.aimAt({0, 2}), 1.6)
                              .rest()
                              .hold({-5.0, 3.0}, 2.0)
                              .readAround(4.0, 2.5)
                              .walkAway();
    ASSERT_EQ(read->parts().size(), same.parts().size());
    for (std::size_t i = 0; i < same.parts().size(); ++i) {
        EXPECT_EQ(read->parts()[i].kind, same.parts()[i].kind) << i;
        EXPECT_DOUBLE_EQ(read->parts()[i].seconds, same.parts()[i].seconds) << i;
        EXPECT_DOUBLE_EQ(read->parts()[i].pose.yaw, same.parts()[i].pose.yaw) << i;
    }
    EXPECT_DOUBLE_EQ(read->seconds(), same.seconds());
}

TEST(TimelineText, theWrongMoveIsNamedWithItsForm)
{
    EXPECT_NE(errorOf("approach; dance 3").find("'dance'"), std::string::npos);
    EXPECT_NE(errorOf("approach; look 2,0").find("look ROW,COL"), std::string::npos);
    EXPECT_NE(errorOf("turn 80,0").find("turn YAW,PITCH"), std::string::npos);
    for (const char* text : {"", " ; ;", "hold", "hold 0", "hold 1x", "hold 1 2", "look 0.5,1",
                             "move 1,1,nan", "approach 2 0", "go 1,2,3,4"})
        EXPECT_FALSE(errorOf(text).empty()) << text;
}

TEST(Timeline, aNodComesBackToWhereTheHeadWas)
{
    const Timeline timeline = Timeline{}.hold({6.0, 2.0}, 1.0).nod().shake();
    EXPECT_EQ(timeline.parts().back().kind, Kind::Turn);
    EXPECT_DOUBLE_EQ(timeline.parts().back().pose.yaw, 6.0);
    EXPECT_DOUBLE_EQ(timeline.parts().back().pose.pitch, 2.0);
}

}
}
