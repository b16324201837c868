#pragma once

#include "protocol/src/allow_list.h"

#include <filesystem>

namespace luot::protocol {

/// The folder keys.d, watched: a file that is added, replaced or removed takes effect within moments.
class KeyFolder {
public:
    explicit KeyFolder(std::filesystem::path directory);
    ~KeyFolder();
    KeyFolder(const KeyFolder&) = delete;
    KeyFolder& operator=(const KeyFolder&) = delete;

    Result<> load(AllowList& list) const;
    /// Becomes readable when something has changed; -1: the folder cannot be watched.
    int descriptor() const { return m_watch; }
    /// Whether something has changed since the last time.
    bool takeChange() const;

private:
    std::filesystem::path m_directory;
    int m_watch;
};

}
