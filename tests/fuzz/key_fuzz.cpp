#include "tests/fuzz/fuzz_target.h"

#include "base/log.h"
#include "protocol/keys.h"

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

using namespace luot::protocol;
using namespace luot::fuzz;

namespace {

/// A folder with one key file, for the life of the process.
class KeyFolder {
public:
    KeyFolder()
    {
        // Each input that is no key would be a line of the log.
        spdlog::set_level(spdlog::level::off);
        std::string name = (std::filesystem::temp_directory_path() / "luot-fuzz-XXXXXX").string();
        require(mkdtemp(name.data()) != nullptr, "there is a place for temporary files");
        m_folder = name;
    }
    ~KeyFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_folder, ignored);
    }
    std::filesystem::path write(std::string_view text) const
    {
        const std::filesystem::path file = m_folder / "key.json";
        std::ofstream{file, std::ios::binary} << text;
        ::chmod(file.c_str(), S_IRUSR | S_IWUSR);
        return file;
    }
    const std::filesystem::path& path() const { return m_folder; }

private:
    std::filesystem::path m_folder;
};

}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    static const KeyFolder folder;
    const std::filesystem::path file = folder.write(textOf(bytes, size));
    if (const auto pair = readServerKey(file))
        require(pair->secretKey.size() == 40, "a secret key has 40 characters");
    if (const auto key = readDeviceKey(file))
        require(key->serverPublicKey.size() == 40, "a public key has 40 characters");
    const auto allowed = readAllowedKeys(folder.path());
    require(allowed && allowed->size() <= 1, "a folder of one file has at most one key");
    return 0;
}
