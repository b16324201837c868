#include "luotctl/commands.h"

#include "queue-service/backup.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace luot::luotctl {

namespace {

struct Options {
    std::string data;
    std::string file;
    std::vector<std::string> highest;
};

int backUp(const Options& options)
{
    if (const auto done = queue_service::backUp(options.data, options.file); !done)
        return complain(done.error().message);
    std::cout << options.file << " is complete and verified; keep it on another machine.\n";
    return EXIT_SUCCESS;
}

/// "A57" or "A=57" into series and number.
bool take(const std::string& word, std::map<std::string, int>& highest)
{
    const auto digit = word.find_first_of("0123456789");
    if (digit == std::string::npos || digit == 0)
        return false;
    std::string series = word.substr(0, digit);
    if (series.back() == '=')
        series.pop_back();
    std::ranges::transform(series, series.begin(), [](unsigned char c) { return std::toupper(c); });
    int number = 0;
    const auto [end, error] = std::from_chars(word.data() + digit, word.data() + word.size(), number);
    highest[series] = number;
    return series.size() == 1 && series >= "A" && series <= "Z" && error == std::errc{}
    && end == word.data() + word.size() && number <= 999;
}

int restore(const Options& options)
{
    queue_service::RestoreOrder order{options.file, options.data, {}};
    for (const std::string& word : options.highest)
        if (!take(word, order.highest))
            return complain("'" + word + "' is not the number of a ticket; write it as on the paper, A057.");
    const auto aside = queue_service::restore(order);
    if (!aside)
        return complain(aside.error().message);
    if (!aside->empty())
        std::cout << "What was there before is in " << aside->string() << ".\n";
    std::cout << options.file << " is in place. Start the service: each series goes on 20 numbers after the "
              << "highest known.\n";
    return EXIT_SUCCESS;
}

}

void addBackup(CLI::App& app, Action& action)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "backup", "Copy the queue database, while the service runs or not, and verify the copy");
    command->add_option("FILE", options->file, "Where the copy goes; must not exist yet")->required();
    command->add_option("--data", options->data, "The service's data folder")->required();
    command->callback([options, &action] { action = [options] { return backUp(*options); }; });
}

void addRestore(CLI::App& app, Action& action)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand(
        "restore", "Put a backup in the database's place; the service must not be running");
    command->add_option("FILE", options->file, "The backup")->required();
    command->add_option("--data", options->data, "The service's data folder")->required();
    command
        ->add_option("--highest", options->highest,
                     "Highest numbers known to be on paper, one a series (A057,B012)")
        ->delimiter(',');
    command->callback([options, &action] { action = [options] { return restore(*options); }; });
}

}
