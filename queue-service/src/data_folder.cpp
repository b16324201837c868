#include "queue-service/src/data_folder.h"

#include "base/log.h"
#include "queue-service/src/database_copy.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <utility>

namespace luot::queue_service {

namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t cifsMagic = 0xff534d42;
constexpr std::uint64_t smb2Magic = 0xfe534d42;
constexpr std::uint64_t smbMagic = 0x517b;
constexpr const char* pidName = "service.pid";
constexpr const char* madeName = "queue.made";
constexpr const char* restoringName = "restore.unfinished";

std::string pidIn(int file)
{
    std::array<char, 32> text{};
    const ssize_t size = pread(file, text.data(), text.size() - 1, 0);
    std::string pid{text.data(), size > 0 ? static_cast<std::size_t>(size) : 0U};
    while (!pid.empty() && pid.back() == '\n')
        pid.pop_back();
    return pid;
}

}

FileSystemJudgement judgeFileSystem(std::uint64_t magic)
{
    switch (magic) {
    case NFS_SUPER_MAGIC:
    case V9FS_MAGIC:
    case cifsMagic:
    case smb2Magic:
    case smbMagic:
        return FileSystemJudgement::Network;
    case TMPFS_MAGIC:
    case RAMFS_MAGIC:
    case OVERLAYFS_SUPER_MAGIC:
        return FileSystemJudgement::Volatile;
    default:
        return FileSystemJudgement::Fine;
    }
}

Result<> giveToOwnerOf(const fs::path& folder, const fs::path& made)
{
    if (geteuid() != 0)
        return {};
    struct stat owner { };
    struct stat now { };
    if (stat(folder.c_str(), &owner) != 0 || lstat(made.c_str(), &now) != 0)
        return failure(made.string() + " cannot be looked at: " + std::strerror(errno) + ".");
    if (owner.st_uid == now.st_uid && owner.st_gid == now.st_gid)
        return {};
    if (lchown(made.c_str(), owner.st_uid, owner.st_gid) != 0)
        return failure(made.string() + " cannot be given to the owner of " + folder.string() + " ("
                       + std::strerror(errno) + "); run this as that user.");
    return {};
}

DataFolder::DataFolder(fs::path path, int pidFile)
    : m_path{std::move(path)}
    , m_pidFile{pidFile}
{
}

DataFolder::~DataFolder()
{
    if (m_pidFile >= 0)
        close(m_pidFile);
}

DataFolder::DataFolder(DataFolder&& other) noexcept
    : m_path{std::move(other.m_path)}
    , m_pidFile{std::exchange(other.m_pidFile, -1)}
{
}

DataFolder& DataFolder::operator=(DataFolder&& other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_pidFile, other.m_pidFile);
    return *this;
}

Result<DataFolder> DataFolder::hold(const fs::path& folder)
{
    std::error_code error;
    if (fs::create_directories(folder, error))
        fs::permissions(folder, fs::perms::owner_all, error);
    if (error || !fs::is_directory(folder))
        return failure("The data folder " + folder.string()
                       + " cannot be made; give one that this user may write to with --data.");

    struct statfs about { };
    if (statfs(folder.c_str(), &about) != 0)
        return failure("The data folder " + folder.string() + " cannot be examined: " + std::strerror(errno)
                       + "; check the disk.");
    switch (judgeFileSystem(static_cast<std::uint64_t>(about.f_type) & 0xffffffffU)) {
    case FileSystemJudgement::Network:
        return failure("The data folder " + folder.string()
                       + " is on a network file system, where a database cannot be kept safe; give a folder "
                         "on this machine's own disk with --data.");
    case FileSystemJudgement::Volatile:
        spdlog::warn("{} is on a file system that forgets at a restart (tmpfs, overlay): for a trial only",
                     folder.string());
        break;
    case FileSystemJudgement::Fine:
        break;
    }

    const fs::path pidFile = folder / pidName;
    const int file = open(pidFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0)
        return failure("The file " + pidFile.string() + " cannot be written: " + std::strerror(errno)
                       + "; give a data folder that this user may write to with --data.");
    DataFolder held{folder, file};
    // Made by root for luotctl, it would keep the service out.
    if (auto given = giveToOwnerOf(folder, pidFile); !given)
        spdlog::warn(given.error().message);
    if (flock(file, LOCK_EX | LOCK_NB) != 0)
        return failure("Another luot-queue-service (process " + pidIn(file) + ") is running on "
                       + folder.string()
                       + "; stop it first, or give this one a data folder of its own with --data.");
    const std::string pid = std::to_string(getpid()) + "\n";
    // Only a word to whoever reads it: the lock is what counts, also on a full disk.
    if (ftruncate(file, 0) != 0 || pwrite(file, pid.data(), pid.size(), 0) < 0)
        spdlog::warn("{} could not be written", pidFile.string());
    return held;
}

bool DataFolder::isHeld() const
{
    struct stat mine { };
    struct stat met { };
    return fstat(m_pidFile, &mine) == 0 && stat((m_path / pidName).c_str(), &met) == 0
        && mine.st_ino == met.st_ino && mine.st_dev == met.st_dev;
}

std::string madeFor(const fs::path& folder)
{
    std::string branch;
    std::getline(std::ifstream{folder / madeName}, branch);
    return branch;
}

Result<> rememberMade(const fs::path& folder, const std::string& branch)
{
    std::ofstream file{folder / madeName};
    if (!(file << branch << '\n').flush())
        return failure((folder / madeName).string() + " cannot be written; check the disk's space.");
    return keepOnDisk(folder / madeName).and_then([&] { return keepOnDisk(folder); });
}

Result<> beginRestore(const fs::path& folder)
{
    std::ofstream file{folder / restoringName};
    if (!file)
        return failure((folder / restoringName).string() + " cannot be written; check the folder's owner.");
    return keepOnDisk(folder / restoringName).and_then([&] { return keepOnDisk(folder); });
}

Result<> endRestore(const fs::path& folder)
{
    std::error_code error;
    fs::remove(folder / restoringName, error);
    return keepOnDisk(folder);
}

bool isRestoreUnfinished(const fs::path& folder)
{
    std::error_code error;
    return fs::exists(folder / restoringName, error);
}

void DataFolder::keepBallast(std::uintmax_t bytes) const
{
    const fs::path ballast = m_path / "ballast";
    std::error_code error;
    if (bytes == 0 || (fs::exists(ballast, error) && fs::file_size(ballast, error) == bytes))
        return;
    const fs::space_info space = fs::space(m_path, error);
    if (error || space.available < 4 * bytes) {
        spdlog::warn("{} has little space left: free some", m_path.string());
        return;
    }
    const int file = open(ballast.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0 || posix_fallocate(file, 0, static_cast<off_t>(bytes)) != 0)
        spdlog::warn("{} could not be made", ballast.string());
    if (file >= 0)
        close(file);
}

}
