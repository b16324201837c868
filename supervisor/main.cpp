#include "base/log.h"
#include "base/private_memory.h"
#include "supervisor/supervisor.h"

#include <CLI/CLI.hpp>

#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <fstream>
#include <sstream>

using namespace luot;
using namespace luot::supervisor;

namespace {

struct Options {
    SupervisorSettings settings;
    std::filesystem::path staffKey;
    std::filesystem::path publicKey;
    std::filesystem::path certificate;
    std::filesystem::path privateKey;
    std::filesystem::path webhooks;
    std::filesystem::path readyFile;
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

Result<std::string> textOf(const std::filesystem::path& file)
{
    std::ifstream stream{file};
    std::ostringstream text;
    if (!(text << stream.rdbuf()))
        return failure("The file " + file.string() + " cannot be read: check that it is there and readable.");
    return text.str();
}

Result<> readFiles(Options& options)
{
    SupervisorSettings& settings = options.settings;
    auto staffKey = protocol::readDeviceKey(options.staffKey);
    if (!staffKey)
        return tl::unexpected{staffKey.error()};
    settings.staffKey = std::move(*staffKey);
    if (!options.publicKey.empty()) {
        auto publicKey = protocol::readDeviceKey(options.publicKey);
        if (!publicKey)
            return tl::unexpected{publicKey.error()};
        settings.publicKey = std::move(*publicKey);
    }
    if (!options.webhooks.empty()) {
        auto webhooks = readWebhooks(options.webhooks);
        if (!webhooks)
            return tl::unexpected{webhooks.error()};
        settings.webhooks = std::move(*webhooks);
    }
    if (options.certificate.empty() != options.privateKey.empty())
        return failure(
            "A certificate goes with its key: give both --tls-certificate and --tls-key, or neither.");
    if (options.certificate.empty())
        return {};
    auto certificate = textOf(options.certificate);
    auto privateKey = textOf(options.privateKey);
    if (!certificate)
        return tl::unexpected{certificate.error()};
    if (!privateKey)
        return tl::unexpected{privateKey.error()};
    for (HttpSettings* pages : {&settings.staffPages, &settings.publicPages}) {
        pages->certificate = *certificate;
        pages->privateKey = *privateKey;
    }
    return {};
}

Result<> serve(Options options, int stopFd)
{
    if (auto read = readFiles(options); !read)
        return read;
    const SystemClock clock;
    const auto readyFile = options.readyFile;
    auto opened = Supervisor::open(std::move(options.settings), clock);
    if (!opened)
        return tl::unexpected{opened.error()};
    Supervisor& supervisor = **opened;
    spdlog::info("pages for staff at port {}, public pages at port {}", supervisor.staffPort(),
                 supervisor.publicPort());
    if (!readyFile.empty()
        && !(std::ofstream{readyFile} << supervisor.staffPort() << ' ' << supervisor.publicPort() << '\n')
                .flush())
        return failure("The ready file " + readyFile.string() + " cannot be written; check its folder.");
    supervisor.run(stopFd);
    return {};
}

int run(int argc, char* argv[])
{
    startLog("luot-supervisor");
    keepMemoryPrivate();
    umask(S_IRWXG | S_IRWXO);
    Options options;
    SupervisorSettings& settings = options.settings;
    settings.staffPages.port = 8480;
    settings.publicPages.port = 8481;
    settings.publicPages.address = "0.0.0.0";
    settings.staffPages.address = "0.0.0.0";
    CLI::App app{"The pages of one branch: supervisor's, clerks', and the citizens' on their phones."};
    app.option_defaults()->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    app.set_version_flag("--version", LUOT_VERSION);
    app.add_option("--server", settings.server, "Address of the queue service")->capture_default_str();
    app.add_option("--server-port", settings.serverPort, "First of its four ports")->capture_default_str();
    app.add_option("--key", options.staffKey, "Key of role supervisor, for the staff's pages")->required();
    app.add_option("--public-key", options.publicKey,
                   "Key of role reception, for the public pages; without it there are none");
    app.add_option("--bind", settings.staffPages.address, "Address of the staff's pages")
        ->capture_default_str();
    app.add_option("--port", settings.staffPages.port, "Port of the staff's pages; 0: any free one")
        ->capture_default_str();
    app.add_option("--public-bind", settings.publicPages.address, "Address of the public pages")
        ->capture_default_str();
    app.add_option("--public-port", settings.publicPages.port, "Port of the public pages; 0: any free one")
        ->capture_default_str();
    app.add_option("--tls-certificate", options.certificate,
                   "Certificate (PEM) of both; without it plain HTTP");
    app.add_option("--tls-key", options.privateKey, "Its private key (PEM)");
    app.add_option("--proxy", settings.staffPages.trustedProxy,
                   "Address of the reverse proxy before the pages, whose X-Forwarded headers are believed");
    app.add_option("--most-per-address", settings.publicPages.mostPerAddress,
                   "Connections at once from one address, but for the proxy; 0: no limit")
        ->capture_default_str();
    LiveThresholds& alerts = settings.thresholds;
    app.add_option("--alert-near-percent", alerts.nearPercent,
                   "Alert at this share of a field's max_wait_min; 0: never")
        ->check(CLI::Range(0, 99))
        ->capture_default_str();
    app.add_option("--alert-queue", alerts.queueLength, "Alert at so many people of one field; 0: never")
        ->check(CLI::Range(0, 9999))
        ->capture_default_str();
    app.add_option(
           "--alert-idle-min", alerts.idleMinutes,
           "Alert when a counter is free, or none serves a field, while somebody waits so long; 0: never")
        ->check(CLI::Range(0, 999))
        ->capture_default_str();
    app.add_option("--alert-called-min", alerts.calledMinutes,
                   "Alert when somebody was called so long ago and is not served; 0: never")
        ->check(CLI::Range(0, 999))
        ->capture_default_str();
    app.add_option("--alert-silent-min", alerts.silentMinutes,
                   "Alert when nothing was heard of a kiosk for so long while others give numbers; 0: never")
        ->check(CLI::Range(0, 9999))
        ->capture_default_str();
    app.add_option("--alert-gone-s", alerts.goneSeconds,
                   "Alert when a device of the hall has not been heard for so many seconds; 0: never")
        ->check(CLI::IsMember({0}) | CLI::Range(10, 9999))
        ->capture_default_str();
    app.set_config("--config", "", "A file (TOML) with any of these options, without the dashes before them");
    app.add_option("--data", settings.data, "Folder of the reporting database; made if there is none");
    app.add_option("--webhooks", options.webhooks, "TOML file of other systems that are told what happens");
    app.add_option("--ready-file", options.readyFile, "Written with both ports as soon as pages are served");
    CLI11_PARSE(app, argc, argv);
    settings.publicPages.trustedProxy = settings.staffPages.trustedProxy;
    settings.staffPages.mostPerAddress = settings.publicPages.mostPerAddress;

    // On one machine with the queue service, who takes a number or calls comes before who looks on.
    constexpr int behindTheQueue = 5;
    setpriority(PRIO_PROCESS, 0, behindTheQueue);
    // A browser may go before its answer.
    std::signal(SIGPIPE, SIG_IGN);
    const int stopFd = stopSignals();
    if (const Result<> served = serve(std::move(options), stopFd); !served) {
        std::fprintf(stderr, "%s\n", served.error().message.c_str());
        return EXIT_FAILURE;
    }
    return EXIT_SUCCESS;
}

}

int main(int argc, char* argv[])
{
    try {
        return run(argc, argv);
    } catch (const std::exception& exception) {
        std::fprintf(stderr, "luot-supervisor cannot go on: %s.\n", exception.what());
        return EXIT_FAILURE;
    }
}
