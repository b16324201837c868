#include "benchmarks/sets.h"

#include "vision/evaluation/evaluation.h"

#include <iostream>

namespace luot::benchmarks {

namespace {

Figure asFigure(const vision::evaluation::Measured& measured)
{
    return {.set = "vision",
            .name = measured.name,
            .value = measured.value,
            .unit = measured.unit,
            .goal = measured.goal,
            .better = measured.better == vision::evaluation::Goal::AtMost ? Better::Lower : Better::Higher,
            .n = measured.n};
}

}

Result<> measureVision(Report& report, double share)
{
    const auto say = [](const std::string& progress) { std::cerr << "    " << progress << std::endl; };
    return vision::evaluation::evaluate(
        {.share = share}, "", say,
        [&](const vision::evaluation::Measured& measured) { report.add(asFigure(measured)); });
}

}
