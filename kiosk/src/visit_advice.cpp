#include "kiosk/visit_flow.h"

namespace luot::kiosk {

namespace {

using vision::Hindrance;

Advice against(Hindrance hindrance)
{
    switch (hindrance) {
    case Hindrance::None:
        break;
    case Hindrance::TooDark:
        return Advice::TooDark;
    case Hindrance::Backlit:
        return Advice::Backlit;
    case Hindrance::TooBright:
        return Advice::TooBright;
    case Hindrance::TooNear:
        return Advice::StepBack;
    case Hindrance::TwoPeople:
        return Advice::OnePerson;
    case Hindrance::Aside:
        return Advice::ToMiddle;
    case Hindrance::TooFar:
    case Hindrance::TooFarForTemplate:
        return Advice::ComeCloser;
    case Hindrance::SomebodyBeside:
        return Advice::NeighbourBack;
    case Hindrance::Mask:
        return Advice::TakeMaskOff;
    case Hindrance::DarkGlasses:
        return Advice::TakeGlassesOff;
    }
    return Advice::None;
}

bool onlyForTemplate(Hindrance hindrance)
{
    return hindrance == Hindrance::TooFarForTemplate || hindrance == Hindrance::SomebodyBeside
        || hindrance == Hindrance::Mask || hindrance == Hindrance::DarkGlasses;
}

}

void VisitFlow::advise()
{
    switch (m_view.page) {
    case Page::Attract:
        m_view.advice = m_hindrance == Hindrance::TooDark ? Advice::TooDark : Advice::None;
        break;
    case Page::Greeting:
    case Page::Neutral:
        m_view.advice = adviceOnSeeing();
        break;
    case Page::Issuing:
        m_view.advice = onPage() >= m_settings.serviceSlow ? Advice::Waiting : Advice::None;
        break;
    default:
        m_view.advice = isChoice() ? adviceOnChoosing() : Advice::None;
    }
}

Advice VisitFlow::adviceOnSeeing() const
{
    const auto still = m_now - m_lastMove;
    if (still >= m_settings.otherWays)
        return Advice::OtherWay;
    if (m_hindrance != Hindrance::None && !onlyForTemplate(m_hindrance))
        return against(m_hindrance);
    return still >= m_settings.hint ? Advice::Move : Advice::None;
}

Advice VisitFlow::adviceOnChoosing() const
{
    const auto still = m_now - m_lastMove;
    const bool lost = m_presence == vision::Presence::Lost || m_cameraFailed;
    if (m_pointing && m_bystander == vision::Bystander::Near)
        return Advice::StepBack;
    if (m_pointing && lost)
        return m_hindrance == Hindrance::TooDark ? Advice::TooDark : Advice::FaceLost;
    if (m_pick || (m_view.pointing.progress > 0.0 && m_view.pointing.ring != vision::RingState::Done))
        return Advice::Hold;
    if (m_view.page == Page::Consent && m_consentLooks > 0)
        return Advice::LookAgain;
    if (m_pointing && m_pointing->waitsForRest())
        return Advice::LookMiddle;
    if (still >= m_settings.otherWays)
        return Advice::OtherWay;
    if (m_view.page == Page::Consent && onPage() >= m_settings.goOnWithoutFace)
        return Advice::GoOnWithoutFace;
    // From here on only the face's own way is hindered: said to those who may still want it, or wait for it.
    const bool faceWanted = m_view.page == Page::Consent || m_template == Template::Pending;
    const bool tooEarly = m_view.page == Page::Consent && m_hindrance == Hindrance::TooFarForTemplate;
    if (m_pointing && m_hindrance != Hindrance::None && faceWanted && !tooEarly)
        return against(m_hindrance);
    return still >= m_settings.hint ? Advice::Move : Advice::None;
}

}
