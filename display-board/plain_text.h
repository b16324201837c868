#pragma once

#include "protocol/branch_view.h"

#include <string>

namespace luot::display_board {

/// One line as it may stand beside others: without the marks that turn a text's direction, without control
/// and other invisible characters; white space of any kind is one space.
std::string plainText(const std::string& text);

/// The view with every text that people have written made plain: names of fields, of the centre, the notice.
protocol::BranchView withPlainTexts(protocol::BranchView view);

}
