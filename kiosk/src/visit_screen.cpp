#include "kiosk/visit_screen.h"

#include "kiosk/src/visit_names.h"
#include "kiosk/ticket_words.h"

#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace luot::kiosk {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QVariantMap card(vision::Cell cell, const QString& title, const QString& note, const QString& icon,
                 const QString& role = {})
{
    return {{"row", cell.row}, {"column", cell.column}, {"title", title}, {"note", note},
            {"icon", icon},    {"enabled", true},       {"role", role}};
}

QVariantMap fieldCard(vision::Cell cell, const protocol::Field& field)
{
    QString title = text(field.name);
    if (title.contains(QStringLiteral(" – "))) {
        title.replace(QStringLiteral(" – "), QStringLiteral(" –\n"));
    } else if (const auto lines = inTwoLines(field.name, 13); lines.size() == 2) {
        title = text(lines[0]) + '\n' + text(lines[1]);
    }
    auto shown
        = card(cell, title, field.open ? text(waitingText(field.waiting)) : QStringLiteral("Đang tạm đóng"),
               text(field.icon));
    shown["enabled"] = field.open;
    return shown;
}

/// Who goes before others, in two lines.
QString priorityLine(const std::vector<protocol::PriorityClass>& priorities)
{
    static constexpr const char* names[]{"", "cao tuổi", "khuyết tật", "mang thai", "có con nhỏ", "có công"};
    QString line = QStringLiteral("Người ");
    for (std::size_t i = 1; i < priorities.size(); ++i)
        line += (i == 1       ? ""
                     : i == 4 ? ",\n"
                              : ", ")
            + QString::fromUtf8(names[static_cast<std::size_t>(priorities[i])]);
    return line;
}

QVariantMap priorityCard(vision::Cell cell, protocol::PriorityClass priority)
{
    static constexpr const char* names[]{"Không thuộc\ndiện ưu tiên", "Người\ncao tuổi",
                                         "Người\nkhuyết tật",         "Phụ nữ\nmang thai",
                                         "Có con nhỏ\ndưới 3 tuổi",   "Người\ncó công"};
    static constexpr const char* icons[]{"person",   "elderly",    "wheelchair",
                                         "pregnant", "with-child", "medal"};
    const auto index = static_cast<std::size_t>(priority);
    return card(cell, QString::fromUtf8(names[index]),
                priority == protocol::PriorityClass::Elderly ? QStringLiteral("từ 75 tuổi") : QString{},
                QString::fromUtf8(icons[index]));
}

}

VisitScreen::VisitScreen(QObject* parent)
    : QObject{parent}
{
}

void VisitScreen::setBranch(const protocol::Branch& branch)
{
    if (branch == m_branch)
        return;
    m_branch = branch;
    emit branchChanged();
}

void VisitScreen::setTime(WallTime now)
{
    const QString clock = text(clockText(now));
    if (clock == m_clock)
        return;
    m_clock = clock;
    m_day = text(dayText(now));
    emit clockChanged();
}

void VisitScreen::setView(const VisitView& view)
{
    const bool otherPage = view.page != m_view.page;
    const auto shown = [](const VisitView& v) {
        return std::tuple{v.page,       v.advice,     v.consented,   v.priority,
                          v.paper,      v.refusal,    v.ticket,      v.secondsLeft,
                          v.moreFields, v.yes.column, v.faceBinding, v.cameraTrouble};
    };
    const bool other = shown(view) != shown(m_view) || view.field != m_view.field || view.held != m_view.held
        || view.cards != m_view.cards;
    m_view = view;
    auto cards = cardsOf(view);
    if (otherPage || cards != m_cards) {
        m_cards = std::move(cards);
        emit cardsChanged();
    }
    if (other)
        emit viewChanged();
    emit moved();
}

void VisitScreen::setMirror(const vision::Picture& picture)
{
    if (picture.empty()) {
        setMirror(QImage{});
        return;
    }
    // The pixels are shared with the sighting for as long as the screen shows them.
    auto owner = std::make_unique<vision::Picture>(picture);
    const auto* pixels = owner->bgr().data();
    setMirror(QImage{pixels, picture.width(), picture.height(), picture.bytesPerLine(), QImage::Format_BGR888,
                     [](void* owned) { delete static_cast<vision::Picture*>(owned); }, owner.release()});
}

void VisitScreen::setMirror(const QImage& picture)
{
    if (m_mirror.isNull() && picture.isNull())
        return;
    m_mirror = picture;
    emit mirrorChanged();
}

void VisitScreen::setCode(const QString& code)
{
    if (code == m_code)
        return;
    m_code = code;
    emit codeChanged();
}

QString VisitScreen::centreName() const { return text(m_branch.name); }

QString VisitScreen::ward() const { return text(m_branch.ward); }

QString VisitScreen::hotline() const { return text(m_branch.hotline); }

QString VisitScreen::page() const { return nameOf(m_view.page); }

QString VisitScreen::advice() const { return nameOf(m_view.advice); }

QString VisitScreen::cameraTrouble() const { return nameOf(m_view.cameraTrouble); }

QString VisitScreen::paper() const { return nameOf(m_view.paper); }

QString VisitScreen::ringState() const { return nameOf(m_view.pointing.ring); }

