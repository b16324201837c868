#include "clerk-terminal/counter_screen.h"

#include "clerk-terminal/words.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

namespace luot::clerk_terminal {

using protocol::Ticket;
using protocol::TicketState;

namespace {

/// With fewer, a median says nothing.
constexpr std::size_t enoughForMedian = 5;
/// A message that was about an earlier moment makes room again.
constexpr Milliseconds noticeStays{12000};

std::string formatted(WallTime at, const char* format)
{
    const std::time_t seconds = std::chrono::system_clock::to_time_t(at);
    std::tm local{};
    localtime_r(&seconds, &local);
    std::array<char, 32> text{};
    return {text.data(), std::strftime(text.data(), text.size(), format, &local)};
}

double secondsOf(Milliseconds time) { return std::chrono::duration<double>(time).count(); }

std::string fieldName(const protocol::BranchView& view, const FieldId& id)
{
    const protocol::Field* field = view.field(id);
    return field ? field->name : id.str();
}

std::string stateName(CounterState state)
{
    switch (state) {
    case CounterState::Unknown:
        return "Chờ kết nối";
    case CounterState::NoSuchCounter:
        return "Chưa có quầy này";
    case CounterState::Closed:
        return "Đang đóng";
    case CounterState::Free:
        return "Sẵn sàng";
    case CounterState::Called:
        return "Đang gọi";
    case CounterState::Paused:
        return "Tạm dừng";
    case CounterState::Elsewhere:
        return "Đang dùng ở máy khác";
    case CounterState::Serving:
        break;
    }
    return "Đang phục vụ";
}

/// The middle of today's service times in the field, at all counters.
std::optional<Milliseconds> medianService(const protocol::BranchView& view, const FieldId& field)
{
    std::vector<Milliseconds> times;
    for (const auto& [label, ticket] : view.tickets) {
        if (ticket.field == field && ticket.state == TicketState::Completed && ticket.startedAt
            && ticket.endedAt)
            times.push_back(*ticket.endedAt - *ticket.startedAt);
    }
    if (times.size() < enoughForMedian)
        return {};
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
    std::ranges::nth_element(times, middle);
    return *middle;
}

VisitTimer timer(std::string caption, std::optional<WallTime> from, std::optional<WallTime> to, WallTime now)
{
    VisitTimer timer;
    timer.caption = std::move(caption);
    if (!from)
        return timer;
    const Milliseconds time = std::max(Milliseconds{0}, to.value_or(now) - *from);
    timer.value = durationText(time);
    timer.seconds = secondsOf(time);
    timer.isRunning = !to;
    return timer;
}

VisitPanel panelOf(const CounterSession& session, const Ticket& ticket, const std::vector<WallTime>& calls)
{
    const protocol::BranchView& view = session.view();
    const WallTime now = session.now();
    VisitPanel panel;
    panel.label = ticket.label;
    panel.hasPriority = ticket.hasPriority;
    panel.field = fieldName(view, ticket.field);
    panel.priority = ticket.hasPriority
        ? capitalised(reasonText(protocol::CallReason::Priority, ticket.priority, {}))
        : "Không ưu tiên";
    if (ticket.issuedAt) {
        panel.issued = "Lấy số " + formatted(*ticket.issuedAt, "%H:%M");
        if (!ticket.issuedBy.empty())
            panel.issued += " tại máy " + ticket.issuedBy.str();
    }
    panel.wasServed = ticket.state == TicketState::Completed;
    panel.isFaceBound = ticket.faceBound;
    if (ticket.state == TicketState::Completed && ticket.outcome)
        panel.outcome = nameOf(*ticket.outcome);
    else if (ticket.state == TicketState::NoShow)
        panel.outcome = "Vắng mặt";
    else if (ticket.state == TicketState::Cancelled)
        panel.outcome = "Đã hủy";

    const std::optional<WallTime> called = calls.empty() ? ticket.calledAt : std::optional{calls.front()};
    panel.wait = timer("Chờ", ticket.queuedAt, called, now);
    panel.wait.note = "ngưỡng " + minutesText(maxWaitOf(view, ticket.field));
    const std::optional<WallTime> walkEnd = ticket.startedAt ? ticket.startedAt : ticket.endedAt;
    panel.walk = timer(walkEnd ? "Đi" : "Đang đi đến quầy", called, walkEnd, now);
    panel.walk.note = "gọi " + std::to_string(ticket.callCount) + " lần";
    if (!walkEnd && ticket.calledAt)
        panel.walk.note
            = "gọi lần " + std::to_string(ticket.callCount) + " lúc " + clockText(*ticket.calledAt);
    panel.service = timer(ticket.endedAt ? "Phục vụ" : "Đang phục vụ", ticket.startedAt, ticket.endedAt, now);
    if (ticket.startedAt) {
        const auto median = medianService(view, ticket.field);
        panel.service.note
            = median ? "trung vị " + durationText(*median) : "từ " + clockText(*ticket.startedAt);
    }
    return panel;
}

std::string howIssued(const Ticket& ticket)
{
    std::string text = "Lấy số, " + nameOf(ticket.way);
    if (ticket.faceBound)
        text += ", có đồng ý dùng khuôn mặt";
    return text + "; " + nameOf(ticket.printed);
}

std::string howCalled(const CounterSession& session, const Ticket& ticket, const CounterId& counter,
                      bool isLast)
{
    std::string text = "Quầy " + counter.str() + " gọi";
    if (isLast && ticket.callReason != protocol::CallReason::None)
        text += ". Lý do: "
            + reasonText(ticket.callReason, ticket.priority, maxWaitOf(session.view(), ticket.field));
    return text;
}

struct Happening {
    WallTime at;
    std::string text;
};

/// What the service has told of the visit, as far as it is up to date with the ticket.
std::vector<Happening> toldBy(const CounterSession& session, const Ticket& ticket)
{
    const auto& periods = session.periods();
    std::vector<Happening> all;
    if (periods.empty() || periods.back().state != ticket.state)
        return all;
    std::size_t lastCall = 0;
    for (std::size_t i = 0; i < periods.size(); ++i)
        lastCall = periods[i].state == TicketState::Called ? i : lastCall;
    for (std::size_t i = 0; i < periods.size(); ++i) {
        const protocol::Period& period = periods[i];
        switch (period.state) {
        case TicketState::Waiting:
            all.push_back({period.from, i == 0 ? howIssued(ticket) : "Trở lại hàng chờ"});
            break;
        case TicketState::Called:
            all.push_back({period.from, howCalled(session, ticket, period.counter, i == lastCall)});
            break;
        case TicketState::Serving:
            all.push_back({period.from, "Bắt đầu phục vụ"});
            break;
        case TicketState::OnHold:
            all.push_back({period.from, "Tạm giữ"});
            break;
        case TicketState::NoShow:
            all.push_back({period.from, "Vắng mặt"});
            break;
        default:
            break;
        }
    }
    return all;
}

/// What the ticket itself says, until the service has told more.
std::vector<Happening> saidBy(const CounterSession& session, const Ticket& ticket)
{
    std::vector<Happening> all;
    if (ticket.issuedAt)
        all.push_back({*ticket.issuedAt, howIssued(ticket)});
    const auto& calls = session.calls();
    // A terminal that starts anew has heard of the latest call only.
    if (!calls.empty() && static_cast<int>(calls.size()) == ticket.callCount)
        all.push_back({calls.front(), howCalled(session, ticket, ticket.counter, true)});
    if (ticket.startedAt)
        all.push_back({*ticket.startedAt, "Bắt đầu phục vụ"});
    return all;
}

std::vector<HistoryRow> historyOf(const CounterSession& session, const Ticket& ticket)
{
    std::vector<Happening> all = toldBy(session, ticket);
    if (all.empty())
        all = saidBy(session, ticket);
    const auto& calls = session.calls();
    const auto seen = static_cast<int>(calls.size());
    for (int call = 0; call < seen; ++call) {
        const int number = ticket.callCount - seen + call + 1;
        if (number > 1)
            all.push_back({calls[static_cast<std::size_t>(call)],
                           "Quầy " + ticket.counter.str() + " gọi lại, lần " + std::to_string(number)});
    }
    std::ranges::stable_sort(all, {}, &Happening::at);
    std::vector<HistoryRow> rows;
    for (Happening& one : all)
        rows.push_back({clockText(one.at), std::move(one.text)});
    return rows;
}

std::string procedureName(const CounterSession& session, const protocol::ServiceRequest& request)
{
    const auto known = session.procedures();
    const auto found = std::ranges::find(known, request.procedure, &protocol::Procedure::id);
    return found == known.end() ? fieldName(session.view(), request.field) : found->name;
}

std::vector<RequestRow> requestRows(const CounterSession& session, const Ticket& visit, bool isServing)
{
    std::vector<RequestRow> rows;
    int open = 0;
    for (const protocol::ServiceRequest& request : protocol::requestsOf(visit)) {
        RequestRow row{static_cast<int>(rows.size()) + 1, procedureName(session, request), {}};
        if (request.outcome) {
            row.state = nameOf(*request.outcome);
        } else {
            const auto& entered = session.draft().outcomes;
            const auto at = static_cast<std::size_t>(open);
            const bool isEntered = at < entered.size() && entered[at];
            row.state = !isServing ? "chưa bắt đầu" : isEntered ? nameOf(*entered[at]) : "đang làm";
            row.isCurrent = isServing && open == session.currentRequest();
            ++open;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

constexpr int digits = 9;

std::optional<FormContent> formContent(const CounterSession& session)
{
    if (!session.form())
        return {};
    const ClerkForm& form = *session.form();
    FormContent content{form.title, form.confirm, keyCapOf(keyOf(form.kind)), form.isComplete(), {}};
    for (int i = 0; i < static_cast<int>(form.questions.size()); ++i) {
        const FormQuestion& question = form.questions[static_cast<std::size_t>(i)];
        QuestionPanel panel{question.title, i == form.current, {}};
        for (const FormChoice& choice : question.choices) {
            const int place = static_cast<int>(panel.choices.size());
            panel.choices.push_back({place < digits ? std::to_string(place + 1) : std::string{}, choice.text,
                                     choice.note, place == question.chosen});
        }
        content.questions.push_back(std::move(panel));
    }
    return content;
}

std::string weekdayText(const std::string& day)
{
    std::tm time{};
    if (std::sscanf(day.c_str(), "%d-%d-%d", &time.tm_year, &time.tm_mon, &time.tm_mday) != 3)
        return day;
    time.tm_year -= 1900;
    time.tm_mon -= 1;
    time.tm_hour = 12;
    std::mktime(&time);
    constexpr std::array<const char*, 7> names{"Chủ nhật", "Thứ Hai", "Thứ Ba", "Thứ Tư",
                                               "Thứ Năm",  "Thứ Sáu", "Thứ Bảy"};
    return std::string{names.at(static_cast<std::size_t>(time.tm_wday))} + ", " + dayText(day);
}

std::optional<DossierContent> dossierContent(const CounterSession& session)
{
    const VisitDraft& draft = session.draft();
    if (session.state() != CounterState::Serving
        || std::ranges::find(draft.outcomes, std::optional{protocol::ServiceOutcome::DossierReceived})
            == draft.outcomes.end())
        return {};
    DossierContent content;
    content.code = draft.dossier;
    for (const protocol::Procedure& procedure : session.procedures()) {
        const bool isChosen = procedure.id == draft.procedure;
        content.procedures.push_back({procedure.id.str(), procedure.name, {}, isChosen});
        if (!isChosen)
            continue;
        content.procedure = procedure.name;
        content.due = weekdayText(procedure.dueIfToday);
        content.dueNote = procedure.legalDays == 0
            ? "Trả trong ngày theo quy định"
            : std::to_string(procedure.legalDays) + " ngày làm việc theo quy định, tính từ hôm nay";
    }
    return content;
}

std::vector<WaitingRow> waitingRows(const CounterSession& session)
{
    std::vector<WaitingRow> rows;
    for (const WaitingPerson& person : session.waiting()) {
        WaitingRow row;
        row.place = static_cast<int>(rows.size()) + 1;
        row.label = person.ticket.label;
        row.hasPriority = person.ticket.hasPriority;
        row.field = fieldName(session.view(), person.ticket.field);
        row.reason = capitalised(reasonText(person.reason, person.ticket.priority,
                                            maxWaitOf(session.view(), person.ticket.field)));
        if (rows.empty())
            row.reason = "Kế tiếp · " + row.reason;
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
        screen.bannerTitle = "Trung tâm không có quầy " + screen.counter + ".";
        screen.bannerText = "Xin nhờ người phụ trách kỹ thuật sửa số quầy của máy này.";
    } else if (screen.state == CounterState::Elsewhere && screen.isLive) {
        screen.bannerTitle = "Quầy " + screen.counter + " đang được dùng ở máy khác.";
        screen.bannerText = "Mỗi quầy một cán bộ. Cần quầy này, xin gọi giám sát giải phóng.";
    } else if (!screen.isLive && !screen.hasBeenLive) {
        screen.bannerTitle = "Chưa kết nối được với máy chủ " + server + ".";
        screen.bannerText = "Kiểm tra dây mạng; nếu vẫn chưa được, gọi người phụ trách kỹ thuật.";
    } else if (session.lostSince() && session.link() != protocol::LinkState::Syncing) {
        screen.bannerTitle = "Mất kết nối với máy chủ từ " + clockText(*session.lostSince()) + ".";
        screen.bannerText = "Danh sách là của lúc đó và chưa cập nhật. ";
        screen.bannerText
            += label.empty() ? "Các phím tạm khóa." : "Lượt " + label + " vẫn được giữ; phím gọi tạm khóa.";
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
        screen.asOf = "lúc " + clockText(*session.lostSince());

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
    for (const RequestRow& row : screen.requests)
        screen.currentRequest = row.isCurrent ? row.number : screen.currentRequest;
    screen.form = formContent(session);
    screen.dossier = dossierContent(session);
    screen.held = static_cast<int>(session.held().size());
    screen.noShows = static_cast<int>(session.noShows().size());
    fillBanner(screen, session, label, server);
    if (const auto& notice = session.notice()) {
        const bool stays = notice->kind == Notice::Kind::Unsettled || session.noticeAge() < noticeStays;
        if (stays)
            screen.notice = notice;
    }
    return screen;
}

std::string durationText(Milliseconds time)
{
    const auto all = std::chrono::duration_cast<std::chrono::seconds>(time).count();
    std::array<char, 32> text{};
    if (all >= 3600)
        std::snprintf(text.data(), text.size(), "%lld:%02lld:%02lld", static_cast<long long>(all / 3600),
                      static_cast<long long>(all / 60 % 60), static_cast<long long>(all % 60));
    else
        std::snprintf(text.data(), text.size(), "%lld:%02lld", static_cast<long long>(all / 60),
                      static_cast<long long>(all % 60));
    return text.data();
}

std::string clockText(WallTime at) { return formatted(at, "%H:%M:%S"); }

}
