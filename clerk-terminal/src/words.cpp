#include "clerk-terminal/words.h"

#include <chrono>

namespace luot::clerk_terminal {

using protocol::CallReason;
using protocol::ErrorCode;
using protocol::IssueWay;
using protocol::PrintState;
using protocol::PriorityClass;
using protocol::ServiceOutcome;

std::string nameOf(CounterKey key, CounterState state)
{
    switch (key) {
    case CounterKey::CallNext:
        return "Gọi kế tiếp";
    case CounterKey::Recall:
        return "Gọi lại";
    case CounterKey::Start:
        return "Bắt đầu";
    case CounterKey::Finish:
        return "Kết thúc";
    case CounterKey::NoShow:
        return "Vắng mặt";
    case CounterKey::Hold:
        return "Tạm giữ";
    case CounterKey::Transfer:
        return "Chuyển";
    case CounterKey::Add:
        return state == CounterState::Serving ? "Thêm yêu cầu" : "Cấp số tại quầy";
    case CounterKey::Return:
        return "Trả về hàng chờ";
    case CounterKey::Choose:
        return "Mời trước lượt";
    case CounterKey::PauseOrOpen:
        break;
    }
    if (state == CounterState::Paused)
        return "Mở lại";
    const bool isOpen
        = state == CounterState::Free || state == CounterState::Called || state == CounterState::Serving;
    return isOpen ? "Tạm dừng" : "Mở quầy";
}

std::string keyCapOf(CounterKey key)
{
    switch (key) {
    case CounterKey::CallNext:
        return "F1";
    case CounterKey::Recall:
        return "F2";
    case CounterKey::Start:
        return "F3";
    case CounterKey::Finish:
        return "F4";
    case CounterKey::NoShow:
        return "F6";
    case CounterKey::Hold:
        return "F7";
    case CounterKey::Transfer:
        return "F8";
    case CounterKey::PauseOrOpen:
        return "F9";
    case CounterKey::Add:
        return "F5";
    case CounterKey::Return:
        return "Esc";
    case CounterKey::Choose:
        break;
    }
    return "Enter";
}

CounterKey keyOf(FormKind kind)
{
    switch (kind) {
    case FormKind::Hold:
    case FormKind::BackFromHold:
        return CounterKey::Hold;
    case FormKind::Transfer:
        return CounterKey::Transfer;
    case FormKind::Pause:
        return CounterKey::PauseOrOpen;
    case FormKind::CallChosen:
        return CounterKey::Choose;
    case FormKind::UndoNoShow:
        return CounterKey::NoShow;
    case FormKind::WalkIn:
    case FormKind::AddRequest:
        break;
    }
    return CounterKey::Add;
}

std::string nameOf(ServiceOutcome outcome)
{
    switch (outcome) {
    case ServiceOutcome::DossierReceived:
        return "Nhận hồ sơ";
    case ServiceOutcome::ResultReturned:
        return "Trả kết quả";
    case ServiceOutcome::Guidance:
        return "Hướng dẫn";
    case ServiceOutcome::Transferred:
        return "Chuyển lĩnh vực";
    case ServiceOutcome::Refused:
        break;
    }
    return "Từ chối";
}

std::string nameOf(PriorityClass priority)
{
    switch (priority) {
    case PriorityClass::None:
        break;
    case PriorityClass::Elderly:
        return "người cao tuổi";
    case PriorityClass::Disabled:
        return "người khuyết tật";
    case PriorityClass::Pregnant:
        return "phụ nữ mang thai";
    case PriorityClass::WithSmallChild:
        return "có con nhỏ";
    case PriorityClass::Merit:
        return "người có công";
    }
    return {};
}

std::string nameOf(protocol::PauseReason reason)
{
    switch (reason) {
    case protocol::PauseReason::Break:
        return "Nghỉ giải lao";
    case protocol::PauseReason::Meeting:
        return "Họp đột xuất";
    case protocol::PauseReason::UrgentWork:
        return "Xử lý công việc khẩn cấp";
    case protocol::PauseReason::HelpingOthers:
        return "Hỗ trợ đồng nghiệp";
    case protocol::PauseReason::Other:
        break;
    }
    return "Khác";
}

std::string nameOf(PrintState print)
{
    switch (print) {
    case PrintState::NotYet:
        return "chưa in phiếu";
    case PrintState::Printed:
        return "đã in phiếu";
    case PrintState::PaperOut:
        return "chưa in phiếu: hết giấy";
    case PrintState::CoverOpen:
        return "chưa in phiếu: nắp máy in mở";
    case PrintState::Offline:
        return "chưa in phiếu: máy in tắt";
    case PrintState::Unknown:
        break;
    }
    return "chưa rõ phiếu đã in";
}

std::string nameOf(IssueWay way)
{
    switch (way) {
    case IssueWay::Head:
        return "chọn bằng đầu";
    case IssueWay::Touch:
        return "chọn bằng tay";
    case IssueWay::Keyboard:
        return "chọn bằng phím";
    case IssueWay::Scan:
        return "chọn bằng quét";
    case IssueWay::Phone:
        return "chọn trên điện thoại";
    case IssueWay::Counter:
        break;
    }
    return "cấp tại quầy";
}

std::string minutesText(Milliseconds time)
{
    return std::to_string(std::chrono::duration_cast<std::chrono::minutes>(time).count()) + " phút";
}

std::string dayText(const std::string& day)
{
    constexpr std::size_t isoLength = 10;
    return day.size() == isoLength ? day.substr(8, 2) + '/' + day.substr(5, 2) + '/' + day.substr(0, 4) : day;
}

std::string reasonText(CallReason reason, PriorityClass priority, Milliseconds maxWait)
{
    switch (reason) {
    case CallReason::None:
        return {};
    case CallReason::OverMaxWait:
        return "chờ quá " + minutesText(maxWait);
    case CallReason::BackFromHold:
        return "quay lại sau tạm giữ";
    case CallReason::Priority:
        return priority == PriorityClass::None ? "ưu tiên" : "ưu tiên: " + nameOf(priority);
    case CallReason::Coefficient:
        return "lĩnh vực chính của quầy";
    case CallReason::QueueOrder:
        return "theo giờ lấy số";
    case CallReason::Chosen:
        break;
    }
    return "cán bộ chọn";
}

std::string whyOffText(const KeyOffer& offer, CounterKey key, const std::string& label,
                       const CounterSettings& settings)
{
    const std::string& counter = settings.counter.str();
    switch (offer.why) {
    case WhyOff::Not:
        return {};
    case WhyOff::NoLink:
        return "Chưa có kết nối với máy chủ. Phím mở lại khi có kết nối.";
    case WhyOff::Updating:
        return "Đang cập nhật danh sách. Xin chờ một giây.";
    case WhyOff::Sending:
        return "Đang chờ máy chủ trả lời phím vừa bấm.";
    case WhyOff::NoSuchCounter:
        return "Trung tâm không có quầy " + counter
            + ". Xin nhờ người phụ trách kỹ thuật sửa số quầy của máy này.";
    case WhyOff::CounterClosed:
        return "Quầy đang đóng. Bấm F9 để mở quầy.";
    case WhyOff::CounterPaused:
        return "Quầy đang tạm dừng. Bấm F9 để mở lại.";
    case WhyOff::UsedElsewhere:
        return "Quầy " + counter + " đang được dùng ở máy khác. Xin gọi giám sát giải phóng quầy.";
    case WhyOff::NobodyCalled:
        return "Chưa gọi ai. Bấm F1 để gọi kế tiếp.";
    case WhyOff::NobodyOnHold:
        return "Quầy không tạm giữ ai.";
    case WhyOff::NobodyWaiting:
        return "Chưa có ai chờ ở quầy này.";
    case WhyOff::NoNoShow:
        return "Không có phiếu vắng mặt nào còn hoàn tác được. Hoàn tác trong "
            + minutesText(settings.undoWithin) + ".";
    case WhyOff::VisitNotOver:
        return key == CounterKey::PauseOrOpen
            ? "Kết thúc lượt " + label + " trước khi tạm dừng hoặc đóng quầy."
            : "Lượt " + label + " chưa xong. Kết thúc lượt này rồi gọi tiếp.";
    case WhyOff::NotStarted:
        return "Bấm F3 để bắt đầu phục vụ " + label + " trước.";
    case WhyOff::AlreadyStarted:
        return label + " đang được phục vụ. Bấm F4 khi xong.";
    case WhyOff::RecallTooSoon: {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(offer.wait).count();
        return "Gọi lại được sau " + std::to_string(seconds) + " giây.";
    }
    case WhyOff::CallOftenerFirst:
        return "Chỉ báo vắng sau khi đã gọi ít nhất " + std::to_string(settings.callsBeforeNoShow) + " lần.";
    case WhyOff::NoOutcome:
        return "Chọn kết quả bằng phím 1 đến 4, rồi bấm F4.";
    case WhyOff::NoProcedure:
        break;
    }
    return "Chọn thủ tục của hồ sơ, hoặc để trống mã hồ sơ, rồi bấm F4.";
}

std::string refusalText(const protocol::Refusal& refusal, CounterKey key, const std::string& label,
                        const CounterSettings& settings)
{
    const std::string& counter = settings.counter.str();
    const std::string again = " Bấm lại " + keyCapOf(key) + ": lệnh không bị làm hai lần.";
    switch (refusal.code) {
    case ErrorCode::Conflict:
        return label.empty() ? "Hàng chờ vừa thay đổi. Xin xem lại rồi bấm lại phím."
                             : "Phiếu " + label + " vừa thay đổi ở nơi khác. Xin xem lại rồi bấm phím.";
    case ErrorCode::InvalidState:
        if (key == CounterKey::CallNext)
            return "Quầy " + counter + " đang đóng hoặc đang có lượt. Xin xem lại trạng thái quầy.";
        if (key == CounterKey::Recall)
            return "Chưa gọi lại được " + label + ". Xin chờ 10 giây từ lần gọi trước.";
        if (key == CounterKey::PauseOrOpen)
            return "Chưa đổi được trạng thái quầy " + counter + ". Xin kết thúc lượt đang có trước.";
        return "Phiếu " + label + " không còn ở bước này. Xin xem lại trạng thái rồi bấm phím.";
    case ErrorCode::Forbidden:
        return "Máy này không được dùng cho quầy " + counter + ". Xin gọi người phụ trách kỹ thuật.";
    case ErrorCode::SignInNeeded:
        return "Chưa đăng nhập, hoặc phiên làm việc đã hết. Xin đăng nhập rồi bấm lại " + keyCapOf(key) + ".";
    case ErrorCode::Locked:
        return "Đã nhập sai mã PIN nhiều lần nên phải chờ. Xin thử lại sau ít phút.";
    case ErrorCode::NotFound:
        return label.empty() ? "Máy chủ không có quầy " + counter + ". Xin gọi người phụ trách kỹ thuật."
                             : "Máy chủ không còn phiếu " + label + ". Xin bấm F1 để gọi kế tiếp.";
    case ErrorCode::StorageFull:
    case ErrorCode::ReadOnly:
        return "Máy chủ hết chỗ lưu nên chưa nhận lệnh. Xin gọi người phụ trách kỹ thuật." + again;
    case ErrorCode::Overloaded:
    case ErrorCode::RateLimited:
        return "Máy chủ đang bận." + again;
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::NotLeader:
    case ErrorCode::Internal:
        return "Chưa rõ " + nameOf(key, CounterState::Free) + " đã được nhận hay chưa." + again;
    case ErrorCode::BadRequest:
    case ErrorCode::UnsupportedVersion:
    case ErrorCode::UnknownOp:
    case ErrorCode::FieldClosed:
    case ErrorCode::QuotaFull:
    case ErrorCode::IdReused:
    case ErrorCode::TooLarge:
        break;
    }
    return "Máy chủ không nhận lệnh này. Xin gọi người phụ trách kỹ thuật xem nhật ký.";
}

std::string capitalised(std::string text)
{
    if (text.starts_with("đ"))
        text.replace(0, std::string{"đ"}.size(), "Đ");
    else if (text.starts_with("ư"))
        text.replace(0, std::string{"ư"}.size(), "Ư");
    else if (!text.empty() && text.front() >= 'a' && text.front() <= 'z')
        text.front() = static_cast<char>(text.front() - 'a' + 'A');
    return text;
}

}
