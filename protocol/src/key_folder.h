#pragma once

#include "protocol/src/allow_list.h"

#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>

namespace luot::protocol {

/// The folder keys.d, watched: a file that is added, replaced or removed takes effect within moments. One
/// that cannot be opened just now is not taken for one that is gone: the key it had stays.
class KeyFolder {
public:
    explicit KeyFolder(std::filesystem::path directory);
    ~KeyFolder();
    KeyFolder(const KeyFolder&) = delete;
    KeyFolder& operator=(const KeyFolder&) = delete;

    Result<> load(AllowList& list);
    /// Becomes readable when something has changed; -1: the folder cannot be watched.
    int descriptor() const { return m_watch; }
    /// Whether something has changed since the last time.
    bool takeChange() const;
    /// What the watch does not say, to be asked once a second: whether something could not be read, or the
    /// folder itself is another one.
    bool mustLookAgain();

private:
    void watch();

    std::filesystem::path m_directory;
    int m_watch;
    ino_t m_watched = 0; ///< the folder's inode; 0: it is not there
    std::map<std::string, AllowedKey> m_known; ///< by file name
    bool m_isIncomplete = false;
};

}
