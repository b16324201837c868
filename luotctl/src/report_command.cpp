#include "luotctl/src/figure_plot.h"
#include "luotctl/src/vision_commands.h"

#include "vision/evaluation/evaluation.h"

#include <nlohmann/json.hpp>
#include <spdlog/fmt/fmt.h>

#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

namespace fs = std::filesystem;
using vision::evaluation::Goal;
using vision::evaluation::Measured;

nlohmann::ordered_json asJson(const Measured& figure)
{
    return {{"name", figure.name},
            {"what", figure.what},
            {"value", figure.value},
            {"lower95", figure.bounds.lower},
            {"upper95", figure.bounds.upper},
            {"unit", figure.unit},
            {"n", figure.n},
            {"of", figure.of},
            {"goal", figure.goal},
            {"better", figure.better == Goal::AtMost ? "lower" : "higher"},
            {"reached", figure.reached()},
            {"plot", figure.name + ".svg"}};
}

std::string asRow(const nlohmann::ordered_json& figure)
{
    const auto number = [&](const char* key) { return figure.at(key).get<double>(); };
    const auto words = [&](const char* key) { return figure.at(key).get<std::string>(); };
    const std::string unit = words("unit");
    return fmt::format("| {} | {:.4g}{} | {:.4g} … {:.4g} | {} {:g} | {} | {} | {} |", words("name"),
                       number("value"), unit.empty() ? "" : " " + unit, number("lower95"), number("upper95"),
                       words("better") == "lower" ? "≤" : "≥", number("goal"),
                       figure.at("reached").get<bool>() ? "reached" : "missed", figure.at("n").get<int>(),
                       words("of"));
}

constexpr const char* head
    = "| figure | value | 95 % bounds | goal | | n | of |\n| --- | --- | --- | --- | --- | --- | --- |";

/// The figures of an earlier report in that folder; none where there is no report that can be read.
nlohmann::ordered_json earlierFigures(const fs::path& folder)
{
    std::ifstream file{folder / "report.json"};
    auto figures = nlohmann::ordered_json::parse(file, nullptr, false);
    return figures.is_array() ? figures : nlohmann::ordered_json::array();
}

void replace(nlohmann::ordered_json& figures, nlohmann::ordered_json figure)
{
    for (auto& known : figures) {
        if (known.is_object() && known.value("name", "") == figure.at("name")) {
            known = std::move(figure);
            return;
        }
    }
    figures.push_back(std::move(figure));
}

std::string asPage(const nlohmann::ordered_json& figures, double share)
{
    std::string page
        = "# What the kiosk's eyes reach\n\nMeasured on rendered heads of four people, not on people in "
          "front of a camera; made by `luotctl vision report`. "
          "Boxes and the pose map are fitted on the same four people; `ninja luot-fit-pose` says what they "
          "are "
          "worth on each person left out.\n\n";
    if (share < 1.0)
        page += fmt::format("**Only {:g} of the clips: a look whether it works, no figures to quote.**\n\n",
                            share);
    page += std::string{head} + '\n';
    for (const auto& figure : figures)
        page += asRow(figure) + '\n';
    page += '\n';
    for (const auto& figure : figures)
        page += "![" + figure.at("what").get<std::string>() + "](" + figure.at("plot").get<std::string>()
            + ")\n";
    return page;
}

struct Options {
    std::string folder = "out/vision-report";
    double share = 1.0;
    std::string only;
};

int report(const Options& options)
try {
    const fs::path folder = options.folder;
    std::error_code error;
    fs::create_directories(folder, error);
    // One group measured again takes its place among the others' figures.
    auto figures = options.only.empty() ? nlohmann::ordered_json::array() : earlierFigures(folder);
    bool written = true;
    const auto keep = [&](const fs::path& name, const std::string& content) {
        std::ofstream file{folder / name};
        file << content;
        written = written && file.good();
    };
    std::cout << head << std::endl;
    const auto done = vision::evaluation::evaluate(
        {.share = options.share}, options.only,
        [](const std::string& progress) { std::cerr << "    " << progress << std::endl; },
        [&](const Measured& figure) {
            auto json = asJson(figure);
            json["share"] = options.share;
            std::cout << asRow(json) << std::endl;
            keep(figure.name + ".svg", plotOf(figure));
            replace(figures, std::move(json));
        });
    if (!done)
        return complain(done.error().message);
    keep("report.md", asPage(figures, options.share));
    keep("report.json", figures.dump(1) + '\n');
    if (!written)
        return complain("The report could not be written to " + folder.string()
                        + "; give a folder that can be written with --out.");
    return EXIT_SUCCESS;
} catch (const nlohmann::json::exception&) {
    return complain(
        "The report.json in " + options.folder
        + " is not one of luotctl vision report; give another folder with --out, or leave out --only.");
}

}

void addReport(CLI::App& vision, Action& action)
{
    const auto options = std::make_shared<Options>();
    CLI::App* command = vision.add_subcommand(
        "report",
        "Measure choosing, identity, liveness and speed on rendered people: a table, JSON and plots");
    command->add_option("--out", options->folder, "The folder for report.md, report.json and the plots")
        ->capture_default_str();
    command->add_option("--share", options->share, "Of the clips; below 1 only for a look whether it works")
        ->check(CLI::Range(0.01, 1.0))
        ->capture_default_str();
    command->add_option("--only", options->only, "One group alone; the folder's other figures stay")
        ->check(CLI::IsMember(vision::evaluation::evaluationGroups()));
    command->callback([options, &action] { action = [options] { return report(*options); }; });
}

}
