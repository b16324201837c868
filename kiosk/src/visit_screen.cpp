#include "kiosk/visit_screen.h"

#include "base/log.h"
#include "kiosk/src/card_words.h"
#include "kiosk/src/screen_words.h"
#include "kiosk/src/visit_names.h"
#include "kiosk/ticket_words.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace luot::kiosk {

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

}

VisitScreen::VisitScreen(QObject* parent)
    : QObject{parent}
{
    connect(this, &VisitScreen::languagePressed, this,
            [this] { setLanguage(isEnglish() ? ui::Language::Vietnamese : ui::Language::English); });
}

void VisitScreen::setBranch(const protocol::Branch& branch)
{
    if (branch == m_branch)
        return;
    m_branch = branch;
    renewCards();
    emit branchChanged();
}

void VisitScreen::setFields(const std::vector<protocol::Field>& fields)
{
    if (fields == m_fields)
        return;
    m_fields = fields;
    renewCards();
    emit fieldsChanged();
    emit viewChanged();
}

void VisitScreen::setTime(WallTime now)
{
    m_now = now;
    const QString clock = text(clockText(now));
    if (clock == m_clock)
        return;
    m_clock = clock;
    m_day = ScreenWords::day(now);
    emit clockChanged();
    emit fieldsChanged();
}

void VisitScreen::setDefaultLanguage(ui::Language language)
{
    const bool isShown = m_translation.language() == std::exchange(m_defaultLanguage, language);
    if (isShown)
        setLanguage(language);
}

void VisitScreen::setLanguage(ui::Language language)
{
    if (language == m_translation.language())
        return;
    if (const auto used = m_translation.use(language); !used)
        spdlog::error("{}", used.error().message);
    m_day = ScreenWords::day(m_now);
    emit languageChanged();
    renewCards();
    emit branchChanged();
    emit clockChanged();
    emit fieldsChanged();
    emit viewChanged();
    emit scanChanged();
    m_caretaker.retranslate();
}

void VisitScreen::setReducedMotion(bool reduced)
{
    if (reduced == m_reducedMotion)
        return;
    m_reducedMotion = reduced;
    emit reducedMotionChanged();
}

void VisitScreen::setView(const VisitView& view)
{
    const auto shown = [](const VisitView& v) {
        return std::tuple{v.page,           v.advice,        v.consented,
                          v.priority,       v.paper,         v.refusal,
                          v.ticket,         v.secondsLeft,   v.moreFields,
                          v.yes.column,     v.faceBinding,   v.cameraTrouble,
                          v.interruption,   v.way,           v.lowered,
                          v.largeText,      v.helpAsked,     v.withdrawal,
                          v.printerTrouble, v.pointingWorks, v.scan.has_value(),
                          v.offersPhone,    v.phone,         v.invitation};
    };
    const auto scanned = [](const VisitView& v) {
        return v.scan
            ? std::tuple{v.scan->lit, v.scan->isPhoneLit, v.scan->isPaused, v.scan->secondsEach,
                         v.scan->order}
            : std::tuple{std::optional<vision::Cell>{}, false, false, 0, std::vector<vision::Cell>{}};
    };
    const bool otherPage = view.page != m_view.page;
    const bool other = shown(view) != shown(m_view) || view.field != m_view.field || view.held != m_view.held
        || view.cards != m_view.cards || view.fields != m_view.fields || view.procedure != m_view.procedure;
    const bool otherScan = otherPage || scanned(view) != scanned(m_view);
    m_view = view;
    m_search.setProcedures(view.allProcedures);
    if (other || otherPage)
        renewCards();
    if (other)
        emit viewChanged();
    if (otherScan)
        emit scanChanged();
    emit moved();
}

void VisitScreen::renewCards()
{
    auto cards = CardWords::cards(m_view, {isEnglish(), m_branch.texts.elderlyAge, otherFields(), m_now});
    if (cards == m_cards)
        return;
    m_cards = std::move(cards);
    emit cardsChanged();
}

