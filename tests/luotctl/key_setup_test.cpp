#include "luotctl/key_setup.h"

#include "protocol/keys.h"

#include <gtest/gtest.h>

#include <unistd.h>

namespace luot::luotctl {
namespace {

namespace fs = std::filesystem;

class KeySetup : public testing::Test {
protected:
    void SetUp() override
    {
        folder = fs::path{testing::TempDir()} / ("keys-" + std::to_string(::getpid()));
        ASSERT_TRUE(initServerKeys(folder));
    }
    void TearDown() override { fs::remove_all(folder); }

    static DeviceKeyRequest clerk()
    {
        return {DeviceId{"c3"}, protocol::Role::Clerk, BranchId{"an-thinh"}, {CounterId{"3"}}};
    }

    fs::path folder;
};

TEST_F(KeySetup, aDeviceIsLetInWithThePublicHalfOfTheKeyItHolds)
{
    ASSERT_TRUE(addDeviceKey(folder, clerk(), folder / "c3.key"));

    const auto device = protocol::readDeviceKey(folder / "c3.key");
    const auto allowed = protocol::readAllowedKeys(folder / "keys.d");
    const auto server = protocol::readServerKey(folder / "server.key");
    ASSERT_TRUE(device && allowed && server);
    ASSERT_EQ(allowed->size(), 1U);
    EXPECT_EQ(allowed->front().publicKey, device->pair.publicKey);
    EXPECT_EQ(allowed->front().role, protocol::Role::Clerk);
    EXPECT_EQ(allowed->front().counters, std::vector{CounterId{"3"}});
    EXPECT_EQ(device->serverPublicKey, server->publicKey);
}

TEST_F(KeySetup, secretsAreReadableByTheirOwnerOnly)
{
    ASSERT_TRUE(addDeviceKey(folder, clerk(), folder / "c3.key"));
    for (const char* name : {"c3.key", "server.key"})
        EXPECT_EQ(fs::status(folder / name).permissions(), fs::perms::owner_read) << name;
}

TEST_F(KeySetup, keysThatAreThereAreNotReplaced)
{
    EXPECT_FALSE(initServerKeys(folder));
    ASSERT_TRUE(addDeviceKey(folder, clerk(), folder / "c3.key"));
    EXPECT_FALSE(addDeviceKey(folder, clerk(), folder / "again.key"));
    EXPECT_FALSE(fs::exists(folder / "again.key"));
}

TEST_F(KeySetup, aNameThatIsAPathIsRefused)
{
    DeviceKeyRequest device = clerk();
    device.id = DeviceId{"../c3"};
    EXPECT_FALSE(addDeviceKey(folder, device, folder / "c3.key"));
}

}
}
