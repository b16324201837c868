#pragma once

#include "kiosk/visit_view.h"
#include "protocol/command.h"
#include "ticket-printer/ticket_printer.h"
#include "vision/card_layout.h"

#include <optional>
#include <string>
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
    /// Whether phones reach pages of the centre's.
    enum class PublicPages { None, There } publicPages = PublicPages::None;
};
struct TemplateSettled { }; ///< the template asked for is there, or there will be none
struct RecentSearched { ///< the answer to SearchRecent
    std::optional<HeldNumber> held;
};
struct PrinterAsked { ///< the answer to AskPrinter
    bool mayPrint = false;
    std::optional<ticket_printer::PrinterReadiness> trouble{}; ///< why not
};
struct ProceduresSeen { ///< the answer to ListProcedures
    FieldId field;
    std::vector<protocol::Procedure> procedures;
};
struct CodeSeen { ///< a ticket's code before the camera, while SeekCode{On}
    std::string paperToken;
};
struct PhoneInvited { ///< the answer to InviteToPhone; none: there is no code
    std::optional<protocol::Invitation> invitation;
};
struct FaceErased { ///< the answer to EraseFace
    Withdrawal outcome = Withdrawal::Erased;
};
/// Whether the page is being read aloud: nobody is hurried meanwhile.
struct Speaking {
    enum class Now { No, Yes } now = Now::No;
};
/// A procedure found by searching, on Procedures.
struct ChooseProcedure {
    protocol::ProcedureId procedure;
    protocol::IssueWay way = protocol::IssueWay::Touch;
};
/// The size of texts that was chosen; it goes with the visit.
struct TextSize {
    enum class Size { Usual, Large } size = Size::Usual;
};
struct NumberGiven { ///< the answer to IssueNumber: committed
    protocol::IssuedTicket ticket;
};
struct NumberFound { ///< after a restart: given before it, perhaps without its paper
    protocol::IssuedTicket ticket;
    Paper paper = Paper::Printing; ///< on its way now, or Unknown
};
struct NumberRefused { ///< the answer to IssueNumber: there is no number
    protocol::ErrorCode code = protocol::ErrorCode::Internal;
};
struct PaperDone { ///< the answer to IssueNumber's and PrintCopy's paper
    TicketId ticket;
    ticket_printer::PrintOutcome outcome = ticket_printer::PrintOutcome::Unknown;
    /// Where the printer itself said why it stopped, also in the middle of a ticket.
    std::optional<ticket_printer::PrinterReadiness> trouble{};
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
        Done, ///< "Xong", "Tôi đã giữ số", "Đã quét xong"
        CancelNumber,
        WithoutFace, ///< takes the consent back, at any time before the number
        TryAgain, ///< measure the head once more
        Help, ///< "Gọi cán bộ"
        Another, ///< on Issued: one more number, for somebody else
        Withdraw, ///< to the page on which a face is withdrawn
        Phone, ///< "Chọn trên điện thoại"; where that failed, once more
        Scan, ///< "Chọn lần lượt", or, while it runs, "Thôi"
        Switch, ///< the button: chooses what is lit; elsewhere it is PressFocused
        ScanSlower,
        ScanFaster,
        ScanPause, ///< or goes on
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

using VisitInput
    = std::variant<Tick, vision::Sighting, CameraFailed, FaceBindingSeen, BranchSeen, TemplateSettled,
                   RecentSearched, PrinterAsked, NumberGiven, NumberFound, NumberRefused, PaperDone,
                   CancelDone, Press, MoveFocus, PressFocused, ProceduresSeen, CodeSeen, PhoneInvited,
                   FaceErased, Speaking, ChooseProcedure, TextSize>;

}
