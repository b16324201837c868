#pragma once

#include "kiosk/visit_view.h"

#include <QString>

/// Names by which QML knows the values of VisitView: those of the enumerators.
namespace luot::kiosk {

QString nameOf(Page page);
QString nameOf(Advice advice);
QString nameOf(CameraTrouble trouble);
QString nameOf(Paper paper);
QString nameOf(Interruption interruption);
QString nameOf(Withdrawal withdrawal);
QString nameOf(PhoneCode code);
QString nameOf(protocol::IssueWay way);
QString nameOf(vision::RingState state);
QString nameOf(vision::CardLayout::Kind kind);

}
