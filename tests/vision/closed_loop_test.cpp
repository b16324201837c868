#include "vision/evaluation/clip_outcome.h"
#include "vision/testing/synthetic_head.h"

#include <gtest/gtest.h>

namespace luot::vision {
namespace {

using evaluation::ClipOutcome;
using evaluation::Until;
using Page = HeadVisit::Page;

ClipOutcome visit(const testing::CitizenScript& script, Until until, int fields = 6)
{
    static const auto models = findModels();
    EXPECT_TRUE(models) << models.error().message;
    auto citizen = testing::ScriptedCitizen::open(script, Pace::AsFastAsPossible);
    EXPECT_TRUE(citizen) << citizen.error().message;
    return evaluation::playClosedLoop(*models, **citizen, {.fields = fields}, until, 60.0);
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
    const ClipOutcome outcome
        = visit({.portrait = testing::portraitFolder() / wish.portrait,
                 .choose = wish.cell,
                 .consent = wish.consent,
                 .seed = static_cast<std::uint64_t>(wish.cell.row * 3 + wish.cell.column + 1)},
                Until::Issued);

    ASSERT_TRUE(outcome.neutralAt);
    const bool yes = wish.consent == testing::Consent::Yes;
    const std::vector<Cell> consents = yes ? std::vector<Cell>{{0, 0}, {0, 0}} : std::vector<Cell>{{0, 1}};
    std::vector<std::pair<Page, Cell>> expected;
    for (std::size_t i = 0; i < consents.size(); ++i)
        expected.emplace_back(i == 0 ? Page::Consent : Page::ConsentAgain, consents[i]);
    expected.emplace_back(Page::Fields, wish.cell);
    expected.emplace_back(Page::Confirm, Cell{0, wish.cell.column == 2 ? 0 : 1});

    std::vector<std::pair<Page, Cell>> chosen;
    for (const ClipOutcome::Selection& selection : outcome.selections)
        chosen.emplace_back(selection.page, selection.cell);
    EXPECT_EQ(chosen, expected);
    EXPECT_TRUE(outcome.issued);
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
    const ClipOutcome outcome = visit({.portrait = testing::portraitFolder() / "obama.jpg",
                                       .choose = {0, 1},
                                       .consent = testing::Consent::No,
                                       .seed = 4},
                                      Until::Left);
    EXPECT_TRUE(outcome.issued);
    EXPECT_TRUE(outcome.left);
}

TEST(ClosedLoopVisit, eightFieldsAreReachedOnTheRing)
{
    const ClipOutcome outcome = visit({.portrait = testing::portraitFolder() / "biden.jpg",
                                       .choose = {1, 2},
                                       .consent = testing::Consent::No,
                                       .seed = 5},
                                      Until::Issued, 8);
    ASSERT_EQ(outcome.selections.size(), 3U);
    EXPECT_EQ(outcome.selections[1].cell, (Cell{1, 2}));
}

}
}
