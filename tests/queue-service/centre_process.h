#pragma once

#include "protocol/client.h"
#include "protocol/keys.h"
#include "tests/queue-service/little_branch.h"

#include <sys/types.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace luot::queue_service {

/// How a process ended and what it said on standard error.
struct Ending {
    int code = -1; ///< of the exit; -1: by a signal
    std::string said;
};

/// The real luot-queue-service with keys, branch file and data in a folder of its own.
class CentreProcess {
public:
    CentreProcess();
    ~CentreProcess(); ///< kills what still runs
    CentreProcess(const CentreProcess&) = delete;
    CentreProcess& operator=(const CentreProcess&) = delete;

    /// Starts and waits until devices can connect; whether it came so far. `more` options follow the usual
    /// ones, and win over them.
    bool start(const std::vector<std::string>& more = {});
    Ending stop(); ///< SIGTERM, and the end awaited
    void kill(); ///< SIGKILL, and the end awaited
    /// Starts it, and kills it that much later, wherever it then is.
    void startAndKill(Milliseconds after, const std::vector<std::string>& more = {});
    bool hasEnded() const; ///< by itself
    Ending ending(); ///< waits for an end that comes by itself

    protocol::ClientSettings device(const std::string& id) const;
    std::filesystem::path database() const { return folder.path() / "data" / EventStore::databaseName; }
    std::string transcript() const;
    pid_t pid() const { return m_pid; }
    protocol::ClientSettings stranger() const; ///< a kiosk whose key nobody has let in
    void allow(const std::string& id, protocol::Role role, std::vector<CounterId> counters = {},
               std::optional<protocol::RateLimit> rate = protocol::RateLimit{100000.0, 100000.0});

    Folder folder;
    std::uint16_t port = 0;
    std::string host = "127.0.0.1"; ///< where devices find it

private:
    bool spawn(const std::vector<std::string>& more);
    Ending awaitEnd();

    protocol::KeyPair m_serverKey;
    pid_t m_pid = -1;
};

}
