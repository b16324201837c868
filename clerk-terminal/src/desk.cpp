#include "clerk-terminal/desk.h"

#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>

using namespace std::chrono_literals;

namespace luot::clerk_terminal {

namespace {

constexpr std::array<std::pair<int, std::string_view>, 19> namedKeys{{
    {Qt::Key_F1, "F1"},
    {Qt::Key_F2, "F2"},
    {Qt::Key_F3, "F3"},
    {Qt::Key_F4, "F4"},
    {Qt::Key_F5, "F5"},
    {Qt::Key_F6, "F6"},
    {Qt::Key_F7, "F7"},
    {Qt::Key_F8, "F8"},
    {Qt::Key_F9, "F9"},
    {Qt::Key_F11, "F11"},
    {Qt::Key_Escape, "Escape"},
    {Qt::Key_Return, "Enter"},
    {Qt::Key_Enter, "Enter"},
    {Qt::Key_Up, "ArrowUp"},
    {Qt::Key_Down, "ArrowDown"},
    {Qt::Key_Left, "ArrowLeft"},
    {Qt::Key_Right, "ArrowRight"},
    {Qt::Key_Tab, "Tab"},
    {Qt::Key_Backtab, "BackTab"},
}};
constexpr std::string_view figures = "123456789";
constexpr int outcomes = 4;
constexpr int eightKeys = 8;
/// Who ends a check with Esc, and presses once more, does not mean to send the person back.
constexpr Milliseconds escIsOver{1000};

/// As CounterDesk calls it; empty: none of its keys.
std::string_view nameOf(int qtKey)
{
    if (qtKey >= Qt::Key_1 && qtKey <= Qt::Key_9)
        return figures.substr(static_cast<std::size_t>(qtKey - Qt::Key_1), 1);
    const auto found = std::ranges::find(namedKeys, qtKey, &std::pair<int, std::string_view>::first);
    return found == namedKeys.end() ? std::string_view{} : found->second;
}

bool isArrowOrTab(int qtKey)
{
    return (qtKey >= Qt::Key_Left && qtKey <= Qt::Key_Down) || qtKey == Qt::Key_Tab
        || qtKey == Qt::Key_Backtab;
}

}

Desk::Desk(CounterSettings settings, const Clock& clock, QString server, CounterSession::Send send,
           QObject* parent)
    : QObject{parent}
    , m_clock{clock}
    , m_send{std::move(send)}
    , m_server{server.toStdString()}
{
    m_desk.emplace(std::move(settings), m_clock, m_send);
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
    m_desk.emplace(std::move(settings), m_clock, m_send);
    m_desk->restore(m_lastDraft);
    m_desk->linkChanged(m_link);
    if (!m_view.counters.empty())
        m_desk->follow(m_view, {});
    refresh();
}

void Desk::restore(const VisitDraft& draft)
{
    m_lastDraft = draft;
    m_desk->restore(draft);
    refresh();
}

void Desk::follow(const protocol::BranchView& view, const std::vector<protocol::Event>& news)
{
    m_view = view;
    m_desk->follow(view, news);
    refresh();
}

void Desk::linkChanged(protocol::LinkState link)
{
    m_link = link;
    m_desk->linkChanged(link);
    refresh();
}

void Desk::replied(const protocol::Reply& reply)
{
    m_desk->replied(reply);
    refresh();
}

bool Desk::isDeskKey(int qtKey)
{
    return (!nameOf(qtKey).empty() && !isArrowOrTab(qtKey)) || qtKey == Qt::Key_F10;
}

bool Desk::takeKey(int qtKey)
{
    if (qtKey == Qt::Key_F10) {
        if (m_face)
            m_face->press();
        return true;
    }
    if (qtKey == Qt::Key_Escape && !hasForm() && endsCheck())
        return true;
    const bool isTaken = m_desk->takeKey(nameOf(qtKey));
    refresh();
    return isTaken;
}

bool Desk::endsCheck()
{
    if (m_face && m_face->leave()) {
        m_checkLeft = m_clock.steady();
        return true;
    }
    const bool isOfTheCheck = m_checkLeft && m_clock.steady() - *m_checkLeft < escIsOver;
    return isOfTheCheck && selected() < 0;
}

void Desk::press(int row)
{
    if (row < 0 || row >= eightKeys)
        return;
    m_desk->press(static_cast<CounterKey>(row));
    refresh();
}

void Desk::pressAdd()
{
    m_desk->press(CounterKey::Add);
    refresh();
}

void Desk::pressReturn()
{
    m_desk->press(CounterKey::Return);
    refresh();
}

void Desk::pressPriority()
{
    m_desk->press(CounterKey::Priority);
    refresh();
}

void Desk::choose(int outcome)
{
    m_desk->choose(outcome);
    refresh();
}

void Desk::turnToRequest(int number)
{
    m_desk->turnToRequest(number);
    refresh();
}

void Desk::moveRequest(int by)
{
    m_desk->moveRequest(by);
    refresh();
}

void Desk::select(int row)
{
    const bool isThere = row >= 0 && row < static_cast<int>(m_screen.waiting.size());
    m_desk->select(isThere ? m_screen.waiting[static_cast<std::size_t>(row)].ticket : TicketId{});
    tellChanged();
}

int Desk::selected() const
{
    const auto found = m_desk->selected().empty()
        ? m_screen.waiting.end()
        : std::ranges::find(m_screen.waiting, m_desk->selected(), &WaitingRow::ticket);
    return found == m_screen.waiting.end() ? -1 : static_cast<int>(found - m_screen.waiting.begin());
}

QString Desk::selectedLabel() const
{
    const int row = selected();
    return row < 0 ? QString{} : text(m_screen.waiting[static_cast<std::size_t>(row)].label);
}

void Desk::callSelected()
{
    m_desk->askAboutSelected(CounterKey::Choose);
    refresh();
}

void Desk::answer(int question, int place)
{
    m_desk->answer(question, place);
    refresh();
}

void Desk::confirm()
{
    m_desk->confirm();
    refresh();
}

void Desk::leaveForm()
{
    m_desk->leaveForm();
    refresh();
}

bool Desk::setDossier(const QString& code)
{
    const bool isTaken = m_desk->setDossier(code.trimmed().toStdString());
    refresh();
    return isTaken;
}

void Desk::setProcedure(const QString& id)
{
    m_desk->setProcedure(protocol::ProcedureId{id.toStdString()});
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
    if (!m_desk->draft().ticket.empty())
        m_lastDraft = m_desk->draft();
    CounterScreen screen = m_desk->screen(m_server);
    if (screen == m_screen) {
        if (m_desk->selected() != m_shownSelection)
            tellChanged();
        return;
    }
    const bool isOtherForm = screen.form != m_screen.form || screen.dossier != m_screen.dossier;
    m_screen = std::move(screen);
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
    tellChanged();
}

void Desk::tellChanged()
{
    m_shownSelection = m_desk->selected();
    emit changed();
}

}
