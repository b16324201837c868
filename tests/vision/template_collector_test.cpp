#include "vision/src/template_collector.h"

#include <gtest/gtest.h>

namespace luot::vision {
namespace {

using namespace std::chrono_literals;

Sighting goodSighting()
{
    Sighting sighting{.at = {}, .facesSeen = 1, .presence = Presence::Locked};
    sighting.person = Face{{}, 80.0, {2.0, 1.0}, {200.0, 120.0}};
    return sighting;
}

TEST(TemplateCollector, takesAFaceThatIsNearStraightAndWellLit)
{
    EXPECT_TRUE(TemplateCollector::isGood(goodSighting()));
    const auto isGoodWith = [](auto change) {
        Sighting sighting = goodSighting();
        change(sighting);
        return TemplateCollector::isGood(sighting);
    };
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.person->eyeDistancePx = 59.0; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.person->pose.yaw = -16.0; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.person->pose.pitch = 13.0; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.person->quality.sharpness = 5.0; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.person->quality.brightness = 30.0; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.person->quality.brightness = 240.0; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.presence = Presence::Lost; }));
    EXPECT_FALSE(isGoodWith([](Sighting& s) { s.bystander = Bystander::Near; }));
}

TEST(TemplateCollector, takesNobodyWhileSomebodyElseIsAsNear)
{
    Sighting sighting = goodSighting();
    sighting.facesSeen = 2;
    sighting.nextEyeDistancePx = 40.0;
    EXPECT_TRUE(TemplateCollector::isGood(sighting)) << "who waits behind is no hindrance";
    sighting.nextEyeDistancePx = 70.0;
    EXPECT_FALSE(TemplateCollector::isGood(sighting));
}

TEST(TemplateCollector, aMaskedFaceIsNeverCollected)
{
    // A brow of skin over an even blue cloth, in blue, green, red.
    TemplateCollector::Chip masked;
    for (int row = 0; row < 150; ++row) {
        for (int column = 0; column < 150; ++column) {
            const bool cloth = row > 62;
            masked.insert(masked.end(),
                          {static_cast<std::uint8_t>(cloth ? 200 : 110),
                           static_cast<std::uint8_t>(cloth ? 170 : 140),
                           static_cast<std::uint8_t>(cloth ? 120 : 190)});
        }
    }
    TemplateCollector collector;
    for (int i = 0; i < 10; ++i)
        collector.add(masked, *goodSighting().person, SteadyTime{} + i * 250ms);
    EXPECT_FALSE(collector.complete());
}

}
}
