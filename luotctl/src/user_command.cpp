#include "luotctl/commands.h"
#include "luotctl/service_line.h"

#include <termios.h>
#include <unistd.h>

#include <iostream>
#include <memory>
#include <variant>

namespace luot::luotctl {

namespace {

using namespace protocol;

struct Options {
    ServiceAddress address;
    std::string user;
    std::string name;
    std::string role;
    std::string machine;
};

/// One line, unseen where somebody types it.
std::string readSecret(const char* asked)
{
    termios shown{};
    const bool isTyped = isatty(STDIN_FILENO) != 0 && tcgetattr(STDIN_FILENO, &shown) == 0;
    if (isTyped) {
        std::cerr << asked << ": " << std::flush;
        termios hidden = shown;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    std::string line;
    std::getline(std::cin, line);
    if (isTyped) {
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
        std::cerr << std::endl;
    }
    return line;
}

Result<std::string> readPin()
{
    const std::string pin = readSecret("PIN, 6 digits or more");
    if (pin.size() < 6 || pin.size() > 32 || pin.find_first_not_of("0123456789") != std::string::npos)
        return failure("A PIN has 6 to 32 digits, and is typed or comes on standard input.");
    if (isatty(STDIN_FILENO) != 0 && readSecret("Once more") != pin)
        return failure("The two PINs differ: nothing was done.");
    return pin;
}

void show(const Person& person)
{
    std::cout << person.id.str() << "  " << nameOf(person.role) << "  " << person.name
              << (person.lockedUntil ? "  (locked)" : "") << "\n";
}

int carryOut(const ServiceAddress& address, Command command)
{
    const auto result = askOnce(address, std::move(command));
    if (!result)
        return complain(result.error().message);
    if (const auto* list = std::get_if<PersonList>(&*result))
        for (const Person& person : list->people)
            show(person);
    else if (const auto* one = std::get_if<PersonResult>(&*result))
        show(one->person);
    else
        std::cout << "Done.\n";
    return EXIT_SUCCESS;
}

Result<Role> roleFrom(const std::string& word)
{
    const auto role = roleNamed(word);
    if (role && isOfPeople(*role))
        return *role;
    return failure("'" + word + "' is no role of a person: give clerk, supervisor or admin.");
}

int add(const Options& options)
{
    const auto role = roleFrom(options.role);
    if (!role)
        return complain(role.error().message);
    const auto pin = readPin();
    if (!pin)
        return complain(pin.error().message);
    return carryOut(options.address, AddPerson{PersonId{options.user}, options.name, *role, *pin});
}

int change(const Options& options)
{
    ChangePerson command{PersonId{options.user}, options.name, std::nullopt};
    if (!options.role.empty()) {
        const auto role = roleFrom(options.role);
        if (!role)
            return complain(role.error().message);
        command.role = *role;
    }
    return carryOut(options.address, command);
}

int reset(const Options& options)
{
    const auto pin = readPin();
    if (!pin)
        return complain(pin.error().message);
    return carryOut(options.address, ResetPin{PersonId{options.user}, *pin});
}

}

void addUser(CLI::App& app, Action& action)
{
    CLI::App* user = app.add_subcommand("user", "The people who sign in at the counters, by an admin's key");
    user->require_subcommand(1);
    const auto options = std::make_shared<Options>();
    const auto command = [&](const char* name, const char* what, auto run) {
        CLI::App* added = user->add_subcommand(name, what);
        options->address.addTo(*added);
        added->callback([options, run, &action] { action = [options, run] { return run(*options); }; });
        return added;
    };
    const auto who = [&](CLI::App* added) {
        added->add_option("--user", options->user, "What they sign in by, such as lan")->required();
    };

    command("list", "Everybody who may sign in",
            [](const Options& given) { return carryOut(given.address, ListPeople{}); });
    CLI::App* adding = command("add", "Somebody new; the PIN is typed, or read from standard input", add);
    who(adding);
    adding->add_option("--name", options->name, "As colleagues know them")->required();
    adding->add_option("--role", options->role, "clerk, supervisor or admin")->required();
    CLI::App* changing = command("change", "Another name or role; signs them out", change);
    who(changing);
    changing->add_option("--name", options->name, "As colleagues know them");
    changing->add_option("--role", options->role, "clerk, supervisor or admin");
    who(command("reset", "A new PIN; signs them out and unlocks them", reset));
    CLI::App* unlocking = command("unlock", "Forgives wrong PINs", [](const Options& given) {
        return carryOut(given.address, UnlockPerson{PersonId{given.user}, given.machine});
    });
    unlocking->add_option("--user", options->user, "Whose");
    unlocking->add_option("--machine", options->machine, "At which machine, such as clerk:c1");
    who(command("remove", "They may sign in no more", [](const Options& given) {
        return carryOut(given.address, RemovePerson{PersonId{given.user}});
    }));
}

}
