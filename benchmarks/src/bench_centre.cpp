#include "benchmarks/src/bench_centre.h"

#include <sys/statfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdlib>
#include <fstream>
#include <linux/magic.h>
#include <random>
#include <thread>

namespace luot::benchmarks {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

fs::path programs() { return fs::read_symlink("/proc/self/exe").parent_path(); }

bool isInMemory(const fs::path& folder)
{
    struct statfs found { };
    return ::statfs(folder.c_str(), &found) == 0
        && (found.f_type == TMPFS_MAGIC || found.f_type == RAMFS_MAGIC);
}

}

Result<DiskFolder> DiskFolder::make()
{
    for (const fs::path& place : {fs::temp_directory_path(), fs::path{"/var/tmp"}, programs()}) {
        std::string name = (place / "luot-bench-XXXXXX").string();
        if (!isInMemory(place) && mkdtemp(name.data()) != nullptr)
            return DiskFolder{name};
    }
    return failure("There is no folder on a real disk to measure in: set TMPDIR to one.");
}

DiskFolder::~DiskFolder()
{
    std::error_code ignored;
    if (!m_path.empty())
        fs::remove_all(m_path, ignored);
}

DiskFolder::DiskFolder(DiskFolder&& other) noexcept
    : m_path{std::exchange(other.m_path, {})}
{
}

std::vector<FieldId> benchFields()
{
    std::vector<FieldId> fields;
    for (const char letter : std::string_view{"ABCDEFGHJKLMNPRSTUVWXYZ"})
        fields.emplace_back(std::string(1, letter));
    return fields;
}

std::string benchBranchFile()
{
    std::string text = "[branch]\nid = \"" + benchBranch.str()
        + "\"\nname = \"Lượt\"\nward = \"Phường An Thịnh\"\nutc_offset_min = 420\n";
    for (const FieldId& field : benchFields())
        text += "[[field]]\nid = \"" + field.str() + "\"\nname = \"Lĩnh vực " + field.str()
            + "\"\nname_en = \"Field\"\nicon = \"family\"\nquota = 999\nmax_wait_min = 30\n";
    constexpr std::array counters{"ABCDEF", "ABGHJK", "LMNP", "RSTU", "VWXYZA"};
    for (std::size_t i = 0; i < counters.size(); ++i) {
        text += "[[counter]]\nid = \"" + std::to_string(i + 1) + "\"\nserves = [";
        for (const char letter : std::string_view{counters.at(i)})
            text += std::string{"{ field = \""} + letter + "\", coefficient = 1 }, ";
        text.resize(text.size() - 2);
        text += "]\n";
    }
    return text;
}

BenchCentre::BenchCentre(DiskFolder folder, fs::path data)
    : m_folder{std::move(folder)}
    , m_data{data.empty() ? m_folder.path() / "data" : std::move(data)}
    , m_serverKey{protocol::makeKeyPair()}
    , m_port{static_cast<std::uint16_t>(20000 + std::random_device{}() % 2900 * 4)}
{
}

Result<std::unique_ptr<BenchCentre>> BenchCentre::open(const fs::path& data, const std::string& branchFile)
{
    auto folder = DiskFolder::make();
    if (!folder)
        return tl::unexpected{folder.error()};
    std::unique_ptr<BenchCentre> centre{new BenchCentre{std::move(*folder), data}};
    const fs::path keys = centre->folder() / "keys";
    fs::create_directories(keys / "keys.d");
    std::ofstream{centre->folder() / "branch.toml"} << branchFile;
    if (auto written = protocol::writeServerKey(centre->m_serverKey, keys / "server.key"); !written)
        return tl::unexpected{written.error()};
    return centre;
}

Result<protocol::DeviceKey> BenchCentre::admit(const std::string& id, protocol::Role role)
{
    const protocol::KeyPair pair = protocol::makeKeyPair();
    protocol::AllowedKey allowed;
    allowed.publicKey = pair.publicKey;
    allowed.id = DeviceId{id};
    allowed.role = role;
    allowed.branch = benchBranch;
    allowed.rate = protocol::RateLimit{1e6, 1e6};
    protocol::DeviceKey key{DeviceId{id}, role, benchBranch, pair, m_serverKey.publicKey};
    return protocol::writeAllowedKey(allowed, folder() / "keys" / "keys.d")
        .and_then([&] { return protocol::writeDeviceKey(key, keyFile(key)); })
        .map([&] { return key; });
}

fs::path BenchCentre::keyFile(const protocol::DeviceKey& key) const
{
    return folder() / (key.id.str() + ".key");
}

Result<> BenchCentre::start()
{
    const fs::path ready = folder() / "ready";
    fs::remove(ready);
    auto started = luotctl::ChildProcess::start(
        {programs() / "luot-queue-service",
         {"--data", m_data.string(), "--keys", (folder() / "keys").string(), "--branch",
          (folder() / "branch.toml").string(), "--port", std::to_string(m_port), "--ready-file",
          ready.string(), "--ballast-mib", "0"},
         {},
         folder() / "service.log"});
    if (!started)
        return tl::unexpected{started.error()};
    m_process.emplace(std::move(*started));
    for (int i = 0; i < 60'000; ++i) {
        if (fs::exists(ready))
            return {};
        if (m_process->exitCode())
            break;
        std::this_thread::sleep_for(1ms);
    }
    std::ifstream log{folder() / "service.log"};
    return failure("luot-queue-service did not start: "
                   + std::string{std::istreambuf_iterator<char>{log}, {}});
}

void BenchCentre::stop()
{
    if (m_process)
        m_process->end(60s);
    m_process.reset();
}

void BenchCentre::kill()
{
    if (!m_process)
        return;
    m_process->kill();
    m_process->waitForEnd(10s);
    m_process.reset();
}

protocol::ClientSettings BenchCentre::settings(const protocol::DeviceKey& key,
                                               std::optional<protocol::Stream> stream) const
{
    protocol::ClientSettings settings;
    settings.port = m_port;
    settings.key = key;
    settings.stream = stream;
    return settings;
}

double BenchCentre::residentMiB() const
{
    std::ifstream stream{"/proc/" + std::to_string(pid()) + "/status"};
    std::string word;
    double kib = 0.0;
    while (stream >> word)
        if (word == "VmRSS:" && stream >> kib)
            return kib / 1024.0;
    return 0.0;
}

}
