#include "luotctl/commands.h"
#include "luotctl/service_line.h"
#include "protocol/names.h"

#include <cstdio>
#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

using protocol::Spread;
using protocol::VisitFigures;

std::string minutes(int seconds)
{
    return std::to_string(seconds / 60) + ":" + (seconds % 60 < 10 ? "0" : "") + std::to_string(seconds % 60);
}

void printVisits(const std::string& what, const VisitFigures& visits)
{
    std::printf("%-8s %6d %6d %6d %6d %6d %8s %8s %8s %8s\n", what.c_str(), visits.issued, visits.completed,
                visits.noShow, visits.cancelled, visits.inTarget, minutes(visits.waiting.median).c_str(),
                minutes(visits.waiting.ninetieth).c_str(), minutes(visits.walk.median).c_str(),
                minutes(visits.service.median).c_str());
}

/// Whether one way in is slower than another: the waiting ought to be alike, the time at the machine not far
/// off.
void printWays(const protocol::Figures& figures)
{
    std::printf("\n%-8s %6s %6s %8s %10s\n", "way", "issued", "share", "wait", "at machine");
    for (const auto& way : figures.ways) {
        const int share = figures.visits.issued == 0
            ? 0
            : (100 * way.issued + figures.visits.issued / 2) / figures.visits.issued;
        std::printf("%-8s %6d %5d%% %8s %10s\n", std::string{protocol::nameOf(way.way)}.c_str(), way.issued,
                    share, minutes(way.waiting.median).c_str(),
                    way.taking.count == 0 ? "-" : minutes(way.taking.median).c_str());
    }
}

void print(const protocol::Figures& figures)
{
    std::printf("%s to %s\n\n%-8s %6s %6s %6s %6s %6s %8s %8s %8s %8s\n", figures.from.c_str(),
                figures.to.c_str(), "field", "issued", "served", "absent", "gone", "target", "wait",
                "wait 90%", "walk", "service");
    for (const auto& field : figures.fields)
        printVisits(field.field.str(), field.visits);
    printVisits("all", figures.visits);
    if (!figures.ways.empty())
        printWays(figures);
    std::printf("\n%-8s %6s %6s %8s %10s %10s\n", "counter", "called", "served", "service", "open", "busy");
    for (const auto& counter : figures.counters)
        std::printf("%-8s %6d %6d %8s %10s %10s\n", counter.counter.str().c_str(), counter.called,
                    counter.completed, minutes(counter.service.median).c_str(),
                    minutes(counter.openSeconds).c_str(), minutes(counter.busySeconds).c_str());
    if (!figures.dossiers.empty())
        std::printf("\n%-8s %7s %7s %7s %7s %7s %7s\n", "dossiers", "early", "on time", "overdue", "by own",
                    "pending", "late");
    for (const auto& field : figures.dossiers)
        std::printf("%-8s %7d %7d %7d %7d %7d %7d\n", field.field.str().c_str(), field.early, field.onTime,
                    field.overdue, field.lateOwn + field.lateBoth, field.pending, field.pendingLate);
    std::fflush(stdout);
}

int stats(const ServiceAddress& address, const protocol::ReadFigures& asked)
{
    const auto result = askOnce(address, asked);
    if (!result)
        return complain(result.error().message);
    print(std::get<protocol::Figures>(*result));
    return EXIT_SUCCESS;
}

}

void addStats(CLI::App& app, Action& action)
{
    struct Options {
        ServiceAddress address;
        protocol::ReadFigures asked;
    };
    const auto options = std::make_shared<Options>();
    CLI::App* command
        = app.add_subcommand("stats", "Figures of some days: visits, waiting, counters, dossiers");
    options->address.addTo(*command);
    command->add_option("--from", options->asked.from, "First day, 2026-07-14; today without it");
    command->add_option("--to", options->asked.to, "Last day, at most a month on; as --from without it");
    command->callback(
        [options, &action] { action = [options] { return stats(options->address, options->asked); }; });
}

}
