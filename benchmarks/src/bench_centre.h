#pragma once

#include "base/result.h"
#include "luotctl/child_process.h"
#include "protocol/client.h"
#include "protocol/keys.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace luot::benchmarks {

/// A folder on a real disk that is gone afterwards. A figure taken in memory would say nothing of a disk.
class DiskFolder {
public:
    static Result<DiskFolder> make();
    ~DiskFolder();
    DiskFolder(DiskFolder&& other) noexcept;
    DiskFolder& operator=(DiskFolder&&) = delete;

    const std::filesystem::path& path() const { return m_path; }

private:
    explicit DiskFolder(std::filesystem::path path)
        : m_path{std::move(path)}
    {
    }
    std::filesystem::path m_path;
};

/// The branch of the measurements: as many fields as there are letters, so that numbers do not run out, and
/// five counters.
inline const BranchId benchBranch{"bench"};
std::vector<FieldId> benchFields();
std::string benchBranchFile();

/// The real luot-queue-service as a process of its own, with a database of its own. Its keys may ask as often
/// as they like: the token buckets, which would measure themselves, are raised for them.
class BenchCentre {
public:
    /// `data`: a database that is there already; empty: a new one.
    static Result<std::unique_ptr<BenchCentre>> open(const std::filesystem::path& data = {},
                                                     const std::string& branchFile = benchBranchFile());

    /// Starts the service and waits until devices can connect.
    Result<> start();
    void stop(); ///< SIGTERM, and the end awaited
    void kill(); ///< SIGKILL, and the end awaited

    /// A new key of that role, let in. Requires: before `start`, or a second before its first use.
    Result<protocol::DeviceKey> admit(const std::string& id, protocol::Role role);
    protocol::ClientSettings settings(const protocol::DeviceKey& key,
                                      std::optional<protocol::Stream> stream) const;

    std::uint16_t port() const { return m_port; }
    std::filesystem::path database() const { return m_data / "queue.db"; }
    std::filesystem::path keyFile(const protocol::DeviceKey& key) const;
    const std::filesystem::path& folder() const { return m_folder.path(); }
    pid_t pid() const { return m_process->pid(); }
    double residentMiB() const; ///< what the service has resident now

private:
    explicit BenchCentre(DiskFolder folder, std::filesystem::path data);

    DiskFolder m_folder;
    std::filesystem::path m_data;
    protocol::KeyPair m_serverKey;
    std::uint16_t m_port = 0;
    std::optional<luotctl::ChildProcess> m_process;
};

}
