#pragma once

#include "kiosk/visit_action.h"
#include "kiosk/visit_input.h"
#include "kiosk/visit_view.h"
#include "vision/neutral_pose.h"
#include "vision/nod.h"
#include "vision/relative_pose.h"

#include <optional>

namespace luot::kiosk {

/// How long each thing takes.
struct VisitSettings {
    Milliseconds greetingAtLeast{800}; ///< so that the notice about the camera is seen at all
    Milliseconds regreet{4000}; ///< after a visit, before somebody who stays is greeted again
    /// Patience with the template after confirming; it is nearly always there long before. On a machine that
    /// is too slow the number is given without a face.
    Milliseconds check{1500};
    Milliseconds search{300}; ///< for an answer to SearchRecent; then the number is given all the same
    Milliseconds doneShown{200}; ///< the full ring with its tick: docs/adr/0013
    Milliseconds pressInert{300}; ///< after a page change, so that a double tap hits one page only
    Milliseconds goOnWithoutFace{20000};
    Milliseconds hint{15000}; ///< these three without any movement
    Milliseconds otherWays{30000};
    Milliseconds idleEnd{60000};
    Milliseconds serviceDown{2000}; ///< before it is said; a short re-sync is nobody's business
    Milliseconds serviceSlow{2500}; ///< then the wait for the number is explained
    Milliseconds issued{10000};
    Milliseconds issuedCountdown{5000}; ///< the last part of it, counted on the button
    Milliseconds leftIssued{3000}; ///< after printing, for one who goes away with the paper
    Milliseconds paperAtMost{40000}; ///< without a word of the paper: unknown
    Milliseconds noPaper{30000};
    Milliseconds printUnknown{30000};
    Milliseconds printerTrouble{30000};
    Milliseconds notice{5000}; ///< Refused, Cancelled
    Milliseconds unanswered{60000}; ///< for the number, before one who has gone away is not waited for
    Milliseconds proceduresLate{1500}; ///< for the list; then it is not asked for
    Milliseconds withdraw{30000}; ///< for the code to be shown
    Milliseconds withdrawn{8000};
    Milliseconds helpShown{30000};
    Milliseconds onPhone{60000}; ///< a phone's code is shown; it lives longer, for whoever has scanned it
    Milliseconds phoneLate{4000}; ///< for the code; then the other ways are offered
    Milliseconds phoneFailed{10000}; ///< that is said
    /// A code this young is shown again, whoever asks: nobody has scanned it and left in so short a time, and
    /// a hand that plays with the page does not ask the service for codes without end. An older one may be in
    /// somebody's phone already, and is good for one number.
    Milliseconds phoneAgain{5000};
    double lowFace = 0.62; ///< of the frame's height: from there on what is used comes down
    Milliseconds cameraSilence{3000}; ///< without a sighting: the camera has a fault
    Milliseconds cautious{300}; ///< longer rings after two times "Chọn lại"
    vision::DwellTiming dwell; ///< the same on every page: docs/adr/0013
};

/// One citizen's visit after the other: from nobody to the number and back. Owns every state of it; knows no
/// device and no clock.
///
/// Requires: times never go back. Ensures: at most one NumberGiven a visit; no number on the view that was
/// not given; a visit whose number has been asked for never ends before the answer; EndVisit once a visit.
/// Thread: an object belongs to one thread.
class VisitFlow {
public:
    explicit VisitFlow(VisitSettings settings = {});

    /// What has to be done because of it, in order.
    [[nodiscard]] VisitActions take(const VisitInput& input, SteadyTime now);

    const VisitView& view() const { return m_view; }
    /// Whether somebody is being served: from the greeting to EndVisit.
    bool visiting() const { return m_visiting; }
    /// Whether a touch or key would do something: not in the first moment of a page.
    bool takesPresses(SteadyTime now) const
    {
        return !m_visiting || now - m_pageSince >= m_settings.pressInert;
    }

private:
    enum class Template { None, Pending, Settled };
    enum class Search { NotYet, Asked, Done }; ///< of the last ten minutes' faces
    struct Pick { ///< chosen by head, shown as done for a moment
        vision::Cell cell;
        SteadyTime at;
    };

    void on(const Tick&) { }
    void on(const ProceduresSeen& seen);
    void on(const CodeSeen& seen);
    void on(const FaceErased& erased);
    void on(const PhoneInvited& answer);
    void on(const Speaking& speaking);
    void on(const ChooseProcedure& choice);
    void on(const TextSize& wanted);
    void on(const vision::Sighting& sighting);
    void on(const CameraFailed& failed);
    void on(const FaceBindingSeen& seen);
    void on(const BranchSeen& seen);
    void on(const TemplateSettled&);
    void on(const RecentSearched& answer);
    void on(const PrinterAsked& answer);
    void on(const NumberGiven& given);
    void on(const NumberFound& found);
    void on(const NumberRefused& refused);
    void on(const PaperDone& done);
    void on(const CancelDone& done);
    void on(const Press& press);
    void on(const MoveFocus& move);
    void on(const PressFocused&);

