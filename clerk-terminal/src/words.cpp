#include "clerk-terminal/words.h"

#include "clerk-terminal/wording.h"

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
        return Wording::tr("Gọi kế tiếp");
    case CounterKey::Recall:
        return Wording::tr("Gọi lại");
    case CounterKey::Start:
        return Wording::tr("Bắt đầu");
    case CounterKey::Finish:
        return Wording::tr("Kết thúc");
    case CounterKey::NoShow:
        return Wording::tr("Vắng mặt");
    case CounterKey::Hold:
        return Wording::tr("Tạm giữ");
    case CounterKey::Transfer:
        return Wording::tr("Chuyển");
    case CounterKey::Add:
        return state == CounterState::Serving ? Wording::tr("Thêm yêu cầu") : Wording::tr("Cấp số tại quầy");
    case CounterKey::Return:
        return Wording::tr("Trả về hàng chờ");
    case CounterKey::Choose:
        return Wording::tr("Mời trước lượt");
    case CounterKey::Priority:
        return Wording::tr("Sửa ưu tiên");
    case CounterKey::PauseOrOpen:
        break;
    }
    if (state == CounterState::Paused)
        return Wording::tr("Mở lại");
    const bool isOpen
        = state == CounterState::Free || state == CounterState::Called || state == CounterState::Serving;
    return isOpen ? Wording::tr("Tạm dừng") : Wording::tr("Mở quầy");
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
    case CounterKey::Priority:
        return "F11";
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
    case FormKind::Priority:
        return CounterKey::Priority;
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
        return Wording::tr("Nhận hồ sơ");
    case ServiceOutcome::ResultReturned:
        return Wording::tr("Trả kết quả");
    case ServiceOutcome::Guidance:
        return Wording::tr("Hướng dẫn");
    case ServiceOutcome::Transferred:
        return Wording::tr("Chuyển lĩnh vực");
    case ServiceOutcome::Refused:
        break;
    }
    return Wording::tr("Từ chối");
}

std::string nameOf(PriorityClass priority)
{
    switch (priority) {
    case PriorityClass::None:
        break;
    case PriorityClass::Elderly:
        return Wording::tr("người cao tuổi");
    case PriorityClass::Disabled:
        return Wording::tr("người khuyết tật");
    case PriorityClass::Pregnant:
        return Wording::tr("phụ nữ mang thai");
    case PriorityClass::WithSmallChild:
        return Wording::tr("có con nhỏ");
    case PriorityClass::Merit:
        return Wording::tr("người có công");
    }
    return {};
}

std::string nameOf(protocol::PauseReason reason)
{
    switch (reason) {
    case protocol::PauseReason::Break:
        return Wording::tr("Nghỉ giải lao");
    case protocol::PauseReason::Meeting:
        return Wording::tr("Họp đột xuất");
    case protocol::PauseReason::UrgentWork:
        return Wording::tr("Xử lý công việc khẩn cấp");
    case protocol::PauseReason::HelpingOthers:
        return Wording::tr("Hỗ trợ đồng nghiệp");
    case protocol::PauseReason::Other:
        break;
    }
    return Wording::tr("Khác");
}

std::string nameOf(PrintState print)
{
    switch (print) {
    case PrintState::NotYet:
        return Wording::tr("chưa in phiếu");
    case PrintState::Printed:
        return Wording::tr("đã in phiếu");
    case PrintState::PaperOut:
        return Wording::tr("chưa in phiếu: hết giấy");
    case PrintState::CoverOpen:
        return Wording::tr("chưa in phiếu: nắp máy in mở");
    case PrintState::Offline:
        return Wording::tr("chưa in phiếu: máy in tắt");
    case PrintState::Unknown:
        break;
    }
    return Wording::tr("chưa rõ phiếu đã in");
}

