#pragma once

#include "base/clock.h"
#include "kiosk/card_scan.h"
#include "protocol/command.h"
#include "protocol/command_result.h"
#include "ticket-printer/ticket_printer.h"
#include "vision/pointing.h"

#include <optional>
#include <string>
#include <vector>

namespace luot::kiosk {

/// The kiosk's pages. Those before Greeting and after OtherWays stand without anybody's visit.
enum class Page {
    Attract,
    Greeting,
    Neutral,
    Consent,
    Choose,
    Procedures, ///< what of the field, where the centre asks for it
    Confirm,
    Priority, ///< which class, for those who said on Confirm that they have one
    Already, ///< who looks like this took a number for the same field within ten minutes
    PrinterTrouble, ///< known before a number is taken: without paper, or not now
    Issuing,
    Issued,
    NoPaper,
    PrintUnknown,
    Cancelled,
    Kept, ///< the number taken before is kept; no new one
    Refused,
    OtherWays, ///< the head could not be measured
    CameraFault,
    ServiceLost,
    Closed,
    Withdraw, ///< the ticket's code is to be shown to the camera: the face bound to it will be erased
    Withdrawn, ///< what came of it: see `withdrawal`
    OnPhone, ///< a code that opens the same choice on somebody's own phone: see `phone`
};

/// Shown over the page, which waits meanwhile.
enum class Interruption {
    None,
    Bystander, ///< somebody else is nearer: the choice is kept
    StepBack, ///< nearer than the camera can see
};

/// What came of withdrawing a face.
enum class Withdrawal {
    Awaiting, ///< the code has not been seen
    Asking, ///< the service has been asked
    Erased, ///< there is no face bound to that ticket (any more)
    NoTicket, ///< the code is not of a ticket that lives
    NoAnswer, ///< the service did not answer: the face goes with the visit, or at closing
};

/// What OnPhone shows.
enum class PhoneCode {
    Asked, ///< for; not there yet
    Shown,
    Failed, ///< there is none, or it is of no use just now: the other ways are
};

/// What became of the paper of the number on the screen.
enum class Paper { Printing, Printed, Missing, Unknown };

/// Why no head can be seen.
enum class CameraTrouble {
    NoCamera, ///< this kiosk has none
    Camera, ///< it does not answer
    Models, ///< the files by which faces are found are missing or broken
};

/// Whether citizens may have their ticket bound to their face.
enum class FaceBinding { Off, On };

/// A number that somebody of these looks took here, for the same field, within ten minutes.
struct HeldNumber {
    enum class Likeness { Alike, Same };

    std::string label;
    WallTime takenAt;
    Likeness likeness = Likeness::Alike;
    TicketId ticket{};
    int ahead = 0; ///< people before it now
    friend bool operator==(const HeldNumber&, const HeldNumber&) = default;
};

/// What is said besides the page's own words.
enum class Advice {
    None,
    LookMiddle, ///< the head must come to rest before anything can be chosen
    LookAgain, ///< "Dùng khuôn mặt" was looked at once; the second look agrees
    Hold, ///< a ring is filling
    FaceLost,
    StepBack, ///< somebody else is nearer
    Move, ///< nothing has moved for a while: how to choose
    OtherWay, ///< still nothing: the other ways are lit
    GoOnWithoutFace, ///< no answer to the consent question for a while
    Waiting, ///< the service has not answered yet
    // What keeps the camera from seeing somebody well enough. None of them keeps anybody from the other ways.
    TooDark,
    Backlit,
    TooBright,
    OnePerson, ///< of two who stand alike, one is to step forward
    ToMiddle,
    ComeCloser,
    NeighbourBack, ///< somebody stands beside, for those who want to use their face
    TakeMaskOff, ///< for those who want to use their face
    TakeGlassesOff, ///< the same
};

/// What the page of priority offers: none, and the centre's classes (empty: all).
std::vector<protocol::PriorityClass> priorityChoices(const std::vector<protocol::PriorityClass>& ofCentre);

/// Everything one screen shows of one visit: a value, so that two screens can be compared.
struct VisitView {
    Page page = Page::ServiceLost;
    Advice advice = Advice::None;
    double circle = 0.0; ///< the ring of Greeting and Neutral, 0 to 1
    std::optional<vision::CardLayout> cards; ///< of the pages with a choice
    vision::PointingView pointing;
    /// When the frame was taken since which the head points at the highlighted card: by it the way from the
    /// camera to the screen is measured. Unset where that was while the page took no choice yet.
    std::optional<SteadyTime> turnedAt;
    std::optional<vision::Cell> focused; ///< by keyboard
    bool pointingWorks = false; ///< the head has been measured: the mirror has its arrow
    std::vector<protocol::Field> fields; ///< Choose: one a cell, in reading order
    bool moreFields = false; ///< Choose: the cell after the last field is "Việc khác"
    std::optional<protocol::Field> field; ///< chosen
    vision::Cell chosen; ///< where its card was
    vision::Cell yes; ///< "Dùng khuôn mặt", "Lấy số", "Không phải tôi", "In lại" …
    vision::Cell no; ///< "Không dùng khuôn mặt", "Chọn lại", "Giữ số này" …
    std::optional<HeldNumber> held; ///< on Already and Kept
    std::vector<protocol::PriorityClass> priorities; ///< Confirm, Priority: one a cell there; None first
    protocol::PriorityClass priority = protocol::PriorityClass::None;
    bool consented = false;
    std::optional<protocol::IssuedTicket> ticket; ///< only ever what the service has committed
    Paper paper = Paper::Printing;
    std::optional<protocol::ErrorCode> refusal;
    FaceBinding faceBinding = FaceBinding::Off;
    CameraTrouble cameraTrouble = CameraTrouble::NoCamera; ///< on CameraFault
    std::optional<int> secondsLeft; ///< a countdown that is shown
    Interruption interruption = Interruption::None;
    protocol::IssueWay way = protocol::IssueWay::Head; ///< used last: by it the page speaks
    std::optional<ScanView> scan; ///< on pages with a choice, while they are scanned
    bool lowered = false; ///< the face is low (a wheelchair, a child): what is used comes down
    bool largeText = false; ///< fewer and larger cards
    bool helpAsked = false; ///< staff have been called
    std::vector<protocol::Procedure> procedures; ///< Procedures: one a cell, after them "Không rõ"
    std::vector<protocol::Procedure> allProcedures; ///< of the field, for those who search
    bool moreProcedures = false; ///< Procedures: the last cell leads to the next page
    std::optional<protocol::Procedure> procedure; ///< chosen
    Withdrawal withdrawal = Withdrawal::Awaiting;
    bool offersPhone = false; ///< "Chọn trên điện thoại"
    PhoneCode phone = PhoneCode::Asked; ///< on OnPhone
    std::optional<protocol::Invitation> invitation; ///< on OnPhone, while it is Shown
    /// Why there is no paper, on PrinterTrouble and NoPaper.
    std::optional<ticket_printer::PrinterReadiness> printerTrouble;
};

/// Whether the card there can be chosen: on Choose, of a field that gives numbers. Requires: there are cards.
bool mayPick(const VisitView& view, vision::Cell cell);

}
