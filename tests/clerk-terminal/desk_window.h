#pragma once

#include "clerk-terminal/desk_keyboard.h"
#include "clerk-terminal/sample_day.h"
#include "tests/ui/legible.h"
#include "ui/screen.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QQuickWindow>
#include <QTest>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace luot::clerk_terminal {

/// The real window over a made-up day: what is pressed on it, and what it asks of the service.
class DeskWindow : public testing::Test {
protected:
    explicit DeskWindow(QSize size = {1280, 800}, double zoom = 1)
        : size{size}
        , zoom{zoom}
    {
    }
    void SetUp() override
    {
        ASSERT_TRUE(screen.load(QUrl{"qrc:/qt/qml/Luot/ClerkTerminal/Main.qml"},
                                {{"desk", QVariant::fromValue(&desk)}, {"zoom", zoom}}, size));
        desk.linkChanged(protocol::LinkState::Live);
        desk.follow(day.free(), {});
        ASSERT_TRUE(QTest::qWaitForWindowExposed(screen.window()));
    }
    void TearDown() override { EXPECT_EQ(screen.warnings(), 0); }

    static CounterSettings settings()
    {
        CounterSettings settings;
        settings.counter = CounterId{"3"};
        return settings;
    }
    QString asked() const
    {
        QStringList names;
        for (const protocol::Command& command : sent)
            names << QString::fromStdString(std::string{protocol::opOf(command)});
        return names.join(' ');
    }
    /// A text typed into a window, its characters so many milliseconds apart: by fingers, or by a scanner.
    /// Enter is "\r".
    void type(QQuickWindow* window, const std::string& text, int apart)
    {
        typedAt += 1000;
        for (const char one : text) {
            const QString typed{QChar{one}};
            const int key
                = one == '\r' ? static_cast<int>(Qt::Key_Return) : typed.toUpper().front().unicode();
            const bool isCapital = typed.front().isUpper();
            QKeyEvent press{QEvent::KeyPress, key, isCapital ? Qt::ShiftModifier : Qt::NoModifier, typed};
            typedAt += static_cast<quint64>(apart);
            press.setTimestamp(typedAt);
            QCoreApplication::sendEvent(window, &press);
        }
    }
    /// As long as nothing else comes, what was typed is all.
    static void pause() { QTest::qWait(200); }
    QStringList shown() const
    {
        QStringList texts;
        for (const ui::ShownText& one : ui::shownTexts(*screen.window()))
            texts << one.text;
        return texts;
    }
    bool isShown(const QString& text) const { return shown().join('\n').contains(text); }
    void serve()
    {
        desk.follow(day.serving(), {});
        QCoreApplication::processEvents();
    }

    QSize size;
    double zoom;
    SampleDay day;
    VirtualClock clock{day.now()};
    std::vector<protocol::Command> sent;
    Desk desk{
        settings(), clock, "localhost:5560", [this](const protocol::Command& command, const RequestId& id) {
            if (protocol::opOf(command) == "ticket.history" || protocol::opOf(command) == "procedure.list")
                return; // what no key has asked
            sent.push_back(command);
            lastId = id;
        }};
    RequestId lastId;
    ui::Screen screen;
    DeskKeyboard keyboard{desk};
    quint64 typedAt = 1000000;
};

}
