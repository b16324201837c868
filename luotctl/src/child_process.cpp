#include "luotctl/child_process.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <thread>

namespace luot::luotctl {

namespace {

using namespace std::chrono_literals;

constexpr int cannotExecute = 127;

int codeOf(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

}

Result<ChildProcess> ChildProcess::start(const Settings& settings)
{
    if (::access(settings.program.c_str(), X_OK) != 0)
        return failure(settings.program.string() + " is not there: build it first with ./luot build.");

    std::vector<std::string> words{settings.program.string()};
    words.insert(words.end(), settings.arguments.begin(), settings.arguments.end());
    std::vector<char*> argv;
    argv.reserve(words.size() + 1);
    for (std::string& word : words)
        argv.push_back(word.data());
    argv.push_back(nullptr);

    const int log = ::open(settings.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (log < 0)
        return failure("The log " + settings.log.string() + " cannot be written: " + std::strerror(errno)
                       + ".");
    int pipe[2] = {-1, -1};
    if (::pipe2(pipe, O_CLOEXEC) != 0) {
        ::close(log);
        return failure("No more files can be opened. End some programs and try again.");
    }
    const pid_t parent = ::getpid();
    const pid_t pid = ::fork();
    if (pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent)
            ::_exit(cannotExecute);
        ::dup2(pipe[0], STDIN_FILENO);
        ::dup2(log, STDOUT_FILENO);
        ::dup2(log, STDERR_FILENO);
        for (const auto& [name, value] : settings.environment)
            ::setenv(name.c_str(), value.c_str(), 1);
        ::execv(argv.front(), argv.data());
        ::_exit(cannotExecute);
    }
    ::close(log);
    ::close(pipe[0]);
    if (pid < 0) {
        ::close(pipe[1]);
        return failure("No more processes can be started. End some programs and try again.");
    }
    // A write to a process that has ended is an error to be seen, not a signal that ends us.
    ::signal(SIGPIPE, SIG_IGN);

    ChildProcess child;
    child.m_pid = pid;
    child.m_input = pipe[1];
    child.m_log = settings.log;
    return child;
}

ChildProcess::~ChildProcess()
{
    if (m_pid > 0)
        end();
    if (m_input >= 0)
        ::close(m_input);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept { *this = std::move(other); }

ChildProcess& ChildProcess::operator=(ChildProcess&& other) noexcept
{
    std::swap(m_pid, other.m_pid);
    std::swap(m_input, other.m_input);
    std::swap(m_exitCode, other.m_exitCode);
    std::swap(m_log, other.m_log);
    return *this;
}

std::optional<int> ChildProcess::exitCode()
{
    int status = 0;
    if (!m_exitCode && m_pid > 0 && ::waitpid(m_pid, &status, WNOHANG) == m_pid)
        m_exitCode = codeOf(status);
    return m_exitCode;
}

std::optional<int> ChildProcess::waitForEnd(std::chrono::milliseconds patience)
{
    const auto until = std::chrono::steady_clock::now() + patience;
    while (!exitCode() && std::chrono::steady_clock::now() < until)
        std::this_thread::sleep_for(10ms);
    return exitCode();
}

void ChildProcess::writeLine(const std::string& line) const
{
    const std::string text = line + '\n';
    if (m_input >= 0) [[maybe_unused]]
        const auto written = ::write(m_input, text.data(), text.size());
}

int ChildProcess::end(std::chrono::milliseconds grace)
{
    if (!exitCode()) {
        ::kill(m_pid, SIGTERM);
        if (!waitForEnd(grace)) {
            ::kill(m_pid, SIGKILL);
            waitForEnd(10s);
        }
    }
    return m_exitCode.value_or(128 + SIGKILL);
}

void ChildProcess::kill() const
{
    if (!m_exitCode)
        ::kill(m_pid, SIGKILL);
}

}
