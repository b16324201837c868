#pragma once

#include "luotctl/commands.h"

namespace luot::luotctl {

/// Each adds one subcommand of `luotctl vision`; choosing it sets `action`.
void addReplay(CLI::App& vision, Action& action); ///< vision replay CLIP

}
