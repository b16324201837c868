#include "clerk-terminal/desk.h"

#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

namespace {

constexpr std::array<int, 8> keyboardKeys{Qt::Key_F1, Qt::Key_F2, Qt::Key_F3, Qt::Key_F4,
                                          Qt::Key_F6, Qt::Key_F7, Qt::Key_F8, Qt::Key_F9};
constexpr int outcomes = 4;
/// Who ends a check with Esc, and presses once more, does not mean to send the person back.
constexpr Milliseconds escIsOver{1000};

}

Desk::Desk(CounterSettings settings, const Clock& clock, QString server, CounterSession::Send send,
           QObject* parent)
    : QObject{parent}
    , m_clock{clock}
    , m_send{std::move(send)}
    , m_server{server.toStdString()}
{
    m_session.emplace(std::move(settings), m_clock, m_send);
    // Four looks a second keep the shown seconds within a quarter of the true ones.
    m_second.setInterval(250ms);
    connect(&m_second, &QTimer::timeout, this, &Desk::refresh);
    m_second.start();
    refresh();
}

void Desk::standAt(CounterSettings settings, const std::optional<VisitDraft>& kept)
{
    if (kept)
        m_lastDraft = *kept;
    m_session.emplace(std::move(settings), m_clock, m_send);
    m_session->restore(m_lastDraft);
    m_session->linkChanged(m_link);
    if (!m_view.counters.empty())
        m_session->follow(m_view, {});
    refresh();
}

void Desk::restore(const VisitDraft& draft)
{
    m_lastDraft = draft;
    m_session->restore(draft);
    refresh();
}

void Desk::follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news)
{
    m_view = view;
    m_session->follow(view, news);
    refresh();
}

void Desk::linkChanged(protocol::LinkState link)
{
    m_link = link;
    m_session->linkChanged(link);
    refresh();
}

void Desk::replied(const protocol::Reply& reply)
{
    m_session->replied(reply);
    refresh();
}

bool Desk::isDeskKey(int qtKey)
{
    return std::ranges::find(keyboardKeys, qtKey) != keyboardKeys.end()
        || (qtKey >= Qt::Key_1 && qtKey <= Qt::Key_9) || qtKey == Qt::Key_F5 || qtKey == Qt::Key_F10
        || qtKey == Qt::Key_F11 || qtKey == Qt::Key_Escape || qtKey == Qt::Key_Return
        || qtKey == Qt::Key_Enter;
}

bool Desk::takeKey(int qtKey)
{
    const auto key = std::ranges::find(keyboardKeys, qtKey);
    if (key != keyboardKeys.end()) {
        press(static_cast<int>(key - keyboardKeys.begin()));
        return true;
    }
    if (qtKey == Qt::Key_F5) {
        pressAdd();
        return true;
    }
    if (qtKey == Qt::Key_F10) {
        if (m_face)
            m_face->press();
        return true;
    }
    if (qtKey == Qt::Key_F11) {
        pressPriority();
        return true;
    }
    return hasForm() ? takeFormKey(qtKey) : takeListKey(qtKey);
}

bool Desk::takeFormKey(int qtKey)
{
    switch (qtKey) {
    case Qt::Key_Escape:
        leaveForm();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        confirm();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down:
        m_session->moveAnswer(qtKey == Qt::Key_Up ? -1 : 1);
        break;
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        m_session->turnQuestion(qtKey == Qt::Key_Tab ? 1 : -1);
        break;
    default:
        if (qtKey < Qt::Key_1 || qtKey > Qt::Key_9)
            return false;
        m_session->answer(qtKey - Qt::Key_1);
    }
    refresh();
    return true;
}

bool Desk::takeListKey(int qtKey)
{
    switch (qtKey) {
    case Qt::Key_Escape:
        leaveWhatIsOpen();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (selected() < 0)
            return false;
        callSelected();
        return true;
    case Qt::Key_Up:
    case Qt::Key_Down: {
        const int last = static_cast<int>(m_screen.waiting.size()) - 1;
        select(std::clamp(selected() + (qtKey == Qt::Key_Up ? -1 : 1), last < 0 ? -1 : 0, last));
        return true;
    }
    case Qt::Key_Left:
    case Qt::Key_Right:
        if (state() != Serving)
            return false;
        moveRequest(qtKey == Qt::Key_Left ? -1 : 1);
        return true;
    default:
        if (qtKey < Qt::Key_1 || qtKey >= Qt::Key_1 + outcomes)
            return false;
        choose(qtKey - Qt::Key_1);
        return true;
    }
}

/// One thing an Esc, the innermost first: a check, a selection; then who was called goes back.
void Desk::leaveWhatIsOpen()
{
    if (m_face && m_face->leave()) {
        m_checkLeft = m_clock.steady();
        return;
    }
    if (selected() >= 0) {
        select(-1);
        return;
    }
    const bool isOfTheCheck = m_checkLeft && m_clock.steady() - *m_checkLeft < escIsOver;
    if (state() == Called && !isOfTheCheck)
        pressReturn();
}

void Desk::pressKey(CounterKey key)
{
    m_session->press(key);
    refresh();
}

void Desk::press(int row)
{
    if (row >= 0 && row < static_cast<int>(keyboardKeys.size()))
        pressKey(static_cast<CounterKey>(row));
}

void Desk::pressAdd() { pressKey(CounterKey::Add); }
void Desk::pressReturn() { pressKey(CounterKey::Return); }

void Desk::pressPriority()
{
    const bool isSelecteds = selected() >= 0 && !hasForm();
    if (isSelecteds)
        askAboutSelected(CounterKey::Priority);
    else
        pressKey(CounterKey::Priority);
}

