#include "protocol/keys.h"

#include <gtest/gtest.h>

#include <fstream>
#include <sys/stat.h>

namespace luot::protocol {
namespace {

class Keys : public testing::Test {
protected:
    void SetUp() override
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "luot-keys-XXXXXX").string();
        ASSERT_NE(mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    static unsigned modeOf(const std::filesystem::path& file)
    {
        struct stat status { };
        return stat(file.c_str(), &status) == 0 ? status.st_mode & 0777U : 0U;
    }
    void write(const std::string& name, const std::string& text) const
    {
        std::ofstream{m_folder / name} << text;
    }

    std::filesystem::path m_folder;
};

TEST_F(Keys, aDeviceFindsItsKeyAgainAndNobodyElseReadsIt)
{
    const DeviceKey key{DeviceId{"k1"}, Role::Kiosk, BranchId{"an-thinh"}, makeKeyPair(),
                        makeKeyPair().publicKey};
    const auto file = m_folder / "k1.key";
    ASSERT_TRUE(writeDeviceKey(key, file));
    EXPECT_EQ(modeOf(file), 0400U);
    const auto read = readDeviceKey(file);
    ASSERT_TRUE(read) << read.error().message;
    EXPECT_EQ(read->id, key.id);
    EXPECT_EQ(read->role, Role::Kiosk);
    EXPECT_EQ(read->branch, key.branch);
    EXPECT_EQ(read->pair.secretKey, key.pair.secretKey);
    EXPECT_EQ(read->serverPublicKey, key.serverPublicKey);
    ASSERT_TRUE(writeDeviceKey(key, file)) << "a key may be renewed in place";
}

TEST_F(Keys, theServiceFindsItsKeyAgain)
{
    const KeyPair pair = makeKeyPair();
    EXPECT_EQ(pair.publicKey.size(), 40U);
    ASSERT_TRUE(writeServerKey(pair, m_folder / "server.key"));
    EXPECT_EQ(modeOf(m_folder / "server.key"), 0400U);
    EXPECT_EQ(readServerKey(m_folder / "server.key")->secretKey, pair.secretKey);
}

TEST_F(Keys, aSecretOpenToEverybodyIsRefused)
{
    ASSERT_TRUE(writeServerKey(makeKeyPair(), m_folder / "server.key"));
    ASSERT_EQ(chmod((m_folder / "server.key").c_str(), 0444), 0);
    const auto read = readServerKey(m_folder / "server.key");
    ASSERT_FALSE(read);
    EXPECT_NE(read.error().message.find("chmod 0400"), std::string::npos) << read.error().message;
}

TEST_F(Keys, whatIsNoKeyFileIsASentence)
{
    write("damaged.key", "{\"public_key\":");
    write("short.key", R"({"public_key":"abc","secret_key":"def"})");
    for (const char* name : {"missing.key", "damaged.key", "short.key"}) {
        const auto file = m_folder / name;
        chmod(file.c_str(), 0400);
        const auto read = readServerKey(file);
        ASSERT_FALSE(read) << name;
        EXPECT_NE(read.error().message.find(file.string()), std::string::npos) << read.error().message;
    }
}

TEST_F(Keys, allowedKeysComeBackWithRoleCountersEndAndRate)
{
    const AllowedKey clerk{makeKeyPair().publicKey,
                           DeviceId{"c1"},
                           Role::Clerk,
                           BranchId{"an-thinh"},
                           {CounterId{"1"}, CounterId{"2"}},
                           WallTime{Milliseconds{1'800'000'000'000}},
                           RateLimit{500, 1000}};
    const AllowedKey board{
        makeKeyPair().publicKey, DeviceId{"b1"}, Role::Board, BranchId{"an-thinh"}, {}, {}, {}};
    ASSERT_TRUE(writeAllowedKey(clerk, m_folder));
    ASSERT_TRUE(writeAllowedKey(board, m_folder));
    EXPECT_EQ(modeOf(m_folder / "c1.json"), 0640U);
    const auto keys = readAllowedKeys(m_folder);
    ASSERT_TRUE(keys) << keys.error().message;
    EXPECT_EQ(*keys, (std::vector{board, clerk}));
}

TEST_F(Keys, theManualPagesKeysAndWhatCannotBeReadAreLeftOut)
{
    const AllowedKey good{
        makeKeyPair().publicKey, DeviceId{"b1"}, Role::Board, BranchId{"an-thinh"}, {}, {}, {}};
    ASSERT_TRUE(writeAllowedKey(good, m_folder));
    AllowedKey printed = good;
    printed.publicKey = "Yne@$w-vo<fVvi]a<NY6T1ed:M$fCG*[IaLV{hID";
    printed.id = DeviceId{"b2"};
    ASSERT_TRUE(writeAllowedKey(printed, m_folder));
    write("b3.json", "nonsense");
    write("b4.json",
          R"({"z85":")" + makeKeyPair().publicKey + R"(","id":"../b4","role":"board","branch":"x"})");
    write("b5.json", R"({"z85":")" + makeKeyPair().publicKey + R"(","id":"b5","role":"king","branch":"x"})");
    EXPECT_EQ(*readAllowedKeys(m_folder), std::vector{good});
}

TEST_F(Keys, anIdIsNoPath)
{
    AllowedKey key{makeKeyPair().publicKey, DeviceId{"../k1"}, Role::Kiosk, BranchId{"an-thinh"}, {}, {}, {}};
    EXPECT_FALSE(writeAllowedKey(key, m_folder));
    EXPECT_FALSE(readAllowedKeys(m_folder / "nowhere"));
}

}
}
