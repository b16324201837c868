#include "clerk-terminal/counter_session.h"

#include "clerk-terminal/src/counter_forms.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"
#include "protocol/paper_code.h"

#include <algorithm>
#include <utility>

// What the clerk enters: keys and the answers of a form.
namespace luot::clerk_terminal {

using protocol::Ticket;
using protocol::TicketState;

bool CounterSession::press(CounterKey key)
{
    if (m_sent)
        return false;
    if (const KeyOffer now = offer(key); now.state == KeyState::Off) {
        const Ticket* current = visit();
        say(Notice::Kind::Refused,
            whyOffText(now, key, current ? current->label : std::string{}, m_settings));
        if (key == CounterKey::Finish)
            turnToWhatIsMissing();
        return false;
    }
    if (m_form && keyOf(m_form->kind) == key)
        return confirm();
    openForm(key);
    if (!m_form)
        send(key, commandOf(key), key == CounterKey::Finish ? dossierFrom(0) : 0);
    return true;
}

void CounterSession::openForm(CounterKey key)
{
    m_form.reset();
    m_notice.reset();
    const Ticket* current = visit();
    switch (key) {
    case CounterKey::Hold:
        m_form = current ? holdForm(*current) : backFromHoldForm(held());
        break;
    case CounterKey::Transfer:
        m_form = transferForm(*current, m_view);
        break;
    case CounterKey::NoShow:
        if (!current)
            m_form = undoNoShowForm(noShows());
        break;
    case CounterKey::Add:
        m_form = current ? addRequestForm(*current, m_view, m_settings.counter, procedures())
                         : walkInForm(m_view, m_settings.counter);
        break;
    case CounterKey::PauseOrOpen:
        if (state() == CounterState::Free)
            m_form = pauseForm();
        break;
    case CounterKey::Choose:
    case CounterKey::Priority:
        if (const auto line = waiting(); current || !line.empty())
            m_form = formAbout(key, current ? *current : line.front().ticket);
        break;
    default:
        break;
    }
}

ClerkForm CounterSession::formAbout(CounterKey key, const Ticket& ticket) const
{
    return key == CounterKey::Priority ? priorityForm(ticket, m_view) : callChosenForm(ticket);
}

bool CounterSession::chooseWaiting(const TicketId& ticket, CounterKey key)
{
    const Ticket* chosen = m_view.ticket(ticket);
    if (m_sent || !chosen || chosen->state != TicketState::Waiting)
        return false;
    // The priority of who waits has nothing to do with what this counter is doing.
    const bool isAlwaysOn = key == CounterKey::Priority && maySetPriority();
    if (const KeyOffer now = offer(key); now.state == KeyState::Off && !isAlwaysOn) {
        const Ticket* current = visit();
        say(Notice::Kind::Refused,
            whyOffText(now, key, current ? current->label : std::string{}, m_settings));
        return false;
    }
    m_notice.reset();
    m_form = formAbout(key, *chosen);
    return true;
}

bool CounterSession::answer(int place) { return m_form && !m_sent && m_form->choose(place); }

void CounterSession::moveAnswer(int by)
{
    if (m_form && !m_sent)
        m_form->move(by);
}

void CounterSession::turnQuestion(int by)
{
    if (m_form)
        m_form->turn(by);
}

void CounterSession::leaveForm()
{
    if (m_sent)
        return;
    // Whoever is given a number next is somebody else: not the same command once more.
    if (m_form && m_form->kind == FormKind::WalkIn && m_unsettled && m_unsettled->key == CounterKey::Add) {
        m_unsettled.reset();
        m_notice.reset();
    }
    m_form.reset();
}

bool CounterSession::confirm()
{
    if (!m_form || m_sent)
        return false;
    if (!m_form->isComplete()) {
        say(Notice::Kind::Refused,
            m_form->staysAsItIs() ? Wording::tr("Ưu tiên vẫn như cũ. Chọn đối tượng khác, hoặc bấm Esc.")
                                  : Wording::tr("Chọn câu trả lời bằng phím số, rồi bấm Enter."));
        return false;
    }
    const CounterKey key = keyOf(m_form->kind);
    const Ticket* about = m_view.ticket(m_form->ticket);
    const bool isAlwaysOn
        = key == CounterKey::Priority && about && about->state == TicketState::Waiting && maySetPriority();
    if (const KeyOffer now = offer(key); now.state == KeyState::Off && !isAlwaysOn) {
        say(Notice::Kind::Refused, whyOffText(now, key, m_form->label, m_settings));
        return false;
    }
    send(key, luot::clerk_terminal::commandOf(*m_form, m_settings.counter));
    return true;
}

void CounterSession::restore(const VisitDraft& draft)
{
    m_kept = draft;
    takeKept();
}

void CounterSession::takeKept()
{
    const Ticket* current = visit();
    if (!m_kept || !current)
        return;
    if (m_kept->ticket == current->id) {
        m_draft = *m_kept;
        m_draft.requests.resize(openRequests().size());
        for (RequestDraft& request : m_draft.requests)
            if (protocol::mayBePaperCode(request.dossier))
                request.dossier.clear();
    }
    m_kept.reset();
}

}
