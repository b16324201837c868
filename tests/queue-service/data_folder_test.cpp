#include "queue-service/event_store.h"
#include "queue-service/face_store.h"
#include "queue-service/src/store_database.h"
#include "tests/queue-service/little_branch.h"

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

namespace luot::queue_service {
namespace {

StoreSettings in(const std::filesystem::path& folder) { return {folder, BranchId{"an-thinh"}, 0}; }

TEST(DataFolder, aSecondServiceOnTheSameDatabaseRefusesToStart)
{
    const Folder folder;
    // The other process begins before anything is open here.
    int ready[2];
    int done[2];
    ASSERT_EQ(pipe(ready), 0);
    ASSERT_EQ(pipe(done), 0);
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        const auto store = EventStore::open(in(folder.path()), morning);
        char byte = store ? '1' : '0';
        if (write(ready[1], &byte, 1) != 1 || read(done[0], &byte, 1) != 1)
            _exit(1);
        _exit(0);
    }
    char opened = '?';
    ASSERT_EQ(read(ready[0], &opened, 1), 1);
    EXPECT_EQ(opened, '1');
    const auto second = EventStore::open(in(folder.path()), morning);
    ASSERT_FALSE(second);
    EXPECT_NE(second.error().message.find("process " + std::to_string(child)), std::string::npos)
        << second.error().message;
    ASSERT_EQ(write(done[1], "x", 1), 1);
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    EXPECT_EQ(status, 0);
    EXPECT_TRUE(EventStore::open(in(folder.path()), morning)) << "free again";
    for (const int end : {ready[0], ready[1], done[0], done[1]})
        close(end);
}

TEST(DataFolder, theBallastIsMadeAndComesBack)
{
    const Folder folder;
    StoreSettings settings = in(folder.path());
    settings.ballastBytes = 1 << 20;
    ASSERT_TRUE(EventStore::open(settings, morning));
    EXPECT_EQ(std::filesystem::file_size(folder.path() / "ballast"), 1U << 20U);
    std::filesystem::remove(folder.path() / "ballast");
    ASSERT_TRUE(EventStore::open(settings, morning));
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "ballast"));
}

TEST(DataFolder, aStartWritesNothingToTheFacesSoThatItCanBeMadeOnAFullDisk)
{
    const Folder folder;
    const auto wal = folder.path() / "faces.db-wal";
    ASSERT_TRUE(FaceStore::open(folder.path()));
    const auto again = FaceStore::open(folder.path());
    ASSERT_TRUE(again);
    EXPECT_TRUE(!std::filesystem::exists(wal) || std::filesystem::is_empty(wal));
}

TEST(DataFolder, aFullDiskIsSaidWithTheFileThatIsThereToBeDeleted)
{
    const Folder folder;
    const SQLite::Exception full{"database or disk is full", SQLITE_FULL};
    EXPECT_NE(whyNotOpened(folder.path() / "queue.db", full).find((folder.path() / "ballast").string()),
              std::string::npos);
    const SQLite::Exception other{"unable to open database file", SQLITE_CANTOPEN};
    EXPECT_NE(whyNotOpened(folder.path() / "queue.db", other).find("owner"), std::string::npos);
}

TEST(DataFolder, aPathThatIsNoFolderIsASentence)
{
    const Folder folder;
    const auto file = folder.path() / "file";
    std::ofstream{file} << "x";
    const auto store = EventStore::open(in(file), morning);
    ASSERT_FALSE(store);
    EXPECT_NE(store.error().message.find("--data"), std::string::npos) << store.error().message;
}

}
}
