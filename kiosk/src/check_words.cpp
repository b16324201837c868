#include "kiosk/src/check_words.h"

#include <chrono>
#include <cmath>
#include <cstdlib>

namespace luot::kiosk {

using ticket_printer::PrinterReadiness;
using Verdict = Finding::Verdict;

namespace {

// Between the eyes, in pixels: from where on a head is followed, a face can be bound, and none is whole any
// more.
constexpr double follows = 40.0;
constexpr double binds = 60.0;
constexpr double tooNear = 150.0;
constexpr double dimFace = 60.0;
constexpr double brightBehind = 2.0;
constexpr double darkPicture = 40.0;
constexpr double brightPicture = 220.0;
constexpr double flatPicture = 12.0; ///< a lens that is covered, or dirty
constexpr double slowCamera = 8.0;
constexpr int leastWidth = 640;
constexpr int leastHeight = 480;
constexpr qint64 leastDisk = qint64{100} << 20U;
constexpr std::chrono::seconds clockMayBeOff{5};
constexpr std::chrono::milliseconds slowLine{250};
constexpr double millimetresAnInch = 25.4;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }
QString whole(double value) { return QString::number(std::lround(value)); }

}

QString CheckWords::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Well:
        return tr("TỐT");
    case Verdict::Note:
        return tr("LƯU Ý");
    case Verdict::ToDo:
        break;
    }
    return tr("CẦN LÀM");
}

Finding CheckWords::models(const CameraLook& look)
{
    const QString part = tr("Mô hình");
    if (look.models.empty())
        return {Verdict::Well, part, tr("Đủ tệp nhận mặt.")};
    return {Verdict::ToDo, part,
            tr("Thiếu hoặc hỏng tệp nhận mặt: chạy ./luot setup rồi cài lại với --models. (%1)")
                .arg(text(look.models))};
}

Finding CheckWords::noCamera()
{
    return {Verdict::Note, tr("Máy ảnh"), tr("Không dùng máy ảnh: chỉ chạm và bàn phím.")};
}

Finding CheckWords::cameraHangs(int seconds)
{
    return {Verdict::ToDo, tr("Máy ảnh"),
            tr("Máy ảnh không trả lời trong %1 giây: rút ra cắm lại, thử cổng USB khác.").arg(seconds)};
}

Finding CheckWords::camera(const CameraLook& look)
{
    const QString part = tr("Máy ảnh");
    if (look.frames == 0)
        return {Verdict::ToDo, part,
                tr("Không có hình: cắm lại dây, xem tên thiết bị trong /dev/video*, sửa --camera. (%1)")
                    .arg(text(look.trouble))};
    const QString size = QString::number(look.width) + " × " + QString::number(look.height);
    if (look.width < leastWidth || look.height < leastHeight)
        return {Verdict::ToDo, part,
                tr("Hình chỉ có %1 điểm, cần ít nhất 640 × 480: dùng máy ảnh khác.").arg(size)};
    if (look.rate < slowCamera)
        return {Verdict::ToDo, part,
                tr("%1 điểm nhưng chỉ %2 hình/giây, cần ít nhất 8: bật thêm đèn, cắm vào cổng USB riêng.")
                    .arg(size, whole(look.rate))};
    return {Verdict::Well, part, tr("%1 điểm, %2 hình/giây.").arg(size, whole(look.rate))};
}

Finding CheckWords::light(const CameraLook& look)
{
    const QString part = tr("Ánh sáng");
    const QString measured
        = tr("độ sáng %1, tương phản %2").arg(whole(look.brightness), whole(look.contrast));
    if (look.brightness < darkPicture)
        return {Verdict::ToDo, part, tr("Quá tối (%1): bật thêm đèn phía trước người đứng.").arg(measured)};
    if (look.brightness > brightPicture)
        return {Verdict::ToDo, part, tr("Quá chói (%1): che bớt nắng hoặc xoay máy.").arg(measured)};
    if (look.contrast < flatPicture)
        return {Verdict::ToDo, part, tr("Hình không rõ nét (%1): lau hoặc mở nắp ống kính.").arg(measured)};
    if (look.faceBrightness > 0.0 && look.faceBrightness < dimFace
        && look.brightness >= brightBehind * look.faceBrightness)
        return {Verdict::ToDo, part,
                tr("Ngược sáng (mặt %1, cả hình %2): xoay máy khỏi cửa sổ hoặc thêm đèn phía trước.")
                    .arg(whole(look.faceBrightness), whole(look.brightness))};
    return {Verdict::Well, part, tr("Đủ sáng (%1).").arg(measured)};
}

Finding CheckWords::distance(const CameraLook& look)
{
    const QString part = tr("Khoảng cách");
    if (!look.eyeDistancePx)
        return {Verdict::ToDo, part,
                tr("Không thấy khuôn mặt: một người đứng ở vạch, nhìn vào máy ảnh, rồi chạy lại.")};
    const QString measured = tr("hai mắt cách nhau %1 điểm").arg(whole(*look.eyeDistancePx));
    if (*look.eyeDistancePx < follows)
        return {Verdict::ToDo, part, tr("Quá xa (%1, cần 60 đến 150): kẻ vạch gần hơn.").arg(measured)};
    if (*look.eyeDistancePx >= tooNear)
        return {Verdict::ToDo, part, tr("Quá gần (%1, cần 60 đến 150): kẻ vạch xa hơn.").arg(measured)};
    if (*look.eyeDistancePx < binds)
        return {Verdict::Note, part,
                tr("Hơi xa (%1): chọn được bằng đầu, nhưng phiếu không gắn được khuôn mặt. Kẻ vạch gần hơn "
                   "nếu cần.")
                    .arg(measured)};
    return {Verdict::Well, part, tr("Vừa tầm (%1).").arg(measured)};
}

