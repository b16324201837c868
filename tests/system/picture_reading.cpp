#include "picture_reading.h"

#include <array>
#include <cstdio>
#include <memory>
#include <set>

namespace luot::system_test {

namespace {

struct ClosePipe {
    void operator()(std::FILE* pipe) const { ::pclose(pipe); }
};

std::string outputOf(const std::string& command)
{
    const std::unique_ptr<std::FILE, ClosePipe> pipe{::popen(command.c_str(), "r")};
    std::string text;
    std::array<char, 4096> buffer{};
    while (pipe) {
        const std::size_t read = std::fread(buffer.data(), 1, buffer.size(), pipe.get());
        if (read == 0)
            break;
        text.append(buffer.data(), read);
    }
    return text;
}

}

std::string textOn(const std::filesystem::path& picture)
{
    return outputOf("OMP_THREAD_LIMIT=1 tesseract '" + picture.string()
                    + "' stdout -l vie --psm 6 2>/dev/null");
}

std::string qrCodeOn(const std::filesystem::path& picture)
{
    std::string code = outputOf("zbarimg --quiet --raw '" + picture.string() + "' 2>/dev/null");
    while (!code.empty() && code.back() == '\n')
        code.pop_back();
    return code;
}

std::filesystem::path fileLike(const std::filesystem::path& folder, const std::string& prefix,
                               const std::string& suffix)
{
    std::set<std::filesystem::path> found;
    for (const auto& entry : std::filesystem::directory_iterator{folder}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && name.ends_with(suffix))
            found.insert(entry.path());
    }
    return found.empty() ? std::filesystem::path{} : *found.begin();
}

}
