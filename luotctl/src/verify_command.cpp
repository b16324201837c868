#include "luotctl/commands.h"

#include "queue-service/verification.h"

#include <cstdlib>
#include <iostream>
#include <memory>
#include <string>

namespace luot::luotctl {

namespace {

int verify(const std::string& database)
{
    const auto report = queue_service::verifyDatabase(database);
    if (!report)
        return complain(report.error().message);
    for (const std::string& line : report->lines())
        std::cout << line << '\n';
    std::cout.flush();
    return report->passed() ? EXIT_SUCCESS
                            : complain("The database does not hold together. Stop the service, keep this "
                                       "file aside and restore the latest backup.");
}

}

void addVerify(CLI::App& app, Action& action)
{
    const auto database = std::make_shared<std::string>();
    CLI::App* command = app.add_subcommand(
        "verify", "Check a queue database: integrity, hash chain, numbers, tables against events");
    command->add_option("DB", *database, "The database file")->required();
    command->callback([database, &action] { action = [database] { return verify(*database); }; });
}

}
