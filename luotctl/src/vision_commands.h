#pragma once

#include "luotctl/commands.h"

namespace luot::luotctl {

/// Each adds one subcommand of `luotctl vision`; choosing it sets `action`.
void addCalibrate(CLI::App& vision, Action& action); ///< vision calibrate HISTOGRAM
void addPairs(CLI::App& vision, Action& action); ///< vision pairs PAIRS.csv --dir DIR --out OUT.csv
void addRender(CLI::App& vision, Action& action); ///< vision render --do SCRIPT --out CLIP
void addReplay(CLI::App& vision, Action& action); ///< vision replay CLIP
void addReport(CLI::App& vision, Action& action); ///< vision report --out DIR

}