QString VisitScreen::layout() const { return m_view.cards ? nameOf(m_view.cards->kind()) : QString{}; }

QString VisitScreen::priority() const { return text(priorityText(m_view.priority)); }

QString VisitScreen::refusal() const
{
    if (!m_view.refusal)
        return {};
    switch (*m_view.refusal) {
    case protocol::ErrorCode::FieldClosed:
        return "closed";
    case protocol::ErrorCode::QuotaFull:
        return "full";
    default:
        return "other";
    }
}

QVariantMap VisitScreen::field() const
{
    if (!m_view.field)
        return {};
    const auto& field = *m_view.field;
    return {{"title", text(field.name)},
            {"icon", text(field.icon)},
            {"ahead", text(aheadText(field.waiting))},
            {"nobody", field.waiting <= 0},
            {"wait", text(waitSpokenText(field.wait))},
            {"noWait", field.wait.toMinutes <= 0}};
}

QVariantMap VisitScreen::ticket() const
{
    if (!m_view.ticket)
        return {};
    const auto& issued = *m_view.ticket;
    return {{"label", text(issued.ticket.label)},
            {"field", m_view.field ? text(m_view.field->name) : QString{}},
            {"ahead", text(aheadText(issued.ahead))},
            {"wait", text(waitText(issued.wait))},
            {"nobody", issued.ahead <= 0},
            {"noWait", issued.wait.toMinutes <= 0},
            {"counters", text(countersText(issued.counters))},
            {"priority", issued.ticket.hasPriority}};
}

QVariantMap VisitScreen::held() const
{
    if (!m_view.held)
        return {};
    const auto& held = *m_view.held;
    return {{"label", text(held.label)},
            {"clock", text(clockText(held.takenAt))},
            {"same", held.likeness == HeldNumber::Likeness::Same}};
}

bool VisitScreen::pointing() const
{
    if (!m_view.pointing.direction)
        return false;
    const auto& direction = *m_view.pointing.direction;
    return std::hypot(direction.yaw, direction.pitch) >= 3.0; // less is rest
}

qreal VisitScreen::direction() const
{
    const auto direction = m_view.pointing.direction.value_or(vision::Pose{});
    // A turn to the person's right has a negative yaw and points right on the screen.
    return std::atan2(-direction.yaw, direction.pitch * 1.5) * 180 / std::numbers::pi;
}

int VisitScreen::indexOf(const std::optional<vision::Cell>& cell) const
{
    if (!cell || !m_view.cards)
        return -1;
    const auto index = m_view.cards->indexOf(*cell);
    return index ? static_cast<int>(*index) : -1;
}

QVariantList VisitScreen::cardsOf(const VisitView& view) const
{
    QVariantList cards;
    if (!view.cards)
        return cards;
    const auto& cells = view.cards->cells();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto cell = cells[i];
        const bool yes = cell == view.yes;
        switch (view.page) {
        case Page::Consent:
            cards << (yes ? card(cell, "Dùng khuôn mặt", "Use my face", "face", "yes")
                          : card(cell, "Không dùng khuôn mặt", "Do not use my face", "person-dashed", "no"));
            break;
        case Page::Choose:
            cards << (i < view.fields.size() ? fieldCard(cell, view.fields[i])
                                             : card(cell, "Việc khác", "Trang sau", "arrow-right"));
            break;
        case Page::Priority:
            cards << priorityCard(cell, view.priorities.at(i));
            break;
        case Page::Confirm:
            if (yes)
                cards << card(cell, "Lấy số", "Giữ yên đến khi\nvòng đầy", "check", "yes");
            else if (cell == view.no)
                cards << card(cell, "Chọn lại", "Quay về\ntrang trước", "arrow-left", "no");
            else if (view.priority == protocol::PriorityClass::None)
                cards << card(cell, "Tôi thuộc diện ưu tiên", priorityLine(view.priorities),
                              "letter-priority");
            else
                cards << card(cell, "Ưu tiên: " + text(priorityText(view.priority)).toLower(),
                              "Chọn thẻ này để đổi", "letter-priority");
            break;
        case Page::Already:
            if (yes)
                cards << card(cell, "Không phải tôi", "Lấy số mới ngay", "person", "yes");
            else if (cell == view.no)
                cards << card(cell, "Giữ số này", "Không lấy số mới", "ticket", "no");
            else
                cards << card(cell, "Lấy thêm số", "Cho người thân hoặc cho việc khác", "plus");
            break;
        case Page::PrinterTrouble:
            cards << (yes ? card(cell, "Lấy số", "Số hiện trên màn hình,\nkhông có phiếu", "check", "yes")
                          : card(cell, "Để sau", "Chưa lấy số nào", "arrow-left", "no"));
            break;
        case Page::PrintUnknown: {
            const QString label = view.ticket ? text(view.ticket->ticket.label) : QString{};
            cards << (yes ? card(cell, "In lại", "Cùng số " + label + ",\nghi “Bản in lại”", "printer", "yes")
                          : card(cell, "Đã có phiếu", "Xong,\nmời ngồi đợi", "ticket", "no"));
            break;
        }
        default:
            break;
        }
    }
    return cards;
}

}
