#include "tests/protocol/small_service.h"

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <fstream>

using namespace luot::protocol;

namespace {

volatile std::sig_atomic_t isEnding = 0;

}

int main(int argc, char* argv[])
{
    CLI::App app{"A queue service that forgets everything when it ends: to try LQ1 with."};
    ServerSettings settings;
    std::string keys;
    std::string readyFile;
    std::string data;
    app.add_option("--keys", keys)->required();
    app.add_option("--port", settings.port);
    app.add_option("--ready-file", readyFile);
    app.add_option("--data", data, "Taken and not used");
    CLI11_PARSE(app, argc, argv);
    settings.keys = keys;
    settings.branch = luot::BranchId{"an-thinh"};

    std::signal(SIGTERM, [](int) { isEnding = 1; });
    MemorySource source{settings.branch};
    SmallQueue queue{source};
    const auto server = Server::bind(settings, source);
    if (!server) {
        std::fprintf(stderr, "%s\n", server.error().message.c_str());
        return EXIT_FAILURE;
    }
    std::ofstream{readyFile} << "ready\n";
    while (isEnding == 0) {
        for (const Request& request : (*server)->receive(luot::Milliseconds{100}, 64, -1)) {
            std::vector<StoredEvent> published;
            const std::string text = queue.handle(request, published);
            for (const StoredEvent& event : published)
                (*server)->publish(event);
            (*server)->reply(request, text);
        }
    }
    return EXIT_SUCCESS;
}
