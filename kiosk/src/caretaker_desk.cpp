#include "kiosk/caretaker_desk.h"

#include "kiosk/caretaker_pin.h"
#include "protocol/paper_code.h"

#include <algorithm>
#include <chrono>

namespace luot::kiosk {

using namespace std::chrono_literals;

namespace {

constexpr auto shutAfter = 120s;
constexpr int quietest = 10;
constexpr int loudest = 100;

QString nameOf(CaretakerFacts::Part part)
{
    switch (part) {
    case CaretakerFacts::Part::Well:
        return QStringLiteral("Well");
    case CaretakerFacts::Part::Low:
        return QStringLiteral("Low");
    case CaretakerFacts::Part::Bad:
        return QStringLiteral("Bad");
    case CaretakerFacts::Part::None:
        break;
    }
    return QStringLiteral("None");
}

QVariantMap row(const char* icon, const QString& caption, const CaretakerFacts::State& state)
{
    return {{"icon", QString::fromLatin1(icon)},
            {"caption", caption},
            {"fact", state.words},
            {"part", nameOf(state.part)}};
}

}

CaretakerDesk::CaretakerDesk(QObject* parent)
    : QObject{parent}
{
}

void CaretakerDesk::setSettings(const KioskSettings& settings)
{
    m_settings = settings;
    emit changed();
}

void CaretakerDesk::setFacts(const CaretakerFacts& facts)
{
    if (m_facts == facts)
        return;
    m_facts = facts;
    emit changed();
}

void CaretakerDesk::setNotice(const QString& notice)
{
    m_notice = notice;
    emit changed();
}

void CaretakerDesk::knock()
{
    touched();
    if (m_step == Step::Shut)
        emit knocked();
}

void CaretakerDesk::come(bool hasPin, Milliseconds wait)
{
    clearPin();
    m_isWrong = false;
    m_wait = wait;
    m_notice.clear();
    m_settingsShown = false;
    m_touchedAt.reset();
    m_step = hasPin ? Step::Asking : Step::NoPin;
    emit changed();
}

void CaretakerDesk::answer(bool wasRight, Milliseconds wait)
{
    if (m_step != Step::Checking)
        return; // it was shut meanwhile
    m_isWrong = !wasRight;
    m_wait = wait;
    m_step = wasRight ? Step::Open : Step::Asking;
    emit changed();
}

void CaretakerDesk::setWait(Milliseconds wait)
{
    const int before = waitSeconds();
    m_wait = wait;
    if (waitSeconds() != before)
        emit changed();
}

void CaretakerDesk::shut()
{
    clearPin();
    m_step = Step::Shut;
    emit changed();
}

void CaretakerDesk::tick(SteadyTime now)
{
    if (isShut())
        return;
    if (std::exchange(m_isTouched, false) || !m_touchedAt)
        m_touchedAt = now;
    if (now - *m_touchedAt >= shutAfter)
        shut();
}

QString CaretakerDesk::stepName() const
{
    switch (m_step) {
    case Step::Shut:
        return QStringLiteral("Shut");
    case Step::NoPin:
        return QStringLiteral("NoPin");
    case Step::Asking:
        return QStringLiteral("Asking");
    case Step::Checking:
        return QStringLiteral("Checking");
    case Step::Open:
        break;
    }
    return QStringLiteral("Open");
}

int CaretakerDesk::waitSeconds() const
{
    return static_cast<int>(std::chrono::ceil<std::chrono::seconds>(m_wait).count());
}

QVariantList CaretakerDesk::facts() const
{
    using State = CaretakerFacts::State;
    using Part = CaretakerFacts::Part;
    const bool hasNetwork = !m_facts.addresses.isEmpty();
    return {
        row("wifi", tr("Máy chủ"), m_facts.service),
        row("camera", tr("Máy ảnh"), m_facts.camera),
        row("eye", tr("Ánh sáng"), m_facts.light),
        row("printer", tr("Máy in"), m_facts.printer),
        row("speaker", tr("Loa"), m_facts.sound),
        row("people", tr("Người đến trong giờ qua"),
            State{Part::None, QString::number(m_facts.peopleLastHour)}),
        row("map-pin", tr("Địa chỉ mạng"),
            State{hasNetwork ? Part::None : Part::Bad,
                  hasNetwork ? m_facts.addresses.join(QStringLiteral(", ")) : tr("Không có mạng")}),
    };
}

void CaretakerDesk::digit(int value)
{
    touched();
    if (m_step != Step::Asking || m_wait > 0ms || value < 0 || value > 9
        || m_pin.size() >= CaretakerPin::longest)
        return;
    m_pin += static_cast<char>('0' + value);
    m_isWrong = false;
    emit changed();
}

void CaretakerDesk::erase()
{
    touched();
    if (m_pin.empty())
        return;
    m_pin.pop_back();
    emit changed();
}

void CaretakerDesk::enter()
{
    touched();
    if (m_step != Step::Asking || m_wait > 0ms || m_pin.empty())
        return;
    m_step = Step::Checking;
    emit pinTyped(m_pin);
    clearPin();
    emit changed();
}

void CaretakerDesk::leave() { shut(); }

void CaretakerDesk::showTab(const QString& tab)
{
    touched();
    m_settingsShown = tab == QStringLiteral("Settings");
    m_notice.clear();
    emit changed();
}

void CaretakerDesk::testPrint()
{
    touched();
    if (m_step == Step::Open)
        emit printTestWanted();
}

void CaretakerDesk::testSound()
{
    touched();
    if (m_step == Step::Open)
        emit soundTestWanted();
}

void CaretakerDesk::changeLoudness(int by)
{
    touched();
    if (m_step != Step::Open)
        return;
    m_settings.promptLoudness = std::clamp(m_settings.promptLoudness + by, quietest, loudest);
    emit settingsChanged();
    emit changed();
}

void CaretakerDesk::changeLanguage()
{
    touched();
    if (m_step != Step::Open)
        return;
    m_settings.language
        = m_settings.language == ui::Language::English ? ui::Language::Vietnamese : ui::Language::English;
    emit settingsChanged();
    emit changed();
}

void CaretakerDesk::changeTextSize()
{
    touched();
    if (m_step != Step::Open)
        return;
    m_settings.largeText = !m_settings.largeText;
    emit settingsChanged();
    emit changed();
}

void CaretakerDesk::changePause()
{
    touched();
    if (m_step != Step::Open)
        return;
    m_settings.isPaused = !m_settings.isPaused;
    emit settingsChanged();
    emit changed();
}

void CaretakerDesk::restart()
{
    if (m_step == Step::Open)
        emit restartWanted();
}

void CaretakerDesk::clearPin()
{
    protocol::wipe(m_pin);
    m_pin.clear();
}

}
