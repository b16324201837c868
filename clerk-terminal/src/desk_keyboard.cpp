#include "clerk-terminal/desk_keyboard.h"

#include "protocol/paper_code.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QWindow>

#include <utility>

namespace luot::clerk_terminal {

namespace {

/// Where somebody types, figures and arrows are text.
bool isTypedInto(const QObject* window)
{
    const auto* shown = qobject_cast<const QWindow*>(window);
    const QObject* focus = shown ? shown->focusObject() : nullptr;
    return focus && focus->property("cursorPosition").isValid();
}

bool isFunctionKey(int qtKey) { return qtKey >= Qt::Key_F1 && qtKey <= Qt::Key_F12; }

bool isEnd(int qtKey) { return qtKey == Qt::Key_Return || qtKey == Qt::Key_Enter || qtKey == Qt::Key_Tab; }

/// Shift alone types nothing, and a scanner presses it before each capital letter.
bool isModifier(int qtKey)
{
    return qtKey == Qt::Key_Shift || qtKey == Qt::Key_CapsLock || qtKey == Qt::Key_AltGr
        || qtKey == Qt::Key_NumLock;
}

/// The Vietnamese layout has ă, â, ê … where others have 1, 2, 3 …: the key's place tells. Zero: none of 1–9.
int figureAt(quint32 scanCode)
{
#ifdef Q_OS_WIN
    constexpr quint32 first = 2;
#else
    constexpr quint32 first = 10; // of evdev, and of X11
#endif
    return scanCode >= first && scanCode < first + 9 ? Qt::Key_1 + static_cast<int>(scanCode - first) : 0;
}

int figureOf(const QKeyEvent& key)
{
    const bool typesOther = key.text().size() == 1 && key.text().front().unicode() > 0x7F;
    return typesOther ? figureAt(key.nativeScanCode()) : 0;
}

}

DeskKeyboard::DeskKeyboard(Desk& desk, QObject* parent)
    : QObject{parent}
    , m_desk{desk}
{
    m_clock.start();
    m_pause.setSingleShot(true);
    m_pause.setTimerType(Qt::PreciseTimer);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        // Keys that waited while the window was busy come first: they may belong to what is held.
        if (m_pause.interval() > 0)
            m_pause.start(0);
        else
            settle();
    });
}

DeskKeyboard::~DeskKeyboard() { forgetHeld(); }

void DeskKeyboard::watch(QObject* window)
{
    m_window = window;
    window->installEventFilter(this);
}

bool DeskKeyboard::needsSignIn() const { return m_desk.signIn() && m_desk.signIn()->isNeeded(); }

/// When it was pressed, not when it got here: a window that was busy does not make a scanner slow.
SteadyTime DeskKeyboard::timeOf(const QKeyEvent& key) const
{
    const qint64 told = key.timestamp() > 0 ? static_cast<qint64>(key.timestamp()) : m_clock.elapsed();
    return SteadyTime{Milliseconds{told}};
}

bool DeskKeyboard::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return QObject::eventFilter(watched, event);
    const auto& key = *static_cast<QKeyEvent*>(event);
    return m_isTypingHeld ? act(watched, key) : takePress(watched, key);
}

bool DeskKeyboard::takePress(QObject* window, const QKeyEvent& key)
{
    if (isModifier(key.key()))
        return false;
    m_window = window;
    const bool isCommand = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier;
    const bool typesText = !key.text().isEmpty() && key.text().front().isPrint() && !isCommand;
    const SteadyTime at = timeOf(key);
    if (!m_scanner.goesOn(at) || key.isAutoRepeat())
        settle();
    if (!m_scanner.isEmpty() && isEnd(key.key())) {
        const bool isOfTheScan = m_scanner.isScanners();
        settle();
        return isOfTheScan || act(window, key);
    }
    // A blank begins no code, and presses whatever has the focus.
    const bool isHeld = typesText && !key.isAutoRepeat() && !(m_scanner.isEmpty() && key.text() == " ");
    if (!isHeld) {
        settle();
        return act(window, key);
    }
    hold(key, at);
    return true;
}

void DeskKeyboard::hold(const QKeyEvent& key, SteadyTime at)
{
    const int figure = figureOf(key);
    m_scanner.take(figure ? static_cast<char16_t>(figure) : key.text().front().unicode(), at);
    // Beyond a code's length the keys are nobody's.
    constexpr std::size_t mostHeld = 512;
    if (m_held.size() < mostHeld)
        m_held.push_back({key.key(), key.modifiers(), key.text(), key.nativeScanCode()});
    m_pause.start(m_scanner.patience());
}

/// What is held was all: fingers pressed it, or a scanner.
void DeskKeyboard::settle()
{
    m_pause.stop();
    if (m_scanner.isEmpty())
        return;
    if (m_scanner.isScanners()) {
        handOver();
    } else {
        m_scanner.forget();
        typeHeld();
    }
}

void DeskKeyboard::handOver()
{
    std::string text = m_scanner.take();
    const bool mayBeTicket = protocol::mayBePaperCode(text);
    if (!needsSignIn() && isTypedInto(m_window) && !mayBeTicket)
        typeHeld();
    else if (!needsSignIn() && m_desk.face())
        m_desk.face()->codeScanned(std::move(text));
    protocol::wipe(text);
    forgetHeld();
}

void DeskKeyboard::typeHeld()
{
    std::vector<Held> held = std::exchange(m_held, {});
    m_isTypingHeld = true;
    for (const Held& one : held) {
        if (!m_window)
            break;
        QKeyEvent press{QEvent::KeyPress, one.key, one.modifiers, one.scanCode, 0, 0, one.text};
        QCoreApplication::sendEvent(m_window, &press);
    }
    m_isTypingHeld = false;
    std::swap(m_held, held);
    forgetHeld();
}

/// It may have been a secret: a ticket's code, or a PIN.
void DeskKeyboard::forgetHeld()
{
    for (Held& one : m_held) {
        one.text.fill(QChar{u'0'});
        one.key = 0;
        one.scanCode = 0;
    }
    m_held.clear();
}

bool DeskKeyboard::act(QObject* window, const QKeyEvent& key)
{
    const Qt::KeyboardModifiers held = key.modifiers() & ~Qt::KeypadModifier;
    const int figure = figureOf(key);
    if (needsSignIn()) {
        const bool isPlain = (held & ~Qt::ShiftModifier) == Qt::NoModifier;
        const QString text = figure ? QString{QChar{static_cast<char16_t>(figure)}} : key.text();
        return isPlain && !key.isAutoRepeat() && m_desk.signIn()->takeKey(figure ? figure : key.key(), text);
    }
    const bool isBackTab = key.key() == Qt::Key_Backtab;
    if (held != Qt::NoModifier && !isBackTab)
        return false;
    if (isTypedInto(window) && !isFunctionKey(key.key()))
        return false;
    const int meant = figure ? figure : key.key();
    if (key.isAutoRepeat() && Desk::isDeskKey(meant))
        return true;
    return m_desk.takeKey(meant);
}

}
