#include "ui/key_feed.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QKeySequence>

#include <array>
#include <unistd.h>

using namespace std::chrono_literals;

namespace luot::ui {

namespace {

constexpr qsizetype longestLine = 64;
constexpr auto retryAfter = 20ms;
constexpr quint64 apart = 200; ///< milliseconds, as the window is told

/// Zero: not one key.
int keyNamed(const QString& name)
{
    const QKeySequence keys = QKeySequence::fromString(name);
    return keys.count() == 1 && keys[0].keyboardModifiers() == Qt::NoModifier
            && keys[0].key() != Qt::Key_unknown
        ? keys[0].key()
        : 0;
}

}

KeyFeed::KeyFeed(int descriptor, QWindow* window, std::function<bool()> isReady, QObject* parent)
    : QObject{parent}
    , m_descriptor{descriptor}
    , m_window{window}
    , m_isReady{std::move(isReady)}
    , m_notifier{descriptor, QSocketNotifier::Read}
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &KeyFeed::read);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryAfter);
    connect(&m_retry, &QTimer::timeout, this, &KeyFeed::typeNext);
}

void KeyFeed::read()
{
    std::array<char, 512> bytes{};
    const ssize_t count = ::read(m_descriptor, bytes.data(), bytes.size());
    if (count <= 0) {
        m_notifier.setEnabled(false);
        return;
    }
    m_rest.append(bytes.data(), count);
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n')) {
        const QString name = QString::fromUtf8(m_rest.first(end)).trimmed();
        m_rest.remove(0, end + 1);
        if (const int key = keyNamed(name))
            m_keys << key;
        else if (!name.isEmpty())
            spdlog::warn(
                "A line of {} characters on the standard input is no key; write F1 or 3, one a line.",
                name.size());
    }
    if (m_rest.size() > longestLine)
        m_rest.clear();
    if (!m_retry.isActive())
        typeNext();
}

void KeyFeed::typeNext()
{
    if (m_keys.isEmpty() || !m_window)
        return;
    if (!m_isReady() && ++m_retries < longestWait / retryAfter) {
        m_retry.start();
        return;
    }
    m_retries = 0;
    const int key = m_keys.takeFirst();
    const QString text = key >= Qt::Key_Space && key <= Qt::Key_AsciiTilde ? QString{QChar{key}} : QString{};
    // As fingers press them, whatever the pipe's speed: what comes quicker is taken for a hand scanner.
    m_pressedAt += apart;
    QKeyEvent press{QEvent::KeyPress, key, Qt::NoModifier, text};
    press.setTimestamp(m_pressedAt);
    QCoreApplication::sendEvent(m_window, &press);
    QKeyEvent release{QEvent::KeyRelease, key, Qt::NoModifier, text};
    QCoreApplication::sendEvent(m_window, &release);
    m_retry.start();
}

}
