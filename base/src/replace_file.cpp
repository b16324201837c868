#include "base/replace_file.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace luot {

namespace {

std::error_code lastError() { return {errno, std::system_category()}; }

bool writeAll(int descriptor, std::string_view content)
{
    while (!content.empty()) {
        const ssize_t written = write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR)
            return false;
        content.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
    return true;
}

}

std::error_code replaceFile(const std::filesystem::path& file, std::string_view content, unsigned mode)
{
    const std::filesystem::path part = file.string() + ".part";
    unlink(part.c_str());
    const int descriptor = open(part.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (descriptor < 0)
        return lastError();
    std::error_code error;
    if (fchmod(descriptor, mode) != 0 || !writeAll(descriptor, content) || fsync(descriptor) != 0)
        error = lastError();
    close(descriptor);
    if (!error && rename(part.c_str(), file.c_str()) != 0)
        error = lastError();
    if (error)
        unlink(part.c_str());
    return error;
}

}
