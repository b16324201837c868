#include "luotctl/commands.h"

#include "base/log.h"
#include "luotctl/src/printer_command.h"

#include <CLI/CLI.hpp>

#include <exception>

int main(int argc, char* argv[])
{
    luot::startLog("luotctl");
    CLI::App app{"Lượt's command line: set up, look into, try out a centre's queue."};
    app.set_version_flag("--version", LUOT_VERSION);
    app.require_subcommand(1);
    luot::luotctl::Action action;
    luot::luotctl::addVerify(app, action);
    luot::luotctl::addBackup(app, action);
    luot::luotctl::addRestore(app, action);
    luot::luotctl::addIssue(app, action);
    luot::luotctl::addCall(app, action);
    luot::luotctl::addStats(app, action);
    luot::luotctl::addConfig(app, action);
    luot::luotctl::addWatch(app, action);
    luot::luotctl::addKey(app, action);
    luot::luotctl::addUser(app, action);
    luot::luotctl::addPrinter(app, action);
    luot::luotctl::addVoice(app, action);
    luot::luotctl::addVision(app, action);
    luot::luotctl::addDemo(app, action);
    CLI11_PARSE(app, argc, argv);
    try {
        return action();
    } catch (const std::exception& unexpected) {
        return luot::luotctl::complain(std::string{"Something unforeseen happened: "} + unexpected.what()
                                       + ". Please report it with what you did.");
    }
}
