#include "queue-service/event_store.h"
#include "tests/queue-service/little_branch.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

namespace luot::queue_service {
namespace {

using namespace protocol;

const std::filesystem::path released = LUOT_SOURCE_DIR "/tests/fixtures/0.1.0/queue.db";

std::string contentOf(const std::filesystem::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

int versionOf(const std::filesystem::path& file)
{
    return SQLite::Database{file, SQLite::OPEN_READONLY}.execAndGet("PRAGMA user_version").getInt();
}

/// A folder with the database that the first release left.
class Migration : public testing::Test {
protected:
    Migration()
    {
        std::filesystem::copy_file(released, file());
        std::filesystem::permissions(file(), std::filesystem::perms::owner_write,
                                     std::filesystem::perm_options::add);
    }

    std::filesystem::path file() const { return folder.path() / EventStore::databaseName; }
    std::filesystem::path copy() const { return folder.path() / "backups" / "version-1.db"; }
    Result<std::unique_ptr<EventStore>> open() const
    {
        return EventStore::open({folder.path(), BranchId{"an-thinh"}, 0}, morning);
    }

    Folder folder;
};

TEST_F(Migration, aReleasedDatabaseVerifiesAsItIs)
{
    const std::string before = contentOf(file());
    expectVerified(file());
    EXPECT_EQ(contentOf(file()), before);
}

TEST_F(Migration, aReleasedDatabaseOpensIsBroughtForwardAndVerifies)
{
    {
        const auto store = open();
        ASSERT_TRUE(store) << store.error().message;
        EXPECT_EQ((*store)->lastSeq(), 53U);
        EXPECT_EQ((*store)->load()->tickets.size(), 6U);
    }
    EXPECT_GT(versionOf(file()), 1);
    expectVerified(file());
    EXPECT_EQ(versionOf(copy()), 1) << "as it was";
    expectVerified(copy());

    std::filesystem::remove(copy());
    ASSERT_TRUE(open()) << "and again";
    EXPECT_FALSE(std::filesystem::exists(copy())) << "there was nothing to do";
}

TEST_F(Migration, aReleasedDatabaseServesOn)
{
    VirtualClock clock;
    {
        const auto store = open();
        ASSERT_TRUE(store) << store.error().message;
        clock.setWall((*store)->eventsAfter(Stream::Staff, 52, 1)->front().at + std::chrono::minutes{1});
    }
    auto setup = readBranchSetup(LUOT_SOURCE_DIR "/queue-service/branch.demo.toml");
    ASSERT_TRUE(setup) << setup.error().message;
    const auto service = Service::open({folder.path(), std::move(*setup), 0}, clock);
    ASSERT_TRUE(service) << service.error().message;
    Request request;
    request.user = "kiosk:k1";
    request.role = Role::Kiosk;
    request.device = DeviceId{"k1"};
    request.id = RequestId{"a"};
    request.command = issue("A");
    request.deadline = clock.steady() + std::chrono::seconds{3};
    const auto outcome = (*service)->process(std::span{&request, 1});
    ASSERT_TRUE(outcome);
    EXPECT_NE(outcome->replies.front().find("\"A004\""), std::string::npos) << outcome->replies.front();
    expectVerified(file());
}

TEST_F(Migration, withoutACopyNothingIsChanged)
{
    std::ofstream{folder.path() / "backups"} << "no folder";
    const auto store = open();
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("version-1.db"), std::string::npos) << store.error().message;
    EXPECT_EQ(versionOf(file()), 1);
    expectVerified(file());
}

TEST_F(Migration, anAlteredDatabaseIsNotBroughtForward)
{
    SQLite::Database{file(), SQLite::OPEN_READWRITE}.exec(
        "DROP TRIGGER event_no_update; UPDATE event SET actor='nobody' WHERE seq=50");
    ASSERT_FALSE(open());
    EXPECT_EQ(versionOf(file()), 1);
}

}
}
