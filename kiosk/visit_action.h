#pragma once

#include "protocol/vocabulary.h"

#include <variant>
#include <vector>

namespace luot::kiosk {

/// What a visit wants done by those who have devices.

enum class Milestone {
    Locked,
    Consented,
    Declined,
    Selected,
    Confirmed,
    Flat, ///< the turns looked like a flat picture's: the number goes without a face
};

struct Reached { ///< for the transcript; before anything that follows from it
    Milestone milestone = Milestone::Locked;
};
struct BeginTemplate { }; ///< there is consent
struct DropTemplate { }; ///< there is none any more
struct SearchRecent { ///< who has a template: whether these looks took a number; answered by RecentSearched
    FieldId field;
};
struct WarmPrinter { }; ///< somebody will want paper soon
struct AskPrinter { }; ///< answered by PrinterAsked
struct IssueNumber { ///< answered by NumberGiven or NumberRefused, however long it takes; then by PaperDone
    FieldId field;
    protocol::PriorityClass priority = protocol::PriorityClass::None;
    protocol::IssueWay way = protocol::IssueWay::Head;
    enum class Paper { Wanted, None } paper = Paper::Wanted;
};
struct PrintCopy { }; ///< of the number given, marked as a copy; answered by PaperDone
struct CancelNumber { ///< answered by CancelDone
    TicketId ticket;
};
struct EndVisit { ///< wipe every buffer of the person
    enum class Result { NoNumber, Printed, NotPrinted } result = Result::NoNumber;
};

using VisitAction = std::variant<Reached, BeginTemplate, DropTemplate, SearchRecent, WarmPrinter, AskPrinter,
                                 IssueNumber, PrintCopy, CancelNumber, EndVisit>;
using VisitActions = std::vector<VisitAction>;

}
