#include "tests/queue-service/centre_process.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <fstream>
#include <iterator>
#include <random>
#include <thread>

namespace luot::queue_service {

using namespace protocol;
using namespace std::chrono_literals;
namespace fs = std::filesystem;

namespace {

const BranchId branch{"an-thinh"};

std::string contentOf(const fs::path& file)
{
    std::ifstream in{file, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

bool isFree(std::uint16_t port)
{
    const int probe = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool bound = bind(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(probe);
    return bound;
}

/// The first of four free ports in a row.
std::uint16_t freePorts()
{
    std::random_device random;
    for (;;) {
        const auto port = static_cast<std::uint16_t>(20000 + random() % 10000 * 4 % 30000);
        if (isFree(port) && isFree(port + 1) && isFree(port + 2) && isFree(port + 3))
            return port;
    }
}

}

CentreProcess::CentreProcess()
    : port{freePorts()}
    , m_serverKey{makeKeyPair()}
{
    fs::create_directories(folder.path() / "keys" / "keys.d");
    EXPECT_TRUE(writeServerKey(m_serverKey, folder.path() / "keys" / "server.key"));
    allow("k1", Role::Kiosk, {});
    allow("b1", Role::Board, {});
    allow("c1", Role::Clerk, {CounterId{"3"}});
    allow("a1", Role::Admin, {});
}

CentreProcess::~CentreProcess()
{
    if (m_pid > 0)
        kill();
}

void CentreProcess::allow(const std::string& id, Role role, std::vector<CounterId> counters,
                          std::optional<RateLimit> rate)
{
    const KeyPair pair = makeKeyPair();
    AllowedKey key;
    key.publicKey = pair.publicKey;
    key.id = DeviceId{id};
    key.role = role;
    key.branch = branch;
    key.counters = std::move(counters);
    key.rate = rate;
    EXPECT_TRUE(writeAllowedKey(key, folder.path() / "keys" / "keys.d"));
    EXPECT_TRUE(writeDeviceKey({DeviceId{id}, role, branch, pair, m_serverKey.publicKey},
                               folder.path() / (id + ".key")));
}

ClientSettings CentreProcess::device(const std::string& id) const
{
    ClientSettings settings;
    settings.host = host;
    settings.port = port;
    const auto key = readDeviceKey(folder.path() / (id + ".key"));
    EXPECT_TRUE(key);
    if (key)
        settings.key = *key;
    settings.stream = mayHear(settings.key.role, Stream::Staff) ? Stream::Staff : Stream::Public;
    return settings;
}

ClientSettings CentreProcess::stranger() const
{
    ClientSettings settings = device("k1");
    settings.key.pair = makeKeyPair();
    return settings;
}

bool CentreProcess::spawn(const std::vector<std::string>& more)
{
    const fs::path ready = folder.path() / "ready";
    fs::remove(ready);
    std::vector<std::string> words{LUOT_QUEUE_SERVICE,
                                   "--data",
                                   (folder.path() / "data").string(),
                                   "--keys",
                                   (folder.path() / "keys").string(),
                                   "--branch",
                                   LUOT_SOURCE_DIR "/queue-service/branch.demo.toml",
                                   "--port",
                                   std::to_string(port),
                                   "--transcript",
                                   (folder.path() / "transcript.jsonl").string(),
                                   "--transcript-start",
                                   "0",
                                   "--ready-file",
                                   ready.string(),
                                   "--ballast-mib",
                                   "0"};
    words.insert(words.end(), more.begin(), more.end());
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, (folder.path() / "said").c_str(),
                                     O_WRONLY | O_CREAT | O_TRUNC, 0600);
    const int failed = posix_spawn(&m_pid, LUOT_QUEUE_SERVICE, &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        m_pid = -1;
    return failed == 0;
}

bool CentreProcess::start(const std::vector<std::string>& more)
{
    if (!spawn(more))
        return false;
    for (int i = 0; i < 3000; ++i) {
        if (fs::exists(folder.path() / "ready"))
            return true;
        if (hasEnded())
            return false;
        std::this_thread::sleep_for(10ms);
    }
    return false;
}

void CentreProcess::startAndKill(Milliseconds after, const std::vector<std::string>& more)
{
    if (!spawn(more))
        return;
    std::this_thread::sleep_for(after);
    kill();
}

bool CentreProcess::hasEnded() const
{
    siginfo_t ended{};
    return waitid(P_PID, static_cast<id_t>(m_pid), &ended, WEXITED | WNOHANG | WNOWAIT) == 0
        && ended.si_pid == m_pid;
}

Ending CentreProcess::awaitEnd()
{
    int status = 0;
    while (waitpid(m_pid, &status, 0) < 0 && errno == EINTR) { }
    m_pid = -1;
    return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, contentOf(folder.path() / "said")};
}

Ending CentreProcess::stop()
{
    if (m_pid <= 0)
        return {}; // it never ran: -1 would be everybody
    ::kill(m_pid, SIGTERM);
    return awaitEnd();
}

void CentreProcess::kill()
{
    if (m_pid <= 0)
        return;
    ::kill(m_pid, SIGKILL);
    awaitEnd();
}

Ending CentreProcess::ending() { return awaitEnd(); }

std::string CentreProcess::transcript() const { return contentOf(folder.path() / "transcript.jsonl"); }

}
