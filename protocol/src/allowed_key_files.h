#pragma once

#include "protocol/keys.h"

#include <filesystem>
#include <map>
#include <string>

namespace luot::protocol {

/// The files of a folder keys.d by name: their keys, and why some could not be opened just now.
struct AllowedKeyFiles {
    std::map<std::string, AllowedKey> keys;
    std::map<std::string, std::string> unread;
};
Result<AllowedKeyFiles> readAllowedKeyFiles(const std::filesystem::path& directory);

}
