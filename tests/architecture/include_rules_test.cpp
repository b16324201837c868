#include "include_rules.h"

#include <gtest/gtest.h>

namespace luot::architecture {
namespace {

class IncludeRules : public testing::TestWithParam<const char*> { };

TEST_P(IncludeRules, hold)
{
    const auto includes = includesOf(LUOT_SOURCE_DIR, GetParam());
    EXPECT_FALSE(includes.empty()) << "nothing was read: is the folder's name right?";
    for (const Include& include : includes) {
        const std::string complaint = broken(include);
        EXPECT_TRUE(complaint.empty()) << complaint;
    }
}

INSTANTIATE_TEST_SUITE_P(Folder, IncludeRules,
                         testing::Values("base", "protocol", "vision", "ticket-printer", "queue-service",
                                         "voice", "ui", "kiosk", "display-board", "clerk-terminal",
                                         "supervisor", "luotctl", "benchmarks"),
                         [](const auto& folder) {
                             std::string name{folder.param};
                             std::erase(name, '-');
                             return name;
                         });

TEST(IncludeRule, catchesWhatItIsFor)
{
    EXPECT_NE(broken({"kiosk/src/a.cpp", "queue-service/queue_book.h", false}), "");
    EXPECT_NE(broken({"display-board/a.h", "vision/camera.h", false}), "");
    EXPECT_NE(broken({"kiosk/a.h", "opencv2/core.hpp", true}), "");
    EXPECT_NE(broken({"queue-service/src/a.cpp", "zmq.hpp", true}), "");
    EXPECT_NE(broken({"vision/src/a.cpp", "QString", true}), "");
    EXPECT_NE(broken({"ticket-printer/src/escpos_encoder.cpp", "QImage", true}), "");
    EXPECT_NE(broken({"kiosk/main.cpp", "protocol/src/frames.h", false}), "");
    EXPECT_NE(broken({"ui/src/a.cpp", "../protocol/client.h", false}), "");
    EXPECT_NE(broken({"ui/src/a.cpp", "client.h", false}), "");

    EXPECT_EQ(broken({"kiosk/main.cpp", "vision/camera.h", false}), "");
    EXPECT_EQ(broken({"protocol/src/client.cpp", "zmq.h", true}), "");
    EXPECT_EQ(broken({"protocol/src/client.cpp", "protocol/src/frames.h", false}), "");
    EXPECT_EQ(broken({"ticket-printer/src/ticket_drawing.cpp", "QPainter", true}), "");
}

TEST(IncludeRule, readsIncludesAsTheyAreWritten)
{
    const auto includes
        = parseIncludes("ui/a.cpp", "#include <QString>\n  # include \"ui/b.h\"\n// #include <x>\n");
    ASSERT_EQ(includes.size(), 2U);
    EXPECT_EQ(includes[0].target, "QString");
    EXPECT_TRUE(includes[0].angled);
    EXPECT_EQ(includes[1].target, "ui/b.h");
    EXPECT_FALSE(includes[1].angled);
}

}
}
