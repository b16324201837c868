#include "vision/evaluation/evaluation.h"

#include <gtest/gtest.h>

#include <map>

namespace luot::vision::evaluation {
namespace {

// Looser than the goals of ./luot bench vision by far, on few clips: a gate against a broken pipeline, not a
// figure.

std::map<std::string, double> valuesOf(const std::vector<Measured>& figures)
{
    std::map<std::string, double> values;
    for (const Measured& figure : figures)
        values[figure.name] = figure.value;
    return values;
}

class Evaluation : public ::testing::Test {
protected:
    static void SetUpTestSuite()
    {
        auto prepared = prepare({.share = 0.03, .threads = 1}, [](const std::string&) {});
        if (prepared)
            setup = std::make_unique<evaluation::Setup>(std::move(*prepared));
    }
    static void TearDownTestSuite() { setup.reset(); }
    void SetUp() override { ASSERT_TRUE(setup) << "models or portraits are missing; run ./luot setup"; }

    static std::unique_ptr<evaluation::Setup> setup;
};
std::unique_ptr<evaluation::Setup> Evaluation::setup;

TEST_F(Evaluation, citizensGetTheirCards)
{
    auto values = valuesOf(measureChoosing(*setup));
    EXPECT_GE(values.at("closed_3x2"), 0.9);
    EXPECT_GE(values.at("closed_ring8"), 0.85);
    EXPECT_GE(values.at("open_3x2"), 0.85);
    EXPECT_LE(values.at("wrong"), 0.07);
    EXPECT_LE(values.at("select_s"), 6.0);
}

TEST_F(Evaluation, nobodyGivesConsentOrChoosesWithoutWantingTo)
{
    auto values = valuesOf(measureRestraint(*setup));
    EXPECT_EQ(values.at("consent_without_turn"), 0.0);
    EXPECT_EQ(values.at("midas_5min"), 0.0);
    EXPECT_EQ(values.at("bystander"), 0.0);
}

TEST_F(Evaluation, thePoseFollowsTheHead)
{
    auto values = valuesOf(measurePose(*setup));
    EXPECT_LE(values.at("pose_yaw_mae"), 3.0);
    EXPECT_LE(values.at("pose_pitch_mae"), 3.0);
    EXPECT_LE(values.at("jitter"), 0.8);
}

TEST_F(Evaluation, peopleAreToldApartAndPhotosStopped)
{
    auto values = valuesOf(measureIdentity(*setup));
    EXPECT_EQ(values.at("genuine"), 1.0);
    EXPECT_EQ(values.at("impostor"), 0.0);
    EXPECT_LE(values.at("false_duplicate"), 0.02);
    values = valuesOf(measureLiveness(*setup));
    EXPECT_GE(values.at("photo_stopped"), 0.75);
    EXPECT_LE(values.at("head_flagged"), 0.13);
}

TEST(Bounds, ofNoneInManyIsNearTheRuleOfThree)
{
    const Bounds bounds = shareBounds(0, 1000);
    EXPECT_EQ(bounds.lower, 0.0);
    EXPECT_NEAR(bounds.upper, 0.0038, 0.0005);
    EXPECT_EQ(shareBounds(5, 5).upper, 1.0);
}

TEST(Bounds, ofAMedianAreValuesAroundIt)
{
    std::vector<double> values;
    for (int i = 1; i <= 100; ++i)
        values.push_back(i);
    EXPECT_EQ(quantile(values, 0.5), 50.0);
    const Bounds bounds = quantileBounds(values, 0.5);
    EXPECT_NEAR(bounds.lower, 40.0, 1.0);
    EXPECT_NEAR(bounds.upper, 60.0, 1.0);
}

}
}
