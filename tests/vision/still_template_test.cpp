#include "vision/still_template.h"

#include "vision/camera.h"
#include "vision/src/picture_view.h"
#include "vision/testing/hall.h"

#include <gtest/gtest.h>
#include <opencv2/imgproc.hpp>

#include <map>

namespace luot::vision {
namespace {

using testing::Hall;
using testing::SyntheticHead;

class StillPictures : public ::testing::Test {
protected:
    static StillTemplate& describer()
    {
        static StillTemplate loaded = StillTemplate::load(findModels().value()).value();
        return loaded;
    }

    static Picture portrait(const std::string& file)
    {
        return readPicture((testing::portraitFolder() / file).string()).value();
    }

    static std::optional<FaceTemplate> of(const Picture& picture) { return describer().of(picture).value(); }

    static double apart(const std::optional<FaceTemplate>& a, const std::optional<FaceTemplate>& b)
    {
        EXPECT_TRUE(a && b) << "no face was found";
        return a && b ? distance(*a, *b) : -1.0;
    }
};

TEST_F(StillPictures, onePersonsAreNearAndTwoPeoplesFar)
{
    const std::vector<std::pair<std::string, std::string>> people{
        {"astronaut.png", "a"}, {"grace_hopper.jpg", "g"}, {"obama.jpg", "o"},
        {"obama2.jpg", "o"},    {"obama3.jpg", "o"},       {"biden.jpg", "b"}};
    std::vector<std::optional<FaceTemplate>> faces;
    for (const auto& [file, person] : people)
        faces.push_back(of(portrait(file)));
    for (std::size_t i = 0; i < people.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const double found = apart(faces[i], faces[k]);
            if (people[i].second == people[k].second)
                EXPECT_LE(found, 0.42) << people[i].first << ' ' << people[k].first;
            else
                EXPECT_GT(found, 0.55) << people[i].first << ' ' << people[k].first;
        }
    }
}

TEST_F(StillPictures, aFaceIsTheSameHoweverItsPictureWasMade)
{
    const Picture original = portrait("obama.jpg");
    const cv::Mat colour = viewOf(original);
    const auto reference = of(original);
    std::map<std::string, cv::Mat> variants;
    cv::resize(colour, variants["small"], {}, 0.15, 0.15, cv::INTER_AREA);
    colour(cv::Rect{370, 140, 255, 255}).copyTo(variants["filled by the face"]);
    cv::cvtColor(colour, variants["grey"], cv::COLOR_BGR2GRAY);
    cv::cvtColor(variants["grey"], variants["grey"], cv::COLOR_GRAY2BGR);
    colour.convertTo(variants["dark"], -1, 0.25);
    cv::rotate(colour, variants["upside down"], cv::ROTATE_180);
    cv::rotate(colour, variants["on its side"], cv::ROTATE_90_CLOCKWISE);
    cv::Mat& far = variants["far away"] = cv::Mat(1000, 1800, CV_8UC3, cv::Scalar(90, 120, 100));
    variants["small"].copyTo(far(cv::Rect{{1500, 30}, variants["small"].size()}));
    for (const auto& [name, picture] : variants)
        EXPECT_LT(apart(of(pictureFrom(picture)), reference), 0.3) << name;
}

TEST_F(StillPictures, theLargestOfSeveralFacesCounts)
{
    const SyntheticHead near = SyntheticHead::open(testing::portraitFolder() / "biden.jpg").value();
    const SyntheticHead behind = SyntheticHead::open(testing::portraitFolder() / "obama.jpg").value();
    Hall hall{4};
    const auto both
        = of(hall.photograph({{&near, {{}, 100.0, 500.0, 330.0}}, {&behind, {{}, 50.0, 950.0, 300.0}}}));
    EXPECT_LT(apart(both, of(portrait("biden.jpg"))), 0.42);
}

TEST_F(StillPictures, whereNobodyIsNothingIsFound)
{
    EXPECT_FALSE(of(Hall{4}.photograph({})));
    EXPECT_FALSE(of(Picture{}));
    for (const auto& [width, height] :
         std::vector<std::pair<int, int>>{{1, 1}, {2000, 1}, {1, 1500}, {17, 900}})
        EXPECT_FALSE(of(pictureFrom(cv::Mat(height, width, CV_8UC3, cv::Scalar(60, 90, 120)))));
    const cv::Mat emblem = viewOf(portrait("astronaut.png"))(cv::Rect{0, 250, 512, 262}).clone();
    EXPECT_FALSE(of(pictureFrom(emblem))) << "a round emblem is no face";
}

}
}
