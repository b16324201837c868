#include "protocol/src/key_folder.h"

#include "base/log.h"
#include "protocol/src/allowed_key_files.h"

#include <array>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace luot::protocol {

namespace {

/// 0: there is none.
ino_t inodeOf(const std::filesystem::path& path)
{
    struct stat about { };
    return stat(path.c_str(), &about) == 0 ? about.st_ino : 0;
}

}

KeyFolder::KeyFolder(std::filesystem::path directory)
    : m_directory{std::move(directory)}
    , m_watch{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)}
{
    watch();
}

void KeyFolder::watch()
{
    m_watched = inodeOf(m_directory);
    // A link is made and not written.
    if (m_watch < 0
        || inotify_add_watch(m_watch, m_directory.c_str(),
                             IN_CLOSE_WRITE | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
            < 0)
        spdlog::warn("The folder {} cannot be watched: start the service again after changing a key.",
                     m_directory.string());
}

KeyFolder::~KeyFolder()
{
    if (m_watch >= 0)
        close(m_watch);
}

Result<> KeyFolder::load(AllowList& list)
{
    Result<AllowedKeyFiles> found = readAllowedKeyFiles(m_directory);
    const bool wasIncomplete = std::exchange(m_isIncomplete, !found || !found->unread.empty());
    if (!found)
        return tl::unexpected<Error>{found.error()};
    for (const auto& [name, why] : found->unread)
        if (const auto known = m_known.find(name); known != m_known.end())
            found->keys.insert(*known);
    m_known = std::move(found->keys);
    std::vector<AllowedKey> keys;
    for (const auto& [name, key] : m_known)
        keys.push_back(key);
    list.replace(std::move(keys));
    if (m_isIncomplete && !wasIncomplete)
        spdlog::error("{} It is tried again each second; the key that it had stays.",
                      found->unread.begin()->second);
    return {};
}

bool KeyFolder::mustLookAgain()
{
    if (const ino_t now = inodeOf(m_directory); now != m_watched) {
        m_watched = now;
        if (now != 0)
            watch();
        return true;
    }
    return m_isIncomplete;
}

bool KeyFolder::takeChange() const
{
    bool isChanged = false;
    std::array<char, 4096> events{};
    while (m_watch >= 0 && read(m_watch, events.data(), events.size()) > 0)
        isChanged = true;
    return isChanged;
}

}
