#include "base/uuid.h"

#include <gtest/gtest.h>

#include <set>

namespace luot {
namespace {

using namespace std::chrono_literals;

constexpr WallTime someTime{1'784'000'000'123ms};

TEST(Uuid, carriesVersionVariantAndTime)
{
    const std::string uuid = makeUuidV7(someTime);
    EXPECT_TRUE(isUuid(uuid)) << uuid;
    EXPECT_EQ(uuid[14], '7');
    EXPECT_NE(std::string{"89ab"}.find(uuid[19]), std::string::npos) << uuid;
    EXPECT_EQ(uuid.substr(0, 8) + uuid.substr(9, 4), "019f5eafb07b") << uuid;
}

TEST(Uuid, laterOnesSortLaterEvenWhenTheClockIsSetBack)
{
    std::string previous = makeUuidV7(someTime);
    std::set<std::string> all{previous};
    for (int i = 0; i < 5000; ++i) {
        const std::string next = makeUuidV7(i % 7 == 0 ? someTime - 1h : someTime);
        EXPECT_LT(previous, next);
        EXPECT_TRUE(all.insert(next).second);
        previous = next;
    }
}

TEST(Uuid, otherTextsAreNotTaken)
{
    EXPECT_FALSE(isUuid(""));
    EXPECT_FALSE(isUuid("019d00c2c47b7000800000000000000000000"));
    EXPECT_FALSE(isUuid("019D00C2-C47B-7000-8000-000000000000"));
    EXPECT_TRUE(isUuid("019d00c2-c47b-7000-8000-000000000000"));
}

}
}
