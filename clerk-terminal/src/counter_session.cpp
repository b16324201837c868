#include "clerk-terminal/counter_session.h"

#include "base/uuid.h"
#include "clerk-terminal/src/counter_forms.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"
#include "protocol/business_day.h"

#include <algorithm>
#include <utility>

namespace luot::clerk_terminal {

using protocol::BranchView;
using protocol::Command;
using protocol::LinkState;
using protocol::Ticket;
using protocol::TicketState;

namespace {

/// After this long without a message the link is called stale (docs/protocol.md, "Events and re-sync").
constexpr Milliseconds staleAfter{3000};
/// No message is this late on a line that lives.
constexpr Milliseconds calendarWasSet{5000};

}

CounterSession::CounterSession(CounterSettings settings, const Clock& clock, Send send)
    : m_settings{std::move(settings)}
    , m_clock{clock}
    , m_send{std::move(send)}
{
}

void CounterSession::follow(const BranchView& view, const std::vector<protocol::Event>& news)
{
    m_heard = true;
    // Only what arrives as it happens tells the service's time; what is caught up with is old.
    if (isLive() && !news.empty())
        tellTime(news.back().at);
    take(view);
    noteIssued(news);
    openIfClosed();
}

void CounterSession::linkChanged(LinkState link)
{
    const bool wasLive = isLive();
    m_link = link;
    if (isLive()) {
        m_lostSince.reset();
    } else if (wasLive) {
        const Milliseconds silence = link == LinkState::Stale ? staleAfter : Milliseconds{0};
        m_lostSince = now() - silence;
    }
    // A service that was restored to an earlier state must not be overruled by what it said before; until it
    // is back, what it answered last is the newest that is known.
    if (link == LinkState::Syncing || (isLive() && !wasLive))
        m_answered.reset();
    openIfClosed();
}

void CounterSession::tellTime(WallTime at)
{
    // News is late, never early: of two readings the later is the better one, unless a calendar was set.
    const Milliseconds ahead = at - m_clock.wall();
    if (!m_ahead || ahead > *m_ahead || ahead < *m_ahead - calendarWasSet)
        m_ahead = ahead;
}

void CounterSession::openIfClosed()
{
    if (!isLive() || !m_heard || m_lookedAtFirst)
        return;
    m_lookedAtFirst = true;
    const protocol::Counter* own = m_view.counter(m_settings.counter);
    if (!m_settings.openAtStart || !own)
        return;
    // Who signs in where somebody else was at work takes over: the same machine, another person.
    const bool isAnothers = own->open && !own->paused && !own->openedBy.empty() && !m_settings.person.empty()
        && own->openedBy != m_settings.machine + '/' + m_settings.person;
    if (state() == CounterState::Closed || (isAnothers && state() != CounterState::Elsewhere))
        send(CounterKey::PauseOrOpen, protocol::OpenCounter{m_settings.counter});
}

void CounterSession::take(BranchView view)
{
    if (m_answered) {
        const Ticket* known = view.ticket(m_answered->id);
        if (known && known->version >= m_answered->version)
            m_answered.reset();
        else
            view.tickets[m_answered->label] = *m_answered;
    }
    m_view = std::move(view);
    closeStaleForm();

    const Ticket* current = visit();
    const Moment moment{state(), current ? current->id : TicketId{}, current ? current->version : 0};
    if (moment == m_moment)
        return;
    const Moment before = std::exchange(m_moment, moment);

    // The view tells what became of whatever was asked, and what was said was about an earlier moment.
    if (m_notice && m_notice->kind != Notice::Kind::Done)
        m_notice.reset();
    const bool asked = m_sent || m_unsettled;
    m_unsettled.reset();

    m_form.reset();
    if (moment.ticket != before.ticket) {
        m_draft = {moment.ticket, {}};
        m_currentRequest = 0;
        m_calls.clear();
        m_periods.clear();
        const Ticket* ended = m_view.ticket(before.ticket);
        if (ended && !asked)
            say(Notice::Kind::Done, Wording::tr("Lượt {} đã được xử lý ở nơi khác.", ended->label));
    }
    m_draft.requests.resize(openRequests().size());
    takeKept();
    turnToRequest(m_currentRequest);
    askAboutVisit();
    if (current && current->calledAt && (m_calls.empty() || m_calls.back() < *current->calledAt))
        m_calls.push_back(*current->calledAt);
}

/// Reading is not repeated: without an answer the screen shows less, nothing wrong.
void CounterSession::ask(Command command)
{
    m_asked.push_back(RequestId{makeUuidV7(m_clock.wall())});
    m_send(command, m_asked.back());
}

void CounterSession::askAboutVisit()
{
    const Ticket* current = visit();
    if (!current || !isLive())
        return;
    ask(protocol::ReadHistory{current->id});
    for (const protocol::ServiceRequest& request : openRequests()) {
        if (!m_procedures.contains(request.field))
            ask(protocol::ListProcedures{request.field});
    }
}

void CounterSession::heard(const protocol::CommandResult& result)
{
    const auto* procedures = std::get_if<protocol::ProcedureList>(&result);
    if (procedures && !procedures->procedures.empty())
        m_procedures[procedures->procedures.front().field] = procedures->procedures;
    if (const auto* told = std::get_if<protocol::VisitHistory>(&result))
        m_periods = told->periods;
}

void CounterSession::replied(const protocol::Reply& reply)
{
    if (std::erase(m_asked, reply.id) > 0) {
        if (reply.outcome)
            heard(*reply.outcome);
        return;
    }
    if (!m_sent || m_sent->id != reply.id)
        return;
    const Sent sent = *m_sent;
    if (reply.outcome) {
        settle(sent, *reply.outcome);
        m_sent.reset();
        const bool isDossierOfFinish
            = sent.key == CounterKey::Finish && std::holds_alternative<protocol::RecordDossier>(sent.command);
        if (isDossierOfFinish)
            goOnFinishing(sent.request + 1);
        return;
    }
    m_sent.reset();
    const protocol::Refusal& refusal = reply.outcome.error();
    const bool isSettled = protocol::retryOf(refusal.code) == protocol::Retry::Never;
    if (!isSettled)
        m_unsettled = sent;
    const auto* dossier = std::get_if<protocol::RecordDossier>(&sent.command);
    say(isSettled ? Notice::Kind::Refused : Notice::Kind::Unsettled,
        dossier && isSettled ? Wording::tr(
            "Mã hồ sơ {} chưa ghi được: đã có hồ sơ khác mang mã này, hoặc mã chưa đúng. Xin sửa mã "
            "rồi bấm F4; lượt {} vẫn mở.",
            dossier->code.str(), sent.label)
                             : refusalText(refusal, sent.key, sent.label, m_settings));
}

void CounterSession::settle(const Sent& sent, const protocol::CommandResult& result)
{
    BranchView view = m_view;
    if (const auto* answer = std::get_if<protocol::CounterResult>(&result)) {
        const auto own = std::ranges::find(view.counters, answer->counter.id, &protocol::Counter::id);
        if (own != view.counters.end())
            *own = answer->counter;
    }
    const auto* answer = std::get_if<protocol::TicketResult>(&result);
    if (answer && answer->ticket) {
        const Ticket* known = view.ticket(answer->ticket->id);
        if (!known || known->version < answer->ticket->version)
            m_answered = answer->ticket;
    }
    take(std::move(view));

    m_form.reset();
    sayDone(sent, result);
}

void CounterSession::sayDone(const Sent& sent, const protocol::CommandResult& result)
{
    const auto* answer = std::get_if<protocol::TicketResult>(&result);
    const auto done = [this](std::string text) { say(Notice::Kind::Done, std::move(text)); };
    // One key may record dossiers and end the visit: it is told as one.
    const auto alsoDone = [&](const std::string& text) {
        const bool isMore = m_notice && m_notice->kind == Notice::Kind::Done;
        done(isMore ? m_notice->text + ' ' + text : text);
    };
    switch (sent.key) {
    case CounterKey::CallNext:
        if (answer && !answer->ticket)
            done(Wording::tr("Chưa có ai chờ ở quầy này."));
        break;
    case CounterKey::Recall:
        done(Wording::tr("Đã gọi lại {}.", sent.label));
        break;
    case CounterKey::Finish:
        if (const auto* dossier = std::get_if<protocol::DossierResult>(&result))
            alsoDone(Wording::tr("Đã ghi hồ sơ {}, hẹn trả {}.", dossier->dossier.code.str(),
                                 dayText(dossier->dossier.due)));
        else
            alsoDone(Wording::tr("Đã kết thúc lượt {}.", sent.label));
        break;
    case CounterKey::NoShow:
        done(std::holds_alternative<protocol::ReactivateTicket>(sent.command)
                 ? Wording::tr("{} đã trở lại hàng chờ.",
                               answer && answer->ticket ? answer->ticket->label : Wording::tr("Phiếu"))
                 : Wording::tr("Đã ghi vắng mặt {}.", sent.label));
        break;
    case CounterKey::Hold:
        if (std::holds_alternative<protocol::HoldTicket>(sent.command))
            done(Wording::tr("Đã tạm giữ {}. Quầy gọi được người khác.", sent.label));
        break;
    case CounterKey::Transfer:
        done(Wording::tr("Đã chuyển {}. Số giữ nguyên.", sent.label));
        break;
    case CounterKey::Return:
        done(Wording::tr("{} đã trở lại đầu hàng chờ.", sent.label));
        break;
    case CounterKey::Add:
        if (const auto* issued = std::get_if<protocol::IssuedTicket>(&result))
            done(Wording::tr("Số mới: {}. Trước đó còn {} người.", issued->ticket.label, issued->ahead));
        else
            done(Wording::tr("Đã thêm yêu cầu cho {}.", sent.label));
        break;
    case CounterKey::Priority:
        done(Wording::tr("Đã ghi ưu tiên của {}.", sent.label));
        break;
    case CounterKey::Start:
    case CounterKey::PauseOrOpen:
    case CounterKey::Choose:
        break;
    }
}

void CounterSession::send(CounterKey key, Command command, std::size_t request)
{
    Sent sent{key, std::move(command), {}, {}, m_clock.steady(), request};
    if (m_form && !m_form->label.empty())
        sent.label = m_form->label;
    else if (const Ticket* current = visit())
        sent.label = current->label;
    sent.id = m_unsettled && m_unsettled->command == sent.command ? m_unsettled->id
                                                                  : RequestId{makeUuidV7(m_clock.wall())};
    m_unsettled.reset();
    if (!(key == CounterKey::Finish && m_notice && m_notice->kind == Notice::Kind::Done))
        m_notice.reset();
    m_sent = sent;
    m_send(sent.command, sent.id);
}

/// What is answered must be about what is shown: not about somebody who has changed meanwhile.
void CounterSession::closeStaleForm()
{
    if (!m_form || m_form->ticket.empty() || m_sent)
        return;
    const Ticket* about = m_view.ticket(m_form->ticket);
    if (about && about->version == m_form->version)
        return;
    const std::string label = m_form->label;
    m_form.reset();
    say(Notice::Kind::Refused,
        Wording::tr("Phiếu {} vừa thay đổi ở nơi khác. Xin xem lại rồi bấm phím.", label));
}

/// A number that was given although its answer never came: the next one is somebody else's.
void CounterSession::noteIssued(const std::vector<protocol::Event>& news)
{
    if (!m_unsettled || m_unsettled->key != CounterKey::Add)
        return;
    const auto* asked = std::get_if<protocol::IssueTicket>(&m_unsettled->command);
    for (const protocol::Event& event : news) {
        const auto* told = std::get_if<protocol::TicketEvent>(&event.body);
        const bool isOurs = asked && told && told->change == protocol::TicketChange::Issued
            && told->ticket.way == protocol::IssueWay::Counter && told->ticket.field == asked->field
            && m_settings.machine.ends_with(':' + told->ticket.issuedBy.str());
        if (!isOurs)
            continue;
        m_unsettled.reset();
        m_form.reset();
        say(Notice::Kind::Done, Wording::tr("Số mới: {}.", told->ticket.label));
        return;
    }
}

Command CounterSession::commandOf(CounterKey key) const
{
    const CounterId& counter = m_settings.counter;
    const Ticket* current = visit();
    const TicketId ticket = current ? current->id : TicketId{};
    const std::optional<int> version = current ? std::optional{current->version} : std::nullopt;
    switch (key) {
    case CounterKey::Recall:
        return protocol::Recall{ticket, counter, version};
    case CounterKey::Start:
        return protocol::StartService{ticket, counter, version};
    case CounterKey::Finish:
        // The dossiers first: a code that is refused leaves the visit open, and may be entered anew.
        if (const std::size_t first = dossierFrom(0); first < m_draft.requests.size())
            return recordingOf(first);
        return finishing();
    case CounterKey::NoShow:
        return protocol::MarkNoShow{ticket, counter, version};
    case CounterKey::PauseOrOpen:
        return protocol::OpenCounter{counter};
    case CounterKey::Return:
        return protocol::ReturnTicket{ticket, counter, 0, version};
    default:
        return protocol::CallNext{counter};
    }
}

CounterState CounterSession::state() const
{
    if (!m_heard)
        return CounterState::Unknown;
    const protocol::Counter* own = m_view.counter(m_settings.counter);
    if (!own)
        return CounterState::NoSuchCounter;
    const bool isElsewhere = own->open && !m_settings.machine.empty() && !own->openedBy.empty()
        && own->openedBy != m_settings.machine && !own->openedBy.starts_with(m_settings.machine + '/');
    if (isElsewhere)
        return CounterState::Elsewhere;
    // A visit outlives everything: a counter that was closed over it still has to end it.
    if (const Ticket* current = visit())
        return current->state == TicketState::Serving ? CounterState::Serving : CounterState::Called;
    if (own->open && own->paused)
        return CounterState::Paused;
    return own->open ? CounterState::Free : CounterState::Closed;
}

const Ticket* CounterSession::visit() const { return m_view.activeAt(m_settings.counter); }

std::vector<Ticket> CounterSession::held() const { return heldFor(m_view, m_settings.counter); }

std::vector<Ticket> CounterSession::noShows() const
{
    return noShowsOf(m_view, m_settings.counter, m_settings.undoWithin, now());
}

const Ticket* CounterSession::lastVisit() const
{
    const std::string today = protocol::businessDayAt(m_view, now());
    const Ticket* last = nullptr;
    for (const auto& [label, ticket] : m_view.tickets) {
        const bool endedHere = ticket.counter == m_settings.counter && ticket.endedAt
            && !protocol::isLive(ticket.state) && protocol::isOfDay(ticket, today);
        if (endedHere && (!last || *last->endedAt < *ticket.endedAt))
            last = &ticket;
    }
    return last;
}

int CounterSession::visitsToday() const
{
    const std::string today = protocol::businessDayAt(m_view, now());
    return static_cast<int>(std::ranges::count_if(m_view.tickets, [&](const auto& entry) {
        const Ticket& ticket = entry.second;
        return ticket.state == TicketState::Completed && ticket.counter == m_settings.counter
            && protocol::isOfDay(ticket, today);
    }));
}

std::vector<WaitingPerson> CounterSession::waiting() const
{
    return waitingLine(m_view, m_settings.counter, m_settings.priorityInARow, m_lostSince.value_or(now()));
}

Milliseconds CounterSession::noticeAge() const
{
    return std::chrono::duration_cast<Milliseconds>(m_clock.steady() - m_notice->at);
}

void CounterSession::say(Notice::Kind kind, std::string text)
{
    m_notice = Notice{kind, std::move(text), m_clock.steady()};
}

}
