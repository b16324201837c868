#include "display-board/board.h"

#include "protocol/business_day.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <utility>
#include <variant>

namespace luot::display_board {

namespace {

constexpr std::size_t lastCallsShown = 6;
constexpr int fieldsPerPage = 4;
constexpr int fieldsWhenNear = 8;

QDateTime local(WallTime time) { return QDateTime::fromMSecsSinceEpoch(time.time_since_epoch().count()); }

const protocol::Call* callOf(const protocol::BranchView& view, const std::string& label)
{
    const auto found = std::ranges::find(view.calls, label, &protocol::Call::label);
    return found == view.calls.end() ? nullptr : &*found;
}

bool isStillCalled(const protocol::BranchView& view, const std::string& label)
{
    const auto ticket = view.tickets.find(label);
    return ticket != view.tickets.end() && ticket->second.state == protocol::TicketState::Called;
}

bool isInNews(const std::vector<protocol::Event>& news, const std::string& label)
{
    return std::ranges::any_of(news, [&](const protocol::Event& event) {
        const auto* change = std::get_if<protocol::TicketEvent>(&event.body);
        return change && change->ticket.label == label
            && (change->change == protocol::TicketChange::Called
                || change->change == protocol::TicketChange::Recalled
                || change->change == protocol::TicketChange::Resumed);
    });
}

}

Board::Board(const Clock& clock, BoardSettings settings, QObject* parent)
    : QObject{parent}
    , m_clock{clock}
    , m_settings{std::move(settings)}
    , m_pageSince{clock.steady()}
    , m_callPageSince{clock.steady()}
    , m_waiting{m_settings.isNear ? fieldsWhenNear : fieldsPerPage}
{
    tick();
}

void Board::show(const protocol::BranchView& view, const std::vector<protocol::Event>& news)
{
    protocol::BranchView ofToday = view;
    ofToday.calls = protocol::callsOfDay(view, m_clock.wall());
    const std::vector<protocol::Call> heardFirstHere = unheard(ofToday, news);
    m_view = std::move(ofToday);
    m_hasView = true;
    for (const protocol::Call& call : heardFirstHere) {
        const bool waitsAlready = std::ranges::any_of(m_fresh, [&](const Fresh& fresh) {
            return fresh.label == call.label && !fresh.bigSince && !fresh.isSpoken;
        });
        if (!waitsAlready)
            m_fresh.push_back({call.label, {}, false});
    }
    std::erase_if(m_fresh, [this](const Fresh& fresh) { return !callOf(m_view, fresh.label); });

    m_waiting.show(m_view.fields);
    advanceFresh();
    refresh();
    for (const protocol::Call& call : heardFirstHere)
        emit called(QString::fromStdString(call.label), QString::fromStdString(call.counter.str()));
}

// Oldest first: that is the order they are said in. What a board finds when it starts was called before its
// time; what it finds after a lost line is said only while it is news to the hall.
std::vector<protocol::Call> Board::unheard(const protocol::BranchView& view,
                                           const std::vector<protocol::Event>& news) const
{
    std::vector<protocol::Call> calls;
    if (view.calls.empty())
        return calls;
    const WallTime newest = view.calls.front().at;
    for (const protocol::Call& call : view.calls) {
        const protocol::Call* before = callOf(m_view, call.label);
        const bool isKnown = before && before->at == call.at && before->callCount == call.callCount;
        const bool isNews = m_hasView ? !isKnown : isInNews(news, call.label);
        const bool isWanted = isStillCalled(view, call.label) || isInNews(news, call.label);
        if (isNews && isWanted && newest - call.at <= catchUp)
            calls.insert(calls.begin(), call);
    }
    return calls;
}

void Board::setConnection(Phase phase, WallTime asOf)
{
    m_phase = phase;
    m_asOf = local(asOf).toString("HH:mm");
    refresh();
}

void Board::markSpoken(const QString& label)
{
    const auto found = std::ranges::find_if(
        m_fresh, [&](const Fresh& fresh) { return !fresh.isSpoken && fresh.label == label.toStdString(); });
    if (found != m_fresh.end())
        found->isSpoken = true;
    advanceFresh();
    refresh();
}

void Board::tick()
{
    const QDateTime now = local(m_clock.wall());
    const QString time = now.toString("HH:mm");
    const QLocale locale{ui::codeOf(m_settings.language)};
    //: How a date is written: QLocale's letters for its parts.
    const QString date = locale.toString(now.date(), tr("dddd, dd/MM/yyyy"));
    if (time != m_time || date != m_date) {
        if (date != m_date) {
            m_view.calls = protocol::callsOfDay(m_view, m_clock.wall());
            refresh();
        }
        m_time = time;
        m_date = date;
        emit timeChanged();
    }

    if (isFresh()) {
        m_pageSince = m_clock.steady();
        const std::size_t before = m_fresh.size();
        advanceFresh();
        if (m_fresh.size() != before)
            refresh();
        if (m_fresh.empty())
            emit settled();
        else if (m_clock.steady() - m_callPageSince >= callPageFor)
            turnCallPages();
    } else if (m_clock.steady() - m_pageSince >= pageFor) {
        turnPages();
    }
}

void Board::turnPages()
{
    m_pageSince = m_clock.steady();
    ++m_turn;
    m_waiting.turnPage();
    m_lastCalls.turnPage();
    emit turned();
}

// Nothing else moves during a call; but where texts are so large that not every fresh call has its place,
// each has its turn.
void Board::turnCallPages()
{
    m_callPageSince = m_clock.steady();
    ++m_callTurn;
    m_lastCalls.turnFreshPage();
    emit turned();
}

bool Board::isOver(const Fresh& fresh) const
{
    if (!fresh.bigSince)
        return false;
    const auto age = m_clock.steady() - *fresh.bigSince;
    return age >= freshAtMost || (fresh.isSpoken && age >= (m_fresh.size() > 1 ? freshAtLeast : freshFor));
}

void Board::advanceFresh()
{
    while (!m_fresh.empty() && isOver(m_fresh.front()))
        m_fresh.pop_front();
    if (!m_fresh.empty() && !m_fresh.front().bigSince) {
        m_fresh.front().bigSince = m_clock.steady();
        m_callPageSince = m_clock.steady();
        m_callTurn = 0;
        emit turned();
    }
}

const protocol::Call* Board::bigCall() const
{
    if (!m_fresh.empty()) {
        if (const protocol::Call* call = callOf(m_view, m_fresh.front().label))
            return call;
    }
    return m_view.calls.empty() ? nullptr : &m_view.calls.front();
}

// Who waits to be called aloud comes first, in turn: no ordinary call may take a fresh one's place.
std::set<std::string> Board::listed(const protocol::Call* big) const
{
    std::set<std::string> labels;
    const auto add = [&](const std::string& label) {
        if (labels.size() < lastCallsShown && (!big || label != big->label))
            labels.insert(label);
    };
    for (const Fresh& fresh : m_fresh)
        add(fresh.label);
    for (const protocol::Call& call : m_view.calls)
        add(call.label);
    return labels;
}

void Board::refresh()
{
    const protocol::Call* big = bigCall();
    std::vector<CallsModel::Row> rows;
    const std::set<std::string> shown = listed(big);
    for (const protocol::Call& call : m_view.calls) {
        if (!shown.contains(call.label))
            continue;
        const bool isMarked
            = m_phase == Live && std::ranges::find(m_fresh, call.label, &Fresh::label) != m_fresh.end();
        rows.push_back({QString::fromStdString(call.label), QString::fromStdString(call.counter.str()),
                        call.hasPriority, isMarked});
    }
    m_lastCalls.show(std::move(rows));
    emit changed();
}

QString Board::centre() const
{
    return m_view.branch.name.empty() ? tr("Bộ phận Một cửa") : QString::fromStdString(m_view.branch.name);
}

bool Board::saysCustomer() const
{
    return m_settings.sayCustomer || m_view.branch.texts.address == "khách hàng";
}

QString Board::invitation() const { return saysCustomer() ? tr("MỜI KHÁCH HÀNG SỐ") : tr("MỜI CÔNG DÂN SỐ"); }

QString Board::label() const
{
    const protocol::Call* call = bigCall();
    return call ? QString::fromStdString(call->label) : QString{};
}

QString Board::counter() const
{
    const protocol::Call* call = bigCall();
    return call ? QString::fromStdString(call->counter.str()) : QString{};
}

bool Board::hasPriority() const
{
    const protocol::Call* call = bigCall();
    return call && call->hasPriority;
}

int Board::callCount() const
{
    const protocol::Call* call = bigCall();
    return call ? call->callCount : 0;
}

}
