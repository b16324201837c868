#include "luotctl/commands.h"
#include "luotctl/key_setup.h"

#include <iostream>
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

struct AddOptions {
    std::string folder;
    std::string id;
    std::string role;
    std::string branch;
    std::vector<std::string> counters;
    std::string out;
};

int add(const AddOptions& options)
{
    const auto role = protocol::roleNamed(options.role);
    if (!role)
        return complain("'" + options.role
                        + "' is not a role. There are board, counter, kiosk, reception, clerk, supervisor, "
                          "admin, monitor, centre.");
    if (*role == protocol::Role::Clerk && options.counters.empty())
        return complain("A clerk's key needs its counter: add --counter N.");
    DeviceKeyRequest device{DeviceId{options.id}, *role, BranchId{options.branch}, {}};
    for (const std::string& counter : options.counters)
        device.counters.emplace_back(counter);
    const std::string file = options.out.empty() ? options.id + ".key" : options.out;
    if (const auto done = addDeviceKey(options.folder, device, file); !done)
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
}

}