int VisitScreen::otherFields() const
{
    return m_view.moreFields ? std::max(0, static_cast<int>(m_fields.size() - m_view.fields.size())) : 0;
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

QString VisitScreen::address() const
{
    if (m_branch.texts.address.empty())
        return tr("quý công dân");
    return isEnglish() ? tr("quý công dân") : "quý " + text(m_branch.texts.address);
}

QVariantList VisitScreen::hours() const
{
    QVariantList lines;
    for (const auto& line : m_branch.hours)
        lines << QVariantMap{{"days", text(isEnglish() && !line.daysEn.empty() ? line.daysEn : line.days)},
                             {"times", text(line.times)}};
    return lines;
}

QString VisitScreen::onlineUrl() const { return text(m_branch.onlineUrl); }

QVariantMap VisitScreen::opening() const
{
    const protocol::Field* first = nullptr;
    for (const auto& field : m_fields) {
        if (field.opensAt && (!first || *field.opensAt < *first->opensAt))
            first = &field;
    }
    const bool full = !m_fields.empty() && std::ranges::all_of(m_fields, &protocol::Field::full);
    const bool byHand = !m_fields.empty() && std::ranges::all_of(m_fields, &protocol::Field::closedByHand);
    QVariantMap shown{{"why", full ? "full" : byHand ? "paused" : "hours"}, {"time", ""}, {"date", ""}};
    if (first) {
        shown["time"] = ScreenWords::opening(*first->opensAt, m_now);
        const bool isToday = dateText(*first->opensAt) == dateText(m_now);
        shown["date"] = isToday ? tr("hôm nay") : tr("ngày %1").arg(text(dateText(*first->opensAt)));
        if (isToday && !full && !byHand)
            shown["why"] = "break";
    }
    return shown;
}

QString VisitScreen::way() const { return nameOf(m_view.way); }

QString VisitScreen::interruption() const { return nameOf(m_view.interruption); }

QString VisitScreen::withdrawal() const { return nameOf(m_view.withdrawal); }

QString VisitScreen::phone() const { return nameOf(m_view.phone); }

QString VisitScreen::phoneUntil() const
{
    return m_view.invitation ? text(clockText(m_view.invitation->until)) : QString{};
}

QString VisitScreen::trouble() const { return ScreenWords::trouble(m_view.printerTrouble); }

QString VisitScreen::procedure() const { return m_view.procedure ? text(m_view.procedure->name) : QString{}; }

QStringList VisitScreen::documents() const
{
    QStringList lines;
    if (m_view.procedure) {
        for (const auto& line : m_view.procedure->documents)
            lines << text(line);
    }
    return lines;
}

QString VisitScreen::pageText() const
{
    const int onPage = m_view.largeText ? 3 : 7; // see vision::fieldPage
    const int all = static_cast<int>(m_fields.size());
    if (m_view.page != Page::Choose || !m_view.moreFields || m_view.fields.empty() || all <= onPage)
        return {};
    const auto first = std::ranges::find(m_fields, m_view.fields.front().id, &protocol::Field::id);
    const int page = static_cast<int>(first - m_fields.begin()) / onPage;
    return tr("trang %1/%2").arg(page + 1).arg((all + onPage - 1) / onPage);
}

QVariantMap VisitScreen::scan() const
{
    if (!m_view.scan || !m_view.cards)
        return {};
    const auto& scan = *m_view.scan;
    const int lit = indexOf(scan.lit);
    const QString name = lit >= 0 && lit < m_cards.size()
        ? m_cards[lit].toMap()["title"].toString().replace('\n', ' ')
        : scan.isPhoneLit ? tr("Chọn trên điện thoại")
                          : tr("Cách khác");
    QVariantList places;
    for (const vision::Cell cell : m_view.cards->cells()) {
        const auto at = std::ranges::find(scan.order, cell);
        places << (at == scan.order.end() ? 0 : static_cast<int>(at - scan.order.begin()) + 1);
    }
    return {{"name", name},
            {"lit", lit},
            {"phone", scan.isPhoneLit},
            {"places", places},
            {"place", scan.place},
            {"count", scan.count},
            {"paused", scan.isPaused},
            {"seconds", scan.secondsEach}};
}

QString VisitScreen::page() const { return nameOf(m_view.page); }

QString VisitScreen::advice() const { return nameOf(m_view.advice); }

QString VisitScreen::cameraTrouble() const { return nameOf(m_view.cameraTrouble); }

QString VisitScreen::paper() const { return nameOf(m_view.paper); }

QString VisitScreen::ringState() const
{
    return m_view.scan ? nameOf(vision::RingState::Intent) : nameOf(m_view.pointing.ring);
}

QString VisitScreen::layout() const { return m_view.cards ? nameOf(m_view.cards->kind()) : QString{}; }

QString VisitScreen::priority() const { return ScreenWords::priority(m_view.priority); }

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
    return {{"title", CardWords::fieldName(field, isEnglish())}, {"icon", text(field.icon)},
            {"ahead", ScreenWords::ahead(field.waiting)},        {"nobody", field.waiting <= 0},
            {"wait", ScreenWords::waitSpoken(field.wait)},       {"noWait", field.wait.toMinutes <= 0}};
}

QVariantMap VisitScreen::ticket() const
{
    if (!m_view.ticket)
        return {};
    const auto& issued = *m_view.ticket;
    return {{"label", text(issued.ticket.label)},
            {"field", m_view.field ? CardWords::fieldName(*m_view.field, isEnglish()) : QString{}},
            {"ahead", ScreenWords::ahead(issued.ahead)},
            {"wait", ScreenWords::wait(issued.wait)},
            {"nobody", issued.ahead <= 0},
            {"noWait", issued.wait.toMinutes <= 0},
            {"counters", ScreenWords::counters(issued.counters)},
            {"priority", issued.ticket.hasPriority}};
}

QVariantMap VisitScreen::held() const
{
    if (!m_view.held)
        return {};
    const auto& held = *m_view.held;
    return {{"label", text(held.label)},
            {"clock", text(clockText(held.takenAt))},
            {"ahead", ScreenWords::ahead(held.ahead)},
            {"nobody", held.ahead <= 0},
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

}
