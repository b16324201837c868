#include "ticket-printer/src/cups_port.h"

#include "ticket-printer/src/patience.h"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <utility>

extern char** environ;

namespace luot::ticket_printer {

namespace {

// lp only hands over to a server on this machine.
constexpr Milliseconds patience{5000};
constexpr Milliseconds lookUp{10};

bool isInstalled(const std::string& program)
{
    const char* const path = std::getenv("PATH");
    std::string folders = path != nullptr ? path : "/usr/bin:/bin";
    for (std::size_t from = 0; from <= folders.size();) {
        const std::size_t end = std::min(folders.find(':', from), folders.size());
        if (access((folders.substr(from, end - from) + "/" + program).c_str(), X_OK) == 0)
            return true;
        from = end + 1;
    }
    return false;
}

class CupsPort final : public PrinterPort {
public:
    explicit CupsPort(PortAddress address)
        : m_address{std::move(address)}
    {
    }

    Result<std::size_t> write(std::span<const std::uint8_t> bytes, Milliseconds /*timeout*/) override
    {
        m_job.insert(m_job.end(), bytes.begin(), bytes.end());
        return bytes.size();
    }
    Result<std::vector<std::uint8_t>> read(Milliseconds timeout) override
    {
        poll(nullptr, 0, static_cast<int>(timeout.count()));
        return std::vector<std::uint8_t>{};
    }
    void abandon() override { m_job.clear(); }

    Result<> finish() override
    {
        const auto job = std::exchange(m_job, {});
        const int file = memfd_create("luot-ticket", MFD_CLOEXEC);
        const bool written = file >= 0
            && ::write(file, job.data(), job.size()) == static_cast<ssize_t>(job.size())
            && lseek(file, 0, SEEK_SET) == 0;
        const Result<> done = written ? handOver(file) : refused(std::strerror(errno));
        if (file >= 0)
            close(file);
        return done;
    }

private:
    Result<> handOver(int file) const
    {
        std::array<std::string, 7> words{"lp", "-s", "-d", m_address.queue, "-o", "raw", "-"};
        std::array<char*, 8> arguments{};
        for (std::size_t i = 0; i < words.size(); ++i)
            arguments[i] = words[i].data();
        posix_spawn_file_actions_t actions{};
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, file, STDIN_FILENO);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        pid_t process = 0;
        const int error = posix_spawnp(&process, "lp", &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        if (error != 0)
            return refused(std::strerror(error));

        int status = 0;
        for (const SteadyTime deadline = now() + patience; waitpid(process, &status, WNOHANG) == 0;) {
            if (now() > deadline) {
                // It may have handed the job over: that is for the caller not to know.
                kill(process, SIGKILL);
                waitpid(process, &status, 0);
                return {};
            }
            std::this_thread::sleep_for(lookUp);
        }
        if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
            return {};
        return refused("lp failed");
    }

    tl::unexpected<Error> refused(const std::string& why) const
    {
        return failure("The print queue " + m_address.queue + " did not take the ticket (" + why
                       + "); look at \"lpstat -p " + m_address.queue + "\".");
    }

    PortAddress m_address;
    std::vector<std::uint8_t> m_job;
};

}

Result<std::unique_ptr<PrinterPort>> openCups(const PortAddress& address)
{
    if (!isInstalled("lp"))
        return failure("The printer at " + address.text()
                       + " cannot be reached: the program lp is missing; install the package cups-client.");
    return std::make_unique<CupsPort>(address);
}

}
