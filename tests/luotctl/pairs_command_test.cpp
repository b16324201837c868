#include "luotctl/child_process.h"
#include "luotctl/src/csv_table.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>

namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::string contentOf(const fs::path& path)
{
    std::ifstream stream{path};
    return {std::istreambuf_iterator<char>{stream}, {}};
}

class VisionPairs : public ::testing::Test {
protected:
    VisionPairs() { fs::create_directories(folder); }
    ~VisionPairs() override { fs::remove_all(folder); }

    static fs::path portraits()
    {
        const char* cache = std::getenv("LUOT_CACHE");
        return (cache != nullptr ? fs::path{cache} : fs::path{std::getenv("HOME")} / ".cache" / "luot")
            / "portraits";
    }

    int run(const std::string& pairs)
    {
        std::ofstream{folder / "pairs.csv"} << pairs;
        auto child = ChildProcess::start({LUOTCTL,
                                          {"vision", "pairs", (folder / "pairs.csv").string(), "--dir",
                                           portraits().string(), "--out", (folder / "out.csv").string()},
                                          {},
                                          folder / "said.txt"});
        EXPECT_TRUE(child);
        const int code = child->waitForEnd(120s).value_or(-1);
        said = contentOf(folder / "said.txt");
        return code;
    }

    fs::path folder = fs::path{::testing::TempDir()} / ("pairs-" + std::to_string(::getpid()));
    std::string said;
};

TEST_F(VisionPairs, writesADistanceForEachPairAndNamesWhatCannotBeRead)
{
    ASSERT_EQ(run("same,file_y,file_x\n1,\"obama3.jpg\",obama.jpg\n0,biden.jpg,obama.jpg\n0,\"gone, "
                  "now.jpg\",obama.jpg\n"),
              0)
        << said;
    const std::string text = contentOf(folder / "out.csv");
    EXPECT_TRUE(text.starts_with("file_x,file_y,distance\n")) << text;
    const auto out = CsvTable::parse(text);
    ASSERT_TRUE(out);
    ASSERT_EQ(out->rows().size(), 3U);
    EXPECT_EQ(out->rows()[0][0], "obama.jpg");
    EXPECT_EQ(out->rows()[0][1], "obama3.jpg");
    EXPECT_LE(std::stod(out->rows()[0][2]), 0.42);
    EXPECT_GT(std::stod(out->rows()[1][2]), 0.5);
    EXPECT_EQ(out->rows()[2][1], "gone, now.jpg");
    EXPECT_EQ(out->rows()[2][2], "");
    EXPECT_NE(said.find("gone, now.jpg"), std::string::npos) << said;
}

TEST_F(VisionPairs, saysWhichColumnsAreMissing)
{
    EXPECT_EQ(run("a,b\n1,2\n"), 1);
    EXPECT_NE(said.find("file_x and file_y"), std::string::npos) << said;
    EXPECT_FALSE(fs::exists(folder / "out.csv"));
}

}
}
