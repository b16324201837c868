#include "luotctl/child_process.h"
#include "luotctl/key_setup.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>
#include <iterator>
#include <random>
#include <thread>

/// What an administrator types, at a service that runs.
namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::string contentOf(const fs::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

class AtAService : public testing::Test {
protected:
    void SetUp() override
    {
        std::string name = (fs::temp_directory_path() / "luot-ctl-XXXXXX").string();
        folder = mkdtemp(name.data());
        branch = folder / "branch.toml";
        fs::copy_file(LUOT_BRANCH_FILE, branch);
        ASSERT_TRUE(initServerKeys(folder / "keys"));
        ASSERT_TRUE(addDeviceKey(folder / "keys",
                                 {DeviceId{"a1"}, protocol::Role::Admin, BranchId{"an-thinh"}, {}},
                                 folder / "a1.key"));
        auto started = ChildProcess::start(
            {LUOT_QUEUE_SERVICE,
             {"--data", (folder / "data").string(), "--keys", (folder / "keys").string(), "--branch",
              branch.string(), "--port", std::to_string(port), "--ready-file", (folder / "ready").string(),
              "--ballast-mib", "0"},
             {},
             folder / "service.log"});
        ASSERT_TRUE(started);
        service.emplace(std::move(*started));
        for (int i = 0; i < 2000 && !fs::exists(folder / "ready"); ++i)
            std::this_thread::sleep_for(10ms);
        ASSERT_TRUE(fs::exists(folder / "ready")) << contentOf(folder / "service.log");
    }
    void TearDown() override
    {
        if (service)
            service->end(20s);
        fs::remove_all(folder);
    }
    std::pair<int, std::string> luotctl(std::vector<std::string> arguments)
    {
        arguments.insert(
            arguments.end(),
            {"--server", "127.0.0.1:" + std::to_string(port), "--key", (folder / "a1.key").string()});
        const fs::path log = folder / "said";
        fs::remove(log);
        auto child = ChildProcess::start({LUOTCTL, arguments, {}, log});
        EXPECT_TRUE(child);
        const int code = child->waitForEnd(60s).value_or(-1);
        return {code, contentOf(log)};
    }

    fs::path folder;
    fs::path branch;
    std::uint16_t port = static_cast<std::uint16_t>(23000 + std::random_device{}() % 2000 * 4);
    std::optional<ChildProcess> service;
};

TEST_F(AtAService, figuresAreATable)
{
    EXPECT_EQ(luotctl({"issue", "--field", "A", "--count", "3"}).first, 0);
    const auto [code, said] = luotctl({"stats"});
    EXPECT_EQ(code, 0) << said;
    EXPECT_NE(said.find("all           3      0"), std::string::npos) << said;
    EXPECT_NE(said.find("counter       3   100%     0:00          -"), std::string::npos) << said;
    const auto [wrong, why] = luotctl({"stats", "--from", "yesterday"});
    EXPECT_EQ(wrong, 1);
    EXPECT_NE(why.find("2026-07-14"), std::string::npos) << why;
}

TEST_F(AtAService, theBranchFileIsReadChangedAndRefused)
{
    const std::string before = contentOf(branch);
    EXPECT_EQ(luotctl({"config", "get"}), (std::pair{0, before}));

    std::string text = before;
    const auto quota = text.find("quota = ");
    ASSERT_NE(quota, std::string::npos);
    text.replace(quota, 11, "quota = 250");
    // More than one part, and characters of three bytes where it would be cut.
    for (int i = 0; i < 300; ++i)
        text += "# Ghi chú: ườườườườườ\n";
    std::ofstream{folder / "other.toml"} << text;
    const auto [code, said] = luotctl({"config", "set", (folder / "other.toml").string()});
    EXPECT_EQ(code, 0) << said;
    EXPECT_NE(said.find("quota"), std::string::npos) << said;
    EXPECT_EQ(contentOf(branch), text);
    EXPECT_EQ(luotctl({"config", "get"}), (std::pair{0, text}));

    std::ofstream{folder / "wrong.toml"} << "[branch]\nid = 7\n";
    const auto [refused, why] = luotctl({"config", "set", (folder / "wrong.toml").string()});
    EXPECT_EQ(refused, 1);
    EXPECT_NE(why.find("line 2"), std::string::npos) << why;
    EXPECT_EQ(contentOf(branch), text);
}

}
}
