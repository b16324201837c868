#include "kiosk/visit_flow.h"

#include <algorithm>

// "Chọn trên điện thoại": a code opens the same choice on somebody's own phone.
namespace luot::kiosk {

using protocol::IssueWay;

bool VisitFlow::offersPhone() const
{
    // Who wants to use their face has it here alone, and who has a number needs no other.
    if (m_publicPages == BranchSeen::PublicPages::None || isServiceLost() || m_view.consented || m_asked
        || m_view.ticket || std::ranges::none_of(m_fields, &protocol::Field::open))
        return false;
    switch (m_view.page) {
    case Page::Attract:
    case Page::Greeting:
    case Page::Neutral:
    case Page::Consent:
    case Page::Choose:
    case Page::Procedures:
    case Page::Confirm:
    case Page::Priority:
    case Page::Already:
    case Page::PrinterTrouble:
    case Page::Refused:
    case Page::OtherWays:
    case Page::CameraFault:
    case Page::OnPhone:
        return true;
    default:
        return false;
    }
}

void VisitFlow::toPhone(IssueWay way)
{
    const bool isThere = m_view.page == Page::OnPhone;
    if (!offersPhone() || (isThere && m_view.phone != PhoneCode::Failed))
        return;
    if (!isThere)
        m_phoneFrom = m_view.page;
    if (!m_visiting)
        m_begun = m_now;
    m_visiting = true;
    m_view.way = way;
    m_nod = {};
    enter(Page::OnPhone);
    m_view.phone = PhoneCode::Asked;
    if (m_invitation && m_now - m_invitedAt < m_settings.phoneAgain) {
        showPhoneCode();
    } else if (!m_awaitsPhone) {
        m_awaitsPhone = true;
        m_actions.emplace_back(InviteToPhone{});
    }
}

void VisitFlow::on(const PhoneInvited& answer)
{
    m_awaitsPhone = false;
    m_invitation = answer.invitation;
    m_invitedAt = m_now;
    // One that comes late is as good, wherever somebody waits for it again by now.
    if (m_view.page != Page::OnPhone || m_view.phone == PhoneCode::Shown)
        return;
    if (m_invitation)
        showPhoneCode();
    else if (m_view.phone == PhoneCode::Asked)
        failPhone();
}

void VisitFlow::showPhoneCode()
{
    m_view.phone = PhoneCode::Shown;
    m_view.invitation = m_invitation;
    m_pageSince = m_now;
}

void VisitFlow::failPhone()
{
    m_view.phone = PhoneCode::Failed;
    m_view.invitation.reset();
    m_pageSince = m_now;
}

void VisitFlow::backFromPhone()
{
    switch (m_phoneFrom) {
    case Page::Neutral:
        m_neutral.emplace();
        enter(Page::Neutral);
        break;
    case Page::OtherWays:
        enter(Page::OtherWays);
        break;
    case Page::Consent:
        enterConsent();
        break;
    case Page::Attract:
    case Page::CameraFault:
    case Page::Greeting:
        endVisit();
        break;
    default:
        enterChoose();
    }
}

void VisitFlow::passPhone()
{
    m_view.secondsLeft.reset();
    // Without the service, the centre's pages or an open field a code leads nowhere.
    if (m_view.phone != PhoneCode::Failed && !offersPhone())
        failPhone();
    switch (m_view.phone) {
    case PhoneCode::Asked:
        if (onPage() >= m_settings.phoneLate)
            failPhone();
        break;
    case PhoneCode::Shown:
        m_view.secondsLeft = secondsLeft(m_settings.onPhone);
        if (onPage() >= m_settings.onPhone)
            endVisit(); // it goes on at the phone
        break;
    case PhoneCode::Failed:
        if (onPage() >= m_settings.phoneFailed)
            backFromPhone();
        break;
    }
}

/// Whoever comes next may be somebody else, with another middle.
void VisitFlow::forgetHead()
{
    m_locked = false;
    m_neutral.reset();
    m_relative.reset();
    m_view.pointingWorks = false;
}

}
