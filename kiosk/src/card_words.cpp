#include "kiosk/src/card_words.h"

#include "kiosk/src/screen_words.h"
#include "kiosk/ticket_words.h"

#include <QStringList>

namespace luot::kiosk {

namespace {

constexpr int shortName = 13; ///< fits a card's line
constexpr int twoLines = 27; ///< beyond, the card breaks it where it fits

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QVariantMap card(vision::Cell cell, const QString& title, const QString& note, const QString& icon,
                 const QString& role = {})
{
    return {{"row", cell.row}, {"column", cell.column}, {"title", title}, {"note", note},
            {"icon", icon},    {"enabled", true},       {"role", role},   {"shortNote", note}};
}

/// Broken where it reads best: at the last dash, else in the middle.
QString broken(QString name)
{
    const auto dash = name.lastIndexOf(QStringLiteral(" – "));
    if (dash > 0)
        return name.replace(dash, 3, QStringLiteral(" –\n"));
    if (name.size() > twoLines)
        return name;
    const auto lines = inTwoLines(name.toStdString(), shortName);
    return lines.size() == 2 ? text(lines[0]) + '\n' + text(lines[1]) : name;
}

}

QString CardWords::fieldName(const protocol::Field& field, bool english)
{
    return text(english && !field.nameEn.empty() ? field.nameEn : field.name);
}

QVariantMap CardWords::field(vision::Cell cell, const protocol::Field& field, const Surroundings& around)
{
    auto shown = card(cell, broken(fieldName(field, around.english)), ScreenWords::waiting(field.waiting),
                      text(field.icon));
    const QString reason = ScreenWords::reason(field);
    shown["enabled"] = reason.isEmpty();
    shown["shortNote"] = ScreenWords::waitingShort(field.waiting);
    shown["people"] = ScreenWords::waiting(field.waiting);
    shown["wait"] = field.wait.toMinutes > 0 ? ScreenWords::wait(field.wait) : QString{};
    shown["reason"] = reason;
    shown["opens"] = !reason.isEmpty() && field.opensAt
        ? tr("Mở lại\n%1").arg(ScreenWords::opening(*field.opensAt, around.now))
        : QString{};
    return shown;
}

QString CardWords::priorityLine(const std::vector<protocol::PriorityClass>& priorities)
{
    const QString names[]{{},
                          tr("cao tuổi", "priority, in a row"),
                          tr("khuyết tật", "priority, in a row"),
                          tr("mang thai", "priority, in a row"),
                          tr("có con nhỏ", "priority, in a row"),
                          tr("có công", "priority, in a row")};
    QStringList list;
    for (std::size_t i = 1; i < priorities.size(); ++i)
        list << QString{names[static_cast<std::size_t>(priorities[i])]}.replace(' ', QChar::Nbsp);
    return tr("Người %1", "with priority").arg(list.join(QStringLiteral(", ")));
}

QVariantMap CardWords::priority(vision::Cell cell, protocol::PriorityClass priority, int elderlyAge)
{
    const QString names[]{tr("Không thuộc\ndiện ưu tiên"), tr("Người\ncao tuổi"),
                          tr("Người\nkhuyết tật"),         tr("Phụ nữ\nmang thai"),
                          tr("Có con nhỏ\ndưới 3 tuổi"),   tr("Người\ncó công")};
    static constexpr const char* icons[]{"person",   "elderly",    "wheelchair",
                                         "pregnant", "with-child", "medal"};
    const auto index = static_cast<std::size_t>(priority);
    return card(cell, names[index],
                priority == protocol::PriorityClass::Elderly ? tr("từ %1 tuổi").arg(elderlyAge) : QString{},
                QString::fromUtf8(icons[index]));
}

QVariantMap CardWords::procedure(const VisitView& view, std::size_t index)
{
    const auto cell = view.cards->cells()[index];
    if (index < view.procedures.size())
        return card(cell, broken(text(view.procedures[index].name)), {}, "document-check");
    if (index == view.procedures.size())
        return card(cell, tr("Không rõ"), tr("Cán bộ sẽ\nhướng dẫn"), "info");
    return card(cell, tr("Thủ tục khác"), tr("Trang sau"), "arrow-right");
}

QVariantMap CardWords::answer(const VisitView& view, vision::Cell cell)
{
    const bool yes = cell == view.yes;
    const bool no = cell == view.no;
    const QString held = view.held ? text(view.held->label) : QString{};
    const QString label = view.ticket ? text(view.ticket->ticket.label) : QString{};
    switch (view.page) {
    case Page::Consent:
        return yes ? card(cell, tr("Dùng khuôn mặt"), "Use my face", "face", "yes")
                   : card(cell, tr("Không dùng khuôn mặt"), "Do not use my face", "person-dashed", "no");
    case Page::Confirm:
        if (yes)
            return card(cell, tr("Lấy số"),
                        view.way == protocol::IssueWay::Head ? tr("Giữ yên đến khi\nvòng đầy") : QString{},
                        "check", "yes");
        if (no)
            return card(cell, tr("Chọn lại"), tr("Quay về\ntrang trước"), "arrow-left", "no");
        if (view.priority == protocol::PriorityClass::None)
            return card(cell, tr("Tôi thuộc diện ưu tiên"), priorityLine(view.priorities), "letter-priority");
        return card(cell, tr("Ưu tiên: %1").arg(ScreenWords::priority(view.priority).toLower()),
                    tr("Chọn thẻ này để đổi"), "letter-priority");
    case Page::Already:
        if (yes)
            return card(cell, tr("Không phải tôi"), tr("Lấy số mới ngay"), "person", "yes");
        if (no && view.held && !view.held->ticket.empty())
            return card(cell, tr("Đúng, in lại"), tr("Giữ số %1").arg(held), "printer", "no");
        if (no)
            return card(cell, tr("Giữ số %1").arg(held), tr("Không lấy số mới"), "ticket", "no");
        return card(cell, tr("Lấy thêm số"), tr("Cho người thân hoặc cho việc khác"), "plus");
    case Page::PrinterTrouble:
        return yes ? card(cell, tr("Lấy số"), tr("Số hiện trên màn hình,\nkhông có phiếu"), "check", "yes")
                   : card(cell, tr("Để sau"), tr("Chưa lấy số nào"), "arrow-left", "no");
    default: // Page::PrintUnknown
        return yes
            ? card(cell, tr("In lại"), tr("Cùng số %1,\nghi “Bản in lại”").arg(label), "printer", "yes")
            : card(cell, tr("Đã có phiếu"), tr("Xong,\nmời ngồi đợi"), "ticket", "no");
    }
}

QVariantList CardWords::cards(const VisitView& view, const Surroundings& around)
{
    QVariantList cards;
    if (!view.cards)
        return cards;
    const auto& cells = view.cards->cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        switch (view.page) {
        case Page::Choose:
            if (i < view.fields.size()) {
                cards << field(cells[i], view.fields[i], around);
            } else {
                auto next = card(cells[i], tr("Việc khác"), tr("Trang sau"), "arrow-right");
                if (around.otherFields > 0)
                    next["shortNote"] = tr("%n việc", nullptr, around.otherFields);
                cards << next;
            }
            break;
        case Page::Procedures:
            cards << procedure(view, i);
            break;
        case Page::Priority:
            cards << priority(cells[i], view.priorities.at(i), around.elderlyAge);
            break;
        case Page::Consent:
        case Page::Confirm:
        case Page::Already:
        case Page::PrinterTrouble:
        case Page::PrintUnknown:
            cards << answer(view, cells[i]);
            break;
        default:
            break;
        }
    }
    return cards;
}

}
