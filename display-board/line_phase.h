#pragma once

#include "display-board/board.h"

#include "ui/bus_session.h"

namespace luot::display_board {

/// What a board says of its line to the service.
Board::Phase phaseOf(ui::BusSession::Connection connection);

}
