#include "luotctl/child_process.h"

#include <gtest/gtest.h>

#include <csignal>
#include <fstream>
#include <iterator>

namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

class AChildProcess : public testing::Test {
protected:
    void SetUp() override
    {
        folder = fs::path{testing::TempDir()} / ("child-" + std::to_string(::getpid()));
        fs::create_directories(folder);
    }
    void TearDown() override { fs::remove_all(folder); }

    ChildProcess shell(const std::string& script)
    {
        auto child
            = ChildProcess::start({"/bin/sh", {"-c", script}, {{"GREETING", "xin chào"}}, folder / "log"});
        EXPECT_TRUE(child) << child.error().message;
        return std::move(*child);
    }
    std::string log() const
    {
        std::ifstream stream{folder / "log"};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    fs::path folder;
};

TEST_F(AChildProcess, leavesWhatItSaysInItsLogAndItsExitCode)
{
    ChildProcess child = shell("echo \"$GREETING\"; echo trouble >&2; exit 7");
    EXPECT_EQ(child.waitForEnd(10s), 7);
    EXPECT_EQ(log(), "xin chào\ntrouble\n");
}

TEST_F(AChildProcess, readsWhatIsTyped)
{
    ChildProcess child = shell("read key; echo \"pressed $key\"");
    child.writeLine("F1");
    EXPECT_EQ(child.waitForEnd(10s), 0);
    EXPECT_EQ(log(), "pressed F1\n");
}

TEST_F(AChildProcess, isMadeToEndWhenAskingDoesNotHelp)
{
    ChildProcess child = shell("trap '' TERM; echo ready; while :; do read line || sleep 1; done");
    while (log().empty())
        ASSERT_FALSE(child.exitCode());
    EXPECT_EQ(child.end(50ms), 128 + SIGKILL);
}

TEST_F(AChildProcess, thatHasEndedTakesALineWithoutHarm)
{
    ChildProcess child = shell("exit 0");
    EXPECT_EQ(child.waitForEnd(10s), 0);
    child.writeLine("F1");
}

TEST_F(AChildProcess, thatIsNotThereIsASentence)
{
    const auto child = ChildProcess::start({folder / "nothing", {}, {}, folder / "log"});
    ASSERT_FALSE(child);
    EXPECT_NE(child.error().message.find("./luot build"), std::string::npos) << child.error().message;
}

}
}
