#include "luotctl/commands.h"
#include "luotctl/service_line.h"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

int issue(const ServiceAddress& address, const std::string& field, int count)
{
    auto settings = settingsFor(address, std::nullopt);
    if (!settings)
        return complain(settings.error().message);
    auto client = protocol::Client::connect(std::move(*settings), {});
    if (!client)
        return complain(client.error().message);
    for (int i = 0; i < count; ++i) {
        protocol::IssueTicket command;
        command.field = FieldId{field};
        command.way = protocol::IssueWay::Counter;
        command.reason = "luotctl";
        const auto result = ask(**client, command);
        if (!result)
            return complain(result.error().message);
        const auto& issued = std::get<protocol::IssuedTicket>(*result);
        std::cout << issued.ticket.label << "  " << issued.ahead << " ahead, " << issued.wait.fromMinutes
                  << "–" << issued.wait.toMinutes << " min" << std::endl;
    }
    return EXIT_SUCCESS;
}

int callNext(const ServiceAddress& address, const std::string& counter)
{
    auto settings = settingsFor(address, std::nullopt);
    if (!settings)
        return complain(settings.error().message);
    auto client = protocol::Client::connect(std::move(*settings), {});
    if (!client)
        return complain(client.error().message);
    const auto opened = ask(**client, protocol::OpenCounter{CounterId{counter}});
    // It may be open already: then calling is all that is left to do.
    const auto result = ask(**client, protocol::CallNext{CounterId{counter}});
    if (!result)
        return complain(result.error().message);
    const auto& called = std::get<protocol::TicketResult>(*result).ticket;
    if (!called) {
        std::cout << "Nobody is waiting for counter " << counter << "." << std::endl;
        return EXIT_SUCCESS;
    }
    std::cout << called->label << " to counter " << called->counter.str() << std::endl;
    return EXIT_SUCCESS;
}

}

void addIssue(CLI::App& app, Action& action)
{
    struct Options {
        ServiceAddress address;
        std::string field;
        int count = 1;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("issue", "Give out numbers of a field");
    options->address.addTo(*command);
    command->add_option("--field", options->field, "The field's letter")->required();
    command->add_option("--count", options->count, "How many")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    command->callback([options, &action] {
        action = [options] { return issue(options->address, options->field, options->count); };
    });
}

void addCall(CLI::App& app, Action& action)
{
    struct Options {
        ServiceAddress address;
        std::string counter;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command
        = app.add_subcommand("call", "Call the next person to a counter, opening it if need be");
    options->address.addTo(*command);
    command->add_option("--counter", options->counter, "The counter")->required();
    command->callback(
        [options, &action] { action = [options] { return callNext(options->address, options->counter); }; });
}

}
