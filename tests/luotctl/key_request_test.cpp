#include "protocol/key_request.h"

#include "luotctl/key_setup.h"
#include "protocol/keys.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace luot::luotctl {
namespace {

using namespace std::chrono_literals;
using namespace protocol;
namespace fs = std::filesystem;

constexpr WallTime noon{Milliseconds{1'784'000'400'000}};

fs::path madeFolder()
{
    std::string name = (fs::temp_directory_path() / "luot-key-XXXXXX").string();
    return mkdtemp(name.data());
}

class KeyRequests : public testing::Test {
protected:
    KeyRequests()
    {
        EXPECT_TRUE(initServerKeys(keys));
        serverKey = protocol::readServerKey(keys / "server.key")->publicKey;
    }
    ~KeyRequests() override { fs::remove_all(folder); }

    KeyRequest request(const std::string& server)
    {
        const DeviceKeyRequest device{DeviceId{"k2"}, protocol::Role::Kiosk, BranchId{"an-thinh"}, {}};
        fs::remove(deviceFile);
        fs::remove(requestFile);
        const auto made = makeKeyRequest(device, server, deviceFile, requestFile, noon);
        EXPECT_TRUE(made) << made.error().message;
        return *made;
    }
    bool accept(const std::string& words, WallTime now = noon + 1min)
    {
        std::ifstream file{requestFile};
        const std::string text{std::istreambuf_iterator<char>{file}, {}};
        return acceptKey(keys, text, requestFile.string(), words, now).has_value();
    }
    std::size_t letIn() { return protocol::readAllowedKeys(keys / "keys.d")->size(); }

    fs::path folder = madeFolder();
    fs::path keys = folder / "keys";
    fs::path deviceFile = folder / "k2.key";
    fs::path requestFile = folder / "k2.request.json";
    std::string serverKey;
};

TEST_F(KeyRequests, theSecretStaysOnTheDevice)
{
    request(serverKey);
    const auto key = protocol::readDeviceKey(deviceFile);
    ASSERT_TRUE(key);
    std::ifstream in{requestFile};
    const std::string asked{std::istreambuf_iterator<char>{in}, {}};
    EXPECT_EQ(asked.find(key->pair.secretKey), std::string::npos);
    EXPECT_NE(asked.find(key->pair.publicKey), std::string::npos);
    struct stat status { };
    ASSERT_EQ(stat(deviceFile.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777U, 0400U);
}

TEST_F(KeyRequests, sixWordsLetADeviceInOnce)
{
    const KeyRequest made = request(serverKey);
    std::istringstream words{wordsOf(made)};
    EXPECT_EQ(std::distance(std::istream_iterator<std::string>{words}, {}), 6);
    EXPECT_TRUE(accept("  " + wordsOf(made) + " "));
    ASSERT_EQ(letIn(), 1U);
    EXPECT_EQ(protocol::readAllowedKeys(keys / "keys.d")->front().publicKey, made.publicKey);
    EXPECT_TRUE(accept(wordsOf(made))) << "asked again, the same answer";
    ASSERT_EQ(letIn(), 1U);
    EXPECT_EQ(revokeKey(keys, DeviceId{"k2"}).value(), 1);
    EXPECT_EQ(letIn(), 0U);
    EXPECT_FALSE(accept(wordsOf(made))) << "a request is good once";
    EXPECT_FALSE(revokeKey(keys, DeviceId{"k2"}));
}

TEST_F(KeyRequests, notAfterFifteenMinutes)
{
    const std::string words = wordsOf(request(serverKey));
    EXPECT_FALSE(accept(words, noon + 15min + 1s));
    EXPECT_FALSE(accept(words, noon - 2min));
    EXPECT_TRUE(accept(words, noon + 15min));
}

TEST_F(KeyRequests, otherWordsLetNobodyIn)
{
    const std::string words = wordsOf(request(serverKey));
    EXPECT_FALSE(accept(""));
    EXPECT_FALSE(accept(words.substr(0, words.rfind(' '))));
    EXPECT_FALSE(accept(wordsOf(request(serverKey)) == words ? "" : words)) << "each key has its own";
    EXPECT_EQ(letIn(), 0U);
}

TEST_F(KeyRequests, aDeviceWithAnotherServicesKeyShowsOtherWords)
{
    const KeyRequest made = request(protocol::makeKeyPair().publicKey);
    EXPECT_FALSE(accept(wordsOf(made)));
    EXPECT_EQ(letIn(), 0U);
}

TEST_F(KeyRequests, aRequestThatWasChangedOnItsWayIsRefused)
{
    const std::string words = wordsOf(request(serverKey));
    std::ifstream in{requestFile};
    std::string text{std::istreambuf_iterator<char>{in}, {}};
    text.replace(text.find("\"kiosk\""), 7, "\"admin\"");
    std::ofstream{requestFile} << text;
    EXPECT_FALSE(accept(words));
    std::ofstream{requestFile} << "nothing of the kind";
    EXPECT_FALSE(accept(words));
    EXPECT_EQ(letIn(), 0U);
}

}
}
