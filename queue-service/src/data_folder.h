#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace luot::queue_service {

/// What a file system means for a database that must survive a power cut.
enum class FileSystemJudgement { Fine, Volatile, Network };

/// `magic`: statfs's f_type.
FileSystemJudgement judgeFileSystem(std::uint64_t magic);

/// The folder of one queue service, held by this process alone as long as the object lives.
class DataFolder {
public:
    /// Makes the folder if there is none (mode 0700). Fails with a sentence when another process holds it or
    /// it is on a network file system; warns in the log about one that forgets.
    static Result<DataFolder> hold(const std::filesystem::path& folder);

    ~DataFolder();
    DataFolder(DataFolder&& other) noexcept;
    DataFolder& operator=(DataFolder&& other) noexcept;
    DataFolder(const DataFolder&) = delete;
    DataFolder& operator=(const DataFolder&) = delete;

    const std::filesystem::path& path() const { return m_path; }

    /// Whether the lock is still the one that another process would meet.
    bool isHeld() const;

    /// Sees to it that a file of that size stands ready to be deleted when the disk is full. Its absence is
    /// no fault: it is made again when there is room for four of it.
    void keepBallast(std::uintmax_t bytes) const;

private:
    DataFolder(std::filesystem::path path, int pidFile);

    std::filesystem::path m_path;
    int m_pidFile = -1;
};

/// Gives what root made in a data folder to the folder's owner: luotctl may be root, the service is not.
Result<> giveToOwnerOf(const std::filesystem::path& folder, const std::filesystem::path& made);

/// Which branch's database was made in the folder; empty: none was. What is missing later has been taken
/// away.
std::string madeFor(const std::filesystem::path& folder);
Result<> rememberMade(const std::filesystem::path& folder, const std::string& branch);

/// Between the two, the folder's database may be no whole one.
Result<> beginRestore(const std::filesystem::path& folder);
Result<> endRestore(const std::filesystem::path& folder);
bool isRestoreUnfinished(const std::filesystem::path& folder);

}
