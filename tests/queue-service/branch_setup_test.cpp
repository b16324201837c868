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

TEST(BranchSetupFile, whatDevicesShowTravelsWithTheBranch)
{
    const auto setup = parseBranchSetup(with("[[counter]]",
                                             "[texts]\naddress = \"khách hàng\"\n\n[[priority_class]]\nid = "
                                             "\"merit\"\nname = \"Có công\"\n\n[[counter]]"),
                                        "branch.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    EXPECT_EQ(setup->branch.texts.address, "khách hàng");
    EXPECT_EQ(setup->branch.texts.elderlyAge, 75);
    EXPECT_TRUE(setup->branch.hours.empty()) << "open at all times";
    EXPECT_EQ(setup->branch.priorityClasses, std::vector{protocol::PriorityClass::Merit});
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

TEST(BranchSetupFile, theExampleExplainsHoursHolidaysProceduresAndRules)
{
    const auto setup = readBranchSetup(LUOT_SOURCE_DIR "/queue-service/branch.example.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    const auto at = [](const char* day, int hour, int minute) -> LocalTime {
        return *dayNamed(day) + std::chrono::hours{hour} + std::chrono::minutes{minute};
    };
    EXPECT_TRUE(setup->hours.isOpenAt(at("2026-07-14", 7, 30)));
    EXPECT_FALSE(setup->hours.isOpenAt(at("2026-07-14", 11, 30))) << "the noon break";
    EXPECT_FALSE(setup->hours.isOpenAt(at("2026-09-02", 9, 0))) << "a holiday";
    EXPECT_EQ(setup->hours.nextOpening(at("2026-08-31", 17, 0)), at("2026-09-03", 7, 30));
    EXPECT_EQ(setup->procedure(ProcedureId{"ho-kinh-doanh"})->legalDays, 3);
    EXPECT_EQ(setup->field(FieldId{"T"})->spare, "U");
    RuleSetup usual;
    usual.quota = 1500;
    EXPECT_EQ(setup->rules, usual) << "it shows the usual values";
}

TEST(BranchSetupFile, theExampleNamesEveryPriorityClassOnce)
{
    const auto setup = readBranchSetup(LUOT_SOURCE_DIR "/queue-service/branch.example.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    ASSERT_EQ(setup->priorityClasses.size(), 5U);
    EXPECT_EQ(setup->priorityClasses.front().name, "Người cao tuổi");
}

TEST(BranchSetupFile, withoutPriorityClassesTheCentreGivesThemAll)
{
    using protocol::PriorityClass;
    const auto all = parseBranchSetup(good, "branch.toml");
    ASSERT_TRUE(all) << all.error().message;
    EXPECT_TRUE(all->givesPriorityTo(PriorityClass::Merit));
    const auto one = parseBranchSetup(
        with("[[counter]]", "[[priority_class]]\nid = \"elderly\"\nname = \"x\"\n\n[[counter]]"),
        "branch.toml");
    ASSERT_TRUE(one) << one.error().message;
    EXPECT_TRUE(one->givesPriorityTo(PriorityClass::Elderly));
    EXPECT_TRUE(one->givesPriorityTo(PriorityClass::None)) << "those who come without";
    EXPECT_FALSE(one->givesPriorityTo(PriorityClass::Merit));
}

TEST(BranchSetupFile, withoutHoursItIsAlwaysOpen)
{
    const auto setup = parseBranchSetup(good, "branch.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    EXPECT_TRUE(setup->hours.isOpenAt(*dayNamed("2026-07-12") + std::chrono::hours{3}));
}

TEST(BranchSetupFile, prioritySaysHowTurnsAreTaken)
{
    const auto modeOf = [](const std::string& rules) {
        const auto setup = parseBranchSetup(std::string{good} + "[rules]\n" + rules, "branch.toml");
        EXPECT_TRUE(setup) << setup.error().message;
        return setup->rules.priority.mode;
    };
    EXPECT_EQ(modeOf(""), PriorityMode::Streak);
    EXPECT_EQ(modeOf("priority = \"strict\""), PriorityMode::Strict);
    EXPECT_EQ(modeOf("priority_in_a_row = 0"), PriorityMode::Strict);
    EXPECT_EQ(modeOf("priority = \"aging\"\npriority_head_start_min = 20"), PriorityMode::Aging);
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

std::string repeated(const std::string& piece, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i)
        text += piece;
    return text;
}

/// A procedure of field A before the counter.
std::string withDocuments(const std::string& documents)
{
    return "[[procedure]]\nid = \"x\"\nname = \"x\"\nfield = \"A\"\nlegal_days = 3\ndocuments = " + documents
        + "\n\n[[counter]]";
}

TEST(BranchSetupFile, aProcedureSaysWhatToBring)
{
    const auto setup = parseBranchSetup(
        with("[[counter]]", withDocuments("[\"Giấy chứng sinh\", \"" + repeated("ữ", 120) + "\"]")),
        "branch.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    const ProcedureSetup& procedure = *setup->procedure(ProcedureId{"x"});
    EXPECT_EQ(procedure.documents, (std::vector<std::string>{"Giấy chứng sinh", repeated("ữ", 120)}));
    EXPECT_FALSE(setup->field(FieldId{"A"})->asksProcedure);
}

TEST(BranchSetupFile, theDocumentsOfAFieldFitIntoOneAnswer)
{
    std::string text = good;
    for (int i = 0; i < 24; ++i)
        text += "[[procedure]]\nid = \"x" + std::to_string(i)
            + "\"\nname = \"x\"\nfield = \"A\"\nlegal_days = 3\n" + "documents = ["
            + repeated("\"" + repeated("ữ", 120) + "\",", 12) + "]\n";
    const auto setup = parseBranchSetup(text, "branch.toml");
    ASSERT_FALSE(setup);
    EXPECT_NE(setup.error().message.find("100,000 bytes"), std::string::npos) << setup.error().message;
}

TEST(BranchSetupFile, theDemoAndTheExampleSayWhatToBring)
{
    for (const char* name : {"branch.demo.toml", "branch.example.toml"}) {
        const auto setup = readBranchSetup(std::string{LUOT_SOURCE_DIR} + "/queue-service/" + name);
        ASSERT_TRUE(setup) << setup.error().message;
        for (const ProcedureSetup& procedure : setup->procedures)
            EXPECT_GE(procedure.documents.size(), 2U) << procedure.id.str();
        EXPECT_GE(setup->procedures.size(), 8U);
    }
}

TEST(BranchSetupFile, theHoursAreLinesToShow)
{
    const auto linesOf = [](const std::string& hours) {
        const auto setup = parseBranchSetup(std::string{good} + "[hours]\n" + hours, "branch.toml");
        EXPECT_TRUE(setup) << setup.error().message;
        std::string lines;
        for (const protocol::HoursLine& line : setup->branch.hours)
            lines += line.days + " | " + line.daysEn + " | " + line.times + "\n";
        return lines;
    };
    const auto days = [](std::initializer_list<const char*> names, const char* spans) {
        std::string text;
        for (const char* name : names)
            text += std::string{name} + " = " + spans + "\n";
        return text;
    };
    const char* whole = R"(["07:30-11:30", "13:30-17:00"])";
    EXPECT_EQ(linesOf(days({"monday", "tuesday", "wednesday", "thursday", "friday"}, whole)
                      + days({"saturday"}, R"(["07:30-11:30"])")),
              "Thứ Hai – Thứ Sáu | Monday – Friday | 7:30–11:30, 13:30–17:00\n"
              "Thứ Bảy | Saturday | 7:30–11:30\n");
    EXPECT_EQ(linesOf(days({"tuesday", "thursday"}, whole)),
              "Thứ Ba, Thứ Năm | Tuesday, Thursday | 7:30–11:30, 13:30–17:00\n");
    EXPECT_EQ(
        linesOf(days({"monday", "tuesday"}, R"(["08:00-10:00"])") + days({"sunday"}, R"(["08:00-24:00"])")),
        "Thứ Hai, Thứ Ba | Monday, Tuesday | 8:00–10:00\nChủ Nhật | Sunday | 8:00–24:00\n");
    EXPECT_EQ(linesOf(days({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"},
                           R"(["00:00-24:00"])")),
              "Hằng ngày | Every day | 0:00–24:00\n");
}

struct Wrong {
    const char* piece;
    std::string other;
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
    testing::Values(
        Wrong{"id = \"A\"", "id = \"O\"", "7", "without I, O and Q"},
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
        Wrong{"quota = 120", "quota = 120\nspare = \"A\"", "6", "its own spare"},
        Wrong{"quota = 120", "quota = 120\nspare = \"AB\"", "12", "one letter"},
        Wrong{"[[counter]]", "[hours]\nmonday = [\"11:30-07:30\"]\n\n[[counter]]", "15", "07:30-11:30"},
        Wrong{"[[counter]]", "[hours]\nmonday = \"07:30\"\n\n[[counter]]", "15", "a list like"},
        Wrong{"[[counter]]", "[hours]\nmonday = [\"07:30-11:30\", \"11:00-12:00\"]\n\n[[counter]]", "15",
              "in order"},
        Wrong{"[[counter]]", "[hours]\nmoonday = []\n\n[[counter]]", "15", "\"moonday\""},
        Wrong{"[[counter]]", "[hours]\nmonday = []\n\n[[counter]]", "14", "opens on no day"},
        Wrong{"[[counter]]", "[[special_day]]\nname = \"Tết\"\nfirst = \"2027-02-05\"\n\n[[counter]]", "16",
              "without quotes"},
        Wrong{"[[counter]]",
              "[[special_day]]\nname = \"Tết\"\nfirst = 2027-02-05\nlast = 2027-02-01\n\n[[counter]]", "17",
              "from first"},
        Wrong{"[[counter]]",
              "[[procedure]]\nid = \"x\"\nname = \"x\"\nfield = \"Z\"\nlegal_days = 3\n\n[[counter]]", "17",
              "no field \"Z\""},
        Wrong{"[[counter]]", "[[procedure]]\nid = \"x\"\nname = \"x\"\nfield = \"A\"\n\n[[counter]]", "14",
              "lacks \"legal_days\""},
        Wrong{"[[counter]]", "[rules]\npriority = \"king\"\n\n[[counter]]", "15", "\"aging\""},
        Wrong{"[[counter]]", "[rules]\nwalk_in = 1\n\n[[counter]]", "15", "true or false"},
        Wrong{"[[counter]]",
              "[[field]]\nid = \"A\"\nname = \"x\"\nname_en = \"x\"\nicon = \"x\"\n\n[[counter]]", "14",
              "twice"},
        Wrong{"[[counter]]",
              "[[field]]\nid = \"B\"\nspare = \"A\"\nname = \"x\"\nname_en = \"x\"\nicon = "
              "\"x\"\n\n[[counter]]",
              "14", "share a letter"},
        Wrong{"[[counter]]", "[[counter]]\nid = \"3\"\nserves = [{ field = \"A\" }]\n\n[[counter]]", "18",
              "counter 3 stands there twice"},
        Wrong{"coefficient = 4 }", "coefficient = 4 }, { field = \"A\" }", "16", "field A twice"},
        Wrong{"serves = [{ field = \"A\", coefficient = 4 }]", "serves = []", "16", "one or more tables"},
        Wrong{"[[counter]]",
              "[[procedure]]\nid = \"Khai sinh\"\nname = \"x\"\nfield = \"A\"\nlegal_days = 3\n\n[[counter]]",
              "15", "a-z, 0-9 and dash"},
        Wrong{"[[counter]]",
              "[[special_day]]\nname = \"x\"\nfirst = 2027-02-05\n[[special_day]]\nname = \"y\"\n"
              "first = 2027-02-05\n\n[[counter]]",
              "17", "a special day twice"},
        Wrong{"[branch]\n", "[branch]\npublic_base_url = \"luot.example\"\n", "2", "https://"},
        Wrong{"[branch]\n", "[branch]\npublic_base_url = \"https://luot.example/\"\n", "2",
              "must not end with /"},
        Wrong{"[[counter]]", "[texts]\naddress = \"quý vị\"\n\n[[counter]]", "15", "khách hàng"},
        Wrong{"[[counter]]", "[[priority_class]]\nid = \"king\"\nname = \"x\"\n\n[[counter]]", "15",
              "\"with_small_child\""},
        Wrong{"[[counter]]", "[[priority_class]]\nid = \"none\"\nname = \"x\"\n\n[[counter]]", "15",
              "\"none\" is not"},
        Wrong{"[[counter]]", "[[priority_class]]\nid = \"merit\"\n\n[[counter]]", "14", "lacks \"name\""},
        Wrong{"[[counter]]",
              "[[priority_class]]\nid = \"merit\"\nname = \"x\"\n[[priority_class]]\nid = \"merit\"\n"
              "name = \"y\"\n\n[[counter]]",
              "17", "merit stands there twice"},
        Wrong{"[branch]\n", "[branch]\nonline_url = \"dichvucong.gov.vn\"\n", "2", "online_url must begin"},
        Wrong{"[[counter]]", "[texts]\nelderly_age = 7\n\n[[counter]]", "15", "from 50 to 120"},
        Wrong{"quota = 120", "ask_procedure = true", "6", "no [[procedure]] is of it"},
        Wrong{"quota = 120", "ask_procedure = 1", "11", "true or false"},
        Wrong{"[[counter]]", withDocuments("\"Giấy chứng sinh\""), "19", "a list of at most 12"},
        Wrong{"[[counter]]", withDocuments("[\"\"]"), "19", "1 to 120 characters"},
        Wrong{"[[counter]]", withDocuments("[7]"), "19", "1 to 120 characters"},
        Wrong{"[[counter]]", withDocuments("[\"a\\nb\"]"), "19", "in one line"},
        Wrong{"[[counter]]", withDocuments("[" + repeated("\"x\",", 13) + "]"), "19", "a list of at most 12"},
        Wrong{"[[counter]]", withDocuments("[\"" + repeated("ữ", 121) + "\"]"), "19", "1 to 120 characters"},
        Wrong{"[branch]\n", "[centre]\n", "1", "lacks \"branch\""},
        Wrong{"[branch]\n", "[branch]\nutc_offset_min = 9000\n", "2", "whole number"}));

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
