#include "luotctl/child_process.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>
#include <iterator>

namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class VisionCalibrate : public ::testing::Test {
protected:
    VisionCalibrate() { fs::create_directories(folder); }
    ~VisionCalibrate() override { fs::remove_all(folder); }

    int run(const std::string& histogram, std::vector<std::string> options = {})
    {
        std::ofstream{folder / "nearest.txt"} << histogram;
        std::vector<std::string> arguments{"vision", "calibrate", (folder / "nearest.txt").string()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        auto child = ChildProcess::start({LUOTCTL, arguments, {}, folder / "said"});
        EXPECT_TRUE(child);
        const int code = child->waitForEnd(60s).value_or(-1);
        std::ifstream stream{folder / "said"};
        said = {std::istreambuf_iterator<char>{stream}, {}};
        return code;
    }

    fs::path folder = fs::path{::testing::TempDir()} / ("calibrate-" + std::to_string(::getpid()));
    std::string said;
};

TEST_F(VisionCalibrate, proposesAThresholdWithItsNumbers)
{
    EXPECT_EQ(run("luot-nearest-histogram 1\n41 1\n44 9000\ntotal 9001\n"), 0) << said;
    EXPECT_NE(said.find("9001 searches"), std::string::npos) << said;
    EXPECT_NE(said.find("0.44 (shipped 0.38): 1 searches below, rate at most 0.05"), std::string::npos)
        << said;
    EXPECT_EQ(run("luot-nearest-histogram 1\n41 1\n44 9000\ntotal 9001\n", {"--json"}), 0);
    EXPECT_NE(said.find("\"same\":{\"threshold\":0.44,\"searches_below\":1"), std::string::npos) << said;
}

TEST_F(VisionCalibrate, saysHowManySearchesAreMissing)
{
    EXPECT_EQ(run("luot-nearest-histogram 1\n44 100\ntotal 100\n"), 1);
    EXPECT_NE(said.find("2995 are needed"), std::string::npos) << said;
    EXPECT_EQ(run("luot-nearest-histogram 1\n44 100\ntotal 100\n", {"--false-rate", "0.05"}), 0) << said;
}

TEST_F(VisionCalibrate, saysWhenTheFileIsDamaged)
{
    EXPECT_EQ(run("luot-nearest-histogram 1\n44 100\n"), 1);
    EXPECT_NE(said.find("nearest.txt is damaged"), std::string::npos) << said;
}

}
}
