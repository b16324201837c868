#include "benchmarks/figure.h"
#include "benchmarks/sets.h"

#include "base/log.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <map>
#include <string>
#include <vector>

using namespace luot;

int main(int argc, char* argv[])
{
    startLog("luot-bench");
    double share = 1.0;
    const std::map<std::string, std::function<Result<>(benchmarks::Report&)>> sets{
        {"devices",
         [&share](benchmarks::Report& report) { return benchmarks::measureDevices(report, share); }},
        {"kiosk", [&share](benchmarks::Report& report) { return benchmarks::measureKiosk(report, share); }},
        {"main", benchmarks::measureMain},
        {"service",
         [&share](benchmarks::Report& report) { return benchmarks::measureService(report, share); }},
        {"web", [&share](benchmarks::Report& report) { return benchmarks::measureWeb(report, share); }},
        {"vision", [&share](benchmarks::Report& report) { return benchmarks::measureVision(report, share); }},
    };

    CLI::App app{"Speed and memory, measured on this machine, beside their goals."};
    std::vector<std::string> wanted;
    std::string json;
    app.add_option("SET", wanted, "Which sets; all without a name")->check(CLI::IsMember(sets));
    app.add_option("--json", json, "Write one line of JSON a figure to this file");
    app.add_option(
           "--share", share,
           "Of what the sets devices, kiosk, service, vision and web measure; below 1 only for a look "
           "whether they work")
        ->check(CLI::Range(0.01, 1.0));
    CLI11_PARSE(app, argc, argv);

    benchmarks::Report report;
    int exitCode = EXIT_SUCCESS;
    for (const auto& [name, measure] : sets) {
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), name) == wanted.end())
            continue;
        std::cout << name << ':' << std::endl;
        if (const auto done = measure(report); !done) {
            std::cerr << "luot-bench: " << done.error().message << std::endl;
            exitCode = EXIT_FAILURE;
        }
    }
    if (!json.empty() && !report.write(json)) {
        std::cerr << "luot-bench: " << json << " cannot be written." << std::endl;
        exitCode = EXIT_FAILURE;
    }
    return exitCode;
}
