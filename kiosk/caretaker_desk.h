#pragma once

#include "base/clock.h"
#include "kiosk/kiosk_settings.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariantList>
#include <qqmlregistration.h>

#include <optional>
#include <string>

namespace luot::kiosk {

/// What the caretaker's page tells of this kiosk. Nothing of any person.
struct CaretakerFacts {
    enum class Part { Well, Low, Bad, None };
    struct State {
        Part part = Part::None;
        QString words;

        friend bool operator==(const State&, const State&) = default;
    };

    QString version;
    State service; ///< whether it is there, and where
    State camera; ///< with its pictures a second
    State light;
    State printer;
    State sound;
    int peopleLastHour = 0;
    QStringList addresses; ///< of this machine in its network

    friend bool operator==(const CaretakerFacts&, const CaretakerFacts&) = default;
};

/// The page of whoever looks after this kiosk, behind a PIN: how it is, its tests, its settings. And whether
/// the kiosk is paused, which everybody sees.
///
/// Knows no device: what is wanted goes out as signals, what is known comes in. It shuts itself after two
/// minutes without a touch. Thread: the GUI thread.
class CaretakerDesk : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of the screen")

    Q_PROPERTY(QString step READ stepName NOTIFY changed) ///< "Shut", "NoPin", "Asking", "Checking", "Open"
    Q_PROPERTY(int typed READ typed NOTIFY changed) ///< digits
    Q_PROPERTY(bool wrong READ isWrong NOTIFY changed) ///< the last PIN was
    Q_PROPERTY(int waitSeconds READ waitSeconds NOTIFY changed) ///< until the next may be typed
    Q_PROPERTY(QString tab READ tab NOTIFY changed) ///< "State", "Settings"
    Q_PROPERTY(QVariantList facts READ facts NOTIFY
                   changed) ///< caption, fact, icon, part ("Well", "Low", "Bad", "None")
    Q_PROPERTY(QString version READ version NOTIFY changed)
    Q_PROPERTY(QString notice READ notice NOTIFY changed) ///< what a test or a setting came to
    Q_PROPERTY(int loudness READ loudness NOTIFY changed)
    Q_PROPERTY(QString language READ language NOTIFY changed)
    Q_PROPERTY(bool largeText READ largeText NOTIFY changed)
    Q_PROPERTY(bool paused READ isPaused NOTIFY changed)

public:
    enum class Step { Shut, NoPin, Asking, Checking, Open };

    explicit CaretakerDesk(QObject* parent = nullptr);

    void setSettings(const KioskSettings& settings); ///< as kept; nothing is signalled but changed()
    void setFacts(const CaretakerFacts& facts);
    void setNotice(const QString& notice);
    /// Words are asked for again: another language.
    void retranslate() { emit changed(); }

    /// Somebody knows the way in. Whether there is a PIN, and how long nobody is heard.
    void come(bool hasPin, Milliseconds wait);
    /// The answer to pinTyped().
    void answer(bool wasRight, Milliseconds wait);
    void setWait(Milliseconds wait);
    void shut();
    /// Time has passed without anything.
    void tick(SteadyTime now);

    bool isShut() const { return m_step == Step::Shut; }
    Step step() const { return m_step; }
    const KioskSettings& settings() const { return m_settings; }

    QString stepName() const;
    int typed() const { return static_cast<int>(m_pin.size()); }
    bool isWrong() const { return m_isWrong; }
    int waitSeconds() const;
    QString tab() const { return m_settingsShown ? QStringLiteral("Settings") : QStringLiteral("State"); }
    QVariantList facts() const;
    QString version() const { return m_facts.version; }
    QString notice() const { return m_notice; }
    int loudness() const { return m_settings.promptLoudness; }
    QString language() const { return ui::codeOf(m_settings.language); }
    bool largeText() const { return m_settings.largeText; }
    bool isPaused() const { return m_settings.isPaused; }

    Q_INVOKABLE void knock(); ///< the corner was held, or the keys were pressed
    Q_INVOKABLE void digit(int value);
    Q_INVOKABLE void erase();
    Q_INVOKABLE void enter();
    Q_INVOKABLE void leave();
    Q_INVOKABLE void showTab(const QString& tab);
    Q_INVOKABLE void testPrint();
    Q_INVOKABLE void testSound();
    Q_INVOKABLE void changeLoudness(int by);
    Q_INVOKABLE void changeLanguage();
    Q_INVOKABLE void changeTextSize();
    Q_INVOKABLE void changePause();
    Q_INVOKABLE void restart();

signals:
    void changed();
    void knocked(); ///< answered by come()
    void pinTyped(const std::string& pin); ///< answered by answer(); to be wiped
    void printTestWanted();
    void soundTestWanted();
    void settingsChanged(); ///< to be kept
    void restartWanted();

private:
    void touched() { m_isTouched = true; }
    void clearPin();

    Step m_step = Step::Shut;
    std::string m_pin;
    bool m_isWrong = false;
    Milliseconds m_wait{0};
    bool m_settingsShown = false;
    CaretakerFacts m_facts;
    KioskSettings m_settings;
    QString m_notice;
    bool m_isTouched = false;
    std::optional<SteadyTime> m_touchedAt;
};

}