void Desk::choose(int outcome)
{
    if (outcome < 0 || outcome >= outcomes)
        return;
    m_session->choose(static_cast<protocol::ServiceOutcome>(outcome));
    refresh();
}

void Desk::turnToRequest(int number)
{
    int open = 0;
    const protocol::Ticket* visit = m_session->visit();
    const auto all = visit ? protocol::requestsOf(*visit) : std::vector<protocol::ServiceRequest>{};
    for (int i = 0; i + 1 < number && i < static_cast<int>(all.size()); ++i)
        open += all[static_cast<std::size_t>(i)].outcome ? 0 : 1;
    m_session->turnToRequest(open);
    refresh();
}

void Desk::moveRequest(int by)
{
    m_session->moveRequest(by);
    refresh();
}

void Desk::select(int row)
{
    const bool isThere = row >= 0 && row < static_cast<int>(m_screen.waiting.size());
    m_selected = isThere ? m_screen.waiting[static_cast<std::size_t>(row)].ticket : TicketId{};
    emit changed();
}

int Desk::selected() const
{
    const auto found = m_selected.empty()
        ? m_screen.waiting.end()
        : std::ranges::find(m_screen.waiting, m_selected, &WaitingRow::ticket);
    return found == m_screen.waiting.end() ? -1 : static_cast<int>(found - m_screen.waiting.begin());
}

QString Desk::selectedLabel() const
{
    const int row = selected();
    return row < 0 ? QString{} : text(m_screen.waiting[static_cast<std::size_t>(row)].label);
}

void Desk::callSelected() { askAboutSelected(CounterKey::Choose); }

void Desk::askAboutSelected(CounterKey key)
{
    if (!m_selected.empty())
        m_session->chooseWaiting(m_selected, key);
    refresh();
}

void Desk::answer(int question, int place)
{
    if (!m_session->form())
        return;
    m_session->turnQuestion(question - m_session->form()->current);
    m_session->answer(place);
    refresh();
}

void Desk::confirm()
{
    m_session->confirm();
    refresh();
}

void Desk::leaveForm()
{
    m_session->leaveForm();
    refresh();
}

bool Desk::setDossier(const QString& code)
{
    const bool isTaken = m_session->setDossier(code.trimmed().toStdString());
    refresh();
    return isTaken;
}

void Desk::setProcedure(const QString& id)
{
    m_session->setProcedure(protocol::ProcedureId{id.toStdString()});
    refresh();
}

QStringList Desk::troubles() const
{
    QStringList lines;
    for (const std::string& trouble : m_screen.troubles)
        lines << text(trouble);
    return lines;
}

QVariantMap Desk::form() const
{
    if (!m_screen.form)
        return {};
    QVariantList questions;
    for (const QuestionPanel& question : m_screen.form->questions) {
        QVariantList choices;
        for (const ChoiceRow& choice : question.choices)
            choices << QVariantMap{{"cap", text(choice.cap)},
                                   {"text", text(choice.text)},
                                   {"note", text(choice.note)},
                                   {"isChosen", choice.isChosen}};
        questions << QVariantMap{
            {"title", text(question.title)}, {"isCurrent", question.isCurrent}, {"choices", choices}};
    }
    return {{"title", text(m_screen.form->title)},
            {"confirm", text(m_screen.form->confirm)},
            {"cap", text(m_screen.form->cap)},
            {"isComplete", m_screen.form->isComplete},
            {"questions", questions}};
}

QVariantMap Desk::dossier() const
{
    if (!m_screen.dossier)
        return {};
    QVariantList procedures;
    for (const ChoiceRow& row : m_screen.dossier->procedures)
        procedures << QVariantMap{
            {"id", text(row.cap)}, {"text", text(row.text)}, {"isChosen", row.isChosen}};
    return {{"request", m_screen.dossier->request},           {"code", text(m_screen.dossier->code)},
            {"procedure", text(m_screen.dossier->procedure)}, {"due", text(m_screen.dossier->due)},
            {"dueNote", text(m_screen.dossier->dueNote)},     {"procedures", procedures}};
}

QString Desk::keyReason(int row) const
{
    return text(m_screen.keys.at(static_cast<std::size_t>(row)).reason);
}

bool Desk::isKeyOn(int row) const
{
    return m_screen.keys.at(static_cast<std::size_t>(row)).state != KeyState::Off;
}

QStringList Desk::outcomeNames() const
{
    QStringList names;
    for (int outcome = 0; outcome < outcomes; ++outcome)
        names << text(nameOf(static_cast<protocol::ServiceOutcome>(outcome)));
    return names;
}

const VisitPanel& Desk::panel() const
{
    static const VisitPanel nobody;
    return m_screen.visit ? *m_screen.visit : m_screen.lastVisit ? *m_screen.lastVisit : nobody;
}

void Desk::refresh()
{
    if (!m_session->draft().ticket.empty())
        m_lastDraft = m_session->draft();
    CounterScreen screen = screenOf(*m_session, m_server);
    if (screen == m_screen)
        return;
    const bool isOtherForm = screen.form != m_screen.form || screen.dossier != m_screen.dossier;
    const bool isOtherMoment = screen.state != m_screen.state;
    m_screen = std::move(screen);
    if (isOtherMoment || selected() < 0)
        m_selected = TicketId{};
    m_waiting.show(m_screen.waiting);
    m_history.show(m_screen.history);
    m_requests.show(m_screen.requests);
    m_keys.show(m_screen.keys);
    std::vector<VisitTimer> begun;
    for (const VisitTimer& timer : {panel().wait, panel().walk, panel().service}) {
        if (!timer.value.empty())
            begun.push_back(timer);
    }
    m_timers.show(begun);
    if (isOtherForm)
        emit formChanged();
    emit changed();
}

}
