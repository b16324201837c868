#include "supervisor/src/alert_rules.h"

#include <algorithm>
#include <optional>
#include <tuple>

namespace luot::supervisor {

namespace {

using std::chrono::minutes;

std::string text(std::int64_t number) { return std::to_string(number); }

std::int64_t minutesOf(Milliseconds time) { return std::chrono::duration_cast<minutes>(time).count(); }

std::string people(std::size_t count)
{
    return text(static_cast<std::int64_t>(count)) + (count == 1 ? " person" : " people");
}

const std::string& englishOf(const protocol::Field& field)
{
    return field.nameEn.empty() ? field.name : field.nameEn;
}

/// People who wait for what this counter serves.
std::size_t loadOf(const LiveCounter& counter, const LivePicture& picture)
{
    std::size_t load = 0;
    for (const LiveField& field : picture.fields)
        if (std::ranges::find(counter.counter.fields, field.field.id) != counter.counter.fields.end())
            load += field.waiting.size();
    return load;
}

/// The open counter that does not serve the field and has least to do; none if every one has as much.
std::optional<CounterId> helperFor(const LiveField& field, const LivePicture& picture)
{
    std::optional<std::tuple<bool, std::size_t, CounterId>> best;
    for (const LiveCounter& counter : picture.counters) {
        const bool isAtWork = counter.phase != CounterPhase::Closed && counter.phase != CounterPhase::Paused;
        const auto& fields = counter.counter.fields;
        if (!isAtWork || std::ranges::find(fields, field.field.id) != fields.end())
            continue;
        const std::size_t load = loadOf(counter, picture);
        if (load >= field.waiting.size())
            continue;
        const std::tuple candidate{counter.phase != CounterPhase::Free, load, counter.counter.id};
        if (!best || candidate < *best)
            best = candidate;
    }
    return best ? std::optional{std::get<2>(*best)} : std::nullopt;
}

Words loadWords(const LiveField& field, const std::optional<CounterId>& helper)
{
    const std::string waiting = text(static_cast<std::int64_t>(field.waiting.size()));
    const std::string open = text(static_cast<std::int64_t>(field.counters.size()));
    Words words{waiting + " người chờ, "
                    + (field.counters.empty() ? "chưa có quầy nào mở." : open + " quầy mở."),
                people(field.waiting.size()) + " waiting, "
                    + (field.counters.empty()           ? "no counter open."
                           : field.counters.size() == 1 ? "1 counter open."
                                                        : open + " counters open.")};
    if (helper) {
        words.vi += " Quầy " + helper->str() + " đang rảnh hơn.";
        words.en += " Counter " + helper->str() + " has less to do.";
    } else if (field.counters.empty()) {
        words.vi += " Mời cán bộ mở quầy.";
        words.en += " Ask a clerk to open one.";
    }
    return words;
}

/// Of a field the worst that there is: who waits too long, nobody to serve it, nearly too long, too many.
std::optional<LiveAlert> alertOf(const LiveField& field, const LivePicture& picture)
{
    if (field.waiting.empty())
        return std::nullopt;
    const LiveThresholds& thresholds = picture.thresholds;
    const WaitingPerson& first = field.waiting.front();
    const Milliseconds waited = picture.at - first.queuedAt;
    const Milliseconds most = minutes{field.field.maxWaitMinutes};
    const std::string& id = field.field.id.str();
    LiveAlert alert{.field = field.field.id};
    const auto helper = helperFor(field, picture);
    alert.helper = helper.value_or(CounterId{});
    alert.advice = loadWords(field, helper);
    const std::string forHow = text(minutesOf(waited));
    if (first.wait != Wait::InTime) {
        alert.id = "wait-" + id;
        alert.cause = AlertCause::Wait;
        const bool isOver = first.wait == Wait::Over;
        const std::string limit = text(field.field.maxWaitMinutes);
        alert.level = isOver ? AlertLevel::Red : AlertLevel::Amber;
        alert.title = {field.field.name + ": " + first.label + " đã chờ " + forHow + " phút, "
                           + (isOver ? "ngưỡng " : "gần ngưỡng ") + limit + ".",
                       englishOf(field.field) + ": " + first.label + " has waited " + forHow + " minutes, "
                           + (isOver ? "the limit is " : "near the limit of ") + limit + "."};
        // Each further half of the limit is worse.
        alert.degree
            = isOver ? 2 + static_cast<int>((waited - most) / std::max(most / 2, Milliseconds{1})) : 1;
        alert.since = first.queuedAt + (isOver ? most : most * thresholds.nearPercent / 100);
        return alert;
    }
    const Milliseconds idle = minutes{thresholds.idleMinutes};
    if (field.counters.empty() && idle.count() > 0 && waited >= idle) {
        alert.id = "unserved-" + id;
        alert.cause = AlertCause::Unserved;
        alert.title = {field.field.name + ": có người chờ " + forHow + " phút, chưa có quầy nào phục vụ.",
                       englishOf(field.field) + ": somebody has waited " + forHow
                           + " minutes, and no counter serves it."};
        alert.since = first.queuedAt + idle;
        alert.degree = 1;
        return alert;
    }
    const auto length = static_cast<int>(field.waiting.size());
    if (thresholds.queueLength > 0 && length >= thresholds.queueLength) {
        alert.id = "queue-" + id;
        alert.cause = AlertCause::Queue;
        alert.title = {field.field.name + ": " + text(length) + " người đang chờ.",
                       englishOf(field.field) + ": " + text(length) + " people are waiting."};
        alert.degree = length / thresholds.queueLength;
        return alert;
    }
    return std::nullopt;
}

/// A counter at which nothing happens though somebody waits for it, or somebody is called and nobody begins.
std::optional<LiveAlert> alertOf(const LiveCounter& counter, const LivePicture& picture)
{
    if (!counter.since)
        return std::nullopt;
    const std::string& id = counter.counter.id.str();
    const Milliseconds lasts = picture.at - *counter.since;
    const std::string forHow = text(minutesOf(lasts));
    const std::string whom = counter.clerk.empty() ? "cán bộ" : counter.clerk;
    const std::string who = counter.clerk.empty() ? "the clerk" : counter.clerk;
    LiveAlert alert{.counter = counter.counter.id};
    const Milliseconds called = minutes{picture.thresholds.calledMinutes};
    if (counter.phase == CounterPhase::Called && called.count() > 0 && lasts >= called) {
        alert.id = "called-" + id;
        alert.cause = AlertCause::Called;
        alert.title = {
            "Quầy " + id + ": " + counter.label + " được gọi đã " + forHow + " phút, chưa bắt đầu.",
            "Counter " + id + ": " + counter.label + " was called " + forHow + " minutes ago and not begun."};
        alert.advice = {"Hỏi " + whom + "; nếu máy hỏng thì giải phóng quầy.",
                        "Ask " + who + "; free the counter if its machine is broken."};
        alert.since = *counter.since + called;
        alert.degree = static_cast<int>(lasts / called);
        return alert;
    }
    const Milliseconds idle = minutes{picture.thresholds.idleMinutes};
    if (counter.phase != CounterPhase::Free || idle.count() <= 0 || lasts < idle)
        return std::nullopt;
    std::size_t waiting = 0;
    WallTime oldest = picture.at;
    for (const LiveField& field : picture.fields) {
        if (std::ranges::find(counter.counter.fields, field.field.id) == counter.counter.fields.end()
            || field.waiting.empty())
            continue;
        waiting += field.waiting.size();
        oldest = std::min(oldest, field.waiting.front().queuedAt);
    }
    if (waiting == 0 || picture.at - oldest < idle)
        return std::nullopt;
    alert.id = "idle-" + id;
    alert.cause = AlertCause::Idle;
    alert.title
        = {"Quầy " + id + " rảnh " + forHow + " phút, có " + text(static_cast<std::int64_t>(waiting))
               + " người chờ.",
           "Counter " + id + " has been free for " + forHow + " minutes, " + people(waiting) + " waiting."};
    alert.advice = {"Nhắc " + whom + " gọi kế tiếp, hoặc giải phóng quầy.",
                    "Remind " + who + " to call the next, or free the counter."};
    alert.since = std::max(*counter.since, oldest) + idle;
    alert.degree = static_cast<int>((picture.at - std::max(*counter.since, oldest)) / idle);
    return alert;
}

/// "Bảng TV: mất kết nối 3 phút."
Words goneWords(const LiveDevice& device, WallTime now)
{
    const auto forHow = device.goneSince ? minutesOf(now - *device.goneSince) : 0;
    if (forHow < 1)
        return {device.name.vi + ": vừa mất kết nối.", device.name.en + ": connection lost."};
    return {device.name.vi + ": mất kết nối " + text(forHow) + " phút.",
            device.name.en + ": no connection for " + text(forHow)
                + (forHow == 1 ? " minute." : " minutes.")};
}

std::optional<LiveAlert> alertOf(const LiveDevice& device, WallTime now)
{
    LiveAlert alert{.id = "device-" + device.id, .cause = AlertCause::Device};
    alert.title
        = {device.name.vi + ": " + device.state.vi + ".", device.name.en + ": " + device.state.en + "."};
    switch (device.level) {
    case DeviceLevel::Good:
    case DeviceLevel::Unknown:
        return std::nullopt;
    case DeviceLevel::Silent:
        alert.id = "silent-" + device.id;
        alert.cause = AlertCause::Silent;
        alert.advice = {"Đến xem máy có chạy không; số vẫn lấy được ở máy khác.",
                        "See whether it runs; numbers can be taken at others."};
        alert.degree = 1;
        return alert;
    case DeviceLevel::Gone:
        alert.id = "silent-" + device.id;
        alert.cause = AlertCause::Silent;
        alert.title = goneWords(device, now);
        alert.advice = {"Đến xem máy: nguồn điện, dây mạng; rồi khởi động lại máy.",
                        "See to it: its power, its network cable; then start it again."};
        alert.degree = 2;
        return alert;
    case DeviceLevel::Attention:
        alert.advice = device.isPaperLow
            ? Words{"Chuẩn bị cuộn giấy mới.", "Have a new roll ready."}
            : Words{"Đến xem máy: người quản trị máy mở lại hoặc nhập đúng mã PIN là hết.",
                    "Go and look: it is over when its caretaker resumes it or types the right PIN."};
        alert.degree = 1;
        return alert;
    case DeviceLevel::Fault:
        break;
    }
    alert.level = device.isOut ? AlertLevel::Red : AlertLevel::Amber;
    alert.degree = device.isOut ? 3 : 2;
    alert.advice = device.isOut
        ? Words{"Máy vẫn cấp số và hiện mã để chụp; cần người đến xem.",
                "It still gives numbers, with a code to photograph; somebody has to go there."}
        : Words{"Cần người đến xem khi tiện.", "Somebody should go there when they can."};
    return alert;
}

LiveAlert alertOf(const ServiceNews& news)
{
    using protocol::AlertKind;
    LiveAlert alert{.id = "service-" + std::to_string(news.seq), .cause = AlertCause::Service};
    alert.since = news.at;
    alert.degree = 1;
    alert.advice = {"Báo người quản trị. " + news.text, "Tell the administrator. " + news.text};
    switch (news.kind) {
    case AlertKind::Config:
        alert.title = {"Tệp cấu hình chi nhánh bị từ chối, vẫn dùng bản cũ.",
                       "A branch file was not taken; the one before stays in effect."};
        break;
    case AlertKind::NumbersLow:
        alert.title = {"Sắp hết số trong ngày của một lĩnh vực.",
                       "A field's numbers for today are nearly given out."};
        alert.advice = {"Báo trước cho người đang đến. " + news.text, "Tell those who come. " + news.text};
        break;
    case AlertKind::DiskLow:
        alert.title = {"Ổ đĩa máy chủ sắp đầy.", "The server's disk is nearly full."};
        break;
    case AlertKind::DiskFull:
        alert.level = AlertLevel::Red;
        alert.title = {"Ổ đĩa máy chủ đã đầy một lúc: có thao tác không được nhận.",
                       "The server's disk was full: some commands were not taken."};
        break;
    case AlertKind::Clock:
        alert.title = {"Đồng hồ máy chủ vừa bị chỉnh.", "The server's clock was set."};
        break;
    case AlertKind::Backup:
        alert.title = {"Chưa sao lưu được.", "The hourly copy could not be made."};
        break;
    case AlertKind::Help:
        break;
    }
    return alert;
}

}

std::vector<LiveAlert> alertsIn(const LivePicture& picture, const std::vector<ServiceNews>& news)
{
    std::vector<LiveAlert> alerts;
    const auto add = [&](std::optional<LiveAlert> alert) {
        if (alert)
            alerts.push_back(std::move(*alert));
    };
    for (const LiveField& field : picture.fields)
        add(alertOf(field, picture));
    for (const LiveCounter& counter : picture.counters)
        add(alertOf(counter, picture));
    for (const LiveDevice& device : picture.devices) {
        if (device.wantsHelp)
            add(LiveAlert{.id = "help-" + device.id,
                          .cause = AlertCause::Help,
                          .level = AlertLevel::Red,
                          .title = {device.name.vi + ": có người gọi cán bộ.",
                                    device.name.en + ": somebody asks for staff."},
                          .advice = {"Mời cán bộ đến máy.", "Send somebody there."},
                          .degree = 1});
        add(alertOf(device, picture.at));
    }
    for (const ServiceNews& one : news)
        alerts.push_back(alertOf(one));
    return alerts;
}

}
