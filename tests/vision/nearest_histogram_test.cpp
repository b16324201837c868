#include "vision/nearest_histogram.h"

#include "tests/vision/temporary_folder.h"
#include "vision/threshold_proposal.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace luot::vision {
namespace {

NearestHistogram histogramOf(int searches, double from, double to)
{
    NearestHistogram histogram;
    for (int i = 0; i < searches; ++i)
        histogram.add(from + (to - from) * i / searches);
    return histogram;
}

TEST(NearestHistogram, countsInHundredths)
{
    NearestHistogram histogram;
    for (const double distance : {0.0, 0.009, 0.29, 0.295, 0.30, 7.0})
        histogram.add(distance);
    for (const double none : {-0.1, std::nan(""), HUGE_VAL})
        histogram.add(none);
    EXPECT_EQ(histogram.total(), 6U);
    EXPECT_EQ(histogram.bins()[0], 2U);
    EXPECT_EQ(histogram.bins()[29], 2U);
    EXPECT_EQ(histogram.below(0.29), 2U);
    EXPECT_EQ(histogram.below(0.30), 4U);
    EXPECT_EQ(histogram.bins().back(), 1U);
}

TEST(NearestHistogram, isKeptAndAddedUp)
{
    const TemporaryFolder folder;
    NearestHistogram monday = histogramOf(50, 0.4, 0.9);
    const NearestHistogram tuesday = histogramOf(70, 0.5, 1.0);
    ASSERT_TRUE(monday.save(folder.path / "nearest.txt"));
    EXPECT_EQ(NearestHistogram::load(folder.path / "nearest.txt").value(), monday);
    monday.merge(tuesday);
    EXPECT_EQ(monday.total(), 120U);
    ASSERT_TRUE(monday.save(folder.path / "nearest.txt"));
    EXPECT_EQ(NearestHistogram::load(folder.path / "nearest.txt").value(), monday);
    EXPECT_EQ(std::distance(std::filesystem::directory_iterator{folder.path}, {}), 1)
        << "a part was left over";
}

TEST(NearestHistogram, aDamagedFileIsASentence)
{
    const TemporaryFolder folder;
    ASSERT_TRUE(histogramOf(500, 0.3, 0.9).save(folder.path / "good.txt"));
    std::ifstream stream{folder.path / "good.txt"};
    const std::string good{std::istreambuf_iterator<char>{stream}, {}};
    std::mt19937 random{5};
    for (int i = 0; i < 800; ++i) {
        std::string bad = good;
        const std::size_t at = random() % bad.size();
        if (i % 3 == 0)
            bad.resize(at);
        else
            bad[at] = static_cast<char>(random());
        const auto loaded = NearestHistogram::load(folder.write("bad.txt", bad));
        if (!loaded) {
            EXPECT_NE(loaded.error().message.find("bad.txt"), std::string::npos);
        } else {
            EXPECT_EQ(loaded->total(), 500U);
        }
    }
    for (const char* bad :
         {"", "luot-nearest-histogram 1\n", "luot-nearest-histogram 2\ntotal 0\n",
          "luot-nearest-histogram 1\n150 1\ntotal 1\n", "luot-nearest-histogram 1\n3 1\n3 1\ntotal 2\n",
          "luot-nearest-histogram 1\n3 99999999999999999999\ntotal 1\n"})
        EXPECT_FALSE(NearestHistogram::load(folder.write("bad.txt", bad))) << bad;
    EXPECT_FALSE(NearestHistogram::load(folder.path / "gone.txt"));
    EXPECT_FALSE(NearestHistogram::load(folder.path));
    EXPECT_FALSE(histogramOf(1, 0.3, 0.9).save(folder.path / "nowhere" / "h.txt"));
}

TEST(Calibration, theBoundIsCloppersAndPearsons)
{
    // Published one-sided 95 % limits: 3.0 / n for none, 4.74 / n for one, 6.30 / n for two (Poisson).
    EXPECT_NEAR(upperRate(0, 1000) * 1000, 3.0, 0.01);
    EXPECT_NEAR(upperRate(1, 100'000) * 100'000, 4.744, 0.01);
    EXPECT_NEAR(upperRate(2, 100'000) * 100'000, 6.296, 0.01);
    EXPECT_NEAR(upperRate(1, 10), 0.3942, 0.0005);
    EXPECT_EQ(upperRate(0, 0), 1.0);
    EXPECT_EQ(upperRate(3, 3), 1.0);
}

TEST(Calibration, tooFewSearchesProposeNothing)
{
    const Calibration calibration = calibrate(histogramOf(2000, 0.45, 1.0), 0.001);
    EXPECT_EQ(calibration.needed, 2995U);
    EXPECT_FALSE(calibration.same);
    EXPECT_TRUE(calibration.ask) << "the question may come more often";
}

TEST(Calibration, theThresholdKeepsItsRate)
{
    NearestHistogram histogram = histogramOf(20'000, 0.45, 1.0);
    histogram.add(0.33);
    const Calibration calibration = calibrate(histogram, 0.001);
    ASSERT_TRUE(calibration.same && calibration.ask);
    EXPECT_NEAR(calibration.same->threshold, 0.45, 1e-9);
    EXPECT_EQ(calibration.same->below, 1U);
    EXPECT_LE(calibration.same->bound, 0.001);
    EXPECT_GT(upperRate(histogram.below(0.46), histogram.total()), 0.001);
    EXPECT_GE(calibration.ask->threshold, calibration.same->threshold);
}

TEST(Calibration, noThresholdGoesBeyondDlibsOwn)
{
    EXPECT_NEAR(calibrate(histogramOf(5000, 0.9, 1.2), 0.001).same->threshold, 0.60, 1e-9);
}

}
}
