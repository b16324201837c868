#include "kiosk/visit_screen.h"

#include <QStringList>

namespace luot::kiosk {

namespace {

QString spelled(const QString& label)
{
    QString signs;
    for (const QChar sign : label)
        signs += sign + QStringLiteral(", ");
    return signs;
}

QString choices(const QVariantList& cards)
{
    QStringList names;
    for (const auto& entry : cards) {
        const auto card = entry.toMap();
        if (card["enabled"].toBool())
            names << card["title"].toString().replace('\n', ' ').remove(QStringLiteral(" –"));
    }
    return names.join(QStringLiteral(", ")) + '.';
}

}

QString VisitScreen::spoken() const
{
    if (m_view.interruption == Interruption::Bystander)
        return tr("Có người đứng quá gần. Xin mời người phía sau lùi lại. Lựa chọn vẫn được giữ.");
    if (m_view.interruption == Interruption::StepBack)
        return tr("Xin lùi lại một bước, đứng ở vạch vàng.");
    switch (m_view.page) {
    case Page::Attract:
        return tr("Lấy số không cần chạm. Mời đứng trước máy, nhìn vào màn hình.");
    case Page::Greeting:
        return tr("Kính chào %1. Xin đứng yên một chút. Máy không ghi hình, không lưu ảnh.")
            .replace("%1", address());
    case Page::Neutral:
        return tr("Nhìn vào vòng tròn, giữ đầu thẳng trong một giây.");
    case Page::OtherWays:
    case Page::CameraFault:
        return tr("Vẫn lấy được số. Mời chạm vào màn hình, hoặc gọi cán bộ.");
    case Page::ServiceLost:
        return tr("Máy đang kết nối lại. Xin đợi một chút.");
    case Page::Closed: {
        const QString time = opening()["time"].toString();
        return time.isEmpty() ? tr("Hiện chưa có lĩnh vực nào nhận số.")
                              : tr("Hiện chưa nhận số. Mở cửa lại %1.").arg(time);
    }
    case Page::OnPhone:
        switch (m_view.phone) {
        case PhoneCode::Asked:
            return tr("Đang lấy mã. Xin đợi một chút.");
        case PhoneCode::Shown:
            return tr("Chọn trên điện thoại. Mở camera của điện thoại, quét mã trên màn hình, rồi chọn ở đó. "
                      "Mã lấy được một số.");
        case PhoneCode::Failed:
            return tr("Chưa lấy được mã. Mời dùng một trong các cách khác.");
        }
        return {};
    case Page::Withdraw:
        return tr("Xóa dữ liệu khuôn mặt. Xin đưa mã trên phiếu ra trước camera.");
    default:
        return m_view.cards || m_view.page == Page::Procedures ? spokenAnswer() : spokenEnd();
    }
}

QString VisitScreen::spokenAnswer() const
{
    const QString cards = choices(m_cards);
    switch (m_view.page) {
    case Page::Consent:
        return tr("Mời chọn cách lấy số. Bên trái: dùng khuôn mặt. Bên phải: không dùng khuôn mặt. "
                  "Cả hai cách cùng một hàng chờ.");
    case Page::Choose:
        return tr("Mời chọn việc cần làm. %1").arg(cards);
    case Page::Procedures:
        return tr("Mời chọn thủ tục. %1").arg(cards);
    case Page::Confirm: {
        QString question = tr("Lấy số cho việc %1?").arg(field()["title"].toString());
        if (!documents().isEmpty())
            question += ' ' + tr("Cần mang: %1.").arg(documents().join(QStringLiteral(", ")));
        return question + ' ' + cards;
    }
    case Page::Priority:
        return tr("Diện ưu tiên, nếu có. %1").arg(cards);
    case Page::Already:
        return tr("Số này của %1?").replace("%1", address()) + ' ' + spelled(held()["label"].toString())
            + ". " + cards;
    case Page::PrinterTrouble:
        return tr("%1. Chưa lấy số nào.", "printer's trouble").arg(trouble()) + ' ' + cards;
    case Page::PrintUnknown:
        return tr("Phiếu đã in chưa? Số %1 vẫn có hiệu lực.").arg(spelled(ticket()["label"].toString())) + ' '
            + cards;
    default:
        return {};
    }
}

QString VisitScreen::spokenEnd() const
{
    const auto shown = ticket();
    const QString number
        = tr("Số của %1:").replace("%1", address()) + ' ' + spelled(shown.value("label").toString());
    switch (m_view.page) {
    case Page::Kept:
        return tr("Giữ số %1. Số vẫn có hiệu lực. Mời ngồi đợi.").arg(spelled(held()["label"].toString()));
    case Page::Issuing:
        return tr("Đang lấy số. Xin đợi một chút.");
    case Page::Issued:
        return number + ". " + shown["counters"].toString() + ". "
            + (m_view.paper == Paper::Printed ? tr("Mời lấy phiếu.") : tr("Đang in phiếu."));
    case Page::NoPaper:
        return number + ". " + tr("Số vẫn có hiệu lực. Xin chụp ảnh màn hình này.");
    case Page::Cancelled:
        return tr("Số đã được hủy.");
    case Page::Refused:
        return tr("Chưa lấy được số. Mời gặp cán bộ tại quầy gần nhất.");
    case Page::Withdrawn:
        switch (m_view.withdrawal) {
        case Withdrawal::Erased:
            return tr("Đã xóa. Không còn dữ liệu khuôn mặt nào gắn với phiếu này.");
        case Withdrawal::NoTicket:
            return tr("Mã này không còn hiệu lực. Không còn dữ liệu khuôn mặt nào.");
        default:
            return tr("Chưa xóa được ngay. Dữ liệu tự xóa khi xong việc, muộn nhất khi đóng cửa.");
        }
    default:
        return {};
    }
}

}
