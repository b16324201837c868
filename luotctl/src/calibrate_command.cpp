#include "luotctl/src/vision_commands.h"

#include "vision/face_bands.h"
#include "vision/threshold_proposal.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <cstdio>
#include <iostream>
#include <memory>

namespace luot::luotctl {

namespace {

struct CalibrateOptions {
    std::string histogram;
    double falseRate = 0.001;
    bool asJson = false;
};

nlohmann::ordered_json jsonOf(const std::optional<vision::ThresholdProposal>& proposal, double shipped)
{
    if (!proposal)
        return nullptr;
    return {{"threshold", std::round(proposal->threshold * 100) / 100},
            {"searches_below", proposal->below},
            {"upper_bound_95", proposal->bound},
            {"shipped", shipped}};
}

void print(const char* name, const std::optional<vision::ThresholdProposal>& proposal, double shipped)
{
    if (!proposal)
        return;
    std::printf("%-40s %.2f (shipped %.2f): %llu searches below, rate at most %.4f %% (95 %%)\n", name,
                proposal->threshold, shipped, static_cast<unsigned long long>(proposal->below),
                100 * proposal->bound);
}

int proposeThresholds(const CalibrateOptions& options)
{
    const auto histogram = vision::NearestHistogram::load(options.histogram);
    if (!histogram)
        return complain(histogram.error().message);
    const vision::Calibration calibration = vision::calibrate(*histogram, options.falseRate);
    const vision::SecondTicketBands shipped;
    if (options.asJson) {
        const nlohmann::ordered_json line{{"searches", calibration.searches},
                                          {"needed", calibration.needed},
                                          {"false_rate", options.falseRate},
                                          {"same", jsonOf(calibration.same, shipped.same)},
                                          {"ask", jsonOf(calibration.ask, shipped.ask)}};
        std::cout << line.dump() << std::endl;
    }
    if (calibration.searches < calibration.needed) {
        char rate[32];
        std::snprintf(rate, sizeof rate, "%g", options.falseRate);
        return complain("The histogram has " + std::to_string(calibration.searches)
                        + " searches, too few to propose a threshold for a rate of " + rate + ": "
                        + std::to_string(calibration.needed)
                        + " are needed. Keep the shipped ones and go on counting.");
    }
    if (!calibration.same)
        return complain(
            "Even the nearest distances of this centre are too frequent for that rate; look whether the "
            "kiosk sees one person twice, and keep the shipped thresholds until then.");
    if (!options.asJson) {
        std::printf("%llu searches\n", static_cast<unsigned long long>(calibration.searches));
        print("\"You already have a number\", at most:", calibration.same, shipped.same);
        print("Asked first, at most:", calibration.ask, shipped.ask);
        std::printf("Start the kiosk with --same-face %.2f", calibration.same->threshold);
        if (calibration.ask)
            std::printf(" --ask-face %.2f", calibration.ask->threshold);
        std::printf("\n");
    }
    return EXIT_SUCCESS;
}

}

void addCalibrate(CLI::App& vision, Action& action)
{
    const auto options = std::make_shared<CalibrateOptions>();
    CLI::App* command
        = vision.add_subcommand("calibrate", "Propose face thresholds from a centre's own counted distances");
    command->footer(
        "HISTOGRAM counts, for every search of a kiosk, how near the nearest face of the same field in the "
        "last ten\n"
        "minutes was. The proposed automatic threshold is the largest one below which, with 95 % confidence "
        "(Clopper\n"
        "and Pearson, one-sided; about 3 / n when none was below), fewer than --false-rate of the searches "
        "fall: so\n"
        "seldom would somebody be told wrongly \"you already have a number\". The question may come ten "
        "times as "
        "often.\nSomebody who came twice within ten minutes counts as another, so a proposal is rather too "
        "strict. It\n"
        "says nothing of how often one person's two pictures are further apart than the threshold.");
    command->add_option("HISTOGRAM", options->histogram, "The kiosk's file of counts")->required();
    command->add_option("--false-rate", options->falseRate, "Of the searches, at most")
        ->check(CLI::Range(0.00001, 0.05))
        ->capture_default_str();
    command->add_flag("--json", options->asJson, "One line of JSON instead of text");
    command->callback([options, &action] { action = [options] { return proposeThresholds(*options); }; });
}

}