    void greet(const vision::Sighting& sighting);
    void measure(const vision::Sighting& sighting);
    void point(const vision::Sighting& sighting);

    void enter(Page page);
    void enterChoice(Page page, vision::CardLayout layout);
    void enterConsent();
    void enterChoose();
    void enterProcedures();
    void enterConfirm();
    void enterRest();
    Page restPage() const;
    bool isServiceLost() const;
    void endVisit();

    void pick(vision::Cell cell, protocol::IssueWay way);
    void pickConsent(vision::Cell cell, protocol::IssueWay way);
    void pickField(std::size_t index);
    void pickProcedure(std::size_t index);
    void begin(protocol::IssueWay way); ///< a visit without the camera
    void scan(); ///< the page's cards, if they are to be scanned
    void stopScan();
    void pressSwitch();
    void nod(const vision::Sighting& sighting);
    void callStaff();
    void takeAnother(protocol::IssueWay way);
    void withdraw();
    bool offersPhone() const;
    void toPhone(protocol::IssueWay way);
    void showPhoneCode();
    void failPhone();
    void backFromPhone();
    void passPhone();
    void holdTime(Milliseconds since);
    void interrupt();
    void pickConfirm(vision::Cell cell, protocol::IssueWay way);
    void pickAlready(vision::Cell cell);
    void back();
    void dropFlatFace();
    void issueWhenReady();
    void issue(IssueNumber::Paper paper);

    void passTime();
    void passIdle();
    int secondsLeft(Milliseconds of) const; ///< of a page that stands so long
    void forgetHead();
    void advise();
    Advice adviceOnSeeing() const;
    Advice adviceOnChoosing() const;
    std::optional<vision::Pose> noticeTurn(const vision::Sighting& sighting);
    bool mayPick(vision::Cell cell) const { return kiosk::mayPick(m_view, cell); }
    bool isChoice() const { return m_view.cards.has_value(); }
    Milliseconds onPage() const;

    VisitSettings m_settings;
    VisitView m_view;
    VisitActions m_actions;
    SteadyTime m_now;
    SteadyTime m_pageSince;
    SteadyTime m_lastMove;
    std::optional<SteadyTime> m_lastSighting;
    std::optional<SteadyTime> m_visitEnded; ///< while somebody may still stand there from the last visit
    std::vector<protocol::Field> m_fields;
    std::vector<protocol::PriorityClass> m_priorityClasses; ///< empty: all
    std::optional<SteadyTime> m_serviceDownSince;
    BranchSeen::PublicPages m_publicPages = BranchSeen::PublicPages::None;
    bool m_cameraFailed = false;
    CameraTrouble m_cameraTrouble = CameraTrouble::Camera;
    FaceBinding m_faceBinding = FaceBinding::Off;

    bool m_visiting = false;
    bool m_locked = false; ///< this visit is of somebody the camera follows
    bool m_personLeft = false;
    vision::Presence m_presence = vision::Presence::Nobody;
    vision::Bystander m_bystander = vision::Bystander::None;
    vision::Hindrance m_hindrance = vision::Hindrance::None;
    vision::Liveness m_liveness = vision::Liveness::Unknown; ///< of the last turns seen
    std::optional<vision::NeutralPose> m_neutral;
    std::optional<vision::RelativePose> m_relative;
    std::optional<vision::Pointing> m_pointing;
    std::optional<Pick> m_pick;
    std::optional<vision::Cell> m_turnedTo; ///< unfiltered, as the last frame had it
    SteadyTime m_turnedAt; ///< the first frame that had it so
    int m_consentLooks = 0;
    int m_backs = 0;
    std::size_t m_firstField = 0; ///< of the page shown, when there are more than eight
    Template m_template = Template::None;
    Search m_search = Search::NotYet;
    SteadyTime m_searchSince;
    protocol::IssueWay m_way = protocol::IssueWay::Head;
    std::optional<bool> m_printerMayPrint;
    bool m_asked = false; ///< the number has been asked for and not refused
    bool m_cancelAsked = false;
    bool m_unknownBefore = false;
    bool m_scanning = false;
    std::optional<CardScan> m_scan;
    int m_scanSeconds = 2;
    vision::Nod m_nod;
    bool m_speaking = false;
    std::optional<SteadyTime> m_helpSince;
    SteadyTime m_begun; ///< the visit: its lock, or its first touch
    int m_chosenLastColumn = 2; ///< of the layout the choice was made on
    std::size_t m_firstProcedure = 0; ///< of the page shown
    bool m_awaitsProcedures = false;
    std::optional<SteadyTime> m_paperOut; ///< when the paper came
    Page m_phoneFrom = Page::Attract; ///< where the way by phone was taken
    bool m_awaitsPhone = false; ///< the service has been asked for a code and has not answered
    std::optional<protocol::Invitation> m_invitation; ///< the last one, of whoever's visit
    SteadyTime m_invitedAt;
};

}
