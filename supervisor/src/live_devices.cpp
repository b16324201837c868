#include "supervisor/src/live_devices.h"

#include "base/local_day.h"

#include <algorithm>
#include <set>

namespace luot::supervisor {

using namespace protocol;

namespace {

/// One or two are a slip; a keypad that is tried out is somebody's business.
constexpr int manyWrongPins = 3;

struct RoleWords {
    const char* role;
    Words name;
};

const std::vector<RoleWords>& roleWords()
{
    static const std::vector<RoleWords> words{
        {"kiosk", {"Máy lấy số", "Kiosk"}},
        {"board", {"Bảng", "Board"}},
        {"counter", {"Màn hình quầy", "Counter display"}},
        {"clerk", {"Máy trạm", "Terminal"}},
        {"reception", {"Máy tiếp đón", "Reception"}},
        {"supervisor", {"Trang web", "Web pages"}},
        {"admin", {"Máy quản trị", "Administrator"}},
    };
    return words;
}

const Words connected{"Đã kết nối", "Connected"};

std::string upper(std::string id)
{
    std::ranges::transform(
        id, id.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return id;
}

/// One part, with what to say of it; worse ones are greater.
struct PartWords {
    DeviceLevel level = DeviceLevel::Good;
    bool isOut = false;
    Words words;
};

PartWords printerWords(PartState state)
{
    switch (state) {
    case PartState::Ok:
        break;
    case PartState::Low:
        return {DeviceLevel::Attention, false, {"Sắp hết giấy", "Paper low"}};
    case PartState::Out:
        return {DeviceLevel::Fault, true, {"Hết giấy", "No paper"}};
    case PartState::Fault:
        return {DeviceLevel::Fault, true, {"Máy in mở nắp hoặc bị lỗi", "Printer open or faulty"}};
    case PartState::Missing:
        return {DeviceLevel::Fault, true, {"Không thấy máy in", "No printer"}};
    }
    return {};
}

PartWords partWords(const std::string& part, PartState state)
{
    if (state == PartState::Ok)
        return {};
    if (part == "printer")
        return printerWords(state);
    const bool isMissing = state == PartState::Missing;
    if (part == "camera")
        return {DeviceLevel::Fault, false,
                isMissing ? Words{"Không thấy camera, chạm tay vẫn được", "No camera; touch still works"}
                          : Words{"Camera lỗi, chạm tay vẫn được", "Camera fault; touch still works"}};
    if (part == "sound")
        return {DeviceLevel::Fault, false,
                isMissing ? Words{"Không có loa", "No loudspeaker"} : Words{"Loa lỗi", "Loudspeaker fault"}};
    return {DeviceLevel::Fault, false, {part + ": lỗi", part + ": fault"}};
}

bool isWorse(DeviceLevel a, DeviceLevel b)
{
    const auto rank = [](DeviceLevel level) {
        switch (level) {
        case DeviceLevel::Fault:
            return 0;
        case DeviceLevel::Gone:
            return 1;
        case DeviceLevel::Silent:
            return 2;
        case DeviceLevel::Attention:
            return 3;
        case DeviceLevel::Unknown:
            return 4;
        case DeviceLevel::Good:
            break;
        }
        return 5;
    };
    return rank(a) < rank(b);
}

/// A device that only speaks when something changes is not gone for being quiet; a kiosk at which nobody has
/// done anything while numbers were given elsewhere may be.
bool isSilent(const LiveDevice& device, const LiveInputs& inputs)
{
    const Milliseconds most = std::chrono::minutes{inputs.thresholds.silentMinutes};
    if (most.count() <= 0 || device.role != "kiosk" || !device.heardAt || inputs.now - *device.heardAt < most)
        return false;
    return std::ranges::any_of(inputs.view.tickets, [&](const auto& entry) {
        const auto& issued = entry.second.issuedAt;
        return issued && *issued > *device.heardAt + most / 2;
    });
}

/// What stands in the hall and is left on all day. A page server's or a monitor's key is no machine of the
/// hall's.
bool belongsToTheHall(const std::string& role)
{
    return role == "kiosk" || role == "board" || role == "counter" || role == "clerk" || role == "reception";
}

bool hasACounter(const LiveDevice& device, const BranchView& view)
{
    return std::ranges::any_of(view.counters, [&](const Counter& counter) {
        return counter.open && machineIn(counter.openedBy) == device.id;
    });
}

/// Who switches the machines off in the evening needs no alert for each, nor a clerk who has gone home.
bool isMissed(const LiveDevice& device, const BranchView& view)
{
    if (device.role == "clerk")
        return hasACounter(device, view);
    return std::ranges::any_of(view.fields, &Field::open)
        || std::ranges::any_of(view.tickets, [](const auto& entry) {
               const TicketState state = entry.second.state;
               return state == TicketState::Waiting || state == TicketState::Called;
           });
}

/// What it last said of itself is worth nothing once it is gone.
void judgePresence(LiveDevice& device, const LiveInputs& inputs)
{
    const DevicePresence& presence = inputs.presence;
    const auto heard = presence.heard().find(device.id);
    if (!presence.isKnown() || inputs.thresholds.goneSeconds <= 0 || !belongsToTheHall(device.role))
        return;
    const bool wasThereToday
        = heard != presence.heard().end() && localDay(heard->second) == localDay(inputs.now);
    device.isThere
        = wasThereToday && presence.quiet(device.id) < std::chrono::seconds{inputs.thresholds.goneSeconds};
    if (*device.isThere)
        return;
    device.level = DeviceLevel::Unknown;
    device.isOut = false;
    if (!wasThereToday) {
        device.state = {"Hôm nay chưa kết nối", "Not connected today"};
        return;
    }
    if (isMissed(device, inputs.view))
        device.level = DeviceLevel::Gone;
    device.goneSince = heard->second;
    device.state = {"Mất kết nối", "Gone"}; // the page adds since when, in its own time zone
}

void add(Words& all, const Words& one)
{
    all.vi += (all.vi.empty() ? "" : "; ") + one.vi;
    all.en += (all.en.empty() ? "" : "; ") + one.en;
}

Words peopleWords(int people)
{
    const std::string count = std::to_string(people);
    return {count + " lượt đến máy trong giờ qua",
            count + (people == 1 ? " person" : " people") + " came in the last hour"};
}

void judge(LiveDevice& device, const DeviceStatus& status)
{
    device.level = DeviceLevel::Good;
    Words bad;
    for (const auto& [part, state] : status.parts) {
        const PartWords words = partWords(part, state);
        if (words.level == DeviceLevel::Good)
            continue;
        if (isWorse(words.level, device.level))
            device.level = words.level;
        device.isOut = device.isOut || words.isOut;
        device.isPaperLow = device.isPaperLow || (part == "printer" && state == PartState::Low);
        add(bad, words.words);
    }
    const auto attend = [&](const Words& words) {
        if (isWorse(DeviceLevel::Attention, device.level))
            device.level = DeviceLevel::Attention;
        add(bad, words);
    };
    if (status.isPaused)
        attend({"Tạm ngừng phục vụ", "Paused"});
    if (status.wrongPins >= manyWrongPins) {
        const std::string count = std::to_string(status.wrongPins);
        attend({"Nhập sai mã PIN " + count + " lần liền", count + " wrong PINs in a row"});
    }
    if (!bad.vi.empty()) {
        device.state = bad;
        return;
    }
    device.state = device.isThere.value_or(false) ? connected : Words{"Tốt", "Good"};
    if (device.role == "board" && status.parts.contains("sound"))
        device.state = {device.state.vi + " · loa bật", device.state.en + " · sound on"};
    else if (status.people) {
        const Words people = peopleWords(*status.people);
        device.state = {device.state.vi + " · " + people.vi, device.state.en + " · " + people.en};
    } else if (!status.text.empty())
        device.state = {device.state.vi + " · " + status.text, device.state.en + " · " + status.text};
}

}

Words nameOfDevice(const std::string& device)
{
    const auto colon = device.find(':');
    const std::string role = device.substr(0, colon);
    const auto found = std::ranges::find(roleWords(), role, &RoleWords::role);
    if (colon == std::string::npos || found == roleWords().end())
        return {device, device};
    const std::string id = upper(device.substr(colon + 1));
    return {found->name.vi + " " + id, found->name.en + " " + id};
}

std::vector<LiveDevice> devicesOf(const LiveInputs& inputs)
{
    std::set<std::string> known;
    for (const auto& [id, status] : inputs.view.devices)
        known.insert(id);
    // Who has a counter open is at a machine, whatever it says of itself.
    for (const Counter& counter : inputs.view.counters)
        if (counter.open && counter.openedBy.starts_with("clerk:"))
            known.insert(machineIn(counter.openedBy));
    for (const auto& [id, at] : inputs.memory.heard)
        if (id.starts_with("kiosk:"))
            known.insert(id);
    for (const auto& [id, at] : inputs.presence.heard())
        if (belongsToTheHall(id.substr(0, id.find(':'))) && localDay(at) == localDay(inputs.now))
            known.insert(id);

    std::vector<LiveDevice> devices;
    for (const std::string& id : known) {
        LiveDevice device{.id = id,
                          .role = id.substr(0, id.find(':')),
                          .name = nameOfDevice(id),
                          .state = {"Chưa báo trạng thái", "Has not told how it is"}};
        if (const auto heard = inputs.memory.heard.find(id); heard != inputs.memory.heard.end())
            device.heardAt = heard->second;
        judgePresence(device, inputs);
        const auto status = inputs.view.devices.find(id);
        if (status != inputs.view.devices.end())
            device.wantsHelp = status->second.wantsHelp;
        if (!device.isThere.value_or(true)) {
            devices.push_back(std::move(device));
            continue;
        }
        if (status != inputs.view.devices.end()) {
            judge(device, status->second);
        } else {
            if (device.isThere) {
                device.level = DeviceLevel::Good;
                device.state = connected;
            }
            if (hasACounter(device, inputs.view))
                device.state = {"Đang dùng", "In use"};
        }
        if (isSilent(device, inputs) && isWorse(DeviceLevel::Silent, device.level)) {
            device.level = DeviceLevel::Silent;
            device.state = {"Lâu không có tin", "Not heard for long"};
        }
        devices.push_back(std::move(device));
    }
    std::ranges::stable_sort(
        devices, [](const LiveDevice& a, const LiveDevice& b) { return isWorse(a.level, b.level); });
    return devices;
}

}