std::string nameOf(IssueWay way)
{
    switch (way) {
    case IssueWay::Head:
        return Wording::tr("chọn bằng đầu");
    case IssueWay::Touch:
        return Wording::tr("chọn bằng tay");
    case IssueWay::Keyboard:
        return Wording::tr("chọn bằng phím");
    case IssueWay::Scan:
        return Wording::tr("chọn bằng quét");
    case IssueWay::Phone:
        return Wording::tr("chọn trên điện thoại");
    case IssueWay::Counter:
        break;
    }
    return Wording::tr("cấp tại quầy");
}

std::string minutesText(Milliseconds time)
{
    return Wording::tr("{} phút", std::chrono::duration_cast<std::chrono::minutes>(time).count());
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
        return Wording::tr("chờ quá {}", minutesText(maxWait));
    case CallReason::BackFromHold:
        return Wording::tr("quay lại sau tạm giữ");
    case CallReason::Priority:
        return priority == PriorityClass::None ? Wording::tr("ưu tiên")
                                               : Wording::tr("ưu tiên: {}", nameOf(priority));
    case CallReason::Coefficient:
        return Wording::tr("lĩnh vực chính của quầy");
    case CallReason::QueueOrder:
        return Wording::tr("theo giờ lấy số");
    case CallReason::Chosen:
        break;
    }
    return Wording::tr("cán bộ chọn");
}

std::string whyOffText(const KeyOffer& offer, CounterKey key, const std::string& label,
                       const CounterSettings& settings)
{
    const std::string& counter = settings.counter.str();
    switch (offer.why) {
    case WhyOff::Not:
        return {};
    case WhyOff::NoLink:
        return Wording::tr("Chưa có kết nối với máy chủ. Phím mở lại khi có kết nối.");
    case WhyOff::Updating:
        return Wording::tr("Đang cập nhật danh sách. Xin chờ một giây.");
    case WhyOff::Sending:
        return Wording::tr("Đang chờ máy chủ trả lời phím vừa bấm.");
    case WhyOff::NoSuchCounter:
        return Wording::tr(
            "Trung tâm không có quầy {}. Xin nhờ người phụ trách kỹ thuật sửa số quầy của máy này.", counter);
    case WhyOff::CounterClosed:
        return Wording::tr("Quầy đang đóng. Bấm F9 để mở quầy.");
    case WhyOff::CounterPaused:
        return Wording::tr("Quầy đang tạm dừng. Bấm F9 để mở lại.");
    case WhyOff::UsedElsewhere:
        return Wording::tr("Quầy {} đang được dùng ở máy khác. Xin gọi giám sát giải phóng quầy.", counter);
    case WhyOff::NobodyCalled:
        return Wording::tr("Chưa gọi ai. Bấm F1 để gọi kế tiếp.");
    case WhyOff::NobodyOnHold:
        return Wording::tr("Quầy không tạm giữ ai.");
    case WhyOff::NobodyWaiting:
        return Wording::tr("Chưa có ai chờ ở quầy này.");
    case WhyOff::NoNoShow:
        return Wording::tr("Không có phiếu vắng mặt nào còn hoàn tác được. Hoàn tác trong {}.",
                           minutesText(settings.undoWithin));
    case WhyOff::VisitNotOver:
        return key == CounterKey::PauseOrOpen
            ? Wording::tr("Kết thúc lượt {} trước khi tạm dừng hoặc đóng quầy.", label)
            : Wording::tr("Lượt {} chưa xong. Kết thúc lượt này rồi gọi tiếp.", label);
    case WhyOff::NotStarted:
        return Wording::tr("Bấm F3 để bắt đầu phục vụ {} trước.", label);
    case WhyOff::AlreadyStarted:
        return Wording::tr("{} đang được phục vụ. Bấm F4 khi xong.", label);
    case WhyOff::RecallTooSoon: {
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(offer.wait).count();
        return Wording::tr("Gọi lại được sau {} giây.", seconds);
    }
    case WhyOff::CallOftenerFirst:
        return Wording::tr("Chỉ báo vắng sau khi đã gọi ít nhất {} lần.", settings.callsBeforeNoShow);
    case WhyOff::NoOutcome:
        return Wording::tr("Chọn kết quả bằng phím 1 đến 4, rồi bấm F4.");
    case WhyOff::SameCode:
        return Wording::tr("Hai hồ sơ đang mang cùng một mã. Xin sửa một mã rồi bấm F4.");
    case WhyOff::NoProcedure:
        break;
    }
    return Wording::tr("Chọn thủ tục của hồ sơ, hoặc để trống mã hồ sơ, rồi bấm F4.");
}