Finding CheckWords::noPrinter()
{
    return {Verdict::Note, tr("Máy in"), tr("Không dùng máy in: số chỉ hiện trên màn hình.")};
}

Finding CheckWords::printerOption(const std::string& why)
{
    return {Verdict::ToDo, tr("Máy in"), tr("Sửa --printer hoặc --printer-profile. (%1)").arg(text(why))};
}

Finding CheckWords::printer(PrinterReadiness readiness, const ticket_printer::PrinterProfile& profile)
{
    const QString part = tr("Máy in");
    const QString kind
        = tr("loại %1, rộng %2 mm")
              .arg(text(profile.name), whole(profile.widthDots * millimetresAnInch / profile.dpi));
    switch (readiness) {
    case PrinterReadiness::Ready:
        return {Verdict::Well, part, tr("Sẵn sàng (%1). In thử: luotctl printer test.").arg(kind)};
    case PrinterReadiness::NearEnd:
        return {Verdict::Note, part, tr("Sắp hết giấy (%1): thay cuộn mới.").arg(kind)};
    case PrinterReadiness::PaperOut:
        return {Verdict::ToDo, part, tr("Hết giấy (%1): lắp cuộn mới.").arg(kind)};
    case PrinterReadiness::CoverOpen:
        return {Verdict::ToDo, part, tr("Nắp đang mở (%1): đóng nắp.").arg(kind)};
    case PrinterReadiness::Unreachable:
        return {Verdict::ToDo, part,
                tr("Không thấy máy in (%1): bật nguồn, cắm dây, xem --printer và nhóm lp.").arg(kind)};
    case PrinterReadiness::Unknown:
        if (profile.status == ticket_printer::PrinterProfile::Status::None)
            return {Verdict::Note, part,
                    tr("Máy in không báo tình trạng (%1): in thử bằng luotctl printer test.").arg(kind)};
        return {Verdict::ToDo, part,
                tr("Máy in không trả lời (%1): tắt bật lại, hoặc chọn loại khác: luotctl printer profiles.")
                    .arg(kind)};
    default:
        return {Verdict::ToDo, part,
                tr("Máy in báo lỗi (%1): xem dao cắt và đèn trên máy in, tắt bật lại.").arg(kind)};
    }
}

Finding CheckWords::sound(bool hasDevice, bool isHeard)
{
    const QString part = tr("Loa");
    if (!hasDevice)
        return {Verdict::ToDo, part, tr("Không có thiết bị âm thanh: cắm loa, xem bằng aplay -l.")};
    if (!isHeard)
        return {Verdict::ToDo, part, tr("Không đọc được lời nào: cài espeak-ng, xem nhóm audio.")};
    return {Verdict::Well, part, tr("Đã đọc một câu. Nếu không nghe thấy: xem âm lượng, alsamixer.")};
}

Finding CheckWords::line(const LineLook& look, const QString& server)
{
    const QString part = tr("Mạng");
    if (!look.key.empty())
        return {Verdict::ToDo, part,
                tr("Không đọc được khóa của máy: tạo bằng luotctl key add, cài lại với --key. (%1)")
                    .arg(text(look.key))};
    if (!look.isReached)
        return {Verdict::ToDo, part,
                tr("Không tới được máy chủ %1: xem dây mạng, địa chỉ, tường lửa, và luot-queue-service.")
                    .arg(server)};
    if (!look.isLive)
        return {
            Verdict::ToDo, part,
            tr("Máy chủ %1 không nhận khóa này: xem luotctl key list, tạo khóa mới nếu cần.").arg(server)};
    if (look.role != protocol::Role::Kiosk)
        return {Verdict::ToDo, part,
                tr("Máy chủ %1 nhận khóa, nhưng không phải khóa của máy lấy số: tạo khóa với --role kiosk.")
                    .arg(server)};
    const auto off = std::chrono::duration_cast<std::chrono::seconds>(std::chrono::abs(look.clockOff));
    if (off > clockMayBeOff)
        return {Verdict::ToDo, part,
                tr("Đồng hồ lệch %1 giây so với máy chủ: timedatectl set-ntp true.").arg(off.count())};
    const QString roundTrip = QString::number(look.roundTrip.count());
    if (look.roundTrip > slowLine)
        return {Verdict::ToDo, part,
                tr("Máy chủ %1 trả lời chậm (%2 ms): xem mạng, dùng dây thay Wi-Fi.").arg(server, roundTrip)};
    return {Verdict::Well, part,
            tr("Máy chủ %1 nhận khóa, trả lời trong %2 ms, đồng hồ lệch %3 ms.")
                .arg(server, roundTrip, QString::number(std::abs(look.clockOff.count())))};
}

Finding CheckWords::disk(const QString& folder, bool isWritable, qint64 freeBytes)
{
    const QString part = tr("Ổ đĩa");
    if (!isWritable)
        return {Verdict::ToDo, part,
                tr("Không ghi được vào %1: xem --state, quyền của thư mục và ổ đĩa.").arg(folder)};
    const QString left = QString::number(freeBytes >> 20U);
    if (freeBytes < leastDisk)
        return {Verdict::ToDo, part,
                tr("Chỉ còn %1 MB cho %2: xóa bớt, cần ít nhất 100 MB.").arg(left, folder)};
    return {Verdict::Well, part, tr("%1 ghi được, còn %2 MB.").arg(folder, left)};
}

Finding CheckWords::pin(bool isSet)
{
    const QString part = tr("Mã PIN");
    if (isSet)
        return {Verdict::Well, part, tr("Trang người trông máy có mã PIN.")};
    return {Verdict::Note, part, tr("Trang người trông máy chưa có mã PIN: luot-kiosk --set-pin.")};
}

}
