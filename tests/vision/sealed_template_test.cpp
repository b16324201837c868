#include "vision/sealed_template.h"

#include "vision/src/float16.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace luot::vision {
namespace {

FaceTemplate someFace(unsigned seed)
{
    std::mt19937 random{seed};
    std::normal_distribution<float> number{0.0F, 0.09F};
    std::vector<float> numbers(FaceTemplate::size);
    for (float& value : numbers)
        value = number(random);
    return std::move(*FaceTemplate::from(numbers));
}

const TemplateContext here{.branch = "an-thinh", .kiosk = "k1", .businessDate = "2026-07-14"};

TEST(SealedTemplate, opensOnTheOtherSideAsTheSameFace)
{
    const FaceTemplate face = someFace(1);
    const auto sealed = seal(face, here);
    ASSERT_TRUE(sealed);
    EXPECT_EQ(sealed->bytes.size(), 296U);
    const auto opened = open(sealed->bytes, sealed->key, here);
    ASSERT_TRUE(opened) << opened.error().message;
    EXPECT_LT(distance(face, *opened), 0.001);
    EXPECT_GT(distance(face, someFace(2)), 0.5);
}

TEST(SealedTemplate, anyChangedByteIsNoticed)
{
    const auto sealed = seal(someFace(1), here);
    ASSERT_TRUE(sealed);
    for (std::size_t i = 0; i < sealed->bytes.size(); ++i) {
        std::vector<std::uint8_t> bytes = sealed->bytes;
        bytes[i] ^= 1U;
        EXPECT_FALSE(open(bytes, sealed->key, here)) << "byte " << i;
    }
}

TEST(SealedTemplate, opensWithItsOwnKeyAndContextOnly)
{
    const auto sealed = seal(someFace(1), here);
    const auto other = seal(someFace(1), here);
    ASSERT_TRUE(sealed && other);
    EXPECT_NE(sealed->key, other->key) << "every ticket has a key of its own";
    EXPECT_NE(sealed->bytes, other->bytes);
    EXPECT_FALSE(open(sealed->bytes, other->key, here));

    for (auto part : {&TemplateContext::branch, &TemplateContext::kiosk, &TemplateContext::businessDate,
                      &TemplateContext::modelVersion}) {
        TemplateContext elsewhere = here;
        elsewhere.*part += "x";
        EXPECT_FALSE(open(sealed->bytes, sealed->key, elsewhere));
    }
    TemplateContext shifted = here;
    shifted.branch = "an-thinhk";
    shifted.kiosk = "1";
    EXPECT_FALSE(open(sealed->bytes, sealed->key, shifted));
}

TEST(SealedTemplate, anythingOfAnotherSizeIsRefused)
{
    const auto sealed = seal(someFace(1), here);
    ASSERT_TRUE(sealed);
    for (const std::size_t size : {0U, 24U, 40U, 295U})
        EXPECT_FALSE(open(std::span{sealed->bytes}.first(size), sealed->key, here));
}

TEST(FaceTemplate, takesExactlyFiniteNumbersOfTheRightCount)
{
    std::vector<float> numbers(FaceTemplate::size, 0.1F);
    EXPECT_TRUE(FaceTemplate::from(numbers));
    EXPECT_FALSE(FaceTemplate::from(std::span{numbers}.first(127)));
    numbers[5] = std::nanf("");
    EXPECT_FALSE(FaceTemplate::from(numbers));
}

TEST(Float16, everyValueComesBackAsItself)
{
    for (std::uint32_t bits = 0; bits <= 0xFFFFU; ++bits) {
        const auto half = static_cast<std::uint16_t>(bits);
        const float value = fromFloat16(half);
        if (!std::isnan(value)) {
            EXPECT_EQ(toFloat16(value), half);
        }
    }
}

TEST(Float16, roundsToTheNearest)
{
    EXPECT_EQ(fromFloat16(toFloat16(1.0F + 1.0F / 2048.0F)), 1.0F);
    EXPECT_EQ(fromFloat16(toFloat16(1.0F + 3.0F / 2048.0F)), 1.0F + 2.0F / 1024.0F);
    EXPECT_TRUE(std::isinf(fromFloat16(toFloat16(70000.0F))));
}

}
}
