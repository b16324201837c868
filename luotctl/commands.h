#pragma once

#include <CLI/App.hpp>

#include <functional>

namespace luot::luotctl {

/// What the chosen subcommand does; its return value is the exit code.
using Action = std::function<int()>;

/// Each adds one subcommand with its options; choosing it sets `action`.
void addVerify(CLI::App& app, Action& action); ///< verify DB
void addBackup(CLI::App& app, Action& action); ///< backup FILE --data DIR
void addRestore(CLI::App& app, Action& action); ///< restore FILE --data DIR [--highest A057,B012]
void addIssue(CLI::App& app, Action& action); ///< issue --field A [--count N]
void addCall(CLI::App& app, Action& action); ///< call --counter 1
void addStats(CLI::App& app, Action& action); ///< stats [--from DAY] [--to DAY]
void addConfig(CLI::App& app, Action& action); ///< config get, config set FILE
void addWatch(CLI::App& app, Action& action); ///< watch
void addKey(CLI::App& app, Action& action); ///< key init, show, add, new, accept, revoke
void addUser(CLI::App& app, Action& action); ///< user list, add, change, reset, unlock, remove
void addVoice(CLI::App& app, Action& action); ///< voice check, render, list
void addVision(CLI::App& app, Action& action); ///< vision replay, … (src/vision_commands.h)
void addDemo(CLI::App& app, Action& action); ///< demo

/// Prints the sentence on standard error; the exit code of a command that could not do its work.
int complain(const std::string& sentence);

}
