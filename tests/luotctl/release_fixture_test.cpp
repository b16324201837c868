#include "luotctl/child_process.h"
#include "luotctl/key_setup.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <chrono>
#include <fstream>
#include <iterator>
#include <thread>

namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// A copy of what a release left, each test its own.
class AReleasesDatabase : public testing::TestWithParam<const char*> {
protected:
    void SetUp() override
    {
        folder = fs::path{testing::TempDir()} / ("release-" + std::to_string(::getpid()));
        fs::create_directories(folder / "data");
        fs::copy_file(fs::path{LUOT_FIXTURES} / GetParam() / "queue.db", database());
    }
    void TearDown() override { fs::remove_all(folder); }

    fs::path database() const { return folder / "data" / "queue.db"; }
    ChildProcess start(const char* program, const std::vector<std::string>& arguments) const
    {
        auto child = ChildProcess::start({program, arguments, {}, folder / "log"});
        EXPECT_TRUE(child);
        return std::move(*child);
    }
    std::string log() const
    {
        std::ifstream stream{folder / "log"};
        return {std::istreambuf_iterator<char>{stream}, {}};
    }

    fs::path folder;
};

TEST_P(AReleasesDatabase, holdsTogether)
{
    EXPECT_EQ(start(LUOTCTL, {"verify", database().string()}).waitForEnd(60s), 0) << log();
}

TEST_P(AReleasesDatabase, isServedAndHoldsTogetherAfterwards)
{
    ASSERT_TRUE(initServerKeys(folder / "keys"));
    const fs::path ready = folder / "ready";
    ChildProcess service
        = start(LUOT_QUEUE_SERVICE,
                {"--data", (folder / "data").string(), "--keys", (folder / "keys").string(), "--branch",
                 LUOT_BRANCH_FILE, "--port", std::to_string(33000 + ::getpid() % 20000), "--ready-file",
                 ready.string(), "--ballast-mib", "0"});
    while (!fs::exists(ready)) {
        ASSERT_FALSE(service.exitCode()) << log();
        std::this_thread::sleep_for(10ms);
    }
    EXPECT_EQ(service.end(), 0) << log();
    EXPECT_EQ(start(LUOTCTL, {"verify", database().string()}).waitForEnd(60s), 0) << log();
}

INSTANTIATE_TEST_SUITE_P(Of, AReleasesDatabase, testing::Values("0.1.0"), [](const auto& release) {
    std::string name = std::string{"v"} + release.param;
    std::erase(name, '.');
    return name;
});

}
}
