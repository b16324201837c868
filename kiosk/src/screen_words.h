#pragma once

#include "base/clock.h"
#include "protocol/command.h"
#include "ticket-printer/ticket_printer.h"

#include <QCoreApplication>
#include <QString>

#include <optional>
#include <vector>

namespace luot::kiosk {

/// What the screen says of times, people and places, in the language it is read in. The paper has its own
/// (ticket_words.h), always Vietnamese.
class ScreenWords {
    Q_DECLARE_TR_FUNCTIONS(luot::kiosk::ScreenWords)

public:
    static QString day(WallTime at); ///< "Thứ Ba, 14/07/2026"
    static QString wait(const protocol::WaitRange& wait); ///< "15–25 phút", "Không phải chờ"
    static QString waitSpoken(const protocol::WaitRange& wait); ///< "15 đến 25 phút"
    static QString waiting(int people); ///< "6 người chờ", "Không phải chờ"
    static QString waitingShort(int people); ///< "6 chờ", for large texts
    static QString ahead(int people); ///< "6 người", "Không có ai"
    static QString counters(const std::vector<CounterId>& counters); ///< "Quầy 2 hoặc 3", "Khu vực chờ"
    static QString priority(protocol::PriorityClass priority); ///< "Người cao tuổi"; empty: none

    /// Why a field takes no numbers: "Hết số hôm nay", "Tạm dừng", "Ngoài giờ"; empty: it does.
    static QString reason(const protocol::Field& field);
    /// When, seen from now: "13:30", "7:30 thứ Tư", "7:30 ngày 20/07".
    static QString opening(WallTime at, WallTime now);
    /// What keeps the paper in: "Máy tạm hết giấy in". Unset or unknown: that it cannot print.
    static QString trouble(std::optional<ticket_printer::PrinterReadiness> readiness);
};

}
