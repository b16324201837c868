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
