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

}

QString VisitScreen::spoken() const
{
    QStringList names;
    for (const auto& entry : m_cards) {
        const auto card = entry.toMap();
        if (card["enabled"].toBool())
            names << card["title"].toString().replace('\n', ' ').remove(QStringLiteral(" –"));
    }
    const QString choices = names.join(QStringLiteral(", "));
    const auto shown = ticket();
    const QString number = spelled(shown.value("label").toString());
    switch (m_view.page) {
    case Page::Attract:
        return "Lấy số không cần chạm. Mời đứng trước máy, nhìn vào màn hình.";
    case Page::Greeting:
        return "Kính chào quý công dân. Xin đứng yên một chút. Máy không ghi hình, không lưu ảnh.";
    case Page::Neutral:
        return "Nhìn vào vòng tròn, giữ đầu thẳng trong một giây.";
    case Page::Consent:
        return "Mời chọn cách lấy số. Bên trái: dùng khuôn mặt. Bên phải: không dùng khuôn mặt. "
               "Cả hai cách cùng một hàng chờ.";
    case Page::Choose:
        return "Mời chọn việc cần làm. " + choices + ".";
    case Page::Confirm:
        return "Lấy số cho việc " + field().value("title").toString() + "? " + choices + ".";
    case Page::Priority:
        return "Diện ưu tiên, nếu có. " + choices + ".";
    case Page::Already:
        return "Số này của quý công dân? " + spelled(held().value("label").toString()) + ". " + choices + ".";
    case Page::Kept:
        return "Giữ số " + spelled(held().value("label").toString()) + ". Số vẫn có hiệu lực. Mời ngồi đợi.";
    case Page::PrinterTrouble:
        return "Máy in đang tạm nghỉ. Chưa lấy số nào. " + choices + ".";
    case Page::Issuing:
        return "Đang lấy số. Xin đợi một chút.";
    case Page::Issued:
        return "Số của quý công dân: " + number + ". " + shown.value("counters").toString()
            + ". Mời lấy phiếu.";
    case Page::NoPaper:
        return "Số của quý công dân: " + number + ". Số vẫn có hiệu lực. Xin chụp ảnh màn hình này.";
    case Page::PrintUnknown:
        return "Phiếu đã in chưa? Số " + number + " vẫn có hiệu lực. " + choices + ".";
    case Page::Cancelled:
        return "Số đã được hủy.";
    case Page::Refused:
        return "Chưa lấy được số. Mời gặp cán bộ tại quầy gần nhất.";
    case Page::OtherWays:
    case Page::CameraFault:
        return "Vẫn lấy được số. Mời chạm vào màn hình, hoặc gọi cán bộ.";
    case Page::ServiceLost:
        return "Máy đang kết nối lại. Xin đợi một chút.";
    case Page::Closed:
        return "Hiện chưa có lĩnh vực nào nhận số.";
    }
    return {};
}

}
