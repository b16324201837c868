#include "clerk-terminal/counter_session.h"

#include "clerk-terminal/src/counter_forms.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"

#include <algorithm>
#include <utility>

// What the clerk enters: keys, the answers of a form, what came of a visit.
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
        return false;
    }
    if (m_form && keyOf(m_form->kind) == key)
        return confirm();
    openForm(key);
    if (!m_form)
        send(key, commandOf(key));
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
    if (const KeyOffer now = offer(key); now.state == KeyState::Off) {
        say(Notice::Kind::Refused, whyOffText(now, key, {}, m_settings));
        return false;
    }
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
    if (!m_sent)
        m_form.reset();
}

bool CounterSession::confirm()
{
    if (!m_form || m_sent)
        return false;
    if (!m_form->isComplete()) {
        say(Notice::Kind::Refused, Wording::tr("Chọn câu trả lời bằng phím số, rồi bấm Enter."));
        return false;
    }
    const CounterKey key = keyOf(m_form->kind);
    if (const KeyOffer now = offer(key); now.state == KeyState::Off) {
        say(Notice::Kind::Refused, whyOffText(now, key, m_form->label, m_settings));
        return false;
    }
    send(key, luot::clerk_terminal::commandOf(*m_form, m_settings.counter, m_view));
    return true;
}

bool CounterSession::choose(protocol::ServiceOutcome outcome)
{
    if (state() != CounterState::Serving || m_sent)
        return false;
    m_draft.outcomes.at(static_cast<std::size_t>(m_currentRequest)) = outcome;
    const auto open = std::ranges::find_if(m_draft.outcomes, [](const auto& one) { return !one; });
    if (open != m_draft.outcomes.end())
        m_currentRequest = static_cast<int>(open - m_draft.outcomes.begin());
    if (m_notice && m_notice->kind == Notice::Kind::Refused)
        m_notice.reset();
    return true;
}

std::optional<protocol::ServiceOutcome> CounterSession::outcome() const
{
    const auto at = static_cast<std::size_t>(m_currentRequest);
    return at < m_draft.outcomes.size() ? m_draft.outcomes[at] : std::nullopt;
}

void CounterSession::turnToRequest(int open)
{
    if (open >= 0 && open < static_cast<int>(m_draft.outcomes.size()))
        m_currentRequest = open;
}

void CounterSession::setDossier(const std::string& code) { m_draft.dossier = code; }

void CounterSession::setProcedure(const protocol::ProcedureId& procedure) { m_draft.procedure = procedure; }

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
        m_draft.outcomes.resize(openRequests().size());
    }
    m_kept.reset();
}

std::vector<protocol::ServiceRequest> CounterSession::openRequests() const
{
    std::vector<protocol::ServiceRequest> open;
    if (const Ticket* current = visit())
        open = protocol::requestsOf(*current);
    std::erase_if(open, [](const protocol::ServiceRequest& request) { return request.outcome.has_value(); });
    return open;
}

std::vector<protocol::Procedure> CounterSession::procedures() const
{
    const auto open = openRequests();
    const auto at = static_cast<std::size_t>(m_currentRequest);
    if (at >= open.size())
        return {};
    const auto known = m_procedures.find(open[at].field);
    return known == m_procedures.end() ? std::vector<protocol::Procedure>{} : known->second;
}

}
