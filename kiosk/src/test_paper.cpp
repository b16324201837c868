#include "kiosk/src/test_paper.h"

#include <QDateTime>

namespace luot::kiosk {

ticket_printer::TicketPaper testPaper(const std::string& profile, WallTime now)
{
    const auto local = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count());
    return {.centreName = {"PHIẾU IN THỬ"},
            .ward = profile,
            .label = "M888",
            .field = "Không phải số thứ tự",
            .date = local.toString("dd/MM/yyyy").toStdString(),
            .time = local.toString("HH:mm").toStdString(),
            .kiosk = "luot-kiosk",
            .qr = "LUOT-TEST-M888",
            .citizens = "đã thử"};
}

}
