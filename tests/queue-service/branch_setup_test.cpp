#include "queue-service/branch_setup.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace luot::queue_service {
namespace {

constexpr const char* good = R"([branch]
id = "an-thinh"
name = "Trung tâm"
ward = "Phường An Thịnh"

[[field]]
id = "A"
name = "Hộ tịch"
name_en = "Civil status"
icon = "family"
quota = 120
max_wait_min = 25

[[counter]]
id = "3"
serves = [{ field = "A", coefficient = 4 }]
)";

/// The good file with one piece of it replaced.
std::string with(const std::string& piece, const std::string& other)
{
    std::string text = good;
    const auto at = text.find(piece);
    EXPECT_NE(at, std::string::npos) << piece;
    return text.replace(at, piece.size(), other);
}

TEST(BranchSetupFile, saysAllThatItHolds)
{
    const auto setup = parseBranchSetup(good, "branch.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    EXPECT_EQ(setup->branch.id.str(), "an-thinh");
    EXPECT_EQ(setup->field(FieldId{"A"})->quota, 120);
    EXPECT_EQ(setup->field(FieldId{"A"})->maxWait, std::chrono::minutes{25});
    EXPECT_EQ(setup->counter(CounterId{"3"})->profile.front().coefficient, 4);
    EXPECT_EQ(setup->utcOffset, std::chrono::hours{7});
    EXPECT_EQ(setup->rules.noShowAfterCalls, 2);
}

TEST(BranchSetupFile, theExampleHasTheEightFieldsOfAWard)
{
    const auto setup = readBranchSetup(LUOT_SOURCE_DIR "/queue-service/branch.example.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    std::string letters;
    for (const FieldSetup& field : setup->fields)
        letters += field.id.str();
    EXPECT_EQ(letters, "ABCDEGHT");
}

TEST(BranchSetupFile, inTheDemoOneCounterServesEveryField)
{
    const auto setup = readBranchSetup(LUOT_SOURCE_DIR "/queue-service/branch.demo.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    ASSERT_EQ(setup->fields.size(), 6U);
    const auto& profile = setup->counter(CounterId{"3"})->profile;
    for (const FieldSetup& field : setup->fields)
        EXPECT_TRUE(std::ranges::any_of(profile, [&](const ProfileLine& line) {
            return line.field == field.id;
        })) << field.name;
    EXPECT_EQ(setup->branch.publicBaseUrl, "https://luot.example");
}

struct Wrong {
    const char* piece;
    const char* other;
    const char* line; ///< named in the error
    const char* reason;
};

class WrongBranchFile : public testing::TestWithParam<Wrong> { };

TEST_P(WrongBranchFile, isRefusedWithLineAndReason)
{
    const Wrong& wrong = GetParam();
    const auto setup = parseBranchSetup(with(wrong.piece, wrong.other), "branch.toml");
    ASSERT_FALSE(setup);
    const std::string& message = setup.error().message;
    EXPECT_NE(message.find(std::string{"branch.toml, line "} + wrong.line + ":"), std::string::npos)
        << message;
    EXPECT_NE(message.find(wrong.reason), std::string::npos) << message;
}

INSTANTIATE_TEST_SUITE_P(
    Each, WrongBranchFile,
    testing::Values(Wrong{"id = \"A\"", "id = \"O\"", "7", "without I, O and Q"},
                    Wrong{"id = \"A\"", "id = \"AB\"", "7", "one letter"},
                    Wrong{"id = \"an-thinh\"", "id = \"An Thịnh\"", "2", "a-z, 0-9 and dash"},
                    Wrong{"name = \"Hộ tịch\"\n", "", "6", "lacks \"name\""},
                    Wrong{"quota = 120", "quota = 1000", "11", "from 1 to 999"},
                    Wrong{"quota = 120", "quota = \"120\"", "11", "whole number"},
                    Wrong{"quota = 120", "qouta = 120", "11", "\"qouta\""},
                    Wrong{"id = \"3\"", "id = \"03\"", "15", "counter's id"},
                    Wrong{"field = \"A\", coefficient", "field = \"Z\", coefficient", "16", "no field \"Z\""},
                    Wrong{"coefficient = 4", "coefficient = 0", "16", "from 1 to 100"},
                    Wrong{"ward = \"Phường An Thịnh\"", "ward = 7", "4", "text in quotes"},
                    Wrong{"icon = \"family\"", "icon = \"family", "10", "not TOML"},
                    Wrong{"[[counter]]",
                          "[[field]]\nid = \"A\"\nname = \"x\"\nname_en = \"x\"\nicon = \"x\"\n\n[[counter]]",
                          "14", "twice"}));

TEST(BranchSetupFile, oneThatIsNotThereIsNamed)
{
    const auto setup = readBranchSetup("/nowhere/branch.toml");
    ASSERT_FALSE(setup);
    EXPECT_NE(setup.error().message.find("/nowhere/branch.toml"), std::string::npos);
}

TEST(BusinessDate, changesAtTheBranchsMidnight)
{
    using namespace std::chrono;
    const WallTime beforeMidnight = sys_days{year{2026} / 7 / 13} + hours{16} + minutes{59};
    EXPECT_EQ(businessDateAt(beforeMidnight, hours{7}), "2026-07-13");
    EXPECT_EQ(businessDateAt(beforeMidnight + minutes{1}, hours{7}), "2026-07-14");
}

}
}
