#include "vision/clip_replay.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace luot::vision {
namespace {

/// What a citizen of one of the clips in tests/fixtures/clips would notice, in its order: "face", "locked",
/// "neutral", the cards selected as "row,column", "lost", "left".
std::vector<std::string> noticed(const std::string& clip)
{
    const auto models = findModels();
    EXPECT_TRUE(models) << models.error().message;
    auto camera = openCamera(LUOT_CLIPS "/" + clip + ".mp4", Pace::AsFastAsPossible);
    EXPECT_TRUE(camera) << camera.error().message;
    std::vector<std::string> names;
    const auto done
        = replayClip(**camera, *models, {.mode = VisitMode::Pointing}, [&](const ReplayEvent& now) {
              const std::string name = nameOf(now);
              if (name == "selected")
                  names.push_back(std::to_string(now.event->cell->row) + ","
                                  + std::to_string(now.event->cell->column));
              else if (name != "highlight" && name != "pose" && name != "summary")
                  names.push_back(name);
          });
    EXPECT_TRUE(done);
    return names;
}

using Names = std::vector<std::string>;

TEST(RenderedClips, theCardLookedAtIsSelected)
{
    EXPECT_EQ(noticed("top_right"), (Names{"face", "locked", "neutral", "0,2"}));
    EXPECT_EQ(noticed("bottom_left"), (Names{"face", "locked", "neutral", "1,0"}));
}

TEST(RenderedClips, readingAroundSelectsNothing)
{
    EXPECT_EQ(noticed("reads_around"), (Names{"face", "locked", "neutral"}));
}

TEST(RenderedClips, walkingAwayIsLostThenLeft)
{
    EXPECT_EQ(noticed("walks_away"), (Names{"face", "locked", "neutral", "lost", "left"}));
}

TEST(RenderedClips, somebodyBehindChangesNothing)
{
    EXPECT_EQ(noticed("somebody_behind"), (Names{"face", "locked", "neutral", "0,1"}));
}

}
}
