#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

namespace luot::vision {

/// An empty folder that goes with the test.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        std::string form = (std::filesystem::temp_directory_path() / "luot-vision-XXXXXX").string();
        path = mkdtemp(form.data());
    }
    ~TemporaryFolder()
    {
        std::error_code error;
        std::filesystem::remove_all(path, error);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    std::string write(const std::string& name, const std::string& content) const
    {
        std::ofstream{path / name, std::ios::binary} << content;
        return (path / name).string();
    }

    std::filesystem::path path;
};

}
