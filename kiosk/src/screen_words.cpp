#include "kiosk/src/screen_words.h"

#include "kiosk/ticket_words.h"

#include <QDateTime>

namespace luot::kiosk {

namespace {

QDateTime local(WallTime at) { return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count()); }

}

QString ScreenWords::day(WallTime at)
{
    const QString names[]{tr("Thứ Hai"), tr("Thứ Ba"),  tr("Thứ Tư"),  tr("Thứ Năm"),
                          tr("Thứ Sáu"), tr("Thứ Bảy"), tr("Chủ nhật")};
    return names[local(at).date().dayOfWeek() - 1] + ", " + QString::fromStdString(dateText(at));
}

QString ScreenWords::wait(const protocol::WaitRange& wait)
{
    if (wait.toMinutes <= 0)
        return tr("Không phải chờ");
    if (wait.fromMinutes >= wait.toMinutes)
        return tr("%1 phút").arg(wait.toMinutes);
    return tr("%1–%2 phút").arg(wait.fromMinutes).arg(wait.toMinutes);
}

QString ScreenWords::waitSpoken(const protocol::WaitRange& range)
{
    if (range.toMinutes <= 0 || range.fromMinutes >= range.toMinutes)
        return wait(range);
    return tr("%1 đến %2 phút").arg(range.fromMinutes).arg(range.toMinutes);
}

QString ScreenWords::waiting(int people)
{
    return people <= 0 ? tr("Không phải chờ") : tr("%n người chờ", nullptr, people);
}

QString ScreenWords::waitingShort(int people)
{
    return people <= 0 ? tr("Không chờ") : tr("%1 chờ").arg(people);
}

QString ScreenWords::ahead(int people)
{
    return people <= 0 ? tr("Không có ai") : tr("%n người", nullptr, people);
}

QString ScreenWords::counters(const std::vector<CounterId>& counters)
{
    if (counters.empty())
        return tr("Khu vực chờ");
    QString names;
    for (std::size_t i = 0; i < counters.size(); ++i) {
        if (i > 0)
            names += i + 1 == counters.size() ? tr(" hoặc ") : QStringLiteral(", ");
        names += QString::fromStdString(counters[i].str());
    }
    return tr("Quầy %1").arg(names);
}

QString ScreenWords::priority(protocol::PriorityClass priority)
{
    using protocol::PriorityClass;
    switch (priority) {
    case PriorityClass::None:
        return {};
    case PriorityClass::Elderly:
        return tr("Người cao tuổi");
    case PriorityClass::Disabled:
        return tr("Người khuyết tật");
    case PriorityClass::Pregnant:
        return tr("Phụ nữ mang thai");
    case PriorityClass::WithSmallChild:
        return tr("Có con nhỏ dưới 3 tuổi");
    case PriorityClass::Merit:
        return tr("Người có công");
    }
    return {};
}

QString ScreenWords::reason(const protocol::Field& field)
{
    if (field.full)
        return tr("Hết số hôm nay");
    if (field.open)
        return {};
    return field.closedByHand ? tr("Tạm dừng") : tr("Ngoài giờ");
}

QString ScreenWords::opening(WallTime at, WallTime now)
{
    const QDateTime then = local(at);
    const QString time = then.toString(QStringLiteral("H:mm"));
    const auto days = local(now).date().daysTo(then.date());
    if (days <= 0)
        return time;
    if (days >= 7)
        return tr("%1 ngày %2").arg(time, then.toString(QStringLiteral("dd/MM")));
    const QString names[]{tr("thứ Hai"), tr("thứ Ba"),  tr("thứ Tư"),  tr("thứ Năm"),
                          tr("thứ Sáu"), tr("thứ Bảy"), tr("chủ nhật")};
    return tr("%1 %2", "time, day").arg(time, names[then.date().dayOfWeek() - 1]);
}

QString ScreenWords::trouble(std::optional<ticket_printer::PrinterReadiness> readiness)
{
    using ticket_printer::PrinterReadiness;
    switch (readiness.value_or(PrinterReadiness::Unknown)) {
    case PrinterReadiness::PaperOut:
        return tr("Máy tạm hết giấy in");
    case PrinterReadiness::CoverOpen:
        return tr("Nắp máy in đang mở");
    case PrinterReadiness::CutterJam:
        return tr("Máy in bị kẹt giấy");
    case PrinterReadiness::HeadHot:
        return tr("Máy in đang nghỉ cho nguội");
    default:
        return tr("Máy chưa in được phiếu");
    }
}

}
