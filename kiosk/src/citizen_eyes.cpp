#include "kiosk/citizen_eyes.h"

namespace luot::kiosk {

vision::testing::ScreenView seenBy(const VisitView& view)
{
    using Seen = vision::testing::ScreenView;
    Seen seen;
    switch (view.page) {
    case Page::Attract:
        seen.page = Seen::Page::Attract;
        break;
    case Page::Greeting:
        seen.page = Seen::Page::Greeting;
        break;
    case Page::Neutral:
        seen.page = Seen::Page::Neutral;
        break;
    case Page::Consent:
        seen.page = Seen::Page::Consent;
        break;
    case Page::Choose:
        seen.page = Seen::Page::Choose;
        break;
    case Page::Confirm:
        seen.page = Seen::Page::Confirm;
        break;
    case Page::Issued:
        // "Mời lấy phiếu" stands there only once the paper is out.
        seen.page = view.paper == Paper::Printed ? Seen::Page::Issued : Seen::Page::Other;
        break;
    default:
        seen.page = Seen::Page::Other;
    }
    if (!view.cards || seen.page == Seen::Page::Other)
        return seen;
    seen.cards = view.cards;
    seen.highlighted = view.pointing.highlighted;
    seen.progress = view.pointing.progress;
    if (view.page != Page::Choose) {
        seen.yes = view.yes;
        seen.no = view.no;
    }
    if (view.page == Page::Confirm)
        seen.chosen = view.chosen;
    return seen;
}

}
