#pragma once

#include "kiosk/visit_view.h"
#include "protocol/command.h"
#include "ticket-printer/ticket_printer.h"
#include "vision/card_layout.h"

#include <variant>
#include <vector>

namespace luot::kiosk {

/// What can happen to a visit. Each comes with the time at which it did.

struct Tick { }; ///< nothing but time; at least five a second
struct CameraFailed { ///< no more sightings
    CameraTrouble trouble = CameraTrouble::Camera;
};
/// Whether a ticket may be bound to a face: consent is asked for only then. Off until it is known.
struct FaceBindingSeen {
    FaceBinding binding = FaceBinding::Off;
};
struct BranchSeen { ///< the fields as they are, and whether the service is there
    std::vector<protocol::Field> fields;
    enum class Service { Down, Up } service = Service::Down;
    std::vector<protocol::PriorityClass> priorityClasses{}; ///< that go before others here; empty: all
};
struct TemplateSettled { }; ///< the template asked for is there, or there will be none
struct RecentSearched { ///< the answer to SearchRecent
    std::optional<HeldNumber> held;
};
struct PrinterAsked { ///< the answer to AskPrinter
    bool mayPrint = false;
};
struct NumberGiven { ///< the answer to IssueNumber: committed
    protocol::IssuedTicket ticket;
};
struct NumberRefused { ///< the answer to IssueNumber: there is no number
    protocol::ErrorCode code = protocol::ErrorCode::Internal;
};
struct PaperDone { ///< the answer to IssueNumber's and PrintCopy's paper
    TicketId ticket;
    ticket_printer::PrintOutcome outcome = ticket_printer::PrintOutcome::Unknown;
};
struct CancelDone { ///< the answer to CancelNumber
    bool cancelled = false;
};

/// A touch, or a key that stands for one.
struct Press {
    enum class What {
        Start, ///< "Chạm màn hình": choose without the camera
        Card, ///< the card at `cell`
        Back,
        Done, ///< "Xong", "Tôi đã giữ số"
        CancelNumber,
        WithoutFace, ///< takes the consent back, at any time before the number
        TryAgain, ///< measure the head once more
    };

    What what = What::Start;
    vision::Cell cell;
    protocol::IssueWay way = protocol::IssueWay::Touch;
};
/// An arrow key.
struct MoveFocus {
    int rows = 0;
    int columns = 0;
};
struct PressFocused { }; ///< Enter or space

using VisitInput = std::variant<Tick, vision::Sighting, CameraFailed, FaceBindingSeen, BranchSeen,
                                TemplateSettled, RecentSearched, PrinterAsked, NumberGiven, NumberRefused,
                                PaperDone, CancelDone, Press, MoveFocus, PressFocused>;

}
