#include "luotctl/service_line.h"

#include <charconv>
#include <future>

namespace luot::luotctl {

void ServiceAddress::addTo(CLI::App& command)
{
    command.add_option("--server", server, "The queue service, HOST[:PORT]")
        ->envname("LUOT_SERVER")
        ->capture_default_str();
    command.add_option("--key", key, "This machine's key file, made by 'luotctl key add'")
        ->envname("LUOT_KEY")
        ->required();
}

Result<protocol::ClientSettings> settingsFor(const ServiceAddress& address,
                                             std::optional<protocol::Stream> stream)
{
    auto key = protocol::readDeviceKey(address.key);
    if (!key)
        return tl::unexpected{key.error()};
    protocol::ClientSettings settings;
    settings.key = std::move(*key);
    settings.stream = stream;
    const auto colon = address.server.rfind(':');
    settings.host = address.server.substr(0, colon);
    if (colon != std::string::npos) {
        const std::string port = address.server.substr(colon + 1);
        const auto [end, error] = std::from_chars(port.data(), port.data() + port.size(), settings.port);
        if (error != std::errc{} || end != port.data() + port.size() || settings.port == 0)
            return failure("'" + port
                           + "' is not a port: give --server as HOST:PORT, such as 192.168.1.10:5560.");
    }
    return settings;
}

Result<protocol::CommandResult> ask(protocol::Client& client, protocol::Command command)
{
    std::promise<protocol::Reply> promise;
    auto answer = promise.get_future();
    client.request(std::move(command),
                   [&promise](const protocol::Reply& reply) { promise.set_value(reply); });
    const protocol::Reply reply = answer.get();
    if (reply.outcome)
        return *reply.outcome;
    const protocol::Refusal& refusal = reply.outcome.error();
    if (refusal.code == protocol::ErrorCode::DeadlineExceeded)
        return failure("The queue service did not answer. Check that it runs, that --server names it, and "
                       "that this key is let in.");
    return failure(std::string{protocol::nameOf(refusal.code)} + ": " + refusal.message);
}

Result<protocol::CommandResult> askOnce(const ServiceAddress& address, protocol::Command command)
{
    auto settings = settingsFor(address, std::nullopt);
    if (!settings)
        return tl::unexpected{settings.error()};
    auto client = protocol::Client::connect(std::move(*settings), {});
    if (!client)
        return tl::unexpected{client.error()};
    return ask(**client, std::move(command));
}

}
