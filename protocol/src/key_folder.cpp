#include "protocol/src/key_folder.h"

#include "base/log.h"

#include <array>
#include <sys/inotify.h>
#include <unistd.h>
#include <utility>

namespace luot::protocol {

KeyFolder::KeyFolder(std::filesystem::path directory)
    : m_directory{std::move(directory)}
    , m_watch{inotify_init1(IN_NONBLOCK | IN_CLOEXEC)}
{
    if (m_watch < 0
        || inotify_add_watch(m_watch, m_directory.c_str(),
                             IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
            < 0)
        spdlog::warn("The folder {} cannot be watched: start the service again after changing a key.",
                     m_directory.string());
}

KeyFolder::~KeyFolder()
{
    if (m_watch >= 0)
        close(m_watch);
}

Result<> KeyFolder::load(AllowList& list) const
{
    Result<std::vector<AllowedKey>> keys = readAllowedKeys(m_directory);
    if (!keys)
        return tl::unexpected<Error>{keys.error()};
    list.replace(std::move(*keys));
    return {};
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
