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

    void read(const QString& text);
    void hush();

private:
    QProcess m_program;
    bool m_warned = false;
};

}
