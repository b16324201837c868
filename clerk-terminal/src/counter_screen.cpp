#include "clerk-terminal/counter_screen.h"

#include "clerk-terminal/src/screen_parts.h"
#include "clerk-terminal/wording.h"
#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>

namespace luot::clerk_terminal {

using protocol::Ticket;
using protocol::TicketState;

namespace {

/// A message that was about an earlier moment makes room again.
constexpr Milliseconds noticeStays{12000};

std::string stateName(CounterState state)
{
    switch (state) {
    case CounterState::Unknown:
        return Wording::tr("Chờ kết nối");
    case CounterState::NoSuchCounter:
        return Wording::tr("Chưa có quầy này");
    case CounterState::Closed:
        return Wording::tr("Đang đóng");
    case CounterState::Free:
        return Wording::tr("Sẵn sàng");
    case CounterState::Called:
        return Wording::tr("Đang gọi");
    case CounterState::Paused:
        return Wording::tr("Đang tạm dừng");
    case CounterState::Elsewhere:
        return Wording::tr("Đang dùng ở máy khác");
    case CounterState::Serving:
        break;
    }
    return Wording::tr("Đang phục vụ");
}

std::vector<WaitingRow> waitingRows(const CounterSession& session)
{
    std::vector<WaitingRow> rows;
    for (const WaitingPerson& person : session.waiting()) {
        WaitingRow row;
        row.place = static_cast<int>(rows.size()) + 1;
        row.ticket = person.ticket.id;
        row.label = person.ticket.label;
        row.hasPriority = person.ticket.hasPriority;
        row.field = fieldName(session.view(), person.ticket.field);
        row.why = capitalised(reasonText(person.reason, person.ticket.priority,
                                         maxWaitOf(session.view(), person.ticket.field)));
        row.reason = rows.empty() ? Wording::tr("Kế tiếp · {}", row.why) : row.why;
        row.waited = durationText(person.waited);
        row.isOverMaxWait = person.reason == protocol::CallReason::OverMaxWait;
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<KeyRow> keyRows(const CounterSession& session, const std::string& label)
{
    using enum CounterKey;
    const CounterState state = session.state();
    const bool isOpen
        = state == CounterState::Free || state == CounterState::Called || state == CounterState::Serving;
    const std::array<std::pair<CounterKey, const char*>, 8> all{{
        {CallNext, "arrow-right"},
        {Recall, "reload"},
        {Start, "play"},
        {Finish, "check"},
        {NoShow, "person-x"},
        {Hold, "hourglass"},
        {Transfer, "swap"},
        {PauseOrOpen, isOpen ? "pause" : "key"},
    }};
    std::vector<KeyRow> rows;
    for (const auto& [key, icon] : all) {
        const KeyOffer offer = session.offer(key);
        rows.push_back({keyCapOf(key), nameOf(key, state), icon, offer.state,
                        whyOffText(offer, key, label, session.settings())});
    }
    return rows;
}

void fillBanner(CounterScreen& screen, const CounterSession& session, const std::string& label,
                const std::string& server)
{
    if (screen.state == CounterState::NoSuchCounter && screen.isLive) {
        screen.bannerTitle = Wording::tr("Trung tâm không có quầy {}.", screen.counter);
        screen.bannerText = Wording::tr("Xin nhờ người phụ trách kỹ thuật sửa số quầy của máy này.");
    } else if (screen.state == CounterState::Elsewhere && screen.isLive) {
        screen.bannerTitle = Wording::tr("Quầy {} đang được dùng ở máy khác.", screen.counter);
        screen.bannerText = Wording::tr("Mỗi quầy một cán bộ. Cần quầy này, xin gọi giám sát giải phóng.");
    } else if (!screen.isLive && !screen.hasBeenLive) {
        screen.bannerTitle = Wording::tr("Chưa kết nối được với máy chủ {}.", server);
        screen.bannerText
            = Wording::tr("Kiểm tra dây mạng; nếu vẫn chưa được, gọi người phụ trách kỹ thuật.");
    } else if (session.lostSince() && session.link() != protocol::LinkState::Syncing) {
        screen.bannerTitle = Wording::tr("Mất kết nối với máy chủ từ {}.", clockText(*session.lostSince()));
        screen.bannerText = Wording::tr("Danh sách là của lúc đó và chưa cập nhật.") + ' ';
        screen.bannerText += label.empty() ? Wording::tr("Các phím tạm khóa.")
                                           : Wording::tr("Lượt {} vẫn được giữ; phím gọi tạm khóa.", label);
    }
}

}

CounterScreen screenOf(const CounterSession& session, const std::string& server)
{
    CounterScreen screen;
    screen.state = session.state();
    screen.counter = session.settings().counter.str();
    screen.stateName = stateName(screen.state);
    screen.person = session.settings().personName;
    if (const protocol::Counter* own = session.view().counter(session.settings().counter)) {
        for (const FieldId& field : own->fields)
            screen.fields += (screen.fields.empty() ? "" : " · ") + fieldName(session.view(), field);
        if (own->paused)
            screen.pauseReason = nameOf(own->pauseReason.value_or(protocol::PauseReason::Other));
    }
    screen.visitsToday = session.visitsToday();
    screen.isLive = session.isLive();
    screen.hasBeenLive = screen.state != CounterState::Unknown;
    screen.clock = clockText(session.now());
    if (session.lostSince())
        screen.asOf = Wording::tr("lúc {}", clockText(*session.lostSince()));

    std::string label;
    if (const Ticket* visit = session.visit()) {
        label = visit->label;
        screen.visit = panelOf(session, *visit, session.calls());
        screen.history = historyOf(session, *visit);
        const bool isServing = screen.state == CounterState::Serving;
        screen.requests = requestRows(session, *visit, isServing);
    } else if (const Ticket* last = session.lastVisit()) {
        screen.lastVisit = panelOf(session, *last, {});
    }
    screen.waiting = waitingRows(session);
    screen.keys = keyRows(session, label);
    screen.outcome = session.outcome();
    screen.openRequests = static_cast<int>(session.openRequests().size());
    for (const RequestRow& row : screen.requests)
        screen.currentRequest = row.isCurrent ? row.number : screen.currentRequest;
    screen.form = formContent(session);
    screen.dossier = dossierContent(session);
    screen.held = static_cast<int>(session.held().size());
    screen.noShows = static_cast<int>(session.noShows().size());
    fillBanner(screen, session, label, server);
    if (screen.isLive)
        screen.troubles = deviceTroubles(session.view());
    if (const auto& notice = session.notice()) {
        const bool stays = notice->kind == Notice::Kind::Unsettled || session.noticeAge() < noticeStays;
        if (stays)
            screen.notice = notice;
    }
    return screen;
}

}
