#include "luotctl/child_process.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

struct Outcome {
    int exitCode = -1;
    std::string said;
};

Outcome luotctl(const std::vector<std::string>& arguments)
{
    const fs::path log = fs::path{testing::TempDir()} / ("luotctl-" + std::to_string(::getpid()) + ".log");
    fs::remove(log);
    auto child = ChildProcess::start({LUOTCTL, arguments, {}, log});
    EXPECT_TRUE(child);
    Outcome outcome;
    outcome.exitCode = child->waitForEnd(60s).value_or(-1);
    std::ifstream stream{log};
    outcome.said = {std::istreambuf_iterator<char>{stream}, {}};
    return outcome;
}

TEST(TheCommandLine, rendersAVoiceAndNamesTheClipThatIsMissing)
{
    const fs::path folder = fs::path{testing::TempDir()} / ("voice-" + std::to_string(::getpid()));
    fs::remove_all(folder);
    EXPECT_EQ(luotctl({"voice", "check", folder}).exitCode, 1);
    EXPECT_EQ(luotctl({"voice", "render", folder, "--accent", "south"}).exitCode, 0);
    EXPECT_EQ(luotctl({"voice", "check", folder}).exitCode, 0);

    const auto recorded = fs::last_write_time(folder / "a.wav");
    fs::remove(folder / "7.wav");
    const Outcome missing = luotctl({"voice", "check", folder});
    EXPECT_EQ(missing.exitCode, 1);
    EXPECT_NE(missing.said.find("7.wav is missing. It says \"bảy\"."), std::string::npos) << missing.said;
    EXPECT_EQ(luotctl({"voice", "render", folder}).exitCode, 0);
    EXPECT_EQ(fs::last_write_time(folder / "a.wav"), recorded) << "what is there is never spoken over";
    fs::remove_all(folder);
}

TEST(TheCommandLine, saysWhatACardIsWhenItIsNamedWrongly)
{
    for (const char* cell : {"2,0", "0,3", "-1,0", "1", "a,b", "0,1x"}) {
        const Outcome outcome
            = luotctl({"demo", "--headless", "--out", testing::TempDir() + "/never", "--choose", cell});
        EXPECT_EQ(outcome.exitCode, 1) << cell;
        EXPECT_NE(outcome.said.find("ROW 0–1 and COL 0–2"), std::string::npos) << outcome.said;
    }
}

TEST(TheCommandLine, saysWhenADatabaseIsNotThere)
{
    const Outcome outcome = luotctl({"verify", "/nowhere/queue.db"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.said.find("/nowhere/queue.db"), std::string::npos) << outcome.said;
}

TEST(TheCommandLine, saysWhichMoveOfAScriptIsWrong)
{
    const std::string out = testing::TempDir() + "/never.mp4";
    for (const char* moves : {"hold 1; dance", "look 5,5", "hold minus", "approach 2 3", ""}) {
        const Outcome outcome
            = luotctl({"vision", "render", "--person", "obama", "--do", moves, "--out", out});
        EXPECT_EQ(outcome.exitCode, 1) << moves;
        EXPECT_EQ(std::count(outcome.said.begin(), outcome.said.end(), '\n'), 1) << outcome.said;
        EXPECT_FALSE(fs::exists(out));
    }
    const Outcome outcome
        = luotctl({"vision", "render", "--person", "obama", "--do", "hold 1; dance", "--out", out});
    EXPECT_NE(outcome.said.find("'dance'"), std::string::npos) << outcome.said;
    EXPECT_NE(outcome.said.find("approach"), std::string::npos) << outcome.said;
}

TEST(TheCommandLine, saysWhenAClipCannotBeRead)
{
    const fs::path clip = fs::path{testing::TempDir()} / ("clip-" + std::to_string(::getpid()) + ".mp4");
    std::ofstream{clip} << "this is no film";
    const Outcome outcome = luotctl({"vision", "replay", clip.string()});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.said.find(clip.filename().string()), std::string::npos) << outcome.said;
    fs::remove(clip);
}

TEST(TheCommandLine, saysWhenAKeyFileIsNotThere)
{
    const Outcome outcome = luotctl({"issue", "--field", "A", "--key", "/nowhere/k.key"});
    EXPECT_EQ(outcome.exitCode, 1);
    EXPECT_NE(outcome.said.find("/nowhere/k.key"), std::string::npos) << outcome.said;
}

}
}
