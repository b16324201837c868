#pragma once

#include "base/result.h"
#include "queue-service/branch_setup.h"

#include <filesystem>
#include <string>

namespace luot::queue_service {

inline constexpr std::size_t largestBranchFile = 64U * 1024U; ///< bytes

/// The text of a branch file. Fails with a sentence when it cannot be read or is too large to be one.
Result<std::string> readBranchText(const std::filesystem::path& file);

/// Puts `text` in the file's place. Ensures: a reader sees the old text or the new one, never a part.
Result<> writeBranchText(const std::filesystem::path& file, const std::string& text);

/// What a service starts with.
struct FoundSetup {
    BranchSetup setup;
    std::string text; ///< `setup` was read from it
    std::string fault; ///< why the file was not taken, and what was kept in the database was; empty: it was
};

/// The branch file's set-up or, when that file is wrong, the last good one that the database in `data` keeps.
/// Fails with the sentence about the file when there is neither.
Result<FoundSetup> findSetup(const std::filesystem::path& file, const std::filesystem::path& data);

/// The branch file, watched: one that is written or put in its place is noticed within moments.
class BranchFile {
public:
    explicit BranchFile(std::filesystem::path file);
    ~BranchFile();
    BranchFile(const BranchFile&) = delete;
    BranchFile& operator=(const BranchFile&) = delete;

    /// Whether it has been written since the last time.
    bool takeChange() const;
    const std::filesystem::path& path() const { return m_file; }

private:
    std::filesystem::path m_file;
    int m_watch;
};

}
