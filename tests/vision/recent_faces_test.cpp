#include "vision/recent_faces.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <cmath>
#include <map>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

/// A face at that place on a line: two of them are as far apart as their places.
FaceTemplate faceAt(double place)
{
    std::array<float, FaceTemplate::size> numbers{};
    numbers[7] = static_cast<float>(place);
    return FaceTemplate::from(numbers).value();
}

constexpr SteadyTime start{};

TEST(RecentFaces, tellWhoHasANumberOfThatFieldAlready)
{
    RecentFaces faces;
    faces.remember("A", "A-001", faceAt(0.0), start);
    faces.remember("A", "A-002", faceAt(1.0), start + 1min);
    const auto again = faces.nearest("A", faceAt(0.3), start + 2min);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->label, "A-001");
    EXPECT_NEAR(again->distance, 0.3, 1e-6);
    EXPECT_NEAR(again->margin, 0.4, 1e-6);
    EXPECT_EQ(again->band, SecondTicket::Same);
    EXPECT_EQ(faces.nearest("A", faceAt(0.5), start + 2min)->band, SecondTicket::New);
    EXPECT_FALSE(faces.nearest("B", faceAt(0.0), start + 2min)) << "another field is another matter";
}

TEST(RecentFaces, twoWhoLookAlikeAreAsked)
{
    RecentFaces faces;
    faces.remember("A", "A-001", faceAt(0.0), start);
    faces.remember("A", "A-002", faceAt(0.02), start);
    EXPECT_EQ(faces.nearest("A", faceAt(0.1), start)->band, SecondTicket::Ask);
}

TEST(RecentFaces, areForgottenAfterTenMinutes)
{
    RecentFaces faces;
    faces.remember("A", "A-001", faceAt(0.0), start);
    faces.expire(start + 10min - 1ms);
    EXPECT_EQ(faces.size(), 1U);
    EXPECT_FALSE(faces.nearest("A", faceAt(0.0), start + 10min));
    EXPECT_EQ(faces.size(), 0U);
}

TEST(RecentFaces, keepTheirBoundsWhateverHappens)
{
    rc::check([] {
        RecentFaces faces;
        std::map<std::string, std::pair<std::string, SteadyTime>> known; // by label: field, since
        SteadyTime now = start;
        const int steps = *rc::gen::inRange(1, 120);
        for (int i = 0; i < steps; ++i) {
            now += Milliseconds{*rc::gen::inRange(0, 60'000)};
            const std::string field = *rc::gen::element(std::string{"A"}, std::string{"B"});
            const std::string label = std::to_string(*rc::gen::inRange(0, 60));
            const double place = *rc::gen::inRange(0, 100) / 50.0;
            std::erase_if(known, [&](const auto& entry) { return now - entry.second.second >= 10min; });
            switch (*rc::gen::inRange(0, 8)) {
            case 0:
                RC_ASSERT(faces.nearest("C", faceAt(place), now) == std::nullopt);
                RC_ASSERT(faces.erase(label) == known.contains(label));
                known.erase(label);
                break;
            case 1:
                if (i % 5 == 0) {
                    faces.eraseAll();
                    known.clear();
                }
                break;
            default:
                faces.remember(field, label, faceAt(place), now);
                known[label] = {field, now};
            }
            RC_ASSERT(faces.size() <= RecentFaces::capacity);
            const auto found = faces.nearest(field, faceAt(place), now);
            if (!found) {
                RC_ASSERT(faces.size() == RecentFaces::capacity
                          || std::none_of(known.begin(), known.end(),
                                          [&](const auto& entry) { return entry.second.first == field; }));
                continue;
            }
            RC_ASSERT(known.contains(found->label));
            RC_ASSERT(known.at(found->label).first == field);
            RC_ASSERT(found->margin >= 0.0);
            RC_ASSERT(found->band == secondTicketBand(found->distance, found->margin));
        }
    });
}

TEST(RecentFaces, aFaceOfNoNumbersCannotEvenBeMade)
{
    std::array<float, FaceTemplate::size> numbers{};
    numbers[3] = std::nanf("");
    EXPECT_FALSE(FaceTemplate::from(numbers));
}

}
}
