#include "luotctl/commands.h"
#include "luotctl/service_line.h"

#include "protocol/codec.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <iostream>
#include <memory>
#include <mutex>

namespace luot::luotctl {

namespace {

class LinePrinter {
public:
    void print(const nlohmann::json& line)
    {
        const std::lock_guard lock{m_mutex};
        std::cout << line.dump() << std::endl;
    }

private:
    std::mutex m_mutex;
};

const char* nameOf(protocol::LinkState state)
{
    switch (state) {
    case protocol::LinkState::Connecting:
        return "connecting";
    case protocol::LinkState::Syncing:
        return "syncing";
    case protocol::LinkState::Live:
        return "live";
    case protocol::LinkState::Stale:
        return "stale";
    }
    return "";
}

int watch(const ServiceAddress& address, protocol::Stream stream)
{
    auto settings = settingsFor(address, stream);
    if (!settings)
        return complain(settings.error().message);
    sigset_t ending;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    // Blocked before the bus thread exists, so that it inherits the mask and the wait below gets them.
    pthread_sigmask(SIG_BLOCK, &ending, nullptr);

    LinePrinter printer;
    protocol::Client::Listener listener;
    listener.linkChanged = [&printer](protocol::LinkState state) {
        printer.print({{"link", nameOf(state)}});
    };
    listener.changed = [&printer](const protocol::BranchView& view,
                                  const std::vector<protocol::Event>& news) {
        if (news.empty())
            printer.print({{"snapshot", nlohmann::json::parse(protocol::encodeView(view), nullptr, false)}});
        for (const protocol::Event& event : news) {
            nlohmann::json line{
                {"t", protocol::typeOf(event.body)},
                {"n", event.n},
                {"at", event.at.time_since_epoch().count()},
                {"d", nlohmann::json::parse(protocol::encodeBody(event.body), nullptr, false)}};
            if (event.seq != 0)
                line["seq"] = event.seq;
            if (!event.actor.empty())
                line["actor"] = event.actor;
            printer.print(line);
        }
    };
    auto client = protocol::Client::connect(std::move(*settings), std::move(listener));
    if (!client)
        return complain(client.error().message);
    int signal = 0;
    sigwait(&ending, &signal);
    return EXIT_SUCCESS;
}

}

void addWatch(CLI::App& app, Action& action)
{
    struct Options {
        ServiceAddress address;
        bool staff = false;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("watch", "Print events as JSON lines until Ctrl-C");
    options->address.addTo(*command);
    command->add_flag("--staff", options->staff, "The staff stream instead of the public one");
    command->callback([options, &action] {
        action = [options] {
            return watch(options->address,
                         options->staff ? protocol::Stream::Staff : protocol::Stream::Public);
        };
    });
}

}
