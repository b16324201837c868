#include "kiosk/page_reader.h"

#include "base/log.h"

namespace luot::kiosk {

PageReader::PageReader(QObject* parent)
    : QObject{parent}
{
    m_program.setProgram("espeak-ng");
    m_program.setStandardOutputFile(QProcess::nullDevice());
    m_program.setStandardErrorFile(QProcess::nullDevice());
    connect(&m_program, &QProcess::started, this, &PageReader::speakingChanged);
    connect(&m_program, &QProcess::finished, this, &PageReader::speakingChanged);
    connect(&m_program, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart && !m_warned) {
            m_warned = true;
            spdlog::warn("pages cannot be read aloud: install espeak-ng");
        }
    });
}

PageReader::~PageReader()
{
    m_program.disconnect(this);
    hush();
}

void PageReader::read(const QString& text, const QString& language)
{
    hush();
    m_program.setArguments({"-v", language, "-s", "150", "--", text});
    m_program.start();
}

void PageReader::hush()
{
    if (m_program.state() == QProcess::NotRunning)
        return;
    m_program.kill();
    m_program.waitForFinished(100);
}

}
