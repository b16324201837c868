#include "clerk-terminal/desk_keyboard.h"

#include <QKeyEvent>

namespace luot::clerk_terminal {

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
    if (held != Qt::NoModifier)
        return false;
    if (key->isAutoRepeat())
        return Desk::isDeskKey(key->key());
    return m_desk.takeKey(key->key());
}

}
