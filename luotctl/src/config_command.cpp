#include "luotctl/commands.h"
#include "luotctl/service_line.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace luot::luotctl {

namespace {

constexpr std::size_t partBytes = 4000; ///< with room for what JSON writes as more

int readSetup(protocol::Client& client)
{
    for (int part = 0, parts = 1; part < parts; ++part) {
        const auto result = ask(client, protocol::ReadSetup{part});
        if (!result)
            return complain(result.error().message);
        const auto& read = std::get<protocol::SetupPart>(*result);
        parts = read.parts;
        std::cout << read.toml;
    }
    std::cout << std::flush;
    return EXIT_SUCCESS;
}

/// Cut between lines, so that no character is.
std::vector<std::string> partsOf(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t line = text.rfind('\n', at + partBytes);
        const bool isLast = text.size() - at <= partBytes;
        const std::size_t end = isLast               ? text.size()
            : line == std::string::npos || line < at ? at + partBytes
                                                     : line + 1;
        parts.push_back(text.substr(at, end - at));
        at = end;
    }
    return parts;
}

int offerSetup(protocol::Client& client, const std::string& file)
{
    std::ifstream in{file, std::ios::binary};
    const std::string text{std::istreambuf_iterator<char>{in}, {}};
    if (text.empty())
        return complain(file + " cannot be read, or is empty; give a branch file.");
    const std::vector<std::string> parts = partsOf(text);
    std::string changed;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const auto result = ask(
            client, protocol::OfferSetup{static_cast<int>(i), static_cast<int>(parts.size()), parts[i]});
        if (!result)
            return complain(result.error().message);
        changed = std::get<protocol::SetupTaken>(*result).changed;
    }
    std::cout << (changed.empty() ? "Nothing is other than before." : changed) << std::endl;
    return EXIT_SUCCESS;
}

int withService(const ServiceAddress& address, const std::function<int(protocol::Client&)>& work)
{
    auto settings = settingsFor(address, std::nullopt);
    if (!settings)
        return complain(settings.error().message);
    auto client = protocol::Client::connect(std::move(*settings), {});
    return client ? work(**client) : complain(client.error().message);
}

}

void addConfig(CLI::App& app, Action& action)
{
    CLI::App* config = app.add_subcommand("config", "The branch file of a running service");
    config->require_subcommand(1);
    const auto address = std::make_shared<ServiceAddress>();
    const auto file = std::make_shared<std::string>();

    CLI::App* get = config->add_subcommand("get", "Print it as it is in effect");
    address->addTo(*get);
    get->callback([address, &action] { action = [address] { return withService(*address, readSetup); }; });

    CLI::App* set
        = config->add_subcommand("set", "Check another, put it in its place and let it take effect");
    address->addTo(*set);
    set->add_option("file", *file, "The branch file")->required();
    set->callback([address, file, &action] {
        action = [address, file] {
            return withService(*address,
                               [file](protocol::Client& client) { return offerSetup(client, *file); });
        };
    });
}

}
