#include "kiosk/src/visit_names.h"

#include <array>

namespace luot::kiosk {

namespace {

template <class Enum, std::size_t count> QString pick(const std::array<const char*, count>& names, Enum value)
{
    return QString::fromLatin1(names.at(static_cast<std::size_t>(value)));
}

}

QString nameOf(Page page)
{
    static constexpr std::array names{"Attract",    "Greeting", "Neutral",   "Consent",      "Choose",
                                      "Procedures", "Confirm",  "Priority",  "Already",      "PrinterTrouble",
                                      "Issuing",    "Issued",   "NoPaper",   "PrintUnknown", "Cancelled",
                                      "Kept",       "Refused",  "OtherWays", "CameraFault",  "ServiceLost",
                                      "Closed",     "Withdraw", "Withdrawn", "OnPhone"};
    return pick(names, page);
}

QString nameOf(PhoneCode code)
{
    static constexpr std::array names{"Asked", "Shown", "Failed"};
    return pick(names, code);
}

QString nameOf(Advice advice)
{
    static constexpr std::array names{
        "None",          "LookMiddle", "LookAgain",       "Hold",       "FaceLost",      "StepBack",
        "Move",          "OtherWay",   "GoOnWithoutFace", "Waiting",    "TooDark",       "Backlit",
        "TooBright",     "OnePerson",  "ToMiddle",        "ComeCloser", "NeighbourBack", "TakeMaskOff",
        "TakeGlassesOff"};
    return pick(names, advice);
}

QString nameOf(CameraTrouble trouble)
{
    static constexpr std::array names{"NoCamera", "Camera", "Models"};
    return pick(names, trouble);
}

QString nameOf(Paper paper)
{
    static constexpr std::array names{"Printing", "Printed", "Missing", "Unknown"};
    return pick(names, paper);
}

QString nameOf(Interruption interruption)
{
    static constexpr std::array names{"None", "Bystander", "StepBack"};
    return pick(names, interruption);
}

QString nameOf(Withdrawal withdrawal)
{
    static constexpr std::array names{"Awaiting", "Asking", "Erased", "NoTicket", "NoAnswer"};
    return pick(names, withdrawal);
}

QString nameOf(protocol::IssueWay way)
{
    static constexpr std::array names{"Head", "Touch", "Keyboard", "Scan", "Phone", "Counter"};
    return pick(names, way);
}

QString nameOf(vision::RingState state)
{
    static constexpr std::array names{"None", "Intent", "Fill", "Grace", "Leaving", "Frozen", "Done"};
    return pick(names, state);
}

QString nameOf(vision::CardLayout::Kind kind)
{
    static constexpr std::array names{"Two", "Grid", "Confirm", "Ring", "Square"};
    return pick(names, kind);
}

std::vector<protocol::PriorityClass> priorityChoices(const std::vector<protocol::PriorityClass>& ofCentre)
{
    using protocol::PriorityClass;
    std::vector<PriorityClass> choices{PriorityClass::None};
    if (ofCentre.empty())
        choices.insert(choices.end(),
                       {PriorityClass::Elderly, PriorityClass::Disabled, PriorityClass::Pregnant,
                        PriorityClass::WithSmallChild, PriorityClass::Merit});
    choices.insert(choices.end(), ofCentre.begin(), ofCentre.end());
    return choices;
}

bool mayPick(const VisitView& view, vision::Cell cell)
{
    if (view.page != Page::Choose)
        return true;
    const auto index = view.cards->indexOf(cell);
    return index && (*index >= view.fields.size() ? view.moreFields : view.fields[*index].open);
}

}
