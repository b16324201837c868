#pragma once

#include "ticket-printer/bitmap.h"

#include <string>
#include <vector>

namespace luot::kiosk_faults {

/// The hashes of the tokens whose codes stand on a paper; a paper that was cut late may have two.
std::vector<std::string> hashesOn(const ticket_printer::Bitmap& paper);

}
