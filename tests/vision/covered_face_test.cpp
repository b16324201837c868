#include "vision/src/covered_face.h"

#include "vision/models.h"
#include "vision/src/face_chip.h"
#include "vision/src/picture_view.h"
#include "vision/testing/hall.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

namespace luot::vision {
namespace {

using testing::Hall;
using testing::HeadView;
using testing::Rendering;
using testing::SyntheticHead;

cv::Mat chipOf(const char* portrait, const Rendering& rendering, double exposure)
{
    static const Landmarks landmarks{findModels().value().landmarks.string()};
    const SyntheticHead head = SyntheticHead::open(testing::portraitFolder() / portrait, rendering).value();
    const HeadView view{.pose = {4.0, -3.0}};
    const Picture picture = Hall{3, {.exposure = exposure}}.photograph({{&head, view}});
    cv::Mat grey;
    cv::cvtColor(viewOf(picture), grey, cv::COLOR_BGR2GRAY);
    const double side = 2.53 * view.eyeDistancePx;
    FivePoints points = landmarks.find(
        grey, {view.x - side / 2, view.y - side / 2 + 0.5 * view.eyeDistancePx, side, side}, 0.0);
    for (int again = 0; again < 3; ++again)
        points = landmarks.find(grey, boxAround(points), 0.0);
    return faceChip(viewOf(picture), points);
}

TEST(CoveredFace, bareFacesAreBareInAnyLight)
{
    for (const char* portrait : {"biden.jpg", "astronaut.png"}) {
        for (const Rendering& rendering : testing::renderings()) {
            for (const double exposure : {0.5, 1.3})
                EXPECT_EQ(coveredFace(chipOf(portrait, rendering, exposure)), Covered::No)
                    << portrait << ' ' << rendering.name << ' ' << exposure;
        }
    }
}

TEST(CoveredFace, masksAndDarkGlassesAreSeen)
{
    for (const char* portrait : {"obama.jpg", "grace_hopper.jpg"}) {
        for (const double exposure : {0.6, 1.0}) {
            const auto seen = [&](const char* name) {
                return coveredFace(chipOf(portrait, testing::renderingNamed(name).value(), exposure));
            };
            EXPECT_EQ(seen("mask"), Covered::Mask) << portrait;
            EXPECT_EQ(seen("dark_glasses"), Covered::DarkGlasses) << portrait;
            EXPECT_EQ(seen("mask_and_dark_glasses"), Covered::Mask) << portrait;
        }
    }
}

TEST(CoveredFace, ABlackClothIsNoBeard)
{
    const cv::Mat bare = chipOf("biden.jpg", {}, 1.0);
    cv::Mat cloth = bare.clone();
    cv::rectangle(cloth, {15, 66}, {135, 149}, cv::Scalar::all(22), cv::FILLED);
    EXPECT_EQ(coveredFace(cloth), Covered::Mask);
    cv::Mat beard = bare.clone();
    cv::Mat lower = beard(cv::Rect{15, 95, 120, 55});
    lower *= 0.4;
    EXPECT_EQ(coveredFace(beard), Covered::No);
}

TEST(CoveredFace, whatIsNoChipIsNotCovered)
{
    EXPECT_EQ(coveredFace({}), Covered::No);
    EXPECT_EQ(coveredFace(cv::Mat(150, 150, CV_8U, cv::Scalar(9))), Covered::No);
    EXPECT_EQ(coveredFace(cv::Mat(1, 1, CV_8UC3, cv::Scalar::all(9))), Covered::No);
}

}
}
