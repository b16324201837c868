#pragma once

#include "base/result.h"

#include <QCommandLineParser>
#include <QString>
#include <QTranslator>

namespace luot::ui {

/// What a device's screen is written in. The texts in the code are Vietnamese; every other language is a Qt
/// Linguist file of the program, `i18n/<program>_<language>.ts`.
enum class Language { Vietnamese, English };

/// How somebody reads a screen.
///
/// --language vi|en  --text-size 100|150|200
struct Reading {
    Language language = Language::Vietnamese;
    double textScale = 1.0; ///< 1 to 2, for Screen::setTextScale()
    friend bool operator==(const Reading&, const Reading&) = default;
};

void addReadingOptions(QCommandLineParser& parser);
/// Requires: the parser has parsed. Fails with a sentence that says what to write instead.
Result<Reading> readReadingOptions(const QCommandLineParser& parser);

QString codeOf(Language language); ///< "vi", "en"

/// A program's texts in one language, at start and while it runs.
///
/// Requires: a QCoreApplication that lives as long. After use() on a program that already shows something,
/// its QML engine has to retranslate(). Thread: the GUI thread.
class Translation {
public:
    /// `program` as its .ts files are named: "luot-display-board".
    explicit Translation(QString program);
    ~Translation();
    Translation(const Translation&) = delete;
    Translation& operator=(const Translation&) = delete;

    /// Ensures: every text asked for from now on is in `language`, or Vietnamese and a failure that names the
    /// file.
    Result<> use(Language language);
    Language language() const { return m_language; }

private:
    QString m_program;
    QTranslator m_translator;
    Language m_language = Language::Vietnamese;
};

}
