#include "tests/vision/paper_kiosk.h"
#include "vision/testing/synthetic_head.h"

#include <gtest/gtest.h>

namespace luot::vision {
namespace {

using Page = testing::ScreenView::Page;

using Until = PaperKiosk::Until;

PaperKiosk visit(const testing::CitizenScript& script, Until until, int fields = 6)
{
    static const auto models = findModels();
    EXPECT_TRUE(models) << models.error().message;
    auto pipeline = FacePipeline::load(*models);
    EXPECT_TRUE(pipeline) << pipeline.error().message;
    PaperKiosk kiosk{std::move(*pipeline), fields};
    auto citizen = testing::ScriptedCitizen::open(script, Pace::AsFastAsPossible);
    EXPECT_TRUE(citizen) << citizen.error().message;
    kiosk.serve(**citizen, 60 * 20, until);
    return kiosk;
}

struct Wish {
    const char* portrait;
    Cell cell;
    testing::Consent consent;
};

std::vector<Wish> everyCardForTwoPeople()
{
    std::vector<Wish> wishes;
    for (const char* portrait : {"astronaut.png", "grace_hopper.jpg"}) {
        for (int i = 0; i < 6; ++i)
            wishes.push_back(
                {portrait, {i / 3, i % 3}, i % 2 == 0 ? testing::Consent::Yes : testing::Consent::No});
    }
    return wishes;
}

class ClosedLoop : public ::testing::TestWithParam<Wish> { };

TEST_P(ClosedLoop, theCitizenGetsExactlyWhatTheyLookedAt)
{
    const Wish& wish = GetParam();
    const PaperKiosk kiosk
        = visit({.portrait = testing::portraitFolder() / wish.portrait,
                 .choose = wish.cell,
                 .consent = wish.consent,
                 .seed = static_cast<std::uint64_t>(wish.cell.row * 3 + wish.cell.column + 1)},
                Until::Issued);

    ASSERT_TRUE(kiosk.neutralFound);
    const bool yes = wish.consent == testing::Consent::Yes;
    const std::vector<Cell> consents = yes ? std::vector<Cell>{{0, 0}, {0, 0}} : std::vector<Cell>{{0, 1}};
    std::vector<std::pair<Page, Cell>> expected;
    for (const Cell consent : consents)
        expected.emplace_back(Page::Consent, consent);
    expected.emplace_back(Page::Choose, wish.cell);
    expected.emplace_back(Page::Confirm, Cell{0, wish.cell.column == 2 ? 0 : 1});

    std::vector<std::pair<Page, Cell>> chosen;
    for (const PaperKiosk::Choice& choice : kiosk.choices)
        chosen.emplace_back(choice.page, choice.cell);
    EXPECT_EQ(chosen, expected);
    EXPECT_TRUE(kiosk.issued);
}

INSTANTIATE_TEST_SUITE_P(EveryCard, ClosedLoop, ::testing::ValuesIn(everyCardForTwoPeople()),
                         [](const auto& test) {
                             const std::string file = test.param.portrait;
                             return file.substr(0, file.find('.')) + "_row"
                                 + std::to_string(test.param.cell.row) + "_column"
                                 + std::to_string(test.param.cell.column);
                         });

TEST(ClosedLoopVisit, endsWhenTheCitizenWalksAway)
{
    const PaperKiosk kiosk = visit({.portrait = testing::portraitFolder() / "obama.jpg",
                                    .choose = {0, 1},
                                    .consent = testing::Consent::No,
                                    .seed = 4},
                                   Until::Left);
    EXPECT_TRUE(kiosk.issued);
    EXPECT_TRUE(kiosk.left);
}

TEST(ClosedLoopVisit, eightFieldsAreReachedOnTheRing)
{
    const PaperKiosk kiosk = visit({.portrait = testing::portraitFolder() / "biden.jpg",
                                    .choose = {1, 2},
                                    .consent = testing::Consent::No,
                                    .seed = 5},
                                   Until::Issued, 8);
    ASSERT_EQ(kiosk.choices.size(), 3U);
    EXPECT_EQ(kiosk.choices[1].cell, (Cell{1, 2}));
}

}
}
