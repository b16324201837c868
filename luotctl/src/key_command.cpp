#include "luotctl/commands.h"
#include "luotctl/key_setup.h"
#include "protocol/key_request.h"
#include "protocol/keys.h"

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

namespace luot::luotctl {

namespace {

int init(const std::string& folder)
{
    if (const auto done = initServerKeys(folder); !done)
        return complain(done.error().message);
    std::cout << "The service's keys are in " << folder
              << ". Keep server.key on this machine; back it up with care.\n";
    return EXIT_SUCCESS;
}

int show(const std::string& folder)
{
    const auto keys = protocol::readServerKey(std::filesystem::path{folder} / "server.key");
    if (!keys)
        return complain(keys.error().message);
    std::cout << keys->publicKey << "\n";
    return EXIT_SUCCESS;
}

struct AddOptions {
    std::string serverKey;
    std::string request;
    std::vector<std::string> words;
    std::string folder;
    std::string id;
    std::string role;
    std::string branch;
    std::vector<std::string> counters;
    std::string out;
};

Result<DeviceKeyRequest> deviceFrom(const AddOptions& options)
{
    const auto role = protocol::roleNamed(options.role);
    if (!role)
        return failure("'" + options.role
                       + "' is not a role. There are board, counter, kiosk, reception, clerk, supervisor, "
                         "admin, monitor, centre.");
    if (*role == protocol::Role::Clerk && options.counters.empty())
        return failure("A clerk's key needs its counter: add --counter N.");
    DeviceKeyRequest device{DeviceId{options.id}, *role, BranchId{options.branch}, {}};
    for (const std::string& counter : options.counters)
        device.counters.emplace_back(counter);
    return device;
}

int makeNew(const AddOptions& options)
{
    const auto device = deviceFrom(options);
    if (!device)
        return complain(device.error().message);
    const std::string file = options.out.empty() ? options.id + ".key" : options.out;
    const std::string asking = options.id + ".request.json";
    const auto request
        = protocol::makeKeyRequest(*device, options.serverKey, file, asking, SystemClock{}.wall());
    if (!request)
        return complain(request.error().message);
    std::cout << "The six words of " << options.id << ":\n\n    " << wordsOf(*request) << "\n\n"
              << file << " stays on this machine. Bring " << asking
              << " to the service, by any way, and there, within 15 minutes:\n"
              << "    luotctl key accept " << wordsOf(*request) << " --dir KEYS --request " << asking << "\n";
    return EXIT_SUCCESS;
}

int accept(const AddOptions& options)
{
    std::string words;
    for (const std::string& word : options.words)
        words += word + " ";
    std::ifstream file{options.request, std::ios::binary};
    const std::string request{std::istreambuf_iterator<char>{file}, {}};
    const auto accepted
        = protocol::acceptKey(options.folder, request, options.request, words, SystemClock{}.wall());
    if (!accepted)
        return complain(accepted.error().message);
    std::cout << accepted->device.id.str() << " is let in as " << protocol::nameOf(accepted->device.role)
              << ".\n";
    return EXIT_SUCCESS;
}

int revoke(const AddOptions& options)
{
    const auto revoked = protocol::revokeKey(options.folder, DeviceId{options.id});
    if (!revoked)
        return complain(revoked.error().message);
    std::cout << options.id << " is shut out.\n";
    return EXIT_SUCCESS;
}

int add(const AddOptions& options)
{
    const auto device = deviceFrom(options);
    if (!device)
        return complain(device.error().message);
    const std::string file = options.out.empty() ? options.id + ".key" : options.out;
    if (const auto done = addDeviceKey(options.folder, *device, file); !done)
        return complain(done.error().message);
    std::cout << file << " is the key of " << options.id
              << ": move it to that device (mode 0400) and delete it here.\n";
    return EXIT_SUCCESS;
}

}

void addKey(CLI::App& app, Action& action)
{
    CLI::App* key = app.add_subcommand("key", "Set up the keys of the service and of the devices");
    key->require_subcommand(1);

    const auto folder = std::make_shared<std::string>();
    CLI::App* initCommand = key->add_subcommand("init", "Make the service's own keys in a new folder");
    initCommand->add_option("--dir", *folder, "The folder")->required();
    initCommand->callback([folder, &action] { action = [folder] { return init(*folder); }; });

    const auto options = std::make_shared<AddOptions>();
    CLI::App* addCommand = key->add_subcommand("add", "Make a device's key and let it in");
    addCommand->add_option("--dir", options->folder, "The folder made by 'key init'")->required();
    addCommand->add_option("--id", options->id, "The device's name, such as k1")->required();
    addCommand->add_option("--role", options->role, "board, kiosk, clerk, …")->required();
    addCommand->add_option("--branch", options->branch, "The branch's id, as in its TOML file")->required();
    addCommand->add_option("--counter", options->counters, "A clerk's own counter; may be repeated");
    addCommand->add_option("--out", options->out, "The device's key file; ID.key without it");
    addCommand->callback([options, &action] { action = [options] { return add(*options); }; });

    CLI::App* showCommand = key->add_subcommand("show", "The service's public key, which is no secret");
    showCommand->add_option("--dir", *folder, "The folder made by 'key init'")->required();
    showCommand->callback([folder, &action] { action = [folder] { return show(*folder); }; });

    CLI::App* newCommand = key->add_subcommand("new", "On a device: make its own key, and ask to be let in");
    newCommand->add_option("--id", options->id, "The device's name, such as k1")->required();
    newCommand->add_option("--role", options->role, "board, kiosk, clerk, …")->required();
    newCommand->add_option("--branch", options->branch, "The branch's id, as in its TOML file")->required();
    newCommand->add_option("--counter", options->counters, "A clerk's own counter; may be repeated");
    newCommand->add_option("--server-key", options->serverKey, "What 'key show' prints at the service")
        ->required();
    newCommand->add_option("--out", options->out, "The device's key file; ID.key without it");
    newCommand->callback([options, &action] { action = [options] { return makeNew(*options); }; });

    CLI::App* acceptCommand
        = key->add_subcommand("accept", "At the service: let a device in by its six words");
    acceptCommand->add_option("words", options->words, "As the device shows them")->required()->expected(6);
    acceptCommand->add_option("--dir", options->folder, "The folder made by 'key init'")->required();
    acceptCommand->add_option("--request", options->request, "The device's ID.request.json")->required();
    acceptCommand->callback([options, &action] { action = [options] { return accept(*options); }; });

    CLI::App* revokeCommand = key->add_subcommand("revoke", "At the service: shut a device out, at once");
    revokeCommand->add_option("id", options->id, "The device's name")->required();
    revokeCommand->add_option("--dir", options->folder, "The folder made by 'key init'")->required();
    revokeCommand->callback([options, &action] { action = [options] { return revoke(*options); }; });
}

}
