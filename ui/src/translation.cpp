#include "ui/translation.h"

#include <QCoreApplication>

#include <utility>

namespace luot::ui {

namespace {

constexpr int leastTextSize = 100;
constexpr int largestTextSize = 200;

}

void addReadingOptions(QCommandLineParser& parser)
{
    parser.addOptions({
        {"language", "The language of the screen: vi or en.", "CODE", "vi"},
        {"text-size", "How large texts are, in per cent: 100 to 200.", "PERCENT", "100"},
    });
}

Result<Reading> readReadingOptions(const QCommandLineParser& parser)
{
    Reading reading;
    const QString language = parser.value("language");
    if (language == codeOf(Language::English))
        reading.language = Language::English;
    else if (language != codeOf(Language::Vietnamese))
        return failure("--language " + language.toStdString() + " is not known; write vi or en.");

    bool isNumber = false;
    const int size = parser.value("text-size").toInt(&isNumber);
    if (!isNumber || size < leastTextSize || size > largestTextSize)
        return failure("--text-size " + parser.value("text-size").toStdString()
                       + " is no size; write a number from 100 to 200, such as --text-size 150.");
    reading.textScale = size / 100.0;
    return reading;
}

QString codeOf(Language language) { return language == Language::English ? "en" : "vi"; }

Translation::Translation(QString program)
    : m_program{std::move(program)}
{
}

Translation::~Translation() { QCoreApplication::removeTranslator(&m_translator); }

Result<> Translation::use(Language language)
{
    QCoreApplication::removeTranslator(&m_translator);
    m_language = Language::Vietnamese;
    if (language == Language::Vietnamese)
        return {};
    const QString file = ":/i18n/" + m_program + '_' + codeOf(language) + ".qm";
    if (!m_translator.load(file))
        return failure("The texts in the language \"" + codeOf(language).toStdString() + "\" are missing ("
                       + file.toStdString() + "); this program was not built whole. They stay Vietnamese.");
    QCoreApplication::installTranslator(&m_translator);
    m_language = language;
    return {};
}

}
