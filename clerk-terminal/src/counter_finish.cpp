#include "clerk-terminal/counter_session.h"

#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"
#include "protocol/paper_code.h"

#include <algorithm>
#include <set>

// What came of a visit: its requests' outcomes, the dossiers, and the end.
namespace luot::clerk_terminal {

using protocol::Command;
using protocol::Ticket;

namespace {

bool isWithoutOutcome(const RequestDraft& request) { return !request.outcome; }

}

bool CounterSession::choose(protocol::ServiceOutcome outcome)
{
    if (state() != CounterState::Serving || m_sent)
        return false;
    const auto at = static_cast<std::size_t>(m_currentRequest);
    if (at >= m_draft.requests.size())
        return false;
    m_draft.requests[at].outcome = outcome;
    const auto open = std::ranges::find_if(m_draft.requests, isWithoutOutcome);
    if (outcome != protocol::ServiceOutcome::DossierReceived && open != m_draft.requests.end())
        m_currentRequest = static_cast<int>(open - m_draft.requests.begin());
    if (m_notice && m_notice->kind == Notice::Kind::Refused)
        m_notice.reset();
    return true;
}

std::optional<protocol::ServiceOutcome> CounterSession::outcome() const { return entered().outcome; }

const RequestDraft& CounterSession::entered() const
{
    static const RequestDraft nothing;
    const auto at = static_cast<std::size_t>(m_currentRequest);
    return at < m_draft.requests.size() ? m_draft.requests[at] : nothing;
}

void CounterSession::turnToRequest(int open)
{
    m_currentRequest = std::clamp(open, 0, std::max(0, static_cast<int>(m_draft.requests.size()) - 1));
}

void CounterSession::moveRequest(int by) { turnToRequest(m_currentRequest + by); }

/// What F4 asks for is shown, whichever request it is of.
void CounterSession::turnToWhatIsMissing()
{
    auto found = std::ranges::find_if(m_draft.requests, isWithoutOutcome);
    if (found == m_draft.requests.end())
        found = std::ranges::find_if(m_draft.requests, [](const RequestDraft& request) {
            return request.hasDossier() && request.procedure.empty();
        });
    if (found != m_draft.requests.end())
        m_currentRequest = static_cast<int>(found - m_draft.requests.begin());
}

bool CounterSession::setDossier(const std::string& code)
{
    const auto at = static_cast<std::size_t>(m_currentRequest);
    if (at >= m_draft.requests.size())
        return false;
    if (protocol::mayBePaperCode(code)) {
        say(Notice::Kind::Refused, Wording::tr("Đây là mã của phiếu, không phải mã hồ sơ."));
        return false;
    }
    m_draft.requests[at].dossier = code;
    return true;
}

void CounterSession::setProcedure(const protocol::ProcedureId& procedure)
{
    const auto at = static_cast<std::size_t>(m_currentRequest);
    if (at < m_draft.requests.size())
        m_draft.requests[at].procedure = procedure;
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

WhyOff CounterSession::whyNotFinish() const
{
    const auto& requests = m_draft.requests;
    const bool isMissing = requests.empty()
        || std::ranges::any_of(requests, [](const RequestDraft& request) { return !request.outcome; });
    if (isMissing)
        return WhyOff::NoOutcome;
    std::set<std::string> codes;
    for (const RequestDraft& request : requests) {
        if (!request.hasDossier())
            continue;
        if (request.procedure.empty())
            return WhyOff::NoProcedure;
        if (!codes.insert(request.dossier).second)
            return WhyOff::SameCode;
    }
    return WhyOff::Not;
}

std::size_t CounterSession::dossierFrom(std::size_t from) const
{
    while (from < m_draft.requests.size() && !m_draft.requests[from].hasDossier())
        ++from;
    return from;
}

Command CounterSession::recordingOf(std::size_t request) const
{
    const RequestDraft& entered = m_draft.requests[request];
    protocol::RecordDossier command;
    command.code = protocol::DossierCode{entered.dossier};
    command.procedure = entered.procedure;
    command.ticket = visit()->id;
    return command;
}

/// The dossiers are recorded one by one, then the visit ends: unless it is no longer as it was meanwhile.
void CounterSession::goOnFinishing(std::size_t from)
{
    if (state() != CounterState::Serving)
        return;
    if (const WhyOff why = whyNotFinish(); why != WhyOff::Not) {
        say(Notice::Kind::Refused,
            whyOffText({KeyState::Off, why}, CounterKey::Finish, visit()->label, m_settings));
        return;
    }
    const std::size_t next = dossierFrom(from);
    if (next < m_draft.requests.size())
        send(CounterKey::Finish, recordingOf(next), next);
    else
        send(CounterKey::Finish, finishing());
}

Command CounterSession::finishing() const
{
    protocol::FinishService command{visit()->id, m_settings.counter, protocol::ServiceOutcome::Guidance,
                                    visit()->version};
    for (const RequestDraft& request : m_draft.requests)
        command.outcomes.push_back(*request.outcome);
    if (command.outcomes.size() == 1) {
        command.outcome = command.outcomes.front();
        command.outcomes.clear();
    }
    return command;
}

}