std::string refusalText(const protocol::Refusal& refusal, CounterKey key, const std::string& label,
                        const CounterSettings& settings)
{
    const std::string& counter = settings.counter.str();
    const std::string again = ' ' + Wording::tr("Bấm lại {}: lệnh không bị làm hai lần.", keyCapOf(key));
    switch (refusal.code) {
    case ErrorCode::Conflict:
        return label.empty()
            ? Wording::tr("Hàng chờ vừa thay đổi. Xin xem lại rồi bấm lại phím.")
            : Wording::tr("Phiếu {} vừa thay đổi ở nơi khác. Xin xem lại rồi bấm phím.", label);
    case ErrorCode::InvalidState:
        if (key == CounterKey::CallNext)
            return Wording::tr("Quầy {} đang đóng hoặc đang có lượt. Xin xem lại trạng thái quầy.", counter);
        if (key == CounterKey::Recall)
            return Wording::tr("Chưa gọi lại được {}. Xin chờ 10 giây từ lần gọi trước.", label);
        if (key == CounterKey::PauseOrOpen)
            return Wording::tr("Chưa đổi được trạng thái quầy {}. Xin kết thúc lượt đang có trước.", counter);
        return Wording::tr("Phiếu {} không còn ở bước này. Xin xem lại trạng thái rồi bấm phím.", label);
    case ErrorCode::Forbidden:
        return Wording::tr("Máy này không được dùng cho quầy {}. Xin gọi người phụ trách kỹ thuật.", counter);
    case ErrorCode::SignInNeeded:
        return Wording::tr("Chưa đăng nhập, hoặc phiên làm việc đã hết. Xin đăng nhập rồi bấm lại {}.",
                           keyCapOf(key));
    case ErrorCode::Locked:
        return Wording::tr("Đã nhập sai mã PIN nhiều lần nên phải chờ. Xin thử lại sau ít phút.");
    case ErrorCode::NotFound:
        return label.empty()
            ? Wording::tr("Máy chủ không có quầy {}. Xin gọi người phụ trách kỹ thuật.", counter)
            : Wording::tr("Máy chủ không còn phiếu {}. Xin bấm F1 để gọi kế tiếp.", label);
    case ErrorCode::StorageFull:
    case ErrorCode::ReadOnly:
        return Wording::tr("Máy chủ hết chỗ lưu nên chưa nhận lệnh. Xin gọi người phụ trách kỹ thuật.")
            + again;
    case ErrorCode::Overloaded:
    case ErrorCode::RateLimited:
        return Wording::tr("Máy chủ đang bận.") + again;
    case ErrorCode::DeadlineExceeded:
    case ErrorCode::NotLeader:
    case ErrorCode::Internal:
        return Wording::tr("Chưa rõ {} đã được nhận hay chưa.", nameOf(key, CounterState::Free)) + again;
    case ErrorCode::BadRequest:
    case ErrorCode::UnsupportedVersion:
    case ErrorCode::UnknownOp:
    case ErrorCode::FieldClosed:
    case ErrorCode::QuotaFull:
    case ErrorCode::IdReused:
    case ErrorCode::TooLarge:
        break;
    }
    return Wording::tr("Máy chủ không nhận lệnh này. Xin gọi người phụ trách kỹ thuật xem nhật ký.");
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
