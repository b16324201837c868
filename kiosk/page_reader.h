#pragma once

#include <QProcess>
#include <QString>

namespace luot::kiosk {

/// Reads a page aloud by espeak-ng, which runs as a program of its own; a new page cuts the one before off.
///
/// Thread: the GUI thread, which it never blocks. Without the program or a sound device it stays silent and
/// says so once in the log.
class PageReader : public QObject {
    Q_OBJECT

public:
    explicit PageReader(QObject* parent = nullptr);
    ~PageReader() override;

    /// `language`: "vi", "en".
    void read(const QString& text, const QString& language);
    void hush();
    bool isSpeaking() const { return m_program.state() != QProcess::NotRunning; }

signals:
    void speakingChanged();

private:
    QProcess m_program;
    bool m_warned = false;
};

}
