#include "base/log.h"
#include "protocol/server.h"
#include "queue-service/branch_file.h"
#include "queue-service/service.h"

#include <CLI/CLI.hpp>

#include <poll.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>

using namespace luot;
using namespace luot::queue_service;

namespace {

struct Options {
    std::filesystem::path data;
    std::filesystem::path keys;
    std::filesystem::path branch;
    std::uint16_t port = protocol::ServerSettings{}.port;
    std::string bindAddress = protocol::ServerSettings{}.bindAddress;
    std::filesystem::path transcript;
    double transcriptStart = 0.0;
    std::filesystem::path readyFile;
    std::uintmax_t ballastMiB = 64;
    std::filesystem::path backups;
};

/// Blocks the signals that ask a process to end, before any thread is made, and hands them out as a
/// descriptor.
int stopSignals()
{
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGINT);
    sigprocmask(SIG_BLOCK, &signals, nullptr);
    return signalfd(-1, &signals, SFD_CLOEXEC);
}

Result<> serve(const Options& options, int stopFd)
{
    auto found = findSetup(options.branch, options.data);
    if (!found)
        return tl::unexpected{found.error()};
    protocol::Transcript transcript;
    if (!options.transcript.empty()) {
        auto opened
            = protocol::Transcript::open(options.transcript, "luot-queue-service", options.transcriptStart);
        if (!opened)
            return tl::unexpected{opened.error()};
        transcript = std::move(*opened);
    }
    const SystemClock clock;
    const BranchId branch = found->setup.branch.id;
    auto service = Service::open({.data = options.data,
                                  .setup = std::move(found->setup),
                                  .ballastBytes = options.ballastMiB << 20U,
                                  .backups = options.backups,
                                  .setupText = std::move(found->text),
                                  .setupFault = std::move(found->fault),
                                  .branchFile = options.branch,
                                  .keys = options.keys},
                                 clock, std::move(transcript));
    if (!service)
        return tl::unexpected{service.error()};
    auto server
        = protocol::Server::bind({options.bindAddress, options.port, branch, options.keys}, **service);
    if (!server)
        return tl::unexpected{server.error()};

    spdlog::info("branch {} on {} port {}, data in {}", branch.str(), options.bindAddress, options.port,
                 options.data.string());
    if (!options.readyFile.empty() && !(std::ofstream{options.readyFile} << "ready\n").flush())
        return failure("The ready file " + options.readyFile.string()
                       + " cannot be written; check its folder.");
    return (*service)->run(**server, stopFd);
}

int run(int argc, char* argv[])
{
    startLog("luot-queue-service");
    // What lies in the data folder is for this user alone.
    umask(S_IRWXG | S_IRWXO);
    Options options;
    CLI::App app{"The queue of one branch: gives numbers, calls them, keeps every step on disk."};
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    app.set_version_flag("--version", LUOT_VERSION);
    app.add_option("--data", options.data, "Folder of the database; made if there is none")->required();
    app.add_option("--keys", options.keys, "Folder with server.key and keys.d (luotctl makes them)")
        ->required();
    app.add_option("--branch", options.branch, "Branch file, like branch.example.toml")->required();
    app.add_option("--port", options.port, "First of four ports")
        ->check(CLI::Range(1, 65532))
        ->capture_default_str();
    app.add_option("--bind", options.bindAddress, "Address to listen at; * is every one")
        ->capture_default_str();
    app.add_option("--transcript", options.transcript, "Append what happens to FILE, one JSON object a line");
    app.add_option("--transcript-start", options.transcriptStart,
                   "Second of the monotonic clock that counts as 0");
    app.add_option("--ready-file", options.readyFile, "Written as soon as devices can connect");
    app.add_option("--ballast-mib", options.ballastMiB,
                   "Size of the file to delete when the disk is full; 0: none")
        ->check(CLI::Range(0, 65536))
        ->capture_default_str();
    app.add_option("--backups", options.backups,
                   "Folder of the hourly copies, best on another disk; DIR/backups if not given");
    CLI11_PARSE(app, argc, argv);

    // Whoever takes the log may end before this.
    std::signal(SIGPIPE, SIG_IGN);
    const int stopFd = stopSignals();
    const Result<> served = serve(options, stopFd);
    if (served)
        return EXIT_SUCCESS;
    // Nobody may be there to hear it; the end must not wait for that.
    constexpr int patienceMs = 1000;
    pollfd hearer{.fd = STDERR_FILENO, .events = POLLOUT, .revents = 0};
    if (poll(&hearer, 1, patienceMs) > 0)
        std::fprintf(stderr, "%s\n", served.error().message.c_str());
    return EXIT_FAILURE;
}

}

int main(int argc, char* argv[])
{
    try {
        return run(argc, argv);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "luot-queue-service cannot go on: %s.\n", exception.what());
        return EXIT_FAILURE;
    }
}
