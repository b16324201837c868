#include "display-board/line_phase.h"

namespace luot::display_board {

Board::Phase phaseOf(ui::BusSession::Connection connection)
{
    switch (connection) {
    case ui::BusSession::Live:
        return Board::Live;
    case ui::BusSession::Reconnecting:
        return Board::Reconnecting;
    case ui::BusSession::Stale:
        return Board::Stale;
    case ui::BusSession::Waiting:
        break;
    }
    return Board::Waiting;
}

}
