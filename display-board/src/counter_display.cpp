#include "display-board/counter_display.h"

#include "display-board/zone.h"

#include <QDateTime>

#include <algorithm>
#include <variant>

namespace luot::display_board {

using protocol::TicketState;

CounterDisplay::CounterDisplay(const Clock& clock, CounterId counter, Rating rating, QObject* parent)
    : QObject{parent}
    , m_clock{clock}
    , m_counter{std::move(counter)}
    , m_rating{rating}
    , m_turnedAt{clock.steady()}
{
}

void CounterDisplay::show(const protocol::BranchView& view, const std::vector<protocol::Event>& news)
{
    m_view = viewOf(view, {});
    m_hasView = true;
    if (visit()) {
        m_question.reset();
        m_askedAbout.clear();
    } else {
        ask(news);
    }
    refresh();
}

void CounterDisplay::ask(const std::vector<protocol::Event>& news)
{
    if (m_rating != Rating::Asks || m_phase != Board::Live)
        return;
    for (const protocol::Event& event : news) {
        const auto* change = std::get_if<protocol::TicketEvent>(&event.body);
        const bool isFinishedHere
            = change && change->ticket.counter == m_counter && change->ticket.state == TicketState::Completed;
        if (!isFinishedHere || change->ticket.label == m_askedAbout)
            continue;
        m_askedAbout = change->ticket.label;
        m_question = Question{Asking, m_clock.steady() + askFor};
    }
}

void CounterDisplay::setConnection(Board::Phase phase, WallTime asOf)
{
    m_phase = phase;
    m_asOf = QDateTime::fromMSecsSinceEpoch(asOf.time_since_epoch().count()).toString("HH:mm");
    refresh();
}

void CounterDisplay::tick()
{
    // A score under way is waited for: the answer comes in any case.
    const bool isOver = m_question && m_question->mode != Sending && m_clock.steady() >= m_question->until;
    if (isOver)
        m_question.reset();
    if (isOver || secondsLeft() != m_shownSeconds)
        refresh();
    if (m_clock.steady() - m_turnedAt >= pageFor) {
        m_turnedAt = m_clock.steady();
        ++m_turn;
        emit turned();
    }
}

void CounterDisplay::rate(int score)
{
    if (m_mode != Asking || score < 1 || score > 5)
        return;
    m_question->mode = Sending;
    m_question->chosen = score;
    refresh();
    emit rated(score);
}

void CounterDisplay::answered(Arrival arrival)
{
    if (!m_question || m_question->mode != Sending)
        return;
    m_question->mode = arrival == Arrival::Taken ? Thanks
        : arrival == Arrival::Refused            ? NotTaken
                                                 : Unconfirmed;
    m_question->until = m_clock.steady() + thankFor;
    refresh();
}

const protocol::Ticket* CounterDisplay::visit() const { return m_view.activeAt(m_counter); }

CounterDisplay::Mode CounterDisplay::modeNow() const
{
    if (!m_hasView)
        return NotConnected;
    const protocol::Counter* own = m_view.counter(m_counter);
    if (!own)
        return NoSuchCounter;
    if (const protocol::Ticket* now = visit())
        return now->state == TicketState::Called ? Called : Serving;
    // Without a line a question would ask for what cannot be sent; it comes back with the line.
    if (m_question && (m_question->mode != Asking || m_phase == Board::Live))
        return m_question->mode;
    if (own->open && own->paused)
        return Paused;
    return own->open ? Free : Closed;
}

void CounterDisplay::refresh()
{
    if (const Mode mode = modeNow(); mode != m_mode) {
        m_mode = mode;
        m_turnedAt = m_clock.steady(); // what is new starts with its first page, for its whole time
        m_turn = 0;
        emit turned();
    }
    m_shownSeconds = secondsLeft();
    emit changed();
}

QString CounterDisplay::fields() const
{
    QStringList names;
    if (const protocol::Counter* own = m_view.counter(m_counter)) {
        for (const FieldId& id : own->fields) {
            const protocol::Field* field = m_view.field(id);
            names << QString::fromStdString(field ? field->name : id.str());
        }
    }
    return names.join(" · ");
}

QString CounterDisplay::label() const { return visit() ? QString::fromStdString(visit()->label) : QString{}; }

bool CounterDisplay::hasPriority() const { return visit() && visit()->hasPriority; }

bool CounterDisplay::saysCustomer() const { return m_view.branch.texts.address == "khách hàng"; }

QString CounterDisplay::invitation() const
{
    return saysCustomer() ? tr("MỜI KHÁCH HÀNG SỐ") : tr("MỜI CÔNG DÂN SỐ");
}

QString CounterDisplay::question() const
{
    return saysCustomer() ? tr("Quý khách hàng có hài lòng không?") : tr("Quý công dân có hài lòng không?");
}

QString CounterDisplay::thanks() const
{
    return saysCustomer() ? tr("Cảm ơn quý khách hàng") : tr("Cảm ơn quý công dân");
}

QString CounterDisplay::pauseReason() const
{
    const protocol::Counter* own = m_view.counter(m_counter);
    switch (own && own->pauseReason ? *own->pauseReason : protocol::PauseReason::Other) {
    case protocol::PauseReason::Break:
        return tr("Nghỉ giải lao");
    case protocol::PauseReason::Meeting:
        return tr("Họp đột xuất");
    case protocol::PauseReason::UrgentWork:
        return tr("Xử lý công việc khẩn cấp");
    case protocol::PauseReason::HelpingOthers:
        return tr("Hỗ trợ đồng nghiệp");
    case protocol::PauseReason::Other:
        break;
    }
    return tr("Lý do khác");
}

int CounterDisplay::secondsLeft() const
{
    if (!m_question || m_question->mode != Asking)
        return 0;
    const auto left = std::chrono::ceil<std::chrono::seconds>(m_question->until - m_clock.steady());
    return static_cast<int>(std::max<std::int64_t>(left.count(), 0));
}

int CounterDisplay::chosen() const { return m_question ? m_question->chosen : 0; }

}
