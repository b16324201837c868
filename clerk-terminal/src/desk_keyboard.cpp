#include "clerk-terminal/desk_keyboard.h"

#include <QKeyEvent>
#include <QWindow>

namespace luot::clerk_terminal {

namespace {

/// Where somebody types, figures and arrows are text.
bool isTypedInto(QObject* window)
{
    const auto* shown = qobject_cast<QWindow*>(window);
    const QObject* focus = shown ? shown->focusObject() : nullptr;
    return focus && focus->property("cursorPosition").isValid();
}

bool isFunctionKey(int qtKey) { return qtKey >= Qt::Key_F1 && qtKey <= Qt::Key_F12; }

}

DeskKeyboard::DeskKeyboard(Desk& desk, QObject* parent)
    : QObject{parent}
    , m_desk{desk}
{
    m_scannerPause.setSingleShot(true);
    m_scannerPause.setInterval(ScannerText::pause * 3 / 2);
    connect(&m_scannerPause, &QTimer::timeout, this, &DeskKeyboard::handOverCode);
}

bool DeskKeyboard::isScanners(const QKeyEvent& key)
{
    if (!m_desk.face())
        return false;
    const bool isEnter = key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
    const char16_t typed = isEnter ? u'\r' : key.text().isEmpty() ? u'\0' : key.text().front().unicode();
    // Shift alone types nothing, and a scanner presses it before each capital letter.
    if (typed == u'\0' || !m_scanner.take(typed, std::chrono::steady_clock::now()))
        return false;
    if (isEnter)
        handOverCode();
    else
        m_scannerPause.start();
    return true;
}

void DeskKeyboard::handOverCode()
{
    m_scannerPause.stop();
    if (auto code = m_scanner.whole(std::chrono::steady_clock::now()))
        m_desk.face()->codeScanned(std::move(*code));
}

void DeskKeyboard::watch(QObject* window) { window->installEventFilter(this); }

bool DeskKeyboard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const Qt::KeyboardModifiers held = key->modifiers() & ~Qt::KeypadModifier;
    SignInDesk* signIn = m_desk.signIn();
    if (signIn && signIn->isNeeded()) {
        const bool isPlain = (held & ~Qt::ShiftModifier) == Qt::NoModifier;
        return isPlain && !key->isAutoRepeat() && signIn->takeKey(key->key(), key->text());
    }
    if (!isTypedInto(watched) && isScanners(*key))
        return true;
    const bool isBackTab = key->key() == Qt::Key_Backtab;
    if (held != Qt::NoModifier && !isBackTab)
        return false;
    if (isTypedInto(watched) && !isFunctionKey(key->key()))
        return false;
    if (key->isAutoRepeat() && Desk::isDeskKey(key->key()))
        return true;
    return m_desk.takeKey(key->key());
}

}
