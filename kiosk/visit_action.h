#pragma once

#include "base/clock.h"
#include "protocol/vocabulary.h"

#include <string>
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
    protocol::ProcedureId procedure{}; ///< empty: not told
    Milliseconds took{0}; ///< at the machine, from the lock or the first touch on
};
struct AbandonNumber { }; ///< asked for, unanswered, and nobody is there any more: given, it is given back
struct ReprintHeld { ///< a new paper of a number taken before; answered by PaperDone
    TicketId ticket;
};
struct ListProcedures { ///< answered by ProceduresSeen
    FieldId field;
};
struct CallStaff { }; ///< somebody asks for a person
struct SeekCode { ///< whether the camera looks for a ticket's code
    enum class Now { Off, On } now = Now::Off;
};
struct EraseFace { ///< of the ticket whose paper was shown; answered by FaceErased
    std::string paperToken;
};
struct InviteToPhone { }; ///< answered by PhoneInvited
struct PrintCopy { }; ///< of the number given, marked as a copy; answered by PaperDone
struct CancelNumber { ///< answered by CancelDone
    TicketId ticket;
};
struct EndVisit { ///< wipe every buffer of the person
    enum class Result { NoNumber, Printed, NotPrinted } result = Result::NoNumber;
};

using VisitAction = std::variant<Reached, BeginTemplate, DropTemplate, SearchRecent, WarmPrinter, AskPrinter,
                                 IssueNumber, AbandonNumber, PrintCopy, ReprintHeld, CancelNumber,
                                 ListProcedures, CallStaff, SeekCode, EraseFace, InviteToPhone, EndVisit>;
using VisitActions = std::vector<VisitAction>;

}
