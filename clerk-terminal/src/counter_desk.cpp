#include "clerk-terminal/counter_desk.h"

#include <algorithm>
#include <array>

namespace luot::clerk_terminal {

namespace {

/// In the order of CounterKey.
constexpr std::array<std::string_view, 8> eightKeys{"F1", "F2", "F3", "F4", "F6", "F7", "F8", "F9"};
constexpr std::array<std::string_view, 10> otherKeys{
    "F5", "F11", "Escape", "Enter", "ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Tab", "BackTab"};
constexpr int outcomes = 4;

/// Zero: no figure of 1–9.
int figureOf(std::string_view key)
{
    return key.size() == 1 && key[0] >= '1' && key[0] <= '9' ? key[0] - '0' : 0;
}

}

CounterDesk::CounterDesk(CounterSettings settings, const Clock& clock, CounterSession::Send send)
    : m_session{std::move(settings), clock, std::move(send)}
    , m_about{about()}
    , m_moment{clock.wall().time_since_epoch().count()} // of no desk before this one
{
}

CounterDesk::About CounterDesk::about() const
{
    About now{.state = m_session.state()};
    if (const protocol::Ticket* visit = m_session.visit()) {
        now.visit = visit->id;
        now.version = visit->version;
    }
    if (const auto& form = m_session.form()) {
        now.form = form->kind;
        now.formTicket = form->ticket;
    }
    return now;
}

void CounterDesk::look()
{
    About now = about();
    const bool isOtherState = now.state != m_about.state;
    if (now != m_about) {
        m_about = std::move(now);
        ++m_moment;
    }
    if (m_selected.empty())
        return;
    const auto line = m_session.waiting();
    const bool isThere = std::ranges::any_of(
        line, [this](const WaitingPerson& person) { return person.ticket.id == m_selected; });
    if (isOtherState || !isThere)
        m_selected = TicketId{};
}

void CounterDesk::follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news)
{
    m_session.follow(view, news);
    look();
}

void CounterDesk::linkChanged(protocol::LinkState link)
{
    m_session.linkChanged(link);
    look();
}

void CounterDesk::replied(const protocol::Reply& reply)
{
    m_session.replied(reply);
    look();
}

bool CounterDesk::isKey(std::string_view key)
{
    return std::ranges::find(eightKeys, key) != eightKeys.end()
        || std::ranges::find(otherKeys, key) != otherKeys.end() || figureOf(key) != 0;
}

bool CounterDesk::takeKey(std::string_view key)
{
    if (const auto found = std::ranges::find(eightKeys, key); found != eightKeys.end())
        press(static_cast<CounterKey>(found - eightKeys.begin()));
    else if (key == "F5" || key == "F11")
        press(key == "F5" ? CounterKey::Add : CounterKey::Priority);
    else
        return m_session.form() ? takeFormKey(key) : takeListKey(key);
    return true;
}

void CounterDesk::press(CounterKey key)
{
    if (key == CounterKey::Priority && !m_selected.empty() && !m_session.form())
        m_session.chooseWaiting(m_selected, key);
    else
        m_session.press(key);
    look();
}

bool CounterDesk::takeFormKey(std::string_view key)
{
    if (key == "Escape")
        m_session.leaveForm();
    else if (key == "Enter")
        m_session.confirm();
    else if (key == "ArrowUp" || key == "ArrowDown")
        m_session.moveAnswer(key == "ArrowUp" ? -1 : 1);
    else if (key == "Tab" || key == "BackTab")
        m_session.turnQuestion(key == "Tab" ? 1 : -1);
    else if (const int figure = figureOf(key))
        m_session.answer(figure - 1);
    else
        return false;
    look();
    return true;
}

bool CounterDesk::takeListKey(std::string_view key)
{
    if (key == "Escape") {
        leaveWhatIsOpen();
    } else if (key == "Enter") {
        if (m_selected.empty())
            return false;
        askAboutSelected(CounterKey::Choose);
    } else if (key == "ArrowUp" || key == "ArrowDown") {
        moveSelection(key == "ArrowUp" ? -1 : 1);
    } else if (key == "ArrowLeft" || key == "ArrowRight") {
        if (m_session.state() != CounterState::Serving)
            return false;
        moveRequest(key == "ArrowLeft" ? -1 : 1);
    } else if (const int figure = figureOf(key)) {
        return choose(figure - 1);
    } else {
        return false;
    }
    return true;
}

/// One thing an Esc, the innermost first: a selection; then who was called goes back.
void CounterDesk::leaveWhatIsOpen()
{
    if (!m_selected.empty())
        m_selected = TicketId{};
    else if (m_session.state() == CounterState::Called)
        press(CounterKey::Return);
}

void CounterDesk::moveSelection(int by)
{
    const auto line = m_session.waiting();
    if (line.empty())
        return;
    const auto found
        = std::ranges::find(line, m_selected, [](const WaitingPerson& person) { return person.ticket.id; });
    const int now = m_selected.empty() || found == line.end() ? -1 : static_cast<int>(found - line.begin());
    const int next = std::clamp(now + by, 0, static_cast<int>(line.size()) - 1);
    m_selected = line[static_cast<std::size_t>(next)].ticket.id;
}

void CounterDesk::select(const TicketId& ticket)
{
    m_selected = ticket;
    look();
}

bool CounterDesk::choose(int outcome)
{
    if (outcome < 0 || outcome >= outcomes)
        return false;
    m_session.choose(static_cast<protocol::ServiceOutcome>(outcome));
    look();
    return true;
}

void CounterDesk::turnToRequest(int number)
{
    const protocol::Ticket* visit = m_session.visit();
    const auto all = visit ? protocol::requestsOf(*visit) : std::vector<protocol::ServiceRequest>{};
    int open = 0;
    for (int i = 0; i + 1 < number && i < static_cast<int>(all.size()); ++i)
        open += all[static_cast<std::size_t>(i)].outcome ? 0 : 1;
    m_session.turnToRequest(open);
    look();
}

void CounterDesk::moveRequest(int by)
{
    m_session.moveRequest(by);
    look();
}

void CounterDesk::askAboutSelected(CounterKey key)
{
    if (!m_selected.empty())
        m_session.chooseWaiting(m_selected, key);
    look();
}

void CounterDesk::confirm()
{
    m_session.confirm();
    look();
}

void CounterDesk::leaveForm()
{
    m_session.leaveForm();
    look();
}

void CounterDesk::answer(int question, int place)
{
    if (!m_session.form())
        return;
    m_session.turnQuestion(question - m_session.form()->current);
    m_session.answer(place);
    look();
}

bool CounterDesk::setDossier(const std::string& code) { return m_session.setDossier(code); }

}
